/** The time at which a post is to appear, as the reader's own clock shows it. */
const two = (number: number) => String(number).padStart(2, '0');

/** What a field for day and time holds: "2026-05-05T14:00". */
export function fieldTimeOf(time: Date): string {
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The moment that such a field names, as the board reads it; what names none goes as it is and is refused. */
export function momentOf(field: string): string {
  const time = new Date(field);
  return Number.isNaN(time.getTime()) ? field : time.toISOString();
}

/** "UTC+2", by the reader's clock at that time. */
export function zoneOf(locale: string, time: Date): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(time);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
