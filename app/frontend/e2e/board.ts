/** What the browser tests share: people, posts made by command, and an ear for what goes wrong. */
import { type APIRequestContext, expect, type Page, test as plain } from '@playwright/test';

export const PASSWORD = 'the kettle sings at dawn';

/** What goes wrong in a page: errors on the console and refusals of the content security policy. */
export class Complaints {
  readonly unexpected: string[] = [];
  readonly #expected: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || /content security policy/i.test(message.text())) {
        this.#hear(message.text());
      }
    });
    page.on('pageerror', (error) => this.#hear(error.message));
  }

  /** From now on, what contains this is what the test itself brings about; it may be heard late. */
  expect(part: string) {
    this.#expected.push(part);
  }

  #hear(complaint: string) {
    if (!this.#expected.some((part) => complaint.includes(part))) this.unexpected.push(complaint);
  }
}

export const test = plain.extend<{ complaints: Complaints }>({
  complaints: async ({ page }, use) => {
    const complaints = new Complaints(page);
    await use(complaints);
    expect(complaints.unexpected).toEqual([]);
  },
});

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
