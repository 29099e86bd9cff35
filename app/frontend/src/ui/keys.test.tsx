import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ANNA, TOASTER } from '../test/fixtures';
import { addressIs, givenTheToaster, heading, openApp } from '../test/open_app';

test('j and k move along the list, o opens, e edits', async () => {
  const board = givenTheToaster();
  board.publish(ANNA, { ...TOASTER, id: TOASTER.id.replace(/1$/, '2'), title: 'A bicycle' });
  const { user } = await openApp('/');
  await heading('Posts');
  await user.keyboard('jjjk');
  expect(screen.getByRole('link', { name: 'A bicycle' })).toHaveFocus();
  await user.keyboard('j');
  expect(screen.getByRole('link', { name: TOASTER.title })).toHaveFocus();
  await user.keyboard('o');
  await heading(TOASTER.title);
  await user.keyboard('e');

  await addressIs(`/p/${TOASTER.id}/edit`);
});

test('keys are silent in fields', async () => {
  givenTheToaster();
  const { user } = await openApp('/write');
  await user.type(await screen.findByLabelText('Title'), 'wv?');

  expect(screen.getByLabelText('Title')).toHaveValue('wv?');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a key does nothing that its reader may not do', async () => {
  givenTheToaster().viewer = null;
  const { user } = await openApp('/');
  await heading('Posts');
  await user.keyboard('w');

  await addressIs('/');
});

test('? tells the keys, and they can be switched off', async () => {
  givenTheToaster();
  const { user } = await openApp('/');
  await heading('Posts');
  await user.keyboard('?');
  const sheet = await screen.findByRole('dialog', { name: 'Keys' });
  await user.click(within(sheet).getByRole('checkbox', { name: 'Keys are on' }));
  await user.click(within(sheet).getByRole('button', { name: 'Close' }));
  await user.keyboard('gt');

  await addressIs('/');
});
