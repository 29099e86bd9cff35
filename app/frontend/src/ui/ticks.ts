/** The ticks of the rule: where each stands, and where it leads. */
import type { ActivityTick } from '../query/models/activity_view';

/** As fine as the rule is divided. */
export const WHOLE = 1000;

export interface Tick {
  /** From 0 to the whole rule. */
  place: number;
  at: Date;
  kind: string | undefined;
  /** How many changes it stands for. */
  count: number;
  /** What an address names to read what stood then. */
  moment: string;
}

const EDITS = new Set<string | undefined>(['post.edited', 'post.reverted']);

/** The end of a day, or the moment of a change. */
const endOf = ({ at, day }: ActivityTick): Date => new Date(at ?? `${day}T23:59:59.999Z`);

export function placed(ticks: readonly ActivityTick[], now: Date): Tick[] {
  const times = ticks.map((tick) => Math.min(endOf(tick).getTime(), now.getTime()));
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  return ticks.map(({ position, kind, changes = 1 }, nth) => {
    const at = new Date(times[nth] ?? first);
    const place = Math.round(((at.getTime() - first) / span) * WHOLE);
    return { place, at, kind, count: changes, moment: position ? String(position) : at.toISOString() };
  });
}

/** The tick that a hand on the rule means: another one, wherever it moves. */
export function snapped(ticks: readonly Tick[], from: number, place: number): number {
  const here = ticks[from]?.place ?? 0;
  if (place === here) return from;
  if (place > here) {
    const found = ticks.findIndex((tick, nth) => nth > from && tick.place >= place);
    return found < 0 ? ticks.length - 1 : found;
  }
  const found = ticks.findLastIndex((tick, nth) => nth < from && tick.place <= place);
  return Math.max(found, 0);
}

/** Just before the last edit, where single changes are told and one of them is an edit. */
export function momentBeforeEdit(ticks: readonly ActivityTick[]): string | null {
  const position = ticks.findLast(({ kind }) => EDITS.has(kind))?.position;
  return position ? String(position - 1) : null;
}

/** The last tick that had happened by a moment. */
export function nthAt(ticks: readonly Tick[], moment: string | undefined): number {
  if (moment === undefined) return ticks.length - 1;
  const found = /^\d+$/.test(moment)
    ? ticks.findLastIndex((tick) => /^\d+$/.test(tick.moment) && Number(tick.moment) <= Number(moment))
    : ticks.findLastIndex(({ at }) => at.getTime() <= Date.parse(moment));
  return Math.max(found, 0);
}
