import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePosts } from '../../query/hooks/usePosts';
import { POST_SORTS, type PostFilter } from '../../query/models/post_view';
import { EmptyPosts } from '../components/EmptyPosts';
import { ListNews } from '../components/ListNews';
import { PostList } from '../components/PostList';
import { PostPages } from '../components/PostPages';
import { SortLinks } from '../components/SortLinks';
import { StatusLine } from '../components/StatusLine';
import { TimeMenu } from '../components/TimeMenu';
import { usePageTitle } from '../hooks/usePageTitle';

interface Props {
  filter: PostFilter;
}

/** Posts: all, in one of three orders, or those of one tag or one author. */
export function PostsPage({ filter }: Props) {
  const { list } = useWords();
  const { data: posts, next, stale, lostSince, ahead, showAhead } = usePosts(filter);
  const { tag, author, sort: chosen = 'new' } = filter;
  const title = tag ? list.tagged({ tag }) : author ? list.by({ name: author }) : list.posts;
  usePageTitle(title);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{title}</h1>
        <TimeMenu />
        {(tag || author) && (
          <Link className="page-note" to="/">
            {list.all}
          </Link>
        )}
        {!tag && !author && (
          <SortLinks
            label={list.sortedBy}
            choices={POST_SORTS.map((sort) => ({
              name: list.sorts[sort],
              link: { to: '/', search: sort === 'new' ? {} : { sort } },
              isChosen: sort === chosen,
            }))}
          />
        )}
      </div>
      <StatusLine stale={stale} lostSince={lostSince}>
        {!filter.after && <ListNews shown={posts} ahead={ahead} onShow={showAhead} />}
      </StatusLine>
      {posts.length > 0 ? <PostList posts={posts} /> : <EmptyPosts filtered={Boolean(tag || author)} />}
      <PostPages filter={filter} next={next} />
    </div>
  );
}
