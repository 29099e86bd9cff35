import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import { useNow } from '../hooks/useNow';
import { useTip } from '../hooks/useTip';
import { anchorOf, DEEPEST, DEEPEST_ON_PHONE } from '../thread';
import { AuthorLink } from './AuthorLink';
import { Time } from './Time';

interface Props {
  id: string;
  comment: CommentView;
  /** What it answers, where that stands on the same page. */
  parent: CommentView | undefined;
}

/** Who, when, and what it answers: for the ear always, for the eye where indenting no longer tells (thread.css). */
export function CommentHead({ id, comment, parent }: Props) {
  const { comments } = useWords();
  const { author, parent_id, depth, published_at, edited_at } = comment;
  const name = parent?.author?.display_name;
  const told = name ? comments.inReplyTo({ name }) : comments.inReplyToOther;
  const isFar = !parent || depth > DEEPEST;
  return (
    <div className="meta comment-head">
      <h3 className="comment-by" id={id}>
        {author ? <AuthorLink author={author} /> : comments.someone}
        {parent_id && !isFar && ' '}
        {parent_id && !isFar && <span className="visually-hidden">{told}</span>}
      </h3>
      <Time at={published_at} />
      {edited_at && <Edited comment={comment} at={new Date(edited_at)} />}
      {parent_id && (isFar || depth > DEEPEST_ON_PHONE) && (
        <Link
          className={isFar ? undefined : 'on-phone'}
          from="/p/$postId/$slug"
          to="."
          search={(search) => search}
          hash={anchorOf(parent_id)}
        >
          {told}
        </Link>
      )}
    </div>
  );
}

/** An edit leads to the record. */
function Edited({ comment: { id, version }, at }: { comment: CommentView; at: Date }) {
  const { comments, times } = useWords();
  const { shown, anchor, described, tip } = useTip();
  return (
    <span className="near" {...anchor}>
      <Link to="/c/$commentId/record" params={{ commentId: id }} {...described}>
        {comments.edited({ age: times.near(at, useNow()), version })}
      </Link>
      {shown && <span {...tip}>{times.exact(at)}</span>}
    </span>
  );
}
