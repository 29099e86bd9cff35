import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { eventBus } from '../infrastructure/event/event_bus';
import { ANNA, TOASTER } from '../test/fixtures';
import { server } from '../test/network';
import { givenTheToaster, heading, openApp } from '../test/open_app';
import { BEN, comment, commentId, givenAThread, say, saying, TOASTER_PAGE, texts } from '../test/thread';

const elsewhere = () =>
  eventBus.publish({ kind: 'views changed', topics: [`comments:${TOASTER.id}`, `post:${TOASTER.id}`] });

test('a thread tells who answered whom, to the ear too', async () => {
  givenAThread();
  await openApp(TOASTER_PAGE);
  const thread = await screen.findByRole('region', { name: '3 comments' });

  const names = within(thread)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
  expect(names).toEqual(['Ben', 'Anna in reply to Ben', 'Ben']);
  expect(texts()).toEqual(['Is it the cord?', 'I measured the cord.', 'Or the plug?']);
  expect(within(thread).getAllByRole('article')[0]).toHaveAccessibleName('Ben');
});

test('what stands too deep to be indented leads to what it answers', async () => {
  const board = givenAThread();
  for (let n = 14; n < 22; n++) say(board, n, `Answer ${n}`, { to: n - 1 });
  await openApp(TOASTER_PAGE);
  const deep = await saying('Answer 21');

  const link = within(deep ?? document.body).getByRole('link', { name: 'in reply to Ben' });
  expect(link).toHaveAttribute('href', `${TOASTER_PAGE}#c-${commentId(20)}`);
});

test('others see what is left of it, and answers keep their place', async () => {
  const board = givenAThread();
  Object.assign(board.comments.get(commentId(11)) ?? {}, { state: 'deleted', state_reason: 'Said twice' });
  await openApp(TOASTER_PAGE);
  const [stub] = await screen.findAllByRole('article', { name: 'Ben' });

  expect(stub).toHaveTextContent('Deleted by its author');
  expect(stub).toHaveTextContent('Said twice');
  expect(screen.queryByText('Is it the cord?')).not.toBeInTheDocument();
  expect(within(stub ?? document.body).queryByRole('button', { name: 'Reply' })).not.toBeInTheDocument();
  expect(screen.getByText('I measured the cord.')).toBeVisible();
});

test('a like shows at once, and can be taken back', async () => {
  const board = givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  const first = await saying('Is it the cord?');
  const like = within(first).getByRole('button', { name: /^Like/ });
  expect(like).toHaveAttribute('aria-pressed', 'false');
  await user.click(like);
  expect(like).toHaveAttribute('aria-pressed', 'true');
  expect(like).toHaveAccessibleName('Like 1 like');
  await waitFor(() => expect(board.likes.get(commentId(11))?.size).toBe(1));
  await user.click(like);

  await waitFor(() => expect(board.likes.get(commentId(11))?.size).toBe(0));
  expect(like).toHaveAttribute('aria-pressed', 'false');
  expect(like).toHaveAccessibleName('Like');
});

test('a like that is refused is put back, and told', async () => {
  givenTheToaster();
  const refusal = { type: 'about:blank', title: 'x', status: 409, code: 'post.deleted', detail: 'x' };
  server.use(http.post('*/api/command/react', () => HttpResponse.json(refusal, { status: 409 })));
  const { user } = await openApp(TOASTER_PAGE);
  const like = await screen.findByRole('button', { name: 'Like' });
  await user.click(like);

  expect(await screen.findByText('The post has been deleted meanwhile.')).toBeVisible();
  expect(like).toHaveAttribute('aria-pressed', 'false');
});

test('new comments wait until their reader asks for them', async () => {
  const board = givenAThread();
  const { user } = await openApp(TOASTER_PAGE);
  await comment('Anna in reply to Ben');
  say(board, 14, 'Or the wall?');
  elsewhere();
  const show = await screen.findByRole('button', { name: 'Show 1 new comment' });
  expect(screen.queryByText('Or the wall?')).not.toBeInTheDocument();
  await user.click(show);

  expect(screen.getByText('Or the wall?').closest('article')).toHaveFocus();
  expect(screen.queryByRole('button', { name: /new comment/ })).not.toBeInTheDocument();
});

test('a link to a comment opens the page of the thread that holds it, and shows which one it is', async () => {
  const board = givenAThread();
  board.threadPage = 2;
  await openApp(`${TOASTER_PAGE}#c-${commentId(12)}`);
  const pointed = (await screen.findByText('Or the plug?')).closest('li');

  expect(window.location.search).toBe('?after=2');
  expect(window.location.hash).toBe(`#c-${commentId(12)}`);
  expect(pointed).toHaveAttribute('aria-current', 'true');
  await waitFor(() => expect(pointed?.querySelector('article')).toHaveFocus());
});

test('a link to a comment that is not there says so, and the thread is read', async () => {
  givenAThread();
  await openApp(`${TOASTER_PAGE}#c-${commentId(99)}`);

  expect(await screen.findByText('The comment that the address points to is not to be found.')).toBeVisible();
  expect(screen.getByText('Or the plug?')).toBeVisible();
});

test('a thread has pages, and an order that the address names', async () => {
  const board = givenAThread();
  board.threadPage = 2;
  const { user } = await openApp(TOASTER_PAGE);
  await user.click(await screen.findByRole('link', { name: 'More comments' }));
  expect(await screen.findByText('Or the plug?')).toBeVisible();
  expect(screen.queryByText('Is it the cord?')).not.toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'First comments' }));
  expect(await screen.findByText('Is it the cord?')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Newest' }));
  await screen.findByText('Or the plug?');

  expect(window.location.search).toBe('?sort=new');
  expect(texts()).toEqual(['Or the plug?', 'Is it the cord?']);
  expect(screen.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'page');
});

test('a comment about an earlier text leads to what changed since, and only where that differs', async () => {
  const board = givenAThread();
  board.edit(TOASTER.id, ANNA, { body: 'It was the element.' });
  say(board, 14, 'The element, then.', { about: 2 });
  const { router } = await openApp(TOASTER_PAGE);
  const [about] = await screen.findAllByText(/^About version 1; now version 2/);
  const link = within(about ?? document.body).getByRole('link', { name: 'show what changed' });
  expect(link).toHaveAttribute('href', `/p/${TOASTER.id}/versions/1..2`);
  expect(screen.getAllByText(/^About version/)).toHaveLength(3);
  board.revert(TOASTER.id, ANNA, 1);
  await router.invalidate();
  await openApp(TOASTER_PAGE);
  await comment(/^Anna/);

  const told = screen.getAllByText(/^About version/).map(({ textContent }) => textContent);
  expect(told).toEqual(['About version 2; now version 3: show what changed']);
});

test('a guest reads, and is led to log in and back', async () => {
  const board = givenAThread();
  board.viewer = null;
  await openApp(TOASTER_PAGE);
  const link = await screen.findByRole('link', { name: 'Log in to comment' });

  const next = new URL(link.getAttribute('href') ?? '', location.origin).searchParams.get('next');
  expect(next).toBe(`${TOASTER_PAGE}#comments`);
  expect(screen.queryByLabelText('Your comment')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^(Like|Reply|More)/ })).not.toBeInTheDocument();
});

test('when the comments do not come, the post is read and they can be asked for again', async () => {
  givenAThread();
  server.use(http.get('*/api/query/posts/*/comments', () => HttpResponse.error()));
  const { user } = await openApp(TOASTER_PAGE);
  await heading(TOASTER.title);
  const failed = await screen.findByText(/^The comments did not arrive\./);
  expect(screen.getByText('The element measures 12 ohms.')).toBeVisible();
  server.resetHandlers();
  await user.click(within(failed).getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Or the plug?')).toBeVisible();
});

test('a person’s comments lead to their places', async () => {
  givenAThread();
  const { user } = await openApp('/u/ben');
  await user.click(await screen.findByRole('link', { name: 'Comments' }));
  expect(await screen.findByText('Or the plug?')).toBeVisible();
  const [link] = screen.getAllByRole('link', { name: `On “${TOASTER.title}”` });
  if (link) await user.click(link);

  await heading(TOASTER.title);
  await waitFor(() => expect(window.location.hash).toBe(`#c-${commentId(12)}`));
});

test('a list of posts tells how many comments and likes there are', async () => {
  const board = givenAThread();
  board.likes.set(TOASTER.id, new Set([BEN.id]));
  await openApp('/');

  const said = await screen.findByRole('link', { name: '3 comments' });
  expect(said).toHaveAttribute('href', `${TOASTER_PAGE}#comments`);
  expect(screen.getByText('1 like')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Active' })).toHaveAttribute('href', '/?sort=active');
});
