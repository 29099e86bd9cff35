import { lazy, Suspense } from 'react';
import type { AskedOfComment } from '../forms/CommentDialog';
import type { Asked } from '../forms/PostDialog';

const PostDialog = lazy(() =>
  import('../forms/PostDialog').then((module) => ({ default: module.PostDialog })),
);

const CommentDialog = lazy(() =>
  import('../forms/CommentDialog').then((module) => ({ default: module.CommentDialog })),
);

interface Props<What> {
  asked: What | null;
  onClose: () => void;
}

/** Asks before something is done to a post. The dialog loads with the first question. */
export function AskFirst({ asked, onClose }: Props<Asked>) {
  return <Suspense>{asked && <PostDialog asked={asked} onClose={onClose} />}</Suspense>;
}

/** Asks before something is done to a comment. */
export function AskOfComment({ asked, onClose }: Props<AskedOfComment>) {
  return <Suspense>{asked && <CommentDialog asked={asked} onClose={onClose} />}</Suspense>;
}
