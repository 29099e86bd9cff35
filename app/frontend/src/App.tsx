/** The one place where the parts of the client are put together. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import type { InlinedAnswers } from './infrastructure/api/inlined_answers';
import { keepPosition } from './infrastructure/api/position';
import { NoAnswer, refusalOf } from './infrastructure/api/problem';
import { type BusEvent, eventBus } from './infrastructure/event/event_bus';
import type { Words } from './language/en';
import { WordsProvider } from './language/words';
import { viewerQuery } from './query/hooks/useUsers';
import { seed } from './query/seed';
import { Bones } from './ui/components/Bones';
import { Failure } from './ui/components/Failure';
import { routes } from './ui/routes/routes';

const FRESH_FOR = 15_000;
const CHANGES_WHO_LOOKS = new Set(['register', 'log-in', 'log-out']);

function buildQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        // Nothing moves under a reader who merely comes back to the window.
        refetchOnWindowFocus: false,
        retry: (failures, failure) => failure instanceof NoAnswer && failures < 1,
        retryDelay: 500,
      },
    },
  });
}

function buildRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingMinMs: 200,
    defaultPendingComponent: Bones,
    defaultErrorComponent: Failure,
    scrollRestoration: true,
    // Plain words in the address: `?tag=1999` is a tag, not a number in quotes.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(given).toString();
      return text && `?${text}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof buildRouter>;
  }
}

/** What a command did is read back: views older than its receipt no longer count. */
function readOwnWrites(queries: QueryClient) {
  return (event: BusEvent) => {
    if (event.kind === 'session ended') {
      void queries.invalidateQueries(viewerQuery);
      return;
    }
    const { command, receipt } = event;
    keepPosition(receipt.token);
    // Answers were worded for who asked: another viewer starts with none.
    if (CHANGES_WHO_LOOKS.has(command)) queries.removeQueries({ type: 'inactive' });
    void queries.invalidateQueries();
  };
}

export function buildApp(inlined: InlinedAnswers | null) {
  const queries = buildQueries();
  if (inlined) seed(queries, inlined);
  const router = buildRouter(queries);
  const stop = eventBus.subscribe(readOwnWrites(queries));
  return { queries, router, stop };
}

interface Props extends Pick<ReturnType<typeof buildApp>, 'queries' | 'router'> {
  /** In the language that the reader begins with. */
  words: Words;
}

export function App({ queries, router, words }: Props) {
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider words={words}>
        <RouterProvider router={router} />
      </WordsProvider>
    </QueryClientProvider>
  );
}

/** A refusal is an answer, and its page says so; only a defect belongs on the console. */
export function tellDefects(error: unknown) {
  if (!refusalOf(error)) console.error(error);
}
