import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { editPost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import { announce } from '../components/Announcer';
import { ConflictNotice } from './ConflictNotice';
import { PostForm } from './PostForm';
import type { PostText } from './post_text';
import { useKeptText } from './useKeptText';

interface Props {
  post: PostView;
  own: boolean;
}

export function EditPostForm({ post, own }: Props) {
  const { write } = useWords();
  const navigate = useNavigate();
  // What stood when the writing began; the post itself may move on under it.
  const [original] = useState(() => textOf(post));
  const { start, keep, drop } = useKeptText(`edit.${post.id}`, () => ({
    stamp: String(post.version),
    text: original,
  }));
  const base = Number(start.stamp);
  const [written, setWritten] = useState(start.text);
  const { submit, ...submission } = useSubmission(editPost, {
    onDone: () => {
      drop();
      announce(write.saved);
      void navigate({ to: '/p/$postId', params: { postId: post.id }, ignoreBlocker: true });
    },
  });
  const send = (text: PostText, version: number) => {
    setWritten(text);
    const { reason, language, ...rest } = text;
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
      original={original}
      start={start.text}
      keep={keep}
      submission={submission}
      onSubmit={(text) => send(text, base)}
      action={write.save}
      reasonHint={own ? write.reasonHint : write.reasonHintModerator}
      notice={
        actual && (
          <ConflictNotice
            postId={post.id}
            base={base}
            actual={actual}
            onSaveOver={() => send(written, actual)}
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
  return { title, body, tags: [...tags], language, reason: '' };
}
