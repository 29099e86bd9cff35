import { expect, test } from 'vitest';
import { dropForeignPosition, keepPosition, ownPosition } from './position';

test('the higher of two positions is kept', () => {
  keepPosition('e1-9');
  keepPosition('e1-10');
  keepPosition('e1-2');

  expect(ownPosition()).toBe('e1-10');
});

test('a receipt of a new epoch starts afresh', () => {
  keepPosition('e1-10');
  keepPosition('e2-1');

  expect(ownPosition()).toBe('e2-1');
});

test('a position that can never be reached again is dropped', () => {
  keepPosition('e1-10');
  dropForeignPosition('e2-4');

  expect(ownPosition()).toBeNull();
});

test('an answer of the same epoch changes nothing', () => {
  keepPosition('e1-10');
  dropForeignPosition('e1-4');

  expect(ownPosition()).toBe('e1-10');
});
