/** The last position this tab has written at or heard of: questions ask for a view at least that new. */
import { ofTab } from '../memory';

const KEY = 'hindsight.position';

interface Position {
  epoch: string;
  number: number;
}

function parse(token: string | null): Position | null {
  const [, epoch, digits] = token?.match(/^(.+)-(\d+)$/) ?? [];
  return epoch && digits ? { epoch, number: Number(digits) } : null;
}

export function ownPosition(): string | null {
  return ofTab.recall(KEY);
}

/** Keeps the higher of two tokens. A new epoch (a log put back from a copy) starts afresh. */
export function keepPosition(token: string): void {
  const kept = parse(ownPosition());
  const given = parse(token);
  if (!given) return;
  if (kept && kept.epoch === given.epoch && kept.number >= given.number) return;
  ofTab.keep(KEY, token);
}

/** A token of another epoch can never be reached again, and asking for it would only wait. */
export function dropForeignPosition(tokenOfAnswer: string | null): void {
  const kept = parse(ownPosition());
  const answered = parse(tokenOfAnswer);
  if (kept && answered && kept.epoch !== answered.epoch) ofTab.forget(KEY);
}

/** Whether one token is behind another; of tokens of two epochs neither is. */
export function isBehind(token: string | null, other: string | null): boolean {
  const here = parse(token);
  const there = parse(other);
  return here !== null && there !== null && here.epoch === there.epoch && here.number < there.number;
}
