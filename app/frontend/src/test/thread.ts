/** A thread below the toaster, for tests. */
import { screen } from '@testing-library/react';
import type { Board } from './board';
import { addComment } from './board_comments';
import { ANNA, PASSWORD, TOASTER } from './fixtures';
import { givenTheToaster } from './open_app';

export const TOASTER_PAGE = `/p/${TOASTER.id}/a-toaster-that-trips-the-fuse`;
export const BEN = {
  ...ANNA,
  id: '00000000-0000-4000-8000-0000000000a2',
  username: 'ben',
  display_name: 'Ben',
};

export const commentId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Said {
  by?: typeof BEN;
  to?: number;
  about?: number;
}

export const say = (board: Board, n: number, body: string, { by = BEN, to, about = 1 }: Said = {}) =>
  addComment(board, by, {
    ...{ id: commentId(n), post_id: TOASTER.id, body, answers_version: about },
    ...(to && { parent_id: commentId(to) }),
  });

/** Two comments by Ben, and Anna's answer to the first. */
export function givenAThread() {
  const board = givenTheToaster();
  board.join(BEN, PASSWORD);
  say(board, 11, 'Is it the cord?');
  say(board, 12, 'Or the plug?');
  say(board, 13, 'I measured the cord.', { by: ANNA, to: 11 });
  return board;
}

export const comment = (name: string | RegExp) => screen.findByRole('article', { name });

/** The comment that says this. */
export async function saying(text: string): Promise<HTMLElement> {
  const place = (await screen.findByText(text)).closest('article');
  if (!place) throw new Error(`no comment says ${text}`);
  return place;
}

/** What the comments say, from above. */
export const texts = () =>
  screen.getAllByRole('listitem').flatMap((item) => item.querySelector('.prose')?.textContent ?? []);
