import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { publishPost, schedulePost } from '../../command/services/posts';
import { newId } from '../../infrastructure/new_id';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { momentOf } from '../publish_times';
import { PostForm } from './PostForm';
import { isPostText, NO_TEXT, type PostText } from './post_text';
import { deskOf, useKeptText } from './useKeptText';

interface Props {
  /** The scheduled post that was taken back and is written on here. */
  from: string | undefined;
}

export function PublishPostForm({ from }: Props) {
  const { write, drafts, times } = useWords();
  const navigate = useNavigate();
  // The post has its id before it is sent: however often that happens, it is published once.
  const kept = useKeptText(deskOf(from), () => ({ stamp: newId(), text: NO_TEXT }), isPostText);
  const { start, drop } = kept;
  const published = useSubmission(publishPost, {
    onDone: ({ id }) => {
      drop();
      announce(write.published);
      void navigate({ to: '/p/$postId', params: { postId: id }, ignoreBlocker: true });
    },
  });
  const scheduled = useSubmission(schedulePost, {
    onDone: (_, { publish_at }) => {
      drop();
      announce(drafts.scheduled({ time: times.exact(new Date(publish_at)) }));
      void navigate({ to: '/drafts', ignoreBlocker: true });
    },
  });
  const send = ({ title, body, tags, language, publish_at }: PostText) => {
    const post = { id: start.stamp, title, body, tags, ...(language && { language }) };
    published.forget();
    scheduled.forget();
    return publish_at
      ? scheduled.submit({ ...post, publish_at: momentOf(publish_at) })
      : published.submit(post);
  };
  const before = published.problem?.code === 'id.taken' || scheduled.problem?.code === 'id.taken';
  return (
    <PostForm
      key={kept.round}
      kept={kept}
      submission={scheduled.outcome.kind === 'none' ? published : scheduled}
      onSubmit={send}
      action={write.publish}
      laterAction={drafts.schedule}
      notice={({ publish_at }) =>
        before && <SentBefore id={start.stamp} waits={!!publish_at} onOpen={drop} />
      }
    />
  );
}

interface SentBeforeProps {
  id: string;
  waits: boolean;
  onOpen: () => void;
}

/** The same post arrived before, and leads to where it is now. */
function SentBefore({ id, waits, onOpen }: SentBeforeProps): ReactNode {
  const { write, drafts } = useWords();
  return (
    <p className="notice" role="alert">
      {waits ? drafts.scheduledBefore : write.publishedBefore}{' '}
      {waits ? (
        <Link to="/drafts" onClick={onOpen} ignoreBlocker>
          {drafts.show}
        </Link>
      ) : (
        <Link to="/p/$postId" params={{ postId: id }} onClick={onOpen} ignoreBlocker>
          {write.open}
        </Link>
      )}
    </p>
  );
}
