import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { aView } from '../test/board_system';
import { network } from '../test/network';
import { givenTheToaster, openApp } from '../test/open_app';

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);

beforeEach(() => {
  givenTheToaster();
});

test('what was built anew says whether it is the same as before', async () => {
  const differing = [
    { table: 'posts', before: 12, now: 14 },
    { table: 'tags', before: 3, now: 3 },
  ];
  network.board.condition.views = [
    aView('users', { compared: { rows: 1204, differing: [] } }),
    aView('comments', { number: 1, state: 'kept', compared: { rows: 9, differing: [] } }),
    aView('posts', { compared: { rows: 17, differing } }),
    aView('tags'),
  ];
  await openApp('/system');
  const rows = within(await screen.findByRole('table', { name: /^Board/ })).getAllByRole('row');

  expect(rows.slice(1).map(({ textContent }) => textContent?.replace('Rebuild…', ''))).toEqual([
    'users4Answers',
    'The same as before: 1,204 rows',
    'comments4Kept from before',
    'posts4Answers',
    'Not the same as before: posts (12 rows before, 14 now) and tags (3 rows before, 3 now)',
    'tags4Answers',
  ]);
});

test('a rebuild asks first, and then shows what is being built', async () => {
  const { user } = await openApp('/system');
  const button = await screen.findByRole('button', { name: 'Rebuild the view comments' });
  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Rebuild the view comments?' });
  expect(sent('rebuild-view')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Rebuild' }));

  expect(await screen.findByText('The view comments is being built anew.')).toBeVisible();
  expect(sent('rebuild-view').map(({ body }) => body)).toEqual([{ view: 'comments' }]);
  expect(await screen.findByText('Being built: position 12 of 40')).toBeVisible();
  await waitFor(() => expect(button).toHaveFocus());
});

test('whoever thinks better of it rebuilds nothing', async () => {
  const { user } = await openApp('/system');
  await user.click(await screen.findByRole('button', { name: 'Rebuild the view posts' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getAllByRole('button', { name: 'Cancel' }).at(-1) ?? dialog);

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(network.sent).toEqual([]);
});
