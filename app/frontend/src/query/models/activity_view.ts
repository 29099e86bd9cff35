/** When things changed, for whoever looks for a moment to look back to. */
import type { components } from '../../infrastructure/api/schema';

type Schemas = components['schemas'];

/** A change, or a day and how many it had. */
export type ActivityTick = Schemas['ActivityTick'];
export type NearChanges = Schemas['NearChanges'];

/** Of which posts and comments. */
export interface Scope {
  tag?: string;
  author?: string;
  post?: string;
}
