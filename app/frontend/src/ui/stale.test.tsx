import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { answer } from '../test/board_queries';
import { ANNA, TOASTER } from '../test/fixtures';
import { network, server } from '../test/network';
import { givenTheToaster, openApp } from '../test/open_app';

const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;
const CATCHING_UP = /^As of \d\d:\d\d:\d\d, catching up$/;

beforeEach(() => {
  const board = givenTheToaster();
  board.edit(TOASTER.id, ANNA, { body: 'It trips no more.' });
  board.sessions = [
    {
      ...{ id: 's1', started_at: '2026-05-05T12:00:00Z', ends_at: '2026-06-05T12:00:00Z' },
      ...{ method: 'password', current: true },
    },
  ];
});

test.each([
  '/',
  '/?sort=active',
  '/t/repair',
  '/t/nothing',
  '/tags',
  '/search?q=toaster',
  '/u/anna',
  '/u/anna/comments',
  '/u/anna/record',
  TOASTER_PAGE,
  `/p/${TOASTER.id}/edit`,
  `/p/${TOASTER.id}/versions`,
  `/p/${TOASTER.id}/versions/1`,
  `/p/${TOASTER.id}/versions/1..2`,
  `/p/${TOASTER.id}/record`,
  '/drafts',
  '/settings/profile',
  '/settings/sessions',
])('%s says that it is catching up, until it has caught up', async (address) => {
  network.board.stale = true;
  await openApp(address);
  const [told] = await screen.findAllByText(CATCHING_UP);
  expect(told?.closest('[role=status]')).toBeVisible();
  network.board.stale = false;

  await waitFor(() => expect(screen.queryByText(CATCHING_UP)).not.toBeInTheDocument());
  expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
});

test.each([
  ['/u/anna', '/api/query/posts'],
  ['/u/anna', '/api/query/users/anna'],
  ['/u/anna/comments', '/api/query/users/anna'],
  [TOASTER_PAGE, `/api/query/posts/${TOASTER.id}`],
  [TOASTER_PAGE, `/api/query/posts/${TOASTER.id}/timeline`],
  [TOASTER_PAGE, `/api/query/posts/${TOASTER.id}/comments`],
  [`/p/${TOASTER.id}/versions`, `/api/query/posts/${TOASTER.id}`],
  [`/p/${TOASTER.id}/versions/1..2`, `/api/query/posts/${TOASTER.id}/diff`],
])('%s is as new as the oldest of its answers: %s', async (address, behind) => {
  const { board } = network;
  server.use(
    http.get('*/api/query/*', ({ request }) => {
      const url = new URL(request.url);
      board.stale = url.pathname === behind;
      const { status, body } = answer(board, url);
      return HttpResponse.json(Object(body), { status });
    }),
  );
  await openApp(address);

  expect(await screen.findByText(CATCHING_UP)).toBeVisible();
});
