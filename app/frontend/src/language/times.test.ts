import { expect, test } from 'vitest';
import { en } from './en';
import { ja } from './ja';
import { ru } from './ru';
import { datesIn } from './times';

const { near, date } = en.times;
const NOON = new Date('2026-05-05T12:00:00Z');

test.each([
  ['2026-05-05T11:59:30Z', 'just now'],
  ['2026-05-05T11:59:00Z', '1 minute ago'],
  ['2026-05-05T11:01:00Z', '59 minutes ago'],
  ['2026-05-05T11:00:00Z', '1 hour ago'],
  ['2026-05-04T12:00:01Z', '23 hours ago'],
  ['2026-05-04T12:00:00Z', '4 May 2026'],
])('at noon on 5 May %s is worded “%s”', (time, worded) => {
  expect(near(new Date(time), NOON)).toBe(worded);
});

test('a clock that is a little behind words the future as just now', () => {
  expect(near(new Date('2026-05-05T12:00:20Z'), NOON)).toBe('just now');
});

test('a date names day, month and year', () => {
  expect(date(NOON)).toBe('5 May 2026');
});

/** Newer data sets write a no-break space where older ones had a plain one. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test.each([
  [en, ['just now', '1 minute ago', '3 minutes ago', '21 hours ago', '4 May 2026']],
  [ja, ['たった今', '1分前', '3分前', '21時間前', '2026年5月4日']],
  [ru, ['только что', '1 минуту назад', '3 минуты назад', '21 час назад', '4 мая 2026 г.']],
])('$language words times near and far', ({ times }, worded) => {
  const ages = [0, 1, 3, 21 * 60, 24 * 60].map((minutes) => new Date(NOON.getTime() - minutes * 60_000));

  expect(ages.map((time) => plain(times.near(time, NOON)))).toEqual(worded);
});

test.each([
  ['en-GB', '5 May 2026 at 14:02:10 UTC'],
  ['ja-JP', '2026年5月5日 14:02:10 UTC'],
  ['ru-RU', '5 мая 2026 г. в 14:02:10 UTC'],
])('an exact time in %s names its zone', (locale, worded) => {
  const { exact } = datesIn(locale, 'UTC');

  expect(plain(exact(new Date('2026-05-05T14:02:10Z')))).toBe(worded);
});
