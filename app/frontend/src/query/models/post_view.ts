/** Posts as they are shown: in a list, on their own page, and how they came to be. */
import type { components } from '../../infrastructure/api/schema';

type Schemas = components['schemas'];

export type Author = Schemas['Author'];
export type PostSummary = Schemas['PostSummary'];
export type PostView = Schemas['Post'];
export type VersionView = Schemas['Version'];
export type VersionTextView = Schemas['VersionText'];
export type DiffView = Schemas['Diff'];
export type Segment = Schemas['Segment'];
export type Block = Schemas['Block'];
export type MarkView = Schemas['Mark'];
export type State = PostSummary['state'];
export type MarkKind = MarkView['kind'];
export type PostMarkKind = Extract<MarkKind, `post.${string}`>;

/** In which order a list is read; the first is what an address without one means. */
export const POST_SORTS = ['new', 'active', 'top'] as const;
export type PostSort = (typeof POST_SORTS)[number];

/** Which part of a list a page shows, as of which moment. */
export interface Paged {
  after?: string;
  as_of?: string;
}

/** Which posts a list shows. */
export interface PostFilter extends Paged {
  sort?: PostSort;
  tag?: string;
  author?: string;
}
