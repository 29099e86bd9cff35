import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useThread } from '../../query/hooks/useComments';
import type { ThreadPage } from '../../query/models/comment_view';
import type { MarkView, PostView } from '../../query/models/post_view';
import { postAddress } from '../addresses';
import { usePointed } from '../hooks/usePointed';
import { Comment } from './Comment';
import { Pages } from './Pages';
import { StatusLine } from './StatusLine';
import { ThreadNews } from './ThreadNews';

interface Props {
  post: PostView;
  marks: readonly MarkView[];
  page: ThreadPage;
}

/** One page of a thread, each answer under what it answers. */
export function ThreadComments({ post, marks, page }: Props) {
  const { comments: words } = useWords();
  const { data: comments, next, stale, lostSince, ahead, showAhead } = useThread(post.id, page);
  const { pointed, isMissing } = usePointed(comments);
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const to = (search: ThreadPage) => ({ ...postAddress(post), search, hash: 'comments' });
  return (
    <>
      <StatusLine stale={stale} lostSince={lostSince}>
        <ThreadNews shown={comments} ahead={ahead?.data} onShow={showAhead} />
      </StatusLine>
      {isMissing && (
        <p className="page-note" role="status">
          {words.notHere}
        </p>
      )}
      {comments.length === 0 && <p className="thread-empty">{words.empty}</p>}
      <ol className="comments">
        {comments.map((comment) => (
          <Comment
            key={comment.id}
            comment={comment}
            parent={known.get(comment.parent_id ?? '')}
            post={post}
            marks={marks}
            isPointed={comment.id === pointed}
          />
        ))}
      </ol>
      <Pages label={words.pages}>
        {page.after && <Link {...to({ sort: page.sort })}>{words.first}</Link>}
        {next && (
          <Link {...to({ sort: page.sort, after: next })} rel="next">
            {words.more}
          </Link>
        )}
      </Pages>
    </>
  );
}
