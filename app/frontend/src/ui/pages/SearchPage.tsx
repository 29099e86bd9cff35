import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../language/words';
import { Hits } from '../components/Hits';
import { SearchFilters } from '../components/SearchFilters';
import { usePageTitle } from '../hooks/usePageTitle';
import { useTypedWords } from '../hooks/useTypedWords';

const route = getRouteApi('/search');
const MOST = 200;

/** Arrows lead from the field into the hits, along them and back. */
function moveAmongHits(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.search-form input, .hits .row-title a'),
  ];
  const here = stops.findIndex((stop) => stop.isSameNode(document.activeElement));
  const next = here < 0 ? undefined : stops[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function SearchPage() {
  const filter = route.useSearch();
  const { search } = useWords();
  const navigate = useNavigate({ from: '/search' });
  const { q = '' } = filter;
  usePageTitle(q ? `${q} · ${search.title}` : search.title);
  const { field, sendNow } = useTypedWords(q, (words) =>
    navigate({ search: { ...filter, q: words || undefined, after: undefined }, replace: true }),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move the focus among what has it by itself.
    <div className="column search" onKeyDown={moveAmongHits}>
      <h1>{search.title}</h1>
      <search>
        <form
          className="search-form"
          action="/search"
          onSubmit={(event) => {
            event.preventDefault();
            sendNow();
          }}
        >
          <input
            {...field}
            type="search"
            name="q"
            data-start
            maxLength={MOST}
            aria-label={search.words}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
          />
          <button type="submit">{search.title}</button>
        </form>
      </search>
      <SearchFilters filter={filter} />
      <Hits filter={filter} />
    </div>
  );
}
