import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, onTestFinished, test } from 'vitest';
import { pauses } from '../infrastructure/api/command_api';
import { ANNA, PASSWORD, TOASTER } from '../test/fixtures';
import { network, server } from '../test/network';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);

async function writePost(user: UserEvent) {
  await user.type(await screen.findByLabelText('Title'), 'A kettle');
  await user.type(screen.getByLabelText('Text'), 'It whistles no more.');
  await user.type(screen.getByLabelText('Tags', { selector: 'input' }), 'kettles,repair{Enter}');
}

const failing = (times: number, answer: () => Response) => {
  let left = times;
  server.use(
    http.post('*/api/command/publish-post', async ({ request }) => {
      if (left-- <= 0) return undefined;
      const body: Record<string, unknown> = await request.clone().json().then(Object);
      network.sent.push({ name: 'publish-post', key: request.headers.get('Idempotency-Key'), body });
      return answer();
    }),
  );
};

test('a newcomer registers, writes a post with tags and reads it on its own page', async () => {
  const { user } = await openApp('/register?setup=first-key');
  await user.type(await screen.findByLabelText('User name'), 'ben');
  await user.type(screen.getByLabelText('E-mail address'), 'ben@example.org');
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Register' }));
  await heading('Posts');
  const [write] = await screen.findAllByRole('link', { name: 'Write' });
  if (write) await user.click(write);
  await writePost(user);
  await user.click(screen.getByRole('button', { name: 'Publish' }));

  expect(await heading('A kettle')).toBeVisible();
  expect(screen.getByText('It whistles no more.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'kettles' })).toBeVisible();
  expect(screen.getByText('Published.')).toBeVisible();
  expect(sent('register')[0]?.body).toMatchObject({ setup_key: 'first-key', language: 'en' });
  expect(sent('publish-post')[0]?.body).toMatchObject({ tags: ['kettles', 'repair'] });
});

test('what the server refuses stands beside its field, and what was typed stays', async () => {
  const { user } = await openApp('/register');
  await user.type(await screen.findByLabelText('User name'), 'ben');
  await user.type(screen.getByLabelText('Password'), 'too short');
  await user.click(screen.getByRole('button', { name: 'Register' }));

  const password = screen.getByLabelText('Password');
  await waitFor(() => expect(password).toHaveAccessibleDescription(/At least 15 characters\./));
  await waitFor(() => expect(password).toHaveFocus());
  expect(password).toHaveValue('too short');
  expect(screen.getByLabelText('User name')).toHaveValue('ben');
});

test('a wrong password is told in words', async () => {
  network.board.join(ANNA, PASSWORD);
  const { user } = await openApp('/login');
  await user.type(await screen.findByLabelText('User name'), 'anna');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');

  expect(await screen.findByText('User name and password do not fit together.')).toBeVisible();
});

test('a guest who wants to write logs in first and comes back', async () => {
  network.board.join(ANNA, PASSWORD);
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('User name'), 'anna');
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);

  expect(await screen.findByLabelText('Title')).toBeVisible();
});

test('an author edits a post and reads the new text', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('link', { name: 'Edit' }));
  const text = await screen.findByLabelText('Text');
  await user.clear(text);
  await user.type(text, 'It was the element.');
  await user.type(screen.getByLabelText('Reason for the change'), 'Found it');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('It was the element.')).toBeVisible();
  expect(screen.getByRole('link', { name: /^edited 5 May 2026, version 2$/ })).toBeVisible();
  expect(screen.getByText('“Found it”')).toBeVisible();
  expect(sent('edit-post')[0]?.body).toMatchObject({ expected_version: 1, reason: 'Found it' });
});

test('an edit that met another keeps the text, shows what changed and can go on', async () => {
  const board = givenTheToaster();
  const { user } = await openApp(`/p/${TOASTER.id}/edit`);
  await user.type(await screen.findByLabelText('Text'), ' Mine.');
  board.edit(TOASTER.id, ANNA, { body: 'Theirs.' });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const notice = await screen.findByRole('alert');

  expect(notice).toHaveTextContent('it is now version 2. Your text is kept here.');
  expect(within(notice).getByRole('link', { name: 'Show what changed' })).toHaveAttribute(
    'href',
    `/p/${TOASTER.id}/versions/1..2`,
  );
  expect(screen.getByLabelText('Text')).toHaveValue(`${TOASTER.body} Mine.`);
  await user.click(screen.getByRole('button', { name: 'Save as a change to version 2' }));
  expect(await screen.findByText('What else could it be? Mine.')).toBeVisible();
});

test('while nobody knows whether a post was saved, the same submission is sent again', async () => {
  network.board.join(ANNA, PASSWORD);
  network.board.viewer = ANNA;
  failing(1, () => HttpResponse.error());
  // Long enough that a busy machine sees what is said meanwhile.
  pauses.beforeAskingAgain = [1_500, 60];
  onTestFinished(() => {
    pauses.beforeAskingAgain = [60, 60];
  });
  const { user } = await openApp('/write');
  await writePost(user);
  await user.click(screen.getByRole('button', { name: 'Publish' }));

  expect(await screen.findByText('Not yet known whether this was saved. Asking again.')).toBeVisible();
  expect(await heading('A kettle')).toBeVisible();
  const [first, second] = sent('publish-post');
  expect(second).toEqual(first);
});

test('when the board stays silent a writer can try again, and nothing typed is lost', async () => {
  network.board.join(ANNA, PASSWORD);
  network.board.viewer = ANNA;
  failing(3, () => new HttpResponse('Bad gateway', { status: 502 }));
  const { user } = await openApp('/write');
  await writePost(user);
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const tryAgain = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByLabelText('Text')).toHaveValue('It whistles no more.');
  await user.click(tryAgain);

  expect(await heading('A kettle')).toBeVisible();
  expect(new Set(sent('publish-post').map(({ key }) => key)).size).toBe(1);
});

test('a session that ends while writing: log in on top, and the same submission goes on', async () => {
  const { board } = network;
  board.join(ANNA, PASSWORD);
  board.viewer = ANNA;
  const { user } = await openApp('/write');
  await writePost(user);
  board.viewer = null;
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog', { name: 'Log in to go on' });
  await user.type(within(dialog).getByLabelText('User name'), 'anna');
  await user.type(within(dialog).getByLabelText('Password'), PASSWORD);
  await user.click(within(dialog).getByRole('button', { name: 'Log in' }));

  expect(await heading('A kettle')).toBeVisible();
  const [refused, done] = sent('publish-post');
  expect(done).toEqual(refused);
});

test('what was typed is back after the page was lost', async () => {
  network.board.viewer = ANNA;
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'Half a thought');
  const { user: later } = await openApp('/write');
  expect(await screen.findByLabelText('Title')).toHaveValue('Half a thought');
  await later.click(screen.getByRole('button', { name: 'Discard it' }));

  expect(screen.getByLabelText('Title')).toHaveValue('');
});

test('leaving with unsent text asks first', async () => {
  network.board.viewer = ANNA;
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'Half a thought');
  await user.click(screen.getByRole('link', { name: 'Hindsight' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave this page?' });
  await user.click(within(dialog).getByRole('button', { name: 'Leave' }));

  await addressIs('/');
});

test('the preview is the server’s', async () => {
  network.board.viewer = ANNA;
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Text'), 'It sings');

  const preview = screen.getByRole('region', { name: 'Preview' });
  await waitFor(() => expect(preview).toHaveTextContent('It sings'), { timeout: 3000 });
});
