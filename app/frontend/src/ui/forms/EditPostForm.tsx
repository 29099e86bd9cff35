import { Link, useNavigate } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { editPost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import { announce } from '../components/Announcer';
import { ConflictNotice } from './ConflictNotice';
import { PostForm } from './PostForm';
import { isPostText, type PostText } from './post_text';
import { useKeptText } from './useKeptText';

interface Props {
  post: PostView;
  own: boolean;
}

export function EditPostForm({ post, own }: Props) {
  const { write } = useWords();
  const navigate = useNavigate();
  const fresh = () => ({ stamp: String(post.version), text: textOf(post) });
  const kept = useKeptText(`edit.${post.id}`, fresh, isPostText);
  const base = Number(kept.start.stamp);
  const { submit, ...submission } = useSubmission(editPost, {
    onDone: () => {
      kept.drop();
      announce(write.saved);
      void navigate({ to: '/p/$postId', params: { postId: post.id }, ignoreBlocker: true });
    },
  });
  const send = (text: PostText, version: number) => {
    const { reason, language, publish_at: _, ...rest } = text;
    return submit({
      post_id: post.id,
      expected_version: version,
      ...rest,
      ...(language && { language }),
      ...(reason.trim() && { reason }),
    });
  };
  const actual = submission.problem?.actual_version;
  return (
    <PostForm
      key={kept.round}
      kept={kept}
      submission={submission}
      onSubmit={(text) => send(text, base)}
      action={write.save}
      reasonHint={own ? write.reasonHint : write.reasonHintModerator}
      notice={(text) =>
        actual && (
          <ConflictNotice
            postId={post.id}
            base={base}
            actual={actual}
            onSaveOver={() => send(text, actual)}
          />
        )
      }
    >
      <Link to="/p/$postId" params={{ postId: post.id }}>
        {write.cancel}
      </Link>
    </PostForm>
  );
}

function textOf({ title, body, tags, language }: PostView): PostText {
  return { title, body, tags: [...tags], language, reason: '', publish_at: '' };
}
