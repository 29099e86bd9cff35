import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { usePost, useVersion } from '../../query/hooks/usePosts';
import { diffAddress } from '../addresses';
import { AuthorLink } from '../components/AuthorLink';
import { ServerHtml } from '../components/ServerHtml';
import { StatusLine } from '../components/StatusLine';
import { Tags } from '../components/Tags';
import { Time } from '../components/Time';
import { usePageTitle } from '../hooks/usePageTitle';
import { usePastGround } from '../hooks/usePastGround';

interface Props {
  postId: string;
  version: number;
}

/** One version as it was; unless it is the one that stands now, on paper. */
export function ReadVersionPage({ postId, version }: Props) {
  const { versions: words } = useWords();
  const { data: post, ...freshness } = usePost(postId);
  const { data: text, ...ofText } = useVersion(postId, version);
  const past = version !== post.version;
  usePastGround(past);
  usePageTitle(words.entitled({ version, title: text.title }));
  return (
    <article className="column">
      <p className="version-bar">
        <span>{past ? words.past({ version, now: post.version }) : words.version({ version })}</span>
        {past && <Link {...diffAddress(postId, version, post.version)}>{words.changesSince}</Link>}
        <Link to="/p/$postId/versions" params={{ postId }}>
          {words.title}
        </Link>
      </p>
      {text.tags.length > 0 && (
        <div className="post-tags">
          <Tags tags={text.tags} />
        </div>
      )}
      <h1 lang={text.language}>{text.title}</h1>
      <div className="meta byline">
        <AuthorLink author={text.author} />
        <Time at={text.at} as="exact" />
      </div>
      <div className="post-body">
        <StatusLine {...oldestOf(freshness, ofText)} />
        <ServerHtml html={text.html} language={text.language} />
      </div>
    </article>
  );
}
