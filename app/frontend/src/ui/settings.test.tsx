import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ANNA, PASSWORD, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { addressIs, heading, openApp } from '../test/open_app';

const NEW_PASSWORD = 'a lamp hums in the hall';
const session = (id: string, current: boolean) => ({
  id,
  started_at: '2026-05-05T12:00:00Z',
  ends_at: '2026-06-05T12:00:00Z',
  method: 'password' as const,
  current,
});

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);

beforeEach(() => {
  const { board } = network;
  const anna = { ...ANNA };
  board.join(anna, PASSWORD);
  board.publish(anna, TOASTER);
  board.viewer = anna;
  board.sessions = [session('s1', true), session('s2', false)];
});

test('the menu leads to the settings, and each page of them says which it is', async () => {
  const { user } = await openApp('/');
  await user.click(screen.getByText('Anna', { selector: 'summary' }));
  await user.click(screen.getByRole('link', { name: 'Settings' }));
  expect(await heading('Profile')).toHaveFocus();
  const page = (name: string) =>
    within(screen.getByRole('navigation', { name: 'Settings' })).getByRole('link', { name });
  await user.click(page('Account'));

  expect(await heading('Account')).toHaveFocus();
  expect(page('Account')).toHaveAttribute('aria-current', 'page');
  expect(document.title).toBe('Account · Settings · Hindsight');
});

test('a change of the profile sends only what is another, and is announced', async () => {
  const { user } = await openApp('/settings/profile');
  const bio = await screen.findByLabelText('About you');
  await user.type(bio, 'Mends toasters.');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(sent('change-profile')[0]?.body).toEqual({ bio: 'Mends toasters.' });
});

test('what is wrong with a profile stands beside its field', async () => {
  const { user } = await openApp('/settings/profile');
  const name = await screen.findByLabelText('Name shown to others');
  await user.clear(name);
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(name).toHaveAccessibleDescription('This is needed.'));
  await waitFor(() => expect(name).toHaveFocus());
});

test('a new user name is announced, and the address with the old one leads to the new', async () => {
  const { user } = await openApp('/settings/account');
  const name = await screen.findByLabelText('User name');
  expect(name).toHaveAccessibleDescription(/lead on to the new one/);
  await user.clear(name);
  await user.type(name, 'anna-m');
  await user.click(screen.getByRole('button', { name: 'Change the name' }));
  expect(await screen.findByText('Your user name is now anna-m.')).toBeVisible();
  await openApp('/u/anna');

  await addressIs('/u/anna-m');
  expect(await heading('Anna')).toBeVisible();
});

test('a user name that is taken stands beside the field', async () => {
  network.board.join({ ...ANNA, id: 'b2', username: 'ben' }, PASSWORD);
  const { user } = await openApp('/settings/account');
  const name = await screen.findByLabelText('User name');
  await user.clear(name);
  await user.type(name, 'ben{Enter}');

  await waitFor(() => expect(name).toHaveAccessibleDescription(/Someone has this already\./));
});

test('changing the password tells that all other sessions end', async () => {
  const { user } = await openApp('/settings/account');
  expect(await screen.findByText(/All your other sessions end/)).toBeVisible();
  await user.type(screen.getByLabelText('Present password'), PASSWORD);
  await user.type(screen.getByLabelText('New password'), NEW_PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Change the password' }));

  expect(await screen.findByText(/all other sessions have ended/)).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveValue('');
  expect(network.board.sessions).toHaveLength(1);
});

test('a wrong present password stands beside its field', async () => {
  const { user } = await openApp('/settings/account');
  const present = await screen.findByLabelText('Present password');
  await user.type(present, 'wrong');
  await user.type(screen.getByLabelText('New password'), `${NEW_PASSWORD}{Enter}`);

  await waitFor(() => expect(present).toHaveAccessibleDescription('This is not your password.'));
  expect(screen.getByLabelText('New password')).toHaveValue(NEW_PASSWORD);
});

test('the sessions tell which one is in use, and another can be ended', async () => {
  const { user } = await openApp('/settings/sessions');
  await screen.findByText('This browser');
  const [own, other] = within(screen.getByRole('main')).getAllByRole('listitem');
  expect(own).toHaveTextContent(/^This browser.*with the password/);
  expect(own && within(own).queryByRole('button')).toBeNull();
  await user.click(
    within(other ?? document.body).getByRole('button', { name: /^End the session begun 5 May 2026/ }),
  );

  expect(await screen.findByText('The session has ended.')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('Another browser')).not.toBeInTheDocument());
  expect(await heading('Sessions')).toHaveFocus();
});

test('a guest logs in before the settings open', async () => {
  network.board.viewer = null;
  await openApp('/settings/sessions');

  await addressIs('/login?next=%2Fsettings%2Fsessions');
});

test('a profile shows who someone is, and its record what happened to the account', async () => {
  network.board.bios.set(ANNA.id, 'Mends toasters.');
  const { id, username, display_name } = ANNA;
  const mark = {
    actor: { id, username, display_name },
    reason: null,
    cause: null,
    at: '2026-05-05T12:00:00Z',
  };
  network.board.personMarks = [
    { ...mark, position: 1, kind: 'user.registered', parameters: { username } },
    { ...mark, position: 2, kind: 'user.profile_changed', parameters: { fields: ['display_name', 'bio'] } },
    { ...mark, position: 3, kind: 'user.renamed', parameters: { username: 'anna-m' } },
  ];
  const { user, page } = await openApp('/u/anna');
  expect(await screen.findByText('Mends toasters.')).toBeVisible();
  expect(page.container.querySelector('img')).toHaveAttribute('src', `/avatars/${ANNA.id}.svg`);
  expect(page.container.querySelector('img')).toHaveAttribute('alt', '');
  await user.click(
    within(screen.getByRole('navigation', { name: /Anna/ })).getByRole('link', { name: 'Record' }),
  );

  await addressIs('/u/anna/record');
  expect(await screen.findByText('Anna registered')).toBeVisible();
  expect(screen.getByText('Anna changed the name shown and what stands about them')).toBeVisible();
  expect(screen.getByText('Anna took the user name anna-m')).toBeVisible();
});
