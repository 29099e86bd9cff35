import { useEffect } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { editComment } from '../../command/services/comments';
import { useWords } from '../../language/words';
import { useComment } from '../../query/hooks/useComments';
import type { CommentDetail, CommentView } from '../../query/models/comment_view';
import { announce } from '../components/Announcer';
import { CommentConflict } from './CommentConflict';
import { CommentForm } from './CommentForm';
import { type CommentText, isCommentText } from './comment_text';
import { useKeptText } from './useKeptText';

interface Props {
  comment: CommentView;
  onClose: () => void;
}

/** A comment is changed where it stands; its Markdown is asked for first. */
export function EditCommentForm({ comment, onClose }: Props) {
  const { state } = useWords();
  const { data, isError, refetch } = useComment(comment.id);
  if (data) return <EditForm present={data.data} onConflict={refetch} onClose={onClose} />;
  if (!isError) return <span className="bone bone-line" role="status" aria-label={state.loading} />;
  return (
    <p className="outcome-note" role="alert">
      {state.noAnswer}{' '}
      <button className="quiet-button" type="button" onClick={() => refetch()}>
        {state.tryAgain}
      </button>
    </p>
  );
}

interface EditProps {
  present: CommentDetail;
  onConflict: () => void;
  onClose: () => void;
}

function EditForm({ present, onConflict, onClose }: EditProps) {
  const { comments } = useWords();
  const fresh = () => ({ stamp: String(present.version), text: { body: present.body, reason: '' } });
  const kept = useKeptText(`edit.${present.id}`, fresh, isCommentText);
  const close = () => {
    kept.drop();
    onClose();
  };
  const { submit, ...submission } = useSubmission(editComment, {
    onDone: () => {
      announce(comments.saved);
      close();
    },
  });
  const send = ({ body, reason }: CommentText, expected_version: number) =>
    submit({ comment_id: present.id, body, expected_version, ...(reason.trim() && { reason }) });
  const actual = submission.problem?.actual_version;
  useEffect(() => {
    if (actual) onConflict();
  }, [actual, onConflict]);
  return (
    <CommentForm
      key={kept.round}
      kept={kept}
      submission={submission}
      onSubmit={(text) => send(text, Number(kept.start.stamp))}
      label={comments.writeEdit}
      action={comments.save}
      language={present.language}
      withReason
      isAwaited
      notice={(text) =>
        actual && <CommentConflict present={present} actual={actual} onSaveOver={() => send(text, actual)} />
      }
      onCancel={close}
    />
  );
}
