import { Link, useNavigate } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { publishPost } from '../../command/services/posts';
import { newId } from '../../infrastructure/new_id';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { PostForm } from './PostForm';
import { isPostText, NO_TEXT, type PostText } from './post_text';
import { useKeptText } from './useKeptText';

export function PublishPostForm() {
  const { write } = useWords();
  const navigate = useNavigate();
  // The post has its id before it is sent: however often that happens, it is published once.
  const kept = useKeptText('write', () => ({ stamp: newId(), text: NO_TEXT }), isPostText);
  const { start, drop } = kept;
  const { submit, ...submission } = useSubmission(publishPost, {
    onDone: ({ id }) => {
      drop();
      announce(write.published);
      void navigate({ to: '/p/$postId', params: { postId: id }, ignoreBlocker: true });
    },
  });
  const send = ({ title, body, tags, language }: PostText) =>
    submit({ id: start.stamp, title, body, tags, ...(language && { language }) });
  const publishedBefore =
    submission.problem?.code === 'id.taken' ? (
      <p className="notice" role="alert">
        {write.publishedBefore}{' '}
        <Link to="/p/$postId" params={{ postId: start.stamp }} onClick={drop} ignoreBlocker>
          {write.open}
        </Link>
      </p>
    ) : null;
  return (
    <PostForm
      key={kept.round}
      kept={kept}
      submission={submission}
      onSubmit={send}
      action={write.publish}
      notice={() => publishedBefore}
    />
  );
}
