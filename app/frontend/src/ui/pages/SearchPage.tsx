import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { FormEvent, KeyboardEvent } from 'react';
import { useWords } from '../../language/words';
import { useHits } from '../../query/hooks/useSearch';
import { Hits } from '../components/Hits';
import { SearchFilters } from '../components/SearchFilters';
import { useDisclosure } from '../hooks/useDisclosure';
import { usePageTitle } from '../hooks/usePageTitle';
import { useTypedWords } from '../hooks/useTypedWords';

const route = getRouteApi('/search');
const MOST = 200;
const FORM = 'search';

/** Arrows lead from the field into the hits, along them and back. */
function moveAmongHits(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.search-form [type=search], .hits .row-title a'),
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
  const { data } = useHits(filter);
  const menu = useDisclosure();
  const { field, take } = useTypedWords(q, (words) =>
    navigate({ search: { ...filter, q: words || undefined, after: undefined }, replace: true }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (menu.details.open) menu.leave();
    const given = new FormData(event.currentTarget);
    const named = (name: string) => String(given.get(name)).trim().replace(/^[@#]/, '') || undefined;
    const narrowed = { author: named('author'), tag: named('tag') };
    void navigate({
      search: { ...filter, ...narrowed, q: take() || undefined, after: undefined },
      replace: true,
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move the focus among what has it by itself.
    <div className="column search" onKeyDown={moveAmongHits}>
      <h1>{search.title}</h1>
      <search>
        <form id={FORM} className="search-form" action="/search" onSubmit={submit}>
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
      <SearchFilters filter={filter} hits={data?.data ?? []} form={FORM} menu={menu} />
      <Hits filter={filter} />
    </div>
  );
}
