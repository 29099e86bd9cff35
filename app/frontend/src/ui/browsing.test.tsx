import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer } from '../test/board_queries';
import { ANNA, EPOCH, PASSWORD, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;

test('a guest reads the list and opens a post', async () => {
  givenTheToaster().viewer = null;
  const { user } = await openApp('/');
  await user.click(await screen.findByRole('link', { name: TOASTER.title }));

  expect(await heading(TOASTER.title)).toHaveFocus();
  expect(screen.getByText('The element measures 12 ohms.')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
  expect(screen.getByRole('complementary', { name: 'Record' })).toHaveTextContent('Anna published it');
});

test('a guest filters the list by a tag', async () => {
  const board = givenTheToaster();
  board.publish(ANNA, {
    ...TOASTER,
    id: TOASTER.id.replace(/1$/, '2'),
    title: 'A bicycle',
    tags: ['bicycles'],
  });
  const { user } = await openApp('/');
  await user.click(await screen.findByRole('link', { name: 'bicycles' }));
  await heading('Posts tagged bicycles');

  expect(screen.getByRole('link', { name: 'A bicycle' })).toBeVisible();
  expect(screen.queryByRole('link', { name: TOASTER.title })).not.toBeInTheDocument();
});

test('older posts are a real link away', async () => {
  const board = givenTheToaster();
  for (let n = 10; n < 35; n++) board.publish(ANNA, { ...TOASTER, id: `p${n}`, title: `Post ${n}` });
  const { user } = await openApp('/');
  const older = await screen.findByRole('link', { name: 'Older' });
  expect(older).toHaveAttribute('href', '/?after=20');
  await user.click(older);

  expect(await screen.findByRole('link', { name: TOASTER.title })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Newest' })).toHaveAttribute('href', '/');
});

test('the tags are listed with their counts', async () => {
  givenTheToaster();
  await openApp('/tags');
  await heading('Tags');

  const [first] = screen.getAllByRole('listitem').filter((item) => item.textContent?.includes('1 post'));
  expect(first).toHaveTextContent('repair1 post');
});

test('a profile shows the person and what they posted', async () => {
  givenTheToaster();
  await openApp('/u/anna');
  await heading('Anna');

  expect(screen.getByText('Joined 1 May 2026')).toBeVisible();
  expect(screen.getByRole('link', { name: TOASTER.title })).toBeVisible();
});

test('a post is found by its id alone', async () => {
  givenTheToaster();
  await openApp(`/p/${TOASTER.id}`);

  await addressIs(TOASTER_PAGE);
  expect(await heading(TOASTER.title)).toBeVisible();
});

test('a post’s address without words keeps the order of its thread', async () => {
  givenTheToaster();
  await openApp(`/p/${TOASTER.id}?sort=top`);

  await addressIs(`${TOASTER_PAGE}?sort=top`);
});

test('a board without posts says so and offers one action', async () => {
  await openApp('/');

  const main = screen.getByRole('main');
  expect(await within(main).findByText('Nothing has been posted yet.')).toBeVisible();
  expect(within(main).getByRole('link', { name: 'Register' })).toBeVisible();
});

test('an unknown address says that nothing is here', async () => {
  await openApp('/nowhere');

  expect(await heading('Nothing is here')).toBeVisible();
});

test('a view that is behind says so, and is asked again until it has caught up', async () => {
  const board = givenTheToaster();
  board.stale = true;
  await openApp('/');
  expect(await screen.findByText(/^As of \d\d:\d\d:\d\d, catching up$/)).toBeVisible();
  board.stale = false;
  board.edit(TOASTER.id, ANNA, { title: 'A toaster, mended' });

  expect(await screen.findByRole('link', { name: 'A toaster, mended' }, { timeout: 3000 })).toBeVisible();
  expect(screen.queryByText(/catching up/)).not.toBeInTheDocument();
});

test.each(['/', TOASTER_PAGE, '/t/repair', '/?author=anna'])(
  'with its answers inlined the first render of %s asks nothing',
  async (address) => {
    const board = givenTheToaster();
    const addresses = [
      '/api/query/posts?sort=new',
      '/api/query/posts?sort=new&tag=repair',
      '/api/query/posts?author=anna&sort=new',
      `/api/query/posts/${TOASTER.id}`,
      `/api/query/posts/${TOASTER.id}/timeline?limit=100`,
      `/api/query/posts/${TOASTER.id}/comments?sort=old&limit=50`,
    ];
    const answers = Object.fromEntries(
      addresses.map((asked) => [asked, answer(board, new URL(asked, 'http://localhost')).body]),
    );
    await openApp(address, { viewer: ANNA, answers, token: null });

    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.getAllByText(TOASTER.title)).not.toHaveLength(0);
    expect(network.asked).toEqual([]);
  },
);

test('after a write every question asks for a view at least that new', async () => {
  network.board.join(ANNA, PASSWORD);
  const { user } = await openApp('/login');
  await user.type(await screen.findByLabelText('User name'), 'anna');
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Log in' }));
  await heading('Posts');

  expect(network.asked.at(-1)?.headers.get('Hindsight-Min-Position')).toBe(`${EPOCH}-1`);
});
