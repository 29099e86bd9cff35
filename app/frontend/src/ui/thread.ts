/** How a thread is laid out: what each comment answers, and which text it was about. */
import type { CommentView } from '../query/models/comment_view';
import type { MarkView } from '../query/models/post_view';

/** A wide page indents this many levels; a phone half as many (thread.css). What stands deeper says what it answers. */
export const DEEPEST = 6;
export const DEEPEST_ON_PHONE = 3;

export const anchorOf = (commentId: string) => `c-${commentId}`;

/** The comment that the end of an address points to. */
export const pointedBy = (hash: string): string | undefined => hash.match(/^c-([0-9a-f-]{36})$/)?.[1];

/** Which version a version's text is that of: putting one back writes nothing new. */
function textOf(marks: readonly MarkView[], version: number): number {
  const back = marks.find(
    ({ kind, parameters }) => kind === 'post.reverted' && parameters.version === version,
  );
  const to = back?.parameters.to_version;
  return to && to < version ? textOf(marks, to) : version;
}

/** The version that a comment answers, where the post says something else now. */
export function answersOther(
  { answers_version: answered }: CommentView,
  now: number,
  marks: readonly MarkView[],
): number | null {
  if (answered === null || answered >= now) return null;
  return textOf(marks, answered) === textOf(marks, now) ? null : answered;
}
