/** Amounts that are no counts: of bytes, and rates. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "12 MB": as much of it as one keeps in mind. */
export function bytesIn(locale: string) {
  const formats = UNITS.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumSignificantDigits: 3,
      }),
  );
  return (bytes: number): string => {
    const size = Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
    const nth = Math.min(size, UNITS.length - 1);
    return formats[nth]?.format(bytes / 1000 ** nth) ?? '';
  };
}

/** Whole where it is large, by tenths where it is small. */
export const rounded = (rate: number): number => (rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate));
