import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PASSWORD, TOASTER } from '../test/fixtures';
import { network } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';
import { comment, commentId, givenAThread, saying, TOASTER_PAGE, texts } from '../test/thread';

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);

test('someone comments, and sees it in its place', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  expect(await screen.findByText('Nobody has commented yet.')).toBeVisible();
  await user.type(screen.getByLabelText('Your comment'), 'Mine does the same.');
  await user.keyboard('{Control>}{Enter}{/Control}');

  // It stands for a while only.
  expect(await screen.findByText('Your comment is there.')).toBeVisible();
  const said = await comment('Anna');
  expect(said).toHaveTextContent('Mine does the same.');
  await waitFor(() => expect(said).toHaveFocus());
  expect(screen.getByLabelText('Your comment')).toHaveValue('');
  expect(sent('add-comment')[0]?.body).toMatchObject({ post_id: TOASTER.id, answers_version: 1 });
});

test('an answer is written under what it answers', async () => {
  givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const first = await saying('Is it the cord?');
  await user.click(within(first).getByRole('button', { name: 'Reply' }));
  const field = await within(first).findByLabelText('Your reply to Ben');
  expect(field).toHaveFocus();
  await user.type(field, 'It is not.');
  await user.click(within(first).getByRole('button', { name: 'Send the reply' }));
  await screen.findByText('It is not.');

  expect(texts()).toEqual(['Is it the cord?', 'I measured the cord.', 'It is not.', 'Or the plug?']);
  expect(sent('add-comment')[0]?.body).toMatchObject({ parent_id: commentId(11) });
  expect(screen.queryByLabelText('Your reply to Ben')).not.toBeInTheDocument();
});

test('what was typed is back after the page was lost, where it was typed', async () => {
  givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  await user.type(await screen.findByLabelText('Your comment'), 'Half a thought');
  const first = await saying('Is it the cord?');
  await user.click(within(first).getByRole('button', { name: 'Reply' }));
  await user.type(await screen.findByLabelText('Your reply to Ben'), 'Another half');
  await openApp(TOASTER_PAGE);

  expect(await screen.findByLabelText('Your comment')).toHaveValue('Half a thought');
  expect(screen.getByLabelText('Your reply to Ben')).toHaveValue('Another half');
});

test('where the server says that nobody may answer, nothing offers it', async () => {
  const board = givenTheToaster();
  Object.assign(board.posts.get(TOASTER.id) ?? {}, { state: 'redacted' });
  await openApp(TOASTER_PAGE);

  expect(await screen.findByText('While the post is gone nobody can comment on it.')).toBeVisible();
  expect(screen.queryByLabelText('Your comment')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Like/ })).not.toBeInTheDocument();
});

test('whoever is logged out while writing logs in on top, and the same comment goes on', async () => {
  const board = givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await user.type(await screen.findByLabelText('Your comment'), 'Mine does the same.');
  const field = screen.getByLabelText('Your comment');
  board.viewer = null;
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  const dialog = await screen.findByRole('dialog', { name: 'Log in to go on' });
  expect(field).toHaveValue('Mine does the same.');
  await user.type(within(dialog).getByLabelText('User name'), 'anna');
  await user.type(within(dialog).getByLabelText('Password'), `${PASSWORD}{Enter}`);

  expect(await comment('Anna')).toHaveTextContent('Mine does the same.');
  const [refused, done] = sent('add-comment');
  expect(done).toEqual(refused);
});

test('what is refused stands beside the field', async () => {
  givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('button', { name: 'Comment' }));

  await waitFor(() =>
    expect(screen.getByLabelText('Your comment')).toHaveAccessibleDescription('This is needed.'),
  );
});

async function openMore(user: Awaited<ReturnType<typeof openApp>>['user'], place: HTMLElement) {
  await user.click(within(place).getByText('More'));
}

test('one edits one’s comment where it stands', async () => {
  givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const own = await comment(/^Anna/);
  await openMore(user, own);
  await user.click(within(own).getByRole('button', { name: 'Edit' }));
  const field = await within(own).findByLabelText('Your comment, changed');
  expect(field).toHaveValue('I measured the cord.');
  await user.type(field, ' Twice.');
  await user.click(within(own).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('I measured the cord. Twice.')).toBeVisible();
  expect(within(await comment(/^Anna/)).getByText(/^edited .*, version 2$/)).toBeVisible();
  expect(sent('edit-comment')[0]?.body).toMatchObject({ expected_version: 1 });
});

test('an edit that met another shows both and can go on', async () => {
  const board = givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const own = await comment(/^Anna/);
  await openMore(user, own);
  await user.click(within(own).getByRole('button', { name: 'Edit' }));
  await user.type(await within(own).findByLabelText('Your comment, changed'), ' Mine.');
  board.comments.get(commentId(13))?.bodies.push('Theirs.');
  await user.click(within(own).getByRole('button', { name: 'Save' }));
  const notice = await within(own).findByRole('alert');
  expect(await within(notice).findByText('Theirs.')).toBeVisible();
  expect(within(own).getByLabelText('Your comment, changed')).toHaveValue('I measured the cord. Mine.');
  await user.click(screen.getByRole('button', { name: 'Save as a change to version 2' }));

  expect(await screen.findByText('I measured the cord. Mine.')).toBeVisible();
});

test('a deleted comment leaves its place to a stub, and its author can restore it', async () => {
  givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const own = await comment(/^Anna/);
  await openMore(user, own);
  await user.click(within(own).getByRole('button', { name: 'Delete…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete this comment?' });
  await user.type(within(dialog).getByLabelText('Reason'), 'It was wrong');
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
  expect(await within(await comment(/^Anna/)).findByText('Only you and moderators see this')).toBeVisible();
  await openMore(user, await comment(/^Anna/));
  await user.click(screen.getByRole('button', { name: 'Restore…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Restore' }));

  await waitFor(() => expect(screen.queryByText('Only you and moderators see this')).not.toBeInTheDocument());
  expect(sent('delete-comment')[0]?.body).toMatchObject({ reason: 'It was wrong' });
});

test('r answers, l likes, j and k go from comment to comment', async () => {
  const board = givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const [first] = await screen.findAllByRole('article', { name: 'Ben' });
  await user.keyboard('j');
  expect(first).toHaveFocus();
  await user.keyboard('jk');
  expect(first).toHaveFocus();
  await user.keyboard('l');
  await waitFor(() => expect(board.likes.get(commentId(11))?.size).toBe(1));
  await user.keyboard('r');

  expect(await screen.findByLabelText('Your reply to Ben')).toHaveFocus();
});

test('with the focus on no comment, r comments on the post and l likes it', async () => {
  const board = givenTheToaster();
  const { user } = await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  await user.keyboard('l');
  await waitFor(() => expect(board.likes.get(TOASTER.id)?.size).toBe(1));
  await user.keyboard('r');

  expect(screen.getByLabelText('Your comment')).toHaveFocus();
});
