/** The one place where the parts of the client are put together. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import type { InlinedAnswers } from './infrastructure/api/inlined_answers';
import { keepPosition } from './infrastructure/api/position';
import { NoAnswer, refusalOf } from './infrastructure/api/problem';
import { type BusEvent, CHANGES_WHO_LOOKS, eventBus } from './infrastructure/event/event_bus';
import type { Words } from './language/en';
import { WordsProvider } from './language/words';
import { showLatest, showOwnWrite } from './query/hooks/useHeld';
import { viewerQuery } from './query/hooks/useUsers';
import { seed } from './query/seed';
import { isTouchedBy } from './query/topics';
import { Bones } from './ui/components/Bones';
import { Failure } from './ui/components/Failure';
import { routes } from './ui/routes/routes';

const FRESH_FOR = 15_000;

function buildQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        // Nothing moves under a reader who merely comes back to the window.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Without a connection a question fails at once, and the page says since when nobody answers.
        networkMode: 'always',
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
    // Whoever comes back to a page gets it as it is now, not as it was left and then changing under their eyes.
    defaultStaleReloadMode: 'blocking',
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

/** What changed is asked for again: here by a command, whose receipt no view may be older than, or elsewhere. */
function readChanges(queries: QueryClient) {
  return (event: BusEvent) => {
    if (event.kind === 'session ended') {
      void queries.invalidateQueries(viewerQuery);
      return;
    }
    if (event.kind === 'views changed') {
      void queries.invalidateQueries({ predicate: isTouchedBy(event.topics) });
      return;
    }
    const { command, receipt } = event;
    keepPosition(receipt.token);
    showOwnWrite();
    // Answers were worded for who asked: another viewer starts with none.
    if (CHANGES_WHO_LOOKS.has(command)) queries.removeQueries({ type: 'inactive' });
    void queries.invalidateQueries();
  };
}

export function buildApp(inlined: InlinedAnswers | null) {
  const queries = buildQueries();
  if (inlined) seed(queries, inlined);
  const router = buildRouter(queries);
  const stopReading = eventBus.subscribe(readChanges(queries));
  const stopWatching = router.subscribe('onResolved', ({ fromLocation, hrefChanged }) => {
    if (fromLocation && !hrefChanged) showLatest();
  });
  const stop = () => {
    stopReading();
    stopWatching();
  };
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
