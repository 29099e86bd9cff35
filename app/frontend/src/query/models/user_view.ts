/** People as they are shown, and the one who looks. */
import type { components } from '../../infrastructure/api/schema';
import type { MarkKind, PostMarkKind } from './post_view';

export type UserView = components['schemas']['User'];
export type Viewer = components['schemas']['Me'];
export type PersonMarkKind = Exclude<MarkKind, PostMarkKind>;
