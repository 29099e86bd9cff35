import { afterEach, expect, test, vi } from 'vitest';
import { ofTab } from './memory';

afterEach(() => {
  vi.restoreAllMocks();
  ofTab.forget('tea');
});

test('what is kept is recalled, until it is forgotten', () => {
  ofTab.keep('tea', 'green');
  expect(ofTab.recall('tea')).toBe('green');
  expect(sessionStorage.getItem('tea')).toBe('green');
  ofTab.forget('tea');

  expect(ofTab.recall('tea')).toBeNull();
});

test('a browser that forbids storing breaks nothing, and remembers until the page is left', () => {
  const forbidden = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(forbidden);
  expect(ofTab.recall('tea')).toBeNull();
  ofTab.keep('tea', 'green');
  expect(ofTab.recall('tea')).toBe('green');
  ofTab.forget('tea');

  expect(ofTab.recall('tea')).toBeNull();
});

test('a storage that is full loses nothing of what is newer', () => {
  ofTab.keep('tea', 'green');
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  ofTab.keep('tea', 'black');

  expect(ofTab.recall('tea')).toBe('black');
});
