import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ANNA, PASSWORD, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;

function givenAnEditedToaster() {
  const board = givenTheToaster();
  const body = TOASTER.body.replace('12 ohms', '19 ohms');
  board.edit(TOASTER.id, ANNA, { body }, 'Measured again');
  return board;
}

test('an author deletes a post with a reason and restores it', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('button', { name: 'Delete…' }));
  const asked = await screen.findByRole('dialog', { name: 'Delete this post?' });
  await user.type(within(asked).getByLabelText('Reason'), 'Wrong board');
  await user.click(within(asked).getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Only you and moderators see this')).toBeVisible();
  expect(screen.getByText('Reason: Wrong board')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Restore…' }));
  const again = await screen.findByRole('dialog', { name: 'Restore this post?' });
  await user.click(within(again).getByRole('button', { name: 'Restore' }));

  await waitFor(() => expect(screen.queryByText('Only you and moderators see this')).not.toBeInTheDocument());
  expect(screen.getByRole('complementary', { name: 'Record' })).toHaveTextContent('Anna restored it');
});

test('others meet a stub where a deleted post stood, with the way to its record', async () => {
  const board = givenTheToaster();
  board.mark(TOASTER.id, ANNA, 'post.deleted', 'Wrong board');
  board.viewer = null;
  const { user } = await openApp(TOASTER_PAGE);
  await heading('This post is gone');
  expect(screen.getByText('Deleted by its author')).toBeVisible();
  expect(screen.getByText('Reason: Wrong board')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Its record' }));

  await heading('Record');
  expect(screen.getByText('Anna deleted it')).toBeVisible();
});

test('the versions of a post say who, when, why and how much', async () => {
  givenAnEditedToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('link', { name: /^edited/ }));
  await heading('Versions');

  const [newest, oldest] = screen
    .getAllByRole('listitem')
    .filter((item) => item.className.includes('version'));
  expect(newest).toHaveTextContent(/Version 2.*stands now.*“Measured again”.*Anna/);
  expect(oldest).toHaveTextContent(/Version 1.*Anna/);
});

test('what changed is marked in words too, and what is the same is folded', async () => {
  givenAnEditedToaster();
  await openApp(`/p/${TOASTER.id}/versions/1..2`);
  await heading('What changed from version 1 to 2');

  expect(screen.getByText(/19 ohms/).closest('ins')).toHaveTextContent(
    'added: The element measures 19 ohms. end',
  );
  expect(screen.getByText(/12 ohms/).closest('del')).toHaveTextContent('removed:');
  expect(screen.getAllByText('1 paragraph is the same')).toHaveLength(2);
});

test('an earlier version is read on paper and put back with a reason', async () => {
  givenAnEditedToaster();
  const { user } = await openApp(`/p/${TOASTER.id}/versions/1`);
  expect(await screen.findByText(/This is not what stands now/)).toBeVisible();
  expect(document.documentElement).toHaveAttribute('data-ground', 'past');
  await user.click(screen.getByRole('link', { name: 'Versions' }));
  await user.click(await screen.findByRole('button', { name: 'Put back…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Put version 1 back?' });
  await user.type(within(dialog).getByLabelText('Reason'), 'It was right');
  await user.click(within(dialog).getByRole('button', { name: 'Put back' }));

  expect(await screen.findByText('Version 1 put back')).toBeVisible();
  expect(document.documentElement).not.toHaveAttribute('data-ground');
});

test('edits that belong together are one line that opens', async () => {
  const board = givenAnEditedToaster();
  board.edit(TOASTER.id, ANNA, { title: 'A toaster, mended' });
  board.version(TOASTER.id, 3).group = 2;
  const { user } = await openApp(`/p/${TOASTER.id}/versions`);
  const fold = await screen.findByText('Versions 2 to 3');
  await user.click(fold);

  expect(fold.closest('details')).toHaveTextContent('2 edits within ten minutes');
  expect(screen.getByRole('heading', { name: 'Version 2' })).toBeVisible();
});

test('the record shows the events themselves on request', async () => {
  givenAnEditedToaster();
  const { user } = await openApp(`/p/${TOASTER.id}/record`);
  await heading('Record');
  expect(screen.queryByText(/"kind":"post.edited"/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Show the events themselves' }));

  expect(screen.getByText('{"position":2,"kind":"post.edited","version":2}')).toBeVisible();
});

test('whoever has lost their session is a guest once the board says so', async () => {
  const board = givenTheToaster();
  const { user } = await openApp('/');
  await user.click(await screen.findByText('Anna', { selector: 'summary' }));
  board.viewer = null;
  await user.click(screen.getByRole('button', { name: 'Log out' }));

  expect(await screen.findAllByRole('link', { name: 'Log in' })).not.toHaveLength(0);
});

test('whoever logs out is a guest from then on', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await screen.findByRole('link', { name: 'Edit' });
  await user.click(screen.getByText('Anna', { selector: 'summary' }));
  await user.click(screen.getByRole('button', { name: 'Log out' }));

  await addressIs('/');
  const [header] = await screen.findAllByRole('link', { name: 'Log in' });
  expect(header).toBeInTheDocument();
  expect(network.board.viewer).toBeNull();
  expect(screen.getByText('Logged out.')).toBeVisible();
  network.board.join(ANNA, PASSWORD);
});

test('an author erases what a version said, and its stub stays in the list', async () => {
  givenAnEditedToaster();
  const { user } = await openApp(`/p/${TOASTER.id}/versions`);
  await heading('Versions');
  const [, first] = screen.getAllByRole('button', { name: 'Erase its text…' });
  if (first) await user.click(first);
  const asked = await screen.findByRole('dialog', { name: 'Erase the text of version 1?' });
  expect(asked).toHaveTextContent('It is gone for good, for everybody.');
  await user.type(within(asked).getByLabelText('Reason'), 'A telephone number');
  await user.click(within(asked).getByRole('button', { name: 'Erase for good' }));

  expect(await screen.findByText('Text of version 1 erased for good by its author')).toBeVisible();
  expect(screen.getByText('Reason: A telephone number')).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'Read' })).toHaveLength(1);
});

test('a post whose text is erased can be written anew by its author', async () => {
  const board = givenTheToaster();
  board.redact(TOASTER.id, ANNA, 1);
  const { user } = await openApp(TOASTER_PAGE);
  await heading('This post is gone');
  await user.click(screen.getByText('More'));

  expect(screen.getByText('Its text was erased for good by its author')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Edit' })).toBeVisible();
  expect(screen.queryByText('Only you and moderators see this')).not.toBeInTheDocument();
});

test('no way leads to what an erased version said', async () => {
  const board = givenAnEditedToaster();
  board.redact(TOASTER.id, ANNA, 1);
  const { user } = await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  expect(screen.getByText('Anna edited it, version 2').closest('a')).toBeNull();
  await user.click(screen.getByRole('link', { name: 'The whole record' }));
  await heading('Record');

  expect(screen.getByRole('link', { name: 'Read version 2' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Read version 1' })).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'What changed' })).not.toBeInTheDocument();
});
