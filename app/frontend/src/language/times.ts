/** Times as they are worded: relative for a day, then dates; exact where asked for. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Dates {
  /** "5 May 2026" */
  date: (time: Date) => string;
  /** "5 May 2026 at 14:02:10 UTC+2" */
  exact: (time: Date) => string;
  /** "14:02:10" */
  clock: (time: Date) => string;
  /** "5 May 2026 at 14:02" */
  moment: (time: Date) => string;
  /** "5 May 2026, 14:02", where there is little room. */
  brief: (time: Date) => string;
}

export interface Times extends Dates {
  /** "5 May 2026", of a day as the board counts them: in UTC. */
  day: (day: string) => string;
  /** "just now", "20 minutes ago" within a day, then the date. */
  near: (time: Date, now: Date) => string;
}

/** In the reader's own time zone, unless one is named. */
export function datesIn(locale: string, timeZone?: string): Dates {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const brief = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  return {
    date: (time) => date.format(time),
    exact: (time) => exact.format(time),
    clock: (time) => clock.format(time),
    moment: (time) => moment.format(time),
    brief: (time) => brief.format(time),
  };
}

interface Ages {
  justNow: string;
  style?: Intl.RelativeTimeFormatStyle;
}

export function timesIn(locale: string, { justNow, style = 'long' }: Ages): Times {
  const dates = datesIn(locale);
  const utc = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale, { style });
  return {
    ...dates,
    day: (day) => utc.format(new Date(day)),
    near: (time, now) => {
      const age = now.getTime() - time.getTime();
      if (age >= DAY) return dates.date(time);
      if (age < MINUTE) return justNow;
      if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
      return relative.format(-Math.floor(age / HOUR), 'hour');
    },
  };
}
