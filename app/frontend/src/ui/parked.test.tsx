import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { network, server } from '../test/network';
import { givenTheToaster, openApp } from '../test/open_app';

const STREAM = '00000000-0000-4000-8000-00000000abcd';
const PARKED = {
  ...{ view: 'posts', stream_id: STREAM, from: 12, to: 15, events: 3 },
  ...{ type: 'post.edited', error: 'KeyError: language' },
};

const sent = (name: string) => network.sent.filter((submission) => submission.name === name);
const given = () => network.board.condition;

beforeEach(() => {
  givenTheToaster();
  given().parked = [{ ...PARKED }];
  given().system.parked = { streams: 1, events: 3 };
  given().system.needs = [{ code: 'view.parked', params: { view: 'posts', streams: 1, events: 3 } }];
});

test('what is parked is shown with its reason, and can be tried again', async () => {
  const { user } = await openApp('/system');
  const parked = await screen.findByRole('region', { name: 'Parked' });
  expect(await within(parked).findByText('post.edited in the view posts')).toBeVisible();
  expect(within(parked).getByText('Positions 12 to 15, 3 events')).toBeVisible();
  expect(within(parked).getByText('KeyError: language')).toBeVisible();
  await user.click(within(parked).getByRole('button', { name: /^Retry/ }));

  expect(await screen.findByText('The view posts is being built anew, to try again.')).toBeVisible();
  expect(sent('retry-parked').map(({ body }) => body)).toEqual([{ view: 'posts', stream_id: STREAM }]);
});

const askToDiscard = async () => {
  const { user } = await openApp('/system');
  await user.click(await screen.findByRole('button', { name: /^Discard from position 12/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Discard these events?' });
  const reason = within(dialog).getByLabelText(/^Reason/);
  return { user, reason, discard: within(dialog).getByRole('button', { name: 'Discard for good' }) };
};

test('a discard needs a reason, and names the range that was shown', async () => {
  const { user, reason, discard } = await askToDiscard();
  // Others come to wait while one thinks about these.
  given().parked = [{ ...PARKED, to: 18, events: 6 }];
  await user.click(discard);
  expect(await screen.findByText('This is needed.')).toBeVisible();
  expect(sent('discard-parked')).toEqual([]);
  await user.type(reason, 'Written by a version that was withdrawn');
  await user.click(discard);

  expect(await screen.findByText('Discarded. The view posts goes on without them.')).toBeVisible();
  expect(sent('discard-parked').map(({ body }) => body)).toEqual([
    {
      ...{ view: 'posts', stream_id: STREAM, from: 12, to: 15 },
      reason: 'Written by a version that was withdrawn',
    },
  ]);
  await waitFor(() => expect(screen.queryByText('KeyError: language')).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
});

test('a reason that did not arrive stays to be sent again', async () => {
  const { user, reason, discard } = await askToDiscard();
  server.use(http.post('*/api/command/discard-parked', () => HttpResponse.error()));
  await user.type(reason, 'Not ours');
  await user.click(discard);

  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  expect(reason).toHaveValue('Not ours');
  expect(screen.getByText(/from position 12 to 15/)).toBeVisible();
});
