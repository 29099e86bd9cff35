import { screen, waitFor, within } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { ANNA, TOASTER } from '../test/fixtures';
import { network, server } from '../test/network';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

const KETTLE = {
  ...TOASTER,
  id: TOASTER.id.replace(/1$/, '2'),
  title: 'A kettle',
  body: 'The element is gone.',
};

const asked = () =>
  network.asked.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === '/api/query/search');

const narrow = () => screen.getByText('Narrow');

const field = () => screen.findByRole('searchbox', { name: 'Words to look for' });

test('someone finds a post as they type, and the address can be shared', async () => {
  givenTheToaster();
  const { user } = await openApp('/');
  await user.keyboard('/');
  await heading('Search');
  expect(await field()).toHaveFocus();
  await user.keyboard('fuse');
  const hit = await screen.findByRole('link', { name: TOASTER.title });

  expect(within(hit).getByText('fuse').tagName).toBe('MARK');
  expect(screen.getByText('1 hit').closest('[role=status]')).toBeVisible();
  await addressIs('/search?q=fuse');
  expect(await field()).toHaveFocus();
  expect(asked().map(({ search }) => search)).toEqual(['?q=fuse']);
});

test('arrows lead into the hits and back, and the back button to what was looked for', async () => {
  givenTheToaster().publish(ANNA, KETTLE);
  const { user } = await openApp('/search?q=element');
  const [kettle, toaster] = await screen.findAllByRole('link', { name: /kettle|toaster that/ });
  await user.click(await field());
  await user.keyboard('{ArrowDown}');
  expect(kettle).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(toaster).toHaveFocus();
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(await field()).toHaveFocus();
  await user.keyboard('{ArrowDown}{Enter}');
  await heading('A kettle');
  window.history.back();

  await heading('Search');
  expect(await field()).toHaveValue('element');
  expect(await screen.findByRole('link', { name: 'A kettle' })).toBeVisible();
});

test('hits are narrowed to a kind, by a real link', async () => {
  givenTheToaster();
  const { user } = await openApp('/search?q=fuse&tag=repair');
  expect(await screen.findByRole('link', { name: 'Only #repair, take away' })).toBeVisible();
  await user.click(await screen.findByRole('link', { name: 'Comments' }));

  await addressIs('/search?q=fuse&tag=repair&kind=comments');
  expect(await screen.findByText('Nobody has said this here.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Only #repair, take away' }));
  await addressIs('/search?q=fuse&kind=comments');
  expect(screen.queryByRole('list', { name: 'Narrowed to' })).not.toBeInTheDocument();
  expect(narrow()).toHaveFocus();
});

test('hits are narrowed to the people and tags that they name', async () => {
  givenTheToaster();
  const { user } = await openApp('/search?q=fuse');
  await screen.findByText('1 hit');
  await user.click(narrow());
  await user.click(await screen.findByRole('link', { name: `Only by @${ANNA.username}` }));
  await addressIs(`/search?q=fuse&author=${ANNA.username}`);
  expect(narrow()).toHaveFocus();
  expect(narrow().closest('details')).not.toHaveAttribute('open');
  await user.click(narrow());
  expect(screen.queryByRole('link', { name: `Only by @${ANNA.username}` })).not.toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'Only #repair' }));

  await addressIs(`/search?q=fuse&author=${ANNA.username}&tag=repair`);
  const chips = within(screen.getByRole('list', { name: 'Narrowed to' })).getAllByRole('link');
  expect(chips.map(({ textContent }) => textContent)).toEqual([
    `Only by @${ANNA.username}, take away`,
    'Only #repair, take away',
  ]);
});

test('hits are narrowed by a name and a tag that one writes, with whatever mark before it', async () => {
  givenTheToaster();
  const { user } = await openApp('/search?q=fuse&kind=posts&tag=looms');
  await user.click(narrow());
  expect(await screen.findByRole('textbox', { name: 'Tag' })).toHaveValue('looms');
  await user.clear(screen.getByRole('textbox', { name: 'Tag' }));
  await user.type(screen.getByRole('textbox', { name: 'By (user name)' }), '@mallory{Enter}');
  await addressIs('/search?q=fuse&kind=posts&author=mallory');
  expect(narrow()).toHaveFocus();
  await user.click(narrow());
  await user.type(screen.getByRole('textbox', { name: 'Tag' }), '#repair');
  await user.click(screen.getByRole('button', { name: 'Apply' }));

  await addressIs('/search?q=fuse&kind=posts&author=mallory&tag=repair');
});

test('the ways to narrow are closed by the key that leaves them', async () => {
  givenTheToaster();
  const { user } = await openApp('/search?q=fuse');
  await user.click(await screen.findByText('Narrow'));
  await user.click(screen.getByRole('textbox', { name: 'Tag' }));
  await user.keyboard('{Escape}');

  expect(narrow()).toHaveFocus();
  expect(narrow().closest('details')).not.toHaveAttribute('open');
});

test('a page without a hit that has more behind it says so', async () => {
  givenTheToaster();
  server.use(
    http.get('*/api/query/search', () =>
      HttpResponse.json({ data: [], next: 'WzIsOV0', position: 1, stale: false }),
    ),
  );
  await openApp('/search?q=%22on+the+fuse%22');

  expect(await screen.findByText('Not found so far; there is more to look through.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'More' })).toHaveAttribute('rel', 'next');
});

test('nothing is asked where there is nothing to look for', async () => {
  givenTheToaster();
  const { user } = await openApp('/search');
  expect(await screen.findByText(/All the words are looked for/)).toBeVisible();
  await user.type(await field(), '!?');

  expect(await screen.findByText('Write at least one letter or digit.')).toBeVisible();
  expect(asked()).toEqual([]);
});

test('what is not wanted any more is cancelled, and what was found stays meanwhile', async () => {
  givenTheToaster();
  const { user } = await openApp('/search?q=fuse');
  await screen.findByText('1 hit');
  let cancelled = 0;
  server.use(
    http.get('*/api/query/search', async ({ request }) => {
      if (!request.url.includes('toa')) return undefined;
      request.signal.addEventListener('abort', () => cancelled++);
      if (request.url.endsWith('toa')) await delay('infinite');
      return undefined;
    }),
  );
  await user.clear(await field());
  await user.type(await field(), 'toa');
  expect(await screen.findByText('Searching')).toBeVisible();
  expect(screen.getByRole('link', { name: TOASTER.title })).toBeVisible();
  await user.type(await field(), 's');

  expect(await screen.findByText('1 hit')).toBeVisible();
  await waitFor(() => expect(cancelled).toBe(1));
});

test('a search that fails can be tried again', async () => {
  givenTheToaster();
  server.use(http.get('*/api/query/search', () => HttpResponse.error(), { once: true }));
  server.use(http.get('*/api/query/search', () => HttpResponse.error(), { once: true }));
  const { user } = await openApp('/search?q=fuse');
  const again = await screen.findByRole('button', { name: 'Try again' });
  await user.click(again);

  expect(await screen.findByText('1 hit')).toBeVisible();
});
