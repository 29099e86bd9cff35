/** The first account rules its board: each board gets its keeper before anything is told there. */
import { request } from '@playwright/test';
import { becomeAdministrator } from './board';

export default async function found(): Promise<void> {
  for (const port of process.env.E2E_PORTS?.split(',') ?? []) {
    const keeper = await request.newContext({ baseURL: `http://127.0.0.1:${port}` });
    await becomeAdministrator(keeper);
    await keeper.dispose();
  }
}
