import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { deleteComment, editComment } from '../test/board_comments';
import { ANNA } from '../test/fixtures';
import { addressIs, heading, openApp } from '../test/open_app';
import { comment, commentId, givenAThread, TOASTER_PAGE } from '../test/thread';

const RECORD = `/c/${commentId(13)}/record`;

const COMMENT = { comment_id: commentId(13) };

/** Anna's answer, mended and mended again. */
function givenAnEditedComment() {
  const board = givenAThread();
  editComment(board, ANNA, { ...COMMENT, body: 'I measured the cord. Twice.', reason: 'Once more' });
  editComment(board, ANNA, { ...COMMENT, body: 'I measured the cord thrice.' });
  return board;
}

test('an edited comment leads to its record: who changed it, when and why', async () => {
  givenAnEditedComment();
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('link', { name: /^edited .*, version 3$/ }));
  await addressIs(RECORD);
  await heading('Record of a comment');

  const [added, first, second] = screen
    .getAllByRole('listitem')
    .filter((item) => item.querySelector('.sentence'));
  expect(added).toHaveTextContent(/Anna wrote it/);
  expect(first).toHaveTextContent(/Anna edited it, version 2.*“Once more”/);
  expect(second).toHaveTextContent(/Anna edited it, version 3/);
  expect(first?.querySelector('time')).toHaveTextContent(/ at \d\d:\d\d:\d\d /);
});

test('each of its texts is read as it was then', async () => {
  const board = givenAnEditedComment();
  const [, edited] = board.comments.get(commentId(13))?.marks ?? [];
  await openApp(RECORD);
  const [, link] = await screen.findAllByRole('link', { name: 'As it was then' });

  expect(link?.getAttribute('href')).toMatch(
    new RegExp(`^/p/[^/]+\\?as_of=${edited?.position}#c-${commentId(13)}$`),
  );
});

test('a comment that is gone leads to its record, where it stays to be read what became of it', async () => {
  const board = givenAnEditedComment();
  deleteComment(board, ANNA, { ...COMMENT, reason: 'It was the plug' });
  board.viewer = null;
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(within(await comment(/^Anna|gone/)).getByRole('link', { name: 'Its record' }));
  await heading('Record of a comment');

  expect(screen.getByText('Anna deleted it')).toBeVisible();
  expect(screen.getByText('“It was the plug”')).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'As it was then' })).toHaveLength(3);
});

test('it shows the events themselves on request, and leads back to the comment', async () => {
  givenAnEditedComment();
  const { user } = await openApp(RECORD);
  await user.click(await screen.findByRole('checkbox', { name: 'Show the events themselves' }));
  expect(screen.getByText(/"kind":"comment.edited","version":2/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'To the comment' }));

  await addressIs(TOASTER_PAGE);
  expect(window.location.hash).toBe(`#c-${commentId(13)}`);
});
