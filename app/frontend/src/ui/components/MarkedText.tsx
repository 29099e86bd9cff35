import type { MarkedSegment } from '../../query/models/hit_view';

interface Props {
  segments: readonly MarkedSegment[];
}

/** A text with what was looked for in it. */
export function MarkedText({ segments }: Props) {
  // A found text never changes under its marks, so a segment's place is its identity.
  return segments.map(({ text, mark }, place) => {
    const key = `${place}${text}`;
    return mark ? <mark key={key}>{text}</mark> : text;
  });
}
