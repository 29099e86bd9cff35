import { useWords } from '../../language/words';
import type { Block } from '../../query/models/post_view';
import { inRuns } from '../diff_runs';
import { Segments } from './Segments';

interface Props {
  blocks: readonly Block[];
}

/** Changed paragraphs in full; what is the same folds into a line that opens. */
export function DiffBody({ blocks }: Props) {
  const { diff, language } = useWords();
  return inRuns(blocks).map((run) =>
    run.changed ? (
      <Paragraphs key={run.start} blocks={run.blocks} />
    ) : (
      <details className="fold" key={run.start}>
        <summary lang={language}>{diff.same({ count: run.blocks.length })}</summary>
        <Paragraphs blocks={run.blocks} />
      </details>
    ),
  );
}

function Paragraphs({ blocks }: Props) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two versions never change under their diff.
    <p className="diff-block" key={place}>
      <Segments segments={block.segments} />
    </p>
  ));
}
