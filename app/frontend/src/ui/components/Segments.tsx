import { useWords } from '../../language/words';
import type { Segment } from '../../query/models/post_view';

interface Props {
  segments: readonly Segment[];
}

/** A compared line: marked by colour and line for the eye, by hidden words for the ear. */
export function Segments({ segments }: Props) {
  const { diff, language } = useWords();
  // Two versions never change under their diff, so a segment's place is its identity.
  return segments.map((segment, place) => {
    const key = `${place}${segment.op}`;
    if (segment.op === 'same') return <span key={key}>{segment.text}</span>;
    const Changed = segment.op === 'added' ? 'ins' : 'del';
    return (
      <Changed key={key}>
        <span className="visually-hidden" lang={language}>
          {' '}
          {segment.op === 'added' ? diff.added : diff.removed}{' '}
        </span>
        {segment.text}
        <span className="visually-hidden" lang={language}>
          {' '}
          {diff.end}{' '}
        </span>
      </Changed>
    );
  });
}
