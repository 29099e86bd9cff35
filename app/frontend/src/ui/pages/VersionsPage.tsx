import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { usePost, useVersions } from '../../query/hooks/usePosts';
import { AskFirst } from '../components/AskFirst';
import { Pages } from '../components/Pages';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { VersionGroup } from '../components/VersionGroup';
import type { Asked } from '../forms/PostDialog';
import { usePageTitle } from '../hooks/usePageTitle';
import { inGroups } from '../versions';
import '../styles/history.css';

const route = getRouteApi('/p/$postId/versions');

/** Every version of a post, newest first. */
export function VersionsPage() {
  const { postId } = route.useParams();
  const { after } = route.useSearch();
  const { versions: words } = useWords();
  const { data: post, showAhead: showPost, ...ofPost } = usePost(postId);
  const { data: versions, next, ahead, showAhead, ...freshness } = useVersions(postId, after);
  const show = () => {
    showPost();
    showAhead();
  };
  const [asked, setAsked] = useState<Asked | null>(null);
  usePageTitle(words.of({ title: post.title }));
  return (
    <div className="column">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Link className="page-note" to="/p/$postId" params={{ postId }} lang={post.language}>
          {post.title}
        </Link>
      </div>
      <StatusLine {...oldestOf(freshness, ofPost)}>
        <ShowAhead ahead={ahead} onShow={show} />
      </StatusLine>
      <ol className="rows">
        {inGroups(versions).map((group) => (
          <VersionGroup
            key={group[0]?.version}
            post={post}
            versions={group}
            onAsk={(act, version) => setAsked({ act, postId, version })}
          />
        ))}
      </ol>
      <Pages>
        {after && (
          <Link to="/p/$postId/versions" params={{ postId }}>
            {words.newest}
          </Link>
        )}
        {next && (
          <Link to="/p/$postId/versions" params={{ postId }} search={{ after: next }}>
            {words.older}
          </Link>
        )}
      </Pages>
      <AskFirst asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
