import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import type { MarkView, PostView } from '../../query/models/post_view';
import { diffAddress } from '../addresses';
import { answersOther } from '../thread';
import { erasedIn } from '../versions';

interface Props {
  comment: CommentView;
  post: PostView;
  marks: readonly MarkView[];
}

/** Whoever answered an earlier text could not know this one. */
export function AboutVersion({ comment, post, marks }: Props) {
  const { comments } = useWords();
  const now = post.version;
  const version = answersOther(comment, now, marks);
  if (version === null) return null;
  const erased = erasedIn(marks);
  return (
    <p className="comment-about">
      {comments.about({ version, now })}
      {!erased.has(version) && !erased.has(now) && (
        <>
          {': '}
          <Link {...diffAddress(post.id, version, now)}>{comments.whatChanged}</Link>
        </>
      )}
    </p>
  );
}
