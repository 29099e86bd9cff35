import { lazy, Suspense } from 'react';
import type { Asked } from '../forms/PostDialog';

const PostDialog = lazy(() =>
  import('../forms/PostDialog').then((module) => ({ default: module.PostDialog })),
);

interface Props {
  asked: Asked | null;
  onClose: () => void;
}

/** Asks before something is done to a post. The dialog loads with the first question. */
export function AskFirst({ asked, onClose }: Props) {
  return <Suspense>{asked && <PostDialog asked={asked} onClose={onClose} />}</Suspense>;
}
