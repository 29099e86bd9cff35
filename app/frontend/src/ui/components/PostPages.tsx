import { Link, linkOptions } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostFilter } from '../../query/models/post_view';
import { Pages } from './Pages';

interface Props {
  filter: PostFilter;
  next: string | null;
  /** Whose page this is, where it is someone's. */
  of?: string;
}

/** Older and newest, as real links that keep the filter. */
export function PostPages({ filter, next, of }: Props) {
  const { list } = useWords();
  const { after, tag, author, sort } = filter;
  const to = (cursor: string | undefined) => {
    const search = { after: cursor };
    if (tag) return linkOptions({ to: '/t/$tag', params: { tag }, search });
    if (of) return linkOptions({ to: '/u/$username', params: { username: of }, search });
    return linkOptions({ to: '/', search: { sort, author, ...search } });
  };
  return (
    <Pages>
      {after && <Link {...to(undefined)}>{list.newest}</Link>}
      {next && (
        <Link {...to(next)} rel="next">
          {list.older}
        </Link>
      )}
    </Pages>
  );
}
