import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { eventBus } from '../infrastructure/event/event_bus';
import { ja } from '../language/ja';
import { ru } from '../language/ru';
import { ANNA, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';

const PUBLISHED = '2026-05-05T12:00:00Z';
const MINUTE = 60_000;

const published = () => document.querySelector('.byline time') ?? new Element();

async function openedAfter(minutes: number, words?: typeof ru) {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  vi.setSystemTime(Date.parse(PUBLISHED) + minutes * MINUTE);
  givenTheToaster();
  const opened = await openApp(`/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`, null, words);
  await heading(TOASTER.title);
  return opened;
}

afterEach(() => {
  vi.useRealTimers();
});

test('a time goes with the clock while the page is open', async () => {
  await openedAfter(1);
  expect(published()).toHaveTextContent('1 minute ago');
  act(() => {
    vi.advanceTimersByTime(20 * MINUTE);
  });

  expect(published()).toHaveTextContent('21 minutes ago');
});

test('what happened just now grows old like everything else', async () => {
  await openedAfter(1);
  network.board.edit(TOASTER.id, ANNA, { body: 'It trips no more.' });
  eventBus.publish({ kind: 'views changed', topics: [`post:${TOASTER.id}`] });
  expect(await screen.findByText(/^Edited just now:/)).toBeVisible();
  act(() => {
    vi.advanceTimersByTime(3 * MINUTE);
  });

  expect(screen.getByText(/^Edited 3 minutes ago:/)).toBeVisible();
});

test('the byline tells how long ago the text was edited, and exactly when on focus', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  vi.setSystemTime(Date.parse(PUBLISHED) + 5 * MINUTE);
  givenTheToaster().edit(TOASTER.id, ANNA, { body: 'It trips no more.' });
  await openApp(`/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`);
  const edited = await screen.findByRole('link', { name: 'edited 4 minutes ago, version 2' });
  act(() => edited.focus());

  expect(edited).toHaveAccessibleDescription(/^5 May 2026 at \d\d:00:01 \S+$/);
  expect(edited).toHaveAccessibleName('edited 4 minutes ago, version 2');
});

test.each([
  [ja, '5分前'],
  [ru, '5 минут назад'],
])('a time is worded in $language', async (words, worded) => {
  await openedAfter(5, words);

  expect(published()).toHaveTextContent(worded);
});

test('the exact time is told on focus and under the pointer, until Escape or farewell', async () => {
  const { user } = await openedAfter(5);
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();

  while (document.activeElement !== published()) await user.tab();
  expect(screen.getByRole('tooltip')).toHaveTextContent(/^5 May 2026 at \d\d:00:00 \S+$/);
  expect(published()).toHaveAccessibleDescription(/^5 May 2026 at \d\d:00:00 \S+$/);

  await user.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();

  fireEvent.pointerEnter(published());
  expect(screen.getByRole('tooltip')).toBeVisible();
  fireEvent.pointerLeave(published());
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
});

test('a language is chosen while writing, and what is typed stays', async () => {
  givenTheToaster();
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'A kettle');
  await user.selectOptions(screen.getByRole('combobox', { name: /^Language(?! of)/ }), 'ru');

  expect(await heading('Новая запись')).toBeVisible();
  expect(screen.getByLabelText('Заголовок')).toHaveValue('A kettle');
  expect(document.documentElement.lang).toBe('ru');
  expect(document.cookie).toContain('hindsight-language=ru');
});
