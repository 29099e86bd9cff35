/** Comments as they are shown: in a thread, on their own, and in a person's list. */
import type { components } from '../../infrastructure/api/schema';

type Schemas = components['schemas'];

export type CommentView = Schemas['Comment'];
/** In its author's list, where its post is named. */
export type UserComment = Schemas['UserComment'];
export type CommentDetail = Schemas['CommentDetail'];

/** In which order a thread is read; the first is what an address without one means. */
export const THREAD_SORTS = ['old', 'new', 'top'] as const;
export type ThreadSort = (typeof THREAD_SORTS)[number];

/** Which part of a thread a page shows. */
export interface ThreadPage {
  sort?: ThreadSort;
  after?: string;
  as_of?: string;
}
