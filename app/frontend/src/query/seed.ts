/** Fills the query cache from the answers inlined in the page. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { InlinedAnswers } from '../infrastructure/api/inlined_answers';

const ROOT = '/api/query/';

/** `/api/query/posts?sort=new` is kept under `['posts', {sort: 'new'}]`: the keys that the hooks use. */
export function keyOfAddress(address: string): QueryKey {
  const url = new URL(address, 'http://board.invalid');
  const steps = url.pathname.slice(ROOT.length).split('/').map(decodeURIComponent);
  const parameters = Object.fromEntries(url.searchParams);
  return url.search ? [...steps, parameters] : steps;
}

export function seed(client: QueryClient, { viewer, answers }: InlinedAnswers): void {
  client.setQueryData(['me'], viewer);
  for (const [address, envelope] of Object.entries(answers)) {
    client.setQueryData(keyOfAddress(address), envelope);
  }
}
