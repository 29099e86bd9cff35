import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useTags } from '../../query/hooks/useTags';
import { Pages } from '../components/Pages';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { TimeMenu } from '../components/TimeMenu';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/tags');

/** Every tag, the most used first. */
export function TagsPage() {
  const page = route.useSearch();
  const { list, time } = useWords();
  const { data: tags, next, stale, lostSince, ahead, showAhead } = useTags(page);
  usePageTitle(list.tags);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{list.tags}</h1>
        <TimeMenu />
      </div>
      <StatusLine stale={stale} lostSince={lostSince}>
        <ShowAhead ahead={ahead} onShow={showAhead} />
      </StatusLine>
      {tags.length === 0 && <p className="empty">{page.as_of === undefined ? list.noTags : time.noTags}</p>}
      <ol className="rows">
        {tags.map(({ tag, post_count }) => (
          <li className="row row-plain" key={tag}>
            <Link to="/t/$tag" params={{ tag }}>
              {tag}
            </Link>
            <span className="count">{list.postCount({ count: post_count })}</span>
          </li>
        ))}
      </ol>
      <Pages>
        {next && (
          <Link to="/tags" search={{ after: next }}>
            {list.more}
          </Link>
        )}
      </Pages>
    </div>
  );
}
