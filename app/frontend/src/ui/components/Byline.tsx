import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import { useNow } from '../hooks/useNow';
import { useTip } from '../hooks/useTip';
import { AuthorLink } from './AuthorLink';
import { Time } from './Time';
import { TimeMenu } from './TimeMenu';

interface Props {
  post: PostView;
}

/** Who wrote it and when; an edit leads to the versions. */
export function Byline({ post }: Props) {
  return (
    <div className="meta byline">
      <AuthorLink author={post.author} />
      <Time at={post.published_at} />
      {post.edited_at && <Edited post={post} at={new Date(post.edited_at)} />}
      <TimeMenu />
    </div>
  );
}

function Edited({ post, at }: Props & { at: Date }) {
  const { post: words, times } = useWords();
  const { shown, anchor, described, tip } = useTip();
  const age = times.near(at, useNow());
  return (
    <span className="near" {...anchor}>
      <Link to="/p/$postId/versions" params={{ postId: post.id }} {...described}>
        {words.edited({ age, version: post.version })}
      </Link>
      {shown && <span {...tip}>{times.exact(at)}</span>}
    </span>
  );
}
