import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { ANNA, PASSWORD } from '../test/fixtures';
import { network, server } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';

const refused = (status: number, code: string, seconds: number) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status, code, detail: code },
    { status, headers: { 'Retry-After': String(seconds) } },
  );

afterEach(() => {
  vi.useRealTimers();
});

test('too many tries are told with how long to wait, counting down, and what was typed stays', async () => {
  network.board.join(ANNA, PASSWORD);
  server.use(http.post('*/api/command/log-in', () => refused(429, 'limit.reached', 2), { once: true }));
  const { user } = await openApp('/login');
  await user.type(await screen.findByLabelText('User name'), 'anna');
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);
  const shown = { selector: '[aria-hidden]' };
  expect(await screen.findByText('Too many tries. Again in 2 seconds.', shown)).toBeVisible();
  expect(
    await screen.findByText('Too many tries. Again in 1 second.', shown, { timeout: 3000 }),
  ).toBeVisible();
  expect(screen.getByLabelText('Password')).toHaveValue(PASSWORD);
  await user.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 3000 }));

  expect(await heading('Posts')).toBeVisible();
});

test('a board with too much to do says how long to wait, and the same submission goes on', async () => {
  network.board.viewer = ANNA;
  const keys: (string | null)[] = [];
  let busy = true;
  server.use(
    http.post('*/api/command/publish-post', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return busy ? refused(503, 'log.overloaded', 1) : undefined;
    }),
  );
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'A kettle');
  await user.type(screen.getByLabelText('Text'), 'It whistles.');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  expect(
    await screen.findByText(
      'The board has too much to do. Again in 1 second.',
      { selector: '[aria-hidden]' },
      { timeout: 9000 },
    ),
  ).toBeVisible();
  expect(screen.getByLabelText('Text')).toHaveValue('It whistles.');
  busy = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 3000 }));

  expect(await heading('A kettle')).toBeVisible();
  expect(new Set(keys).size).toBe(1);
});

test('a page that is refused for a while says for how long, and opens then', async () => {
  givenTheToaster();
  let limited = true;
  server.use(http.get('*/api/query/posts', () => (limited ? refused(429, 'limit.reached', 1) : undefined)));
  const { user } = await openApp('/');
  await screen.findByText('Too many tries. Again in 1 second.', { selector: '[aria-hidden]' });
  limited = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 3000 }));

  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible());
});

const openMenu = async (user: Awaited<ReturnType<typeof openApp>>['user']) => {
  const name = await screen.findByText('Anna', { selector: 'summary' });
  await user.click(name);
  return name.closest('details');
};

test('a log-out that is refused is told in the menu, which stays open', async () => {
  givenTheToaster();
  server.use(http.post('*/api/command/log-out', () => refused(429, 'limit.reached', 30), { once: true }));
  const { user } = await openApp('/');
  const menu = await openMenu(user);
  await user.click(screen.getByRole('button', { name: 'Log out' }));

  expect(
    await screen.findByText('Too many tries. Again in 30 seconds.', { selector: '[aria-hidden]' }),
  ).toBeVisible();
  expect(menu).toHaveAttribute('open');
  expect(network.board.viewer).toBe(ANNA);
});

test('a log-out that nobody answers says that nobody knows, and can be tried again', async () => {
  givenTheToaster();
  let offline = true;
  server.use(http.post('*/api/command/log-out', () => (offline ? HttpResponse.error() : undefined)));
  const { user } = await openApp('/');
  const menu = await openMenu(user);
  await user.click(screen.getByRole('button', { name: 'Log out' }));
  expect(await screen.findByText(/^Not yet known whether you are logged out\./)).toBeVisible();
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(menu).toHaveAttribute('open');
  offline = false;
  await user.click(again);

  expect(await screen.findByText('Logged out.')).toBeVisible();
});
