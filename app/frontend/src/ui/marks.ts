/** Which mark stands for what happened, and for what is gone. */
import type { MarkKind, MarkView, State } from '../query/models/post_view';

export type Shape = 'circle' | 'square' | 'bar';
export type Look = 'filled' | 'hollow' | 'struck' | 'dashed';

interface Drawn {
  shape: Shape;
  look: Look;
}

/** Whatever else happened changed something. */
const LOOKS: Partial<Record<MarkKind, Look>> = {
  'post.scheduled': 'dashed',
  'post.schedule_cancelled': 'struck',
  'post.schedule_failed': 'struck',
  'post.published': 'filled',
  'post.deleted': 'struck',
  'post.restored': 'filled',
  'comment.added': 'filled',
  'comment.deleted': 'struck',
  'comment.restored': 'filled',
  'user.registered': 'filled',
  'session.started': 'filled',
  'session.ended': 'struck',
};

export function markOf(mark: MarkView, authorId: string): Drawn {
  if (mark.kind === 'post.version_redacted') return { shape: 'bar', look: 'hollow' };
  const byAuthor = mark.actor === null || mark.actor.id === authorId;
  return { shape: byAuthor ? 'circle' : 'square', look: LOOKS[mark.kind] ?? 'hollow' };
}

const STATES: Record<State, Drawn> = {
  present: { shape: 'circle', look: 'filled' },
  deleted: { shape: 'circle', look: 'struck' },
  hidden: { shape: 'square', look: 'dashed' },
  removed: { shape: 'square', look: 'struck' },
  redacted: { shape: 'bar', look: 'filled' },
  erased: { shape: 'bar', look: 'filled' },
};

export const markOfState = (state: State): Drawn => STATES[state];
