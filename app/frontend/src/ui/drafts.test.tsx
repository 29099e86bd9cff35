import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { ANNA, PASSWORD } from '../test/fixtures';
import { network, server } from '../test/network';
import { addressIs, heading, openApp } from '../test/open_app';

const KETTLE = {
  id: '00000000-0000-4000-8000-000000000077',
  title: 'A kettle',
  body: 'It whistles no more.',
  tags: ['kettles'],
  language: 'en',
  publish_at: '2126-05-05T12:00:00Z',
  state: 'scheduled' as const,
  why: null,
};

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);

beforeEach(() => {
  const { board } = network;
  board.join(ANNA, PASSWORD);
  board.viewer = ANNA;
});

async function write(time: string) {
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'A kettle');
  await user.type(screen.getByLabelText('Text'), 'It whistles no more.');
  fireEvent.change(screen.getByLabelText('Publish later'), { target: { value: time } });
  return user;
}

test('a post with a time is scheduled, and is found among what waits', async () => {
  const user = await write('2126-05-05T14:00');
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Schedule' }));

  expect(await heading('Scheduled')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'A kettle' })).toBeVisible();
  expect(screen.getByText(/^Scheduled\. It appears 5 May 2126/)).toBeVisible();
  expect(sent('schedule-post')[0]?.body).toMatchObject({
    title: 'A kettle',
    publish_at: new Date('2126-05-05T14:00').toISOString(),
  });
  expect(sent('publish-post')).toEqual([]);
});

test('a time that is over is refused beside its field, and the text stays', async () => {
  const user = await write('2020-05-05T14:00');
  await user.click(screen.getByRole('button', { name: 'Schedule' }));

  await waitFor(() =>
    expect(screen.getByLabelText('Publish later')).toHaveAccessibleDescription(/This time is over\./),
  );
  expect(screen.getByLabelText('Title')).toHaveValue('A kettle');
});

test('a time that is taken away again publishes now', async () => {
  const user = await write('2126-05-05T14:00');
  fireEvent.change(screen.getByLabelText('Publish later'), { target: { value: '' } });
  await user.click(screen.getByRole('button', { name: 'Publish' }));

  expect(await heading('A kettle')).toBeVisible();
  expect(sent('schedule-post')).toEqual([]);
});

test('the menu leads to what waits, and nothing waiting leads to writing', async () => {
  const { user } = await openApp('/');
  await user.click(screen.getByText('Anna', { selector: 'summary' }));
  await user.click(screen.getByRole('link', { name: 'Scheduled' }));

  expect(await heading('Scheduled')).toHaveFocus();
  expect(screen.getByText('Nothing waits to be published.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Write a post' })).toBeVisible();
});

test('a scheduled post is cancelled after a question, and says so', async () => {
  network.board.scheduled = [KETTLE];
  const { user } = await openApp('/drafts');
  await user.click(await screen.findByRole('button', { name: 'Cancel “A kettle”' }));
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this post?' });
  await user.click(within(dialog).getByRole('button', { name: 'Cancel the post' }));

  expect(await screen.findByText('Cancelled. It will not appear.')).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'A kettle' })).toBeNull();
  expect(sent('cancel-scheduled-post')[0]?.body).toEqual({ post_id: KETTLE.id });
});

test('a post that was published meanwhile cannot be cancelled any more, and the dialog says why', async () => {
  network.board.scheduled = [KETTLE];
  const { user } = await openApp('/drafts');
  await user.click(await screen.findByRole('button', { name: 'Cancel “A kettle”' }));
  network.board.scheduled = [];
  await user.click(await screen.findByRole('button', { name: 'Cancel the post' }));

  expect(await screen.findByText(/The post does not wait any more/)).toBeVisible();
});

test('editing takes the post back with its text and its time', async () => {
  network.board.scheduled = [KETTLE];
  const { user } = await openApp('/drafts');
  await user.click(await screen.findByRole('button', { name: 'Edit “A kettle”' }));

  expect(await screen.findByLabelText('Title')).toHaveValue('A kettle');
  expect(screen.getByLabelText('Text')).toHaveValue('It whistles no more.');
  expect(screen.getByLabelText('Publish later')).not.toHaveValue('');
  expect(screen.getByText('It is no longer scheduled. Publish it, or schedule it again.')).toBeVisible();
  await addressIs(`/write?from=${KETTLE.id}`);
  expect(network.board.scheduled).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Schedule' }));

  expect(await heading('Scheduled')).toBeVisible();
  expect(sent('schedule-post')[0]?.body).toMatchObject({ title: 'A kettle', tags: ['kettles'] });
  expect(sent('schedule-post')[0]?.body).not.toMatchObject({ id: KETTLE.id });
});

test('a text that does not arrive is asked for again, and nothing is cancelled before', async () => {
  network.board.scheduled = [KETTLE];
  const { user } = await openApp('/drafts');
  await screen.findByRole('heading', { name: 'A kettle' });
  server.use(http.get('*/api/query/me/scheduled/*', () => HttpResponse.error(), { once: true }));
  await user.click(screen.getByRole('button', { name: 'Edit “A kettle”' }));
  await screen.findByRole('alert');
  expect(sent('cancel-scheduled-post')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByLabelText('Title')).toHaveValue('A kettle');
});

test('what could not be published says why', async () => {
  network.board.scheduled = [{ ...KETTLE, state: 'failed', why: 'account.suspended' }];
  await openApp('/drafts');

  expect(await screen.findByText('Not published: your account is suspended.')).toBeVisible();
});

test('a guest logs in first', async () => {
  network.board.viewer = null;
  await openApp('/drafts');

  await addressIs('/login?next=%2Fdrafts');
});
