import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ANNA, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

const POST = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;
const [PUBLISHED, EDITED] = [1, 2];

/** Published, edited, and edited again. */
function givenEdits() {
  const board = givenTheToaster();
  board.edit(TOASTER.id, ANNA, { body: 'It trips at once.' });
  board.edit(TOASTER.id, ANNA, { body: 'It trips after a minute.' });
  return board;
}

const bar = () => screen.findByRole('navigation', { name: 'Time' });
const ground = () => document.documentElement.dataset.ground;

test('a post reads as it was then, on paper, and nothing can be written', async () => {
  givenEdits();
  await openApp(`${POST}?as_of=${EDITED}`);

  expect(await screen.findByText('It trips at once.')).toBeVisible();
  await waitFor(async () => expect(await bar()).toHaveTextContent(/As it was on \d+ \w+ 2\d{3} at \d/));
  expect(ground()).toBe('past');
  expect(screen.getByText(/version 2/, { selector: '.byline a' })).toBeVisible();
  for (const name of ['Like', 'Comment', 'More', 'Edit', 'Write']) {
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name })).not.toBeInTheDocument();
  }
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('the record beside it ends where the text does', async () => {
  givenEdits();
  await openApp(`${POST}?as_of=${PUBLISHED}`);
  const record = await screen.findByRole('complementary', { name: 'Record' });

  expect(within(record).getAllByRole('listitem')).toHaveLength(1);
});

test('links keep the moment from page to page, until one leads back to now', async () => {
  givenEdits();
  const { user } = await openApp(`/?as_of=${PUBLISHED}`);
  await user.click(await screen.findByRole('link', { name: TOASTER.title }));
  await addressIs(`${POST}?as_of=${PUBLISHED}`);
  expect(await screen.findByText(/12 ohms/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'repair' }));
  await addressIs(`/t/repair?as_of=${PUBLISHED}`);
  await user.click(await screen.findByRole('link', { name: 'Anna' }));
  await addressIs(`/u/anna?as_of=${PUBLISHED}`);
  await user.click(within(await bar()).getByRole('link', { name: 'Back to now' }));

  await addressIs('/u/anna');
  await waitFor(() => expect(ground()).toBeUndefined());
  expect(screen.queryByRole('navigation', { name: 'Time' })).not.toBeInTheDocument();
});

test('the bar leads from change to change and to what changed since', async () => {
  givenEdits();
  const { user } = await openApp(`${POST}?as_of=${EDITED}`);
  expect(await screen.findByRole('link', { name: 'What changed since' })).toHaveAttribute(
    'href',
    `/p/${TOASTER.id}/versions/2..3`,
  );
  await user.click(await screen.findByRole('link', { name: 'Earlier change' }));
  expect(await screen.findByText(/12 ohms/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Earlier change' })).toBeNull());
  await user.click(await screen.findByRole('link', { name: 'Later change' }));

  await addressIs(`${POST}?as_of=${EDITED}`);
});

test('keys lead to earlier and later changes, and Escape back to now', async () => {
  givenEdits();
  const { user } = await openApp(`${POST}?as_of=${EDITED}`);
  await screen.findByRole('link', { name: 'Earlier change' });
  await user.keyboard('[[');
  await addressIs(`${POST}?as_of=${PUBLISHED}`);
  await screen.findByRole('link', { name: 'Later change' });
  await user.keyboard(']');
  await addressIs(`${POST}?as_of=${EDITED}`);
  await user.keyboard('{Escape}');

  await addressIs(POST);
});

test('t opens the ways back: before the last edit is one of them', async () => {
  givenEdits();
  const { user } = await openApp(POST);
  await heading(TOASTER.title);
  await user.keyboard('t');
  expect(await screen.findByLabelText('Day and time')).toHaveFocus();
  await user.click(await screen.findByRole('link', { name: 'Before the last edit' }));

  await addressIs(`${POST}?as_of=${EDITED}`);
  expect(await screen.findByText('It trips at once.')).toBeVisible();
});

test('Escape closes what t opened, and stays where it is', async () => {
  givenEdits();
  const { user } = await openApp(`${POST}?as_of=${EDITED}`);
  await bar();
  await user.keyboard('t');
  await screen.findByLabelText('Day and time');
  await user.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByLabelText('Day and time')).not.toBeInTheDocument());
  await addressIs(`${POST}?as_of=${EDITED}`);
});

test('a day and time lead to that moment', async () => {
  givenEdits();
  const { user } = await openApp(POST);
  await heading(TOASTER.title);
  await user.keyboard('t');
  const field = await screen.findByLabelText('Day and time');
  await user.clear(field);
  await user.type(field, '2026-05-05T14:02');
  await user.keyboard('{Enter}');

  await addressIs(/as_of=2026-05-05T\d\d%3A02%3A59/);
});

test('the record leads to each text as it was then', async () => {
  givenEdits();
  const { user } = await openApp(`/p/${TOASTER.id}/record`);
  const links = await screen.findAllByRole('link', { name: 'As it was then' });
  expect(links).toHaveLength(3);
  await user.click(links[1] ?? document.body);

  await addressIs(`${POST}?as_of=${EDITED}`);
});

test('what happens now moves nothing in the past', async () => {
  const board = givenEdits();
  await openApp(`${POST}?as_of=${PUBLISHED}`);
  await screen.findByText(/12 ohms/);
  network.asked = [];
  board.edit(TOASTER.id, ANNA, { body: 'Never mind.' });
  const { eventBus } = await import('../infrastructure/event/event_bus');
  eventBus.publish({ kind: 'views changed', topics: ['posts', `post:${TOASTER.id}`] });
  await waitFor(() => expect(network.asked.length).toBeGreaterThan(0));

  expect(network.asked.filter(({ url }) => url.includes('as_of'))).toEqual([]);
  expect(screen.getByText(/12 ohms/)).toBeVisible();
});

test.each([
  ['999', 'This time has not come yet.'],
  ['soon', 'This is no time to look back to'],
])('a moment that is none is refused: %s', async (moment, said) => {
  givenEdits();
  await openApp(`/?as_of=${moment}`);

  await heading(said);
  expect(screen.getByRole('link', { name: 'Back to now' })).toBeVisible();
});

test('before anything was posted the list says so', async () => {
  givenEdits();
  await openApp('/?as_of=0');

  expect(await screen.findByText('Nothing had been posted by then.')).toBeVisible();
  expect(await bar()).toHaveTextContent('As it was before anything was posted');
});

test('what came later was not there', async () => {
  givenEdits();
  await openApp(`${POST}?as_of=0`);

  await heading('Nothing was here then');
});
