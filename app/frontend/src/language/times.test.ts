import { expect, test } from 'vitest';
import { timesIn } from './times';

const { near, date } = timesIn('en-GB');
const NOON = new Date('2026-05-05T12:00:00Z');

test.each([
  ['2026-05-05T11:59:30Z', 'now'],
  ['2026-05-05T11:59:00Z', '1 minute ago'],
  ['2026-05-05T11:01:00Z', '59 minutes ago'],
  ['2026-05-05T11:00:00Z', '1 hour ago'],
  ['2026-05-04T12:00:01Z', '23 hours ago'],
  ['2026-05-04T12:00:00Z', '4 May 2026'],
])('at noon on 5 May %s is worded “%s”', (time, worded) => {
  expect(near(new Date(time), NOON)).toBe(worded);
});

test('a clock that is a little behind words the future as now', () => {
  expect(near(new Date('2026-05-05T12:00:20Z'), NOON)).toBe('now');
});

test('a date names day, month and year', () => {
  expect(date(NOON)).toBe('5 May 2026');
});
