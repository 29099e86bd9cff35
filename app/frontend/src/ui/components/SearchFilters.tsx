import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { HitView, SearchFilter } from '../../query/models/hit_view';
import type { useDisclosure } from '../hooks/useDisclosure';
import { SearchNarrower } from './SearchNarrower';

interface Props {
  filter: SearchFilter;
  hits: readonly HitView[];
  form: string;
  menu: ReturnType<typeof useDisclosure>;
}

/** What is looked through: all or one kind, what else narrows it, and the ways to narrow it more. */
export function SearchFilters({ filter, hits, form, menu }: Props) {
  const { search } = useWords();
  return (
    <div className="search-filters">
      <Kinds filter={filter} />
      <details className="narrow" {...menu.details}>
        <summary>{search.narrow}</summary>
        <SearchNarrower filter={filter} hits={hits} form={form} onDone={menu.leave} />
      </details>
      <Narrowed filter={filter} onWiden={menu.leave} />
    </div>
  );
}

function Kinds({ filter }: { filter: SearchFilter }) {
  const { search } = useWords();
  const kinds = [
    [undefined, search.everything],
    ['posts', search.posts],
    ['comments', search.comments],
  ] as const;
  return (
    <nav className="search-kinds" aria-label={search.kinds}>
      {kinds.map(([kind, name]) => (
        <Link
          key={name}
          to="/search"
          search={{ ...filter, kind, after: undefined }}
          replace
          className={kind === filter.kind ? 'is-chosen' : undefined}
          aria-current={kind === filter.kind ? 'true' : undefined}
          activeProps={{ className: '', 'aria-current': undefined }}
          activeOptions={{ exact: true, includeSearch: true, includeHash: true }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** Each thing that narrows the search, which a press takes away. */
function Narrowed({ filter, onWiden }: { filter: SearchFilter; onWiden: () => void }) {
  const { search } = useWords();
  const { author, tag } = filter;
  const chips = [
    ...(author ? [{ name: search.byAuthor({ name: author }), without: { author: undefined } }] : []),
    ...(tag ? [{ name: search.withTag({ tag }), without: { tag: undefined } }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={search.narrowed}>
      {chips.map(({ name, without }) => (
        <li key={name}>
          <Link
            className="chip"
            to="/search"
            search={{ ...filter, ...without, after: undefined }}
            replace
            activeOptions={{ exact: true }}
            onClick={onWiden}
          >
            {name}
            <span className="visually-hidden">, {search.widen}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
