import { useWords } from '../../language/words';
import type { CommentDetail } from '../../query/models/comment_view';
import { ServerHtml } from '../components/ServerHtml';

interface Props {
  /** As it was asked for last: its new text may still be on its way. */
  present: CommentDetail;
  actual: number;
  onSaveOver: () => void;
}

/** The comment changed under the writer's hands: both texts are there, and a way on that loses neither. */
export function CommentConflict({ present, actual, onSaveOver }: Props) {
  const { comments } = useWords();
  const { html, language, version } = present;
  return (
    <div className="outcome-note" role="alert">
      <p>{comments.changed({ version: actual })}</p>
      {version >= actual && html !== undefined && language !== undefined && (
        <div className="theirs">
          <p>{comments.theirs({ version })}</p>
          <ServerHtml html={html} language={language} />
        </div>
      )}
      <button className="quiet-button" type="button" onClick={onSaveOver}>
        {comments.saveOver({ version: actual })}
      </button>
    </div>
  );
}
