/** Asks the query side. Every question says how new a view it needs, so that a user reads their own writes. */
import createClient, { type Middleware } from 'openapi-fetch';
import { dropForeignPosition, ownPosition } from './position';
import { failureOf, NoAnswer } from './problem';
import type { paths } from './schema';

const positions: Middleware = {
  onRequest({ request }) {
    const position = ownPosition();
    if (position) request.headers.set('Hindsight-Min-Position', position);
    return request;
  },
  onResponse({ response }) {
    dropForeignPosition(response.headers.get('Hindsight-Position'));
  },
};

// The fetch of the moment, not the one at load: tests put their network in place later.
export const queryApi = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request) => globalThis.fetch(request),
});
queryApi.use(positions);

interface Answer<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** The envelope of an answer, or a throw of what came instead. */
export async function envelopeOf<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new NoAnswer('no connection', { cause });
  });
  if (data === undefined) throw failureOf(response, error);
  return data;
}
