/** Neighbouring paragraphs of a diff that are alike in having changed or not. */
import type { Block } from '../query/models/post_view';

export interface Run {
  start: number;
  changed: boolean;
  blocks: Block[];
}

export function inRuns(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  for (const [place, block] of blocks.entries()) {
    const last = runs.at(-1);
    if (last?.changed === block.changed) last.blocks.push(block);
    else runs.push({ start: place, changed: block.changed, blocks: [block] });
  }
  return runs;
}
