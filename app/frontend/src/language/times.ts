/** Times as they are worded: relative for a day, then dates; exact where asked for. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Times {
  /** "5 May 2026" */
  date: (time: Date) => string;
  /** "5 May 2026 at 14:02:10 UTC+2" */
  exact: (time: Date) => string;
  /** "14:02:10" */
  clock: (time: Date) => string;
  /** "20 minutes ago" within a day, then the date. */
  near: (time: Date, now: Date) => string;
}

interface Options {
  relative?: Intl.RelativeTimeFormatStyle;
  /** The reader's own, unless one is named. */
  timeZone?: string;
}

export function timesIn(locale: string, { relative: style = 'long', timeZone }: Options = {}): Times {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
  const date = (time: Date) => dates.format(time);
  return {
    date,
    exact: (time) => exact.format(time),
    clock: (time) => clock.format(time),
    near: (time, now) => {
      const age = now.getTime() - time.getTime();
      if (age >= DAY) return date(time);
      if (age < MINUTE) return relative.format(0, 'second');
      if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
      return relative.format(-Math.floor(age / HOUR), 'hour');
    },
  };
}
