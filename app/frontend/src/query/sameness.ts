/** Whether an answer looks to a reader as the one before it. */
import type { CommentView } from './models/comment_view';
import type { PostSummary, PostView } from './models/post_view';

interface Of<Data> {
  data: Data;
}

const seen = ({ id, title, version, state, tags, author }: PostSummary) => [
  ...[id, title, version, state],
  ...[author?.display_name, ...tags],
];

export const isSameData = (one: Of<unknown>, other: Of<unknown>) =>
  JSON.stringify(one.data) === JSON.stringify(other.data);

export const isSameList = (one: Of<PostSummary[]>, other: Of<PostSummary[]>) =>
  JSON.stringify(one.data.map(seen)) === JSON.stringify(other.data.map(seen));

export const isSameText = ({ data: one }: Of<PostView>, { data: other }: Of<PostView>) =>
  one.version === other.version && one.state === other.state;

const read = ({ id, version, state }: CommentView) => `${id} ${version} ${state}`;

export const isSameThread = ({ data: one }: Of<CommentView[]>, { data: other }: Of<CommentView[]>) =>
  one.map(read).join() === other.map(read).join();

/** What a thread says that the one before it did not: new comments, and whether others read differently. */
export function newsOf(shown: readonly CommentView[], latest: readonly CommentView[]) {
  const known = new Map(shown.map((comment) => [comment.id, read(comment)]));
  const arrived = latest.filter(({ id }) => !known.has(id));
  // That likes have brought another order about is no news.
  const changed = latest.some((comment) => known.has(comment.id) && known.get(comment.id) !== read(comment));
  return { arrived, changed };
}

/** How many posts at the head of a list are newer than all that is shown. */
export function countNew(shown: readonly PostSummary[], latest: readonly PostSummary[]): number {
  const known = new Set(shown.map(({ id }) => id));
  const newest = shown[0]?.published_at ?? '';
  return latest.filter(({ id, published_at }) => !known.has(id) && published_at >= newest).length;
}
