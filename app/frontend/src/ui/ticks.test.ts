import { expect, test } from 'vitest';
import { momentBeforeEdit, nthAt, placed, snapped, WHOLE } from './ticks';

const NOW = new Date('2026-05-09T12:00:00Z');
const tick = (position: number, minute: number, kind: 'post.published' | 'post.edited' = 'post.edited') => ({
  position,
  kind,
  at: `2026-05-05T14:${String(minute).padStart(2, '0')}:00Z`,
});
const THREE = placed([tick(4, 0, 'post.published'), tick(7, 1), tick(9, 10)], NOW);

test('ticks stand where their time does, from one end of the rule to the other', () => {
  expect(THREE.map(({ place }) => place)).toEqual([0, 100, WHOLE]);
  expect(THREE.map(({ moment }) => moment)).toEqual(['4', '7', '9']);
});

test('a day stands for all its changes, and ends no later than now', () => {
  const days = placed(
    [
      { day: '2026-05-05', changes: 210 },
      { day: '2026-05-09', changes: 3 },
    ],
    NOW,
  );

  expect(days.map(({ count }) => count)).toEqual([210, 3]);
  expect(days.map(({ moment }) => moment)).toEqual(['2026-05-05T23:59:59.999Z', NOW.toISOString()]);
});

test.each([
  [0, 1, 1],
  [1, 101, 2],
  [2, 999, 1],
  [1, 99, 0],
  [0, WHOLE, 2],
  [2, 0, 0],
  [2, WHOLE, 2],
  [0, 0, 0],
])('a hand that goes from tick %i to place %i comes to tick %i', (from, place, to) => {
  expect(snapped(THREE, from, place)).toBe(to);
});

test('of ticks at one place each is come to', () => {
  const twins = placed([tick(1, 0), tick(2, 0), tick(3, 5)], NOW);

  expect(snapped(twins, 0, 1)).toBe(2);
  expect(snapped(twins, 2, 999)).toBe(1);
});

test('a moment is found among the ticks', () => {
  expect([nthAt(THREE, undefined), nthAt(THREE, '8'), nthAt(THREE, '1')]).toEqual([2, 1, 0]);
  expect(nthAt(THREE, '2026-05-05T14:05:00Z')).toBe(1);
});

test('before the last edit is a position before it', () => {
  expect(momentBeforeEdit([tick(4, 0, 'post.published'), tick(7, 1), tick(9, 10)])).toBe('8');
  expect(momentBeforeEdit([tick(4, 0, 'post.published')])).toBeNull();
  expect(momentBeforeEdit([{ day: '2026-05-05', changes: 210 }])).toBeNull();
});
