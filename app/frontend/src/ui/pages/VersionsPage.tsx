import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../language/words';
import { usePost, useVersions } from '../../query/hooks/usePosts';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { VersionGroup } from '../components/VersionGroup';
import type { Act } from '../components/VersionRow';
import { usePageTitle } from '../hooks/usePageTitle';
import { inGroups } from '../versions';
import '../styles/history.css';

const RevertPostDialog = lazy(() =>
  import('../forms/RevertPostDialog').then((module) => ({ default: module.RevertPostDialog })),
);

const RedactVersionDialog = lazy(() =>
  import('../forms/RedactVersionDialog').then((module) => ({ default: module.RedactVersionDialog })),
);

const route = getRouteApi('/p/$postId/versions');

/** Every version of a post, newest first. */
export function VersionsPage() {
  const { postId } = route.useParams();
  const { after } = route.useSearch();
  const { versions: words, list } = useWords();
  const { data: post, showAhead: showPost } = usePost(postId);
  const { data: versions, next, stale, lostSince, ahead, showAhead } = useVersions(postId, after);
  const show = () => {
    showPost();
    showAhead();
  };
  const [asked, setAsked] = useState<{ act: Act; version: number } | null>(null);
  const close = () => setAsked(null);
  usePageTitle(words.of({ title: post.title }));
  return (
    <div className="column">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Link className="page-note" to="/p/$postId" params={{ postId }} lang={post.language}>
          {post.title}
        </Link>
      </div>
      <StatusLine stale={stale} lostSince={lostSince}>
        <ShowAhead ahead={ahead} onShow={show} />
      </StatusLine>
      <ol className="rows">
        {inGroups(versions).map((group) => (
          <VersionGroup
            key={group[0]?.version}
            post={post}
            versions={group}
            onAsk={(act, version) => setAsked({ act, version })}
          />
        ))}
      </ol>
      {(after || next) && (
        <nav className="pages" aria-label={list.pages}>
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
        </nav>
      )}
      <Suspense>
        {asked?.act === 'put back' && (
          <RevertPostDialog postId={postId} version={asked.version} onClose={close} />
        )}
        {asked?.act === 'erase' && (
          <RedactVersionDialog postId={postId} version={asked.version} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
