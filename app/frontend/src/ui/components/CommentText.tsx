import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import { ServerHtml } from './ServerHtml';
import { Stub } from './Stub';

interface Props {
  comment: CommentView;
}

/** What it says, or what stands in the place of that; one's own that is gone is for oneself to read. */
export function CommentText({ comment }: Props) {
  const { post: words, gone } = useWords();
  const { id, html, language, state } = comment;
  const stub = state !== 'present' && (
    <Stub {...comment} version={undefined}>
      <Link to="/c/$commentId/record" params={{ commentId: id }}>
        {gone.record}
      </Link>
    </Stub>
  );
  if (html === undefined || language === undefined) return stub;
  return (
    <>
      {stub && (
        <div className="private">
          <p>{words.onlyYou}</p>
          {stub}
        </div>
      )}
      <ServerHtml html={html} language={language} />
    </>
  );
}
