/** Moments that one looks back to: positions of the log, or times. */
import type { MarkView } from '../query/models/post_view';

const isPosition = (moment: string): boolean => /^\d+$/.test(moment);

/** Whether something had happened by then. */
export function upTo(moment: string | undefined) {
  return ({ position, at }: Pick<MarkView, 'position' | 'at'>): boolean => {
    if (moment === undefined) return true;
    return isPosition(moment) ? position <= Number(moment) : Date.parse(at) <= Date.parse(moment);
  };
}

/** The time that a moment names by itself; null for a position. */
export function timeOf(moment: string): Date | null {
  if (isPosition(moment)) return null;
  const time = new Date(moment);
  return Number.isNaN(time.getTime()) ? null : time;
}

const two = (number: number) => String(number).padStart(2, '0');

/** As the browser's field for day and time has it: in the reader's own time zone. */
export function fieldOf(time: Date): string {
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** As addresses have it. A minute is over when it ends: what happened within it is seen. */
export function momentOf(field: string): string | null {
  const time = new Date(field);
  if (field === '' || Number.isNaN(time.getTime())) return null;
  time.setSeconds(59, 999);
  return (time.getTime() < Date.now() ? time : new Date()).toISOString();
}
