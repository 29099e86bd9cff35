import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { useDiff, usePost } from '../../query/hooks/usePosts';
import { diffAddress } from '../addresses';
import { AuthorLink } from '../components/AuthorLink';
import { DiffBody } from '../components/DiffBody';
import { Pages } from '../components/Pages';
import { Segments } from '../components/Segments';
import { StatusLine } from '../components/StatusLine';
import { TagChanges } from '../components/TagChanges';
import { Time } from '../components/Time';
import { WordCounts } from '../components/WordCounts';
import { usePageTitle } from '../hooks/usePageTitle';

interface Props {
  postId: string;
  from: number;
  to: number;
}

/** What changed between two versions, as the server compared them. */
export function DiffPage({ postId, from, to }: Props) {
  const { diff: words, versions, record, language } = useWords();
  const { data: post, ...freshness } = usePost(postId);
  const { data: diff, ...ofDiff } = useDiff(postId, from, to);
  const title = words.title({ from, to });
  const nothing = ![...diff.title, ...diff.body.flatMap((block) => block.segments)].some(
    (segment) => segment.op !== 'same',
  );
  usePageTitle(title);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{title}</h1>
        <Link className="page-note" to="/p/$postId/versions" params={{ postId }}>
          {versions.title}
        </Link>
      </div>
      <div className="meta">
        <AuthorLink author={diff.to.author} />
        <Time at={diff.to.at} as="exact" />
        {to - from === 1 && <WordCounts version={diff.to} />}
      </div>
      {to - from === 1 && diff.to.reason && (
        <p className="why">{record.reason({ reason: diff.to.reason })}</p>
      )}
      <StatusLine {...oldestOf(freshness, ofDiff)} />
      <div className="diff" lang={post.language}>
        <p className="diff-title">
          <Segments segments={diff.title} />
        </p>
        <TagChanges added={diff.tags.added} removed={diff.tags.removed} />
        {nothing ? (
          <p className="page-note" lang={language}>
            {words.nothing}
          </p>
        ) : (
          <DiffBody blocks={diff.body} />
        )}
      </div>
      <DiffPages postId={postId} from={from} to={to} newest={post.version} />
    </div>
  );
}

function DiffPages({ postId, from, to, newest }: Props & { newest: number }) {
  const { diff: words } = useWords();
  return (
    <Pages>
      {from > 1 && <Link {...diffAddress(postId, from - 1, from)}>{words.earlier}</Link>}
      {to < newest && <Link {...diffAddress(postId, to, to + 1)}>{words.later}</Link>}
    </Pages>
  );
}
