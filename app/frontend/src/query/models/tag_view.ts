/** A tag and how many posts carry it. */
import type { components } from '../../infrastructure/api/schema';

export type TagView = components['schemas']['Tag'];
