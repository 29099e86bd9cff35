import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { eventBus } from '../infrastructure/event/event_bus';
import type { Need } from '../query/models/system_view';
import { aGroup, aView } from '../test/board_system';
import { ANNA } from '../test/fixtures';
import { network, server } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';

const part = (name: string) => screen.findByRole('region', { name });
const given = () => network.board.condition;

const needs = (...found: Need[]) => {
  given().system.needs = found;
};

beforeEach(() => {
  givenTheToaster();
});

test('an administrator finds the system in the menu, and reads that all is well', async () => {
  const { user } = await openApp('/');
  await user.click(await screen.findByText('Anna', { selector: 'summary' }));
  await user.click(screen.getByRole('link', { name: 'System' }));

  expect(await heading('All is well')).toHaveFocus();
  expect(document.title).toBe('System · Hindsight');
  expect(await screen.findByText('All views are up to date.')).toBeVisible();
  expect(screen.getByText('Nothing is parked.')).toBeVisible();
  expect(screen.getByText('The log has 40 events, 12 MB.')).toBeVisible();
  expect(screen.getByText(/^Checked 5 May 2026 up to position 38: it is what/)).toBeVisible();
  expect(screen.getByText('The last back-up was made 5 May 2026.')).toBeVisible();
  expect(screen.getByText('42 GB are free; the board needs 1.2 GB.')).toBeVisible();
});

test('a member has no such link, and is refused the page', async () => {
  network.board.viewer = { ...ANNA, role: 'member' };
  const { user } = await openApp('/system');
  expect(await heading('Only administrators may see this.')).toBeVisible();
  await user.click(screen.getByText('Anna', { selector: 'summary' }));

  expect(screen.getByRole('link', { name: 'Settings' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'System' })).not.toBeInTheDocument();
});

test('a guest logs in first', async () => {
  network.board.viewer = null;
  await openApp('/system');

  expect(await heading('Log in')).toBeVisible();
  expect(window.location.search).toBe('?next=%2Fsystem');
});

test('one thing that needs somebody is told with what to do about it', async () => {
  needs({ code: 'backup.missing', params: {} });
  const { user } = await openApp('/system');
  expect(await heading('One thing needs you')).toBeVisible();
  const [need] = within(screen.getByRole('main')).getAllByRole('listitem');
  expect(need).toHaveTextContent('There is no back-up yet.');
  await user.click(within(need ?? document.body).getByRole('button', { name: /^Copy/ }));

  expect(await screen.findByText('The command is copied.')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('./hindsight backup');
});

test('several things stand in the order of the answer, and a new one comes by itself', async () => {
  needs(
    { code: 'log.damaged', params: { position: 812 } },
    { code: 'group.silent', params: { group: 'search', since: '' } },
    { code: 'disk.low', params: { free: 120_000_000, needed: 1_200_000_000 } },
    { code: 'process.parked', params: { process: 'publishing', steps: 2 } },
    { code: 'group.behind', params: { group: 'board', events: 1200, seconds: 14.2 } },
  );
  await openApp('/system');
  expect(await heading('5 things need you')).toBeVisible();
  const told = () =>
    [...document.querySelectorAll('.need > p:first-child')].map(({ textContent }) => textContent);
  expect(told()).toEqual([
    'From position 812 on the log is not what was written. Nothing after it is shown.',
    'Search: nobody brings this up to date.',
    'The disk is nearly full: 120 MB are free, 1.2 GB are needed.',
    'The process publishing stands still at 2 steps.',
    'Board: 1,200 changes behind, 14 s.',
  ]);
  needs({ code: 'backup.old', params: { made_at: '2026-05-05T12:00:00Z' } });

  await waitFor(() => expect(told()).toEqual(['The last back-up is from 5 May 2026.']), { timeout: 20_000 });
  expect(await heading('One thing needs you')).toBeVisible();
}, 40_000);

test('each group of views says how far behind it is', async () => {
  const beat_at = new Date(Date.now() - 25_000).toISOString();
  given().system.groups = [
    aGroup('board', { state: 'behind', lag_events: 12, lag_seconds: 3.1 }),
    aGroup('search', { state: 'silent', beat_at }),
    aGroup('dashboard'),
  ];
  given().views.push(aView('posts', { number: 2, version: 5, state: 'building', position: 12 }));
  await openApp('/system');
  await part('Views');
  const table = (name: RegExp) => screen.findByRole('table', { name });

  const board = await table(/^Board 12 changes behind, 3 s$/);
  expect(within(board).getByRole('row', { name: /^posts 5 Being built: position 12 of 40/ })).toBeVisible();
  expect(await table(/^Search No sign of life for 2\d s$/)).toBeVisible();
  expect(await table(/^Figures Up to date$/)).toBeVisible();
  expect(screen.getByText('Not all views are up to date.')).toBeVisible();
});

test('activity is drawn, told in a sentence and in a table, for as many days as one chooses', async () => {
  const { user } = await openApp('/system');
  const activity = await part('Activity');
  expect(await within(activity).findByText('41 looks for each change.')).toBeVisible();
  expect(
    within(activity).getByRole('img', { name: 'Posts by day. At most 4, on 19 November 2026.' }),
  ).toBeVisible();
  expect(within(activity).getByRole('link', { name: 'repair' })).toHaveAttribute('href', '/t/repair');
  await user.click(within(activity).getByRole('link', { name: '7 days' }));
  await waitFor(() => expect(window.location.search).toBe('?days=7'));
  await user.click(within(activity).getByText('Show the days as a table'));
  const rows = await within(activity).findAllByRole('row');

  expect(rows).toHaveLength(8);
  expect(rows[1]).toHaveTextContent('21 November 2026');
});

test('a part that does not come says so, and the others stay', async () => {
  let broken = true;
  server.use(
    http.get('*/api/query/system/activity', () =>
      broken ? new HttpResponse(null, { status: 500 }) : undefined,
    ),
  );
  const { user } = await openApp('/system');
  const activity = await part('Activity');
  const again = await within(activity).findByRole('button', { name: 'Try again' });
  expect(screen.getByText('All views are up to date.')).toBeVisible();
  broken = false;
  await user.click(again);

  expect(await within(activity).findByText('41 looks for each change.')).toBeVisible();
});

test('the page says when what it shows is behind, and since when nobody answers', async () => {
  network.board.stale = true;
  await openApp('/system');
  expect(await screen.findByText(/^As of .*, catching up$/)).toBeVisible();
  network.board.stale = false;
  await waitFor(() => expect(screen.queryByText(/catching up/)).not.toBeInTheDocument());
  server.use(http.get('*/api/query/system*', () => HttpResponse.error()));
  eventBus.publish({ kind: 'views changed', topics: null });

  expect(await screen.findByText(/^As of .*, no answer since$/)).toBeVisible();
  expect(await heading('All is well')).toBeVisible();
});
