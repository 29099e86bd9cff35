import { Link, linkOptions } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostFilter } from '../../query/models/post_view';

interface Props {
  filter: PostFilter;
  next: string | null;
}

/** Older and newest, as real links that keep the filter. */
export function PostPages({ filter, next }: Props) {
  const { list } = useWords();
  const { after, tag, author } = filter;
  if (!next && !after) return null;
  const to = (cursor: string | undefined) =>
    tag
      ? linkOptions({ to: '/t/$tag', params: { tag }, search: { after: cursor } })
      : linkOptions({ to: '/', search: { author, after: cursor } });
  return (
    <nav className="pages" aria-label={list.pages}>
      {after && <Link {...to(undefined)}>{list.newest}</Link>}
      {next && (
        <Link {...to(next)} rel="next">
          {list.older}
        </Link>
      )}
    </nav>
  );
}
