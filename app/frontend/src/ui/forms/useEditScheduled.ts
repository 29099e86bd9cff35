/** A scheduled post is edited by taking it back: its text goes to the desk, and only then its schedule is cancelled. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { cancelScheduledPost } from '../../command/services/posts';
import { newId } from '../../infrastructure/new_id';
import { useWords } from '../../language/words';
import { useScheduledText } from '../../query/hooks/useScheduled';
import { announce } from '../components/Announcer';
import { fieldTimeOf } from '../publish_times';
import { deskOf, keepText } from './useKeptText';

export function useEditScheduled() {
  const { drafts } = useWords();
  const navigate = useNavigate();
  const textOf = useScheduledText();
  const [failed, setFailed] = useState<string | null>(null);
  const submission = useSubmission(cancelScheduledPost, {
    onDone: (_, { post_id }) => {
      announce(drafts.taken);
      void navigate({ to: '/write', search: { from: post_id } });
    },
  });
  const edit = async (postId: string) => {
    setFailed(null);
    try {
      const { title, body, tags, language, publish_at } = await textOf(postId);
      const at = new Date(publish_at);
      const text = { title, body, tags: [...tags], language, reason: '' };
      const time = at > new Date() ? fieldTimeOf(at) : '';
      keepText(deskOf(postId), { stamp: newId(), text: { ...text, publish_at: time } });
      await submission.submit({ post_id: postId });
    } catch {
      setFailed(postId);
    }
  };
  return { ...submission, edit, failed };
}
