import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { eventBus } from '../infrastructure/event/event_bus';
import { ANNA, TOASTER } from '../test/fixtures';
import { network, server } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';

const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;

const elsewhere = (...topics: string[]) => eventBus.publish({ kind: 'views changed', topics });

const publish = (title: string) =>
  network.board.publish(ANNA, { ...TOASTER, id: crypto.randomUUID(), title, tags: ['repair'] });

const titles = () =>
  within(screen.getByRole('main'))
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => textContent);

test('new posts wait above the list until their reader asks for them', async () => {
  givenTheToaster();
  const { user } = await openApp('/');
  await heading('Posts');
  publish('A bicycle');
  publish('A kettle');
  elsewhere('posts');
  const show = await screen.findByRole('button', { name: 'Show 2 new posts' });
  expect(titles()).toEqual([TOASTER.title]);
  expect(show.closest('[role=status]')).not.toBeNull();
  await user.click(show);

  expect(titles()).toEqual(['A kettle', 'A bicycle', TOASTER.title]);
  expect(screen.getByRole('link', { name: 'A kettle' })).toHaveFocus();
  expect(screen.queryByRole('button', { name: /new post/ })).not.toBeInTheDocument();
});

test('n shows what is new', async () => {
  givenTheToaster();
  const { user } = await openApp('/');
  await heading('Posts');
  publish('A bicycle');
  elsewhere('posts');
  await screen.findByRole('button', { name: 'Show 1 new post' });
  await user.keyboard('n');

  expect(titles()).toEqual(['A bicycle', TOASTER.title]);
});

test('what a deleted post made room for is not called new', async () => {
  const board = givenTheToaster();
  for (let n = 10; n < 32; n++) board.publish(ANNA, { ...TOASTER, id: `p${n}`, title: `Post ${n}` });
  await openApp('/');
  await heading('Posts');
  board.mark('p20', ANNA, 'post.deleted');
  elsewhere('posts');

  expect(await screen.findByText('This has changed:')).toBeVisible();
  expect(screen.queryByRole('button', { name: /new post/ })).not.toBeInTheDocument();
});

test('whoever goes to the list that they are on gets it as it is now', async () => {
  givenTheToaster();
  const { user } = await openApp('/');
  await heading('Posts');
  publish('A bicycle');
  elsewhere('posts');
  await screen.findByRole('button', { name: 'Show 1 new post' });
  await user.click(screen.getByRole('link', { name: 'Hindsight' }));

  await waitFor(() => expect(titles()).toEqual(['A bicycle', TOASTER.title]));
});

test('an edit elsewhere is told, and the new text comes only when asked for', async () => {
  const board = givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  board.edit(TOASTER.id, ANNA, { title: 'A toaster, mended', body: 'It trips no more.' });
  elsewhere(`post:${TOASTER.id}`, 'posts');
  const link = await screen.findByRole('link', { name: 'show what changed' });
  expect(link).toHaveAttribute('href', `/p/${TOASTER.id}/versions/1..2`);
  expect(screen.getByText(/^Edited .*:/)).toBeVisible();
  expect(screen.getByText('The element measures 12 ohms.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show it here' }));

  expect(await heading('A toaster, mended')).toBeVisible();
  expect(screen.getByText('It trips no more.')).toBeVisible();
  expect(screen.queryByText(/^Edited .*:/)).not.toBeInTheDocument();
});

test('a post that is deleted elsewhere says so, and its text stays for who reads it', async () => {
  const board = givenTheToaster();
  board.viewer = null;
  await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  board.mark(TOASTER.id, ANNA, 'post.deleted');
  elsewhere(`post:${TOASTER.id}`);

  expect(await screen.findByText(/^Deleted by its author, /)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Its record' })).toBeVisible();
  expect(screen.getByText('The element measures 12 ohms.')).toBeVisible();
});

test('one’s own write is shown at once and announces nothing', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  await user.click(screen.getByRole('button', { name: 'Delete…' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));

  expect(await screen.findByText('Only you and moderators see this')).toBeVisible();
  expect(screen.queryByText(/^Deleted by its author, /)).not.toBeInTheDocument();
});

test('what concerns another post moves and tells nothing', async () => {
  givenTheToaster();
  await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  network.asked = [];
  elsewhere('post:another', 'posts', 'tags');
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(network.asked).toEqual([]);
});

test('when nobody answers any more the page says since when', async () => {
  givenTheToaster();
  await openApp('/');
  await heading('Posts');
  server.use(http.get('*/api/query/*', () => HttpResponse.error()));
  eventBus.publish({ kind: 'views changed', topics: null });

  expect(
    await screen.findByText(/^As of \d\d:\d\d:\d\d, no answer since$/, {}, { timeout: 4000 }),
  ).toBeVisible();
  expect(titles()).toEqual([TOASTER.title]);
});
