/** What the browser tests share: people, posts made by command, and an ear for what goes wrong. */
import { type APIRequestContext, expect, type Page, test as plain } from '@playwright/test';

export const PASSWORD = 'the kettle sings at dawn';

interface Watched {
  /** Errors on the console and refusals of the content security policy; a test may expect some. */
  complaints: string[];
}

export const test = plain.extend<Watched>({
  complaints: async ({ page }, use) => {
    const complaints = listen(page);
    await use(complaints);
    expect(complaints).toEqual([]);
  },
});

export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Does something and waits until everybody can see it, which takes a moment where the sides run apart. */
export async function send(request: APIRequestContext, name: string, data: object): Promise<{ id: string }> {
  const answer = await request.post(`/api/command/${name}`, { data });
  expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200);
  const receipt: { id: string; token: string } = await answer.json();
  const headers = { 'Hindsight-Min-Position': receipt.token };
  const seen = await request.get('/api/query/posts?limit=1', { headers });
  expect(await seen.json()).toMatchObject({ stale: false });
  return receipt;
}

/** The keeper came first, so they run the board. */
export async function becomeAdministrator(request: APIRequestContext): Promise<void> {
  const login = { login: 'keeper', password: PASSWORD };
  const known = await request.post('/api/command/log-in', { data: login });
  if (known.ok()) return;
  await send(request, 'register', { username: 'keeper', email: 'keeper@example.org', password: PASSWORD });
}

/** The client has taken the place of what the server wrote. Runs in the page. */
export const isTaken = () =>
  Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react'));
