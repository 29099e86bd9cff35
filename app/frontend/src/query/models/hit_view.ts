/** What a search found. */
import type { components } from '../../infrastructure/api/schema';

export type HitView = components['schemas']['Hit'];
export type MarkedSegment = components['schemas']['MarkedSegment'];

export const KINDS = ['posts', 'comments'] as const;

/** What is looked for, and where. */
export interface SearchFilter {
  q?: string;
  kind?: HitView['kind'];
  tag?: string;
  author?: string;
  after?: string;
}
