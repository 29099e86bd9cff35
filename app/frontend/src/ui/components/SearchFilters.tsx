import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { SearchFilter } from '../../query/models/hit_view';

interface Props {
  filter: SearchFilter;
}

/** What is looked through: all or one kind, and the way out of what narrows it. */
export function SearchFilters({ filter }: Props) {
  const { search } = useWords();
  const kinds = [
    [undefined, search.everything],
    ['posts', search.posts],
    ['comments', search.comments],
  ] as const;
  const { tag, author } = filter;
  return (
    <nav className="search-filters" aria-label={search.kinds}>
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
      {tag && (
        <span>
          {search.withTag({ tag })}{' '}
          <Link to="/search" search={{ ...filter, tag: undefined, after: undefined }} replace>
            {search.anyTag}
          </Link>
        </span>
      )}
      {author && (
        <span>
          {search.byAuthor({ name: author })}{' '}
          <Link to="/search" search={{ ...filter, author: undefined, after: undefined }} replace>
            {search.anyAuthor}
          </Link>
        </span>
      )}
    </nav>
  );
}
