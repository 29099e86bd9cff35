/** Opens the whole client at an address, as a browser would. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App, buildApp, tellDefects } from '../App';
import type { InlinedAnswers } from '../infrastructure/api/inlined_answers';
import { en } from '../language/en';
import { ANNA, PASSWORD, TOASTER } from './fixtures';
import { network } from './network';

let stopLast = () => {};

export async function openApp(address: string, inlined: InlinedAnswers | null = null, words = en) {
  cleanup();
  stopLast();
  window.history.pushState(null, '', address);
  const { queries, router, stop } = buildApp(inlined);
  stopLast = stop;
  await router.load();
  const page = render(<App queries={queries} router={router} words={words} />, {
    onCaughtError: tellDefects,
  });
  return { user: userEvent.setup(), page, router };
}

/** Anna is logged in and has published the toaster. */
export function givenTheToaster() {
  const { board } = network;
  board.join(ANNA, PASSWORD);
  board.publish(ANNA, TOASTER);
  board.viewer = ANNA;
  return board;
}

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

export const addressIs = (address: string | RegExp) =>
  waitFor(() => {
    const { pathname, search } = window.location;
    if (typeof address === 'string' ? pathname + search !== address : !address.test(pathname + search)) {
      throw new Error(`at ${pathname}${search}`);
    }
  });
