/** What waits to be published. */
import type { components } from '../../infrastructure/api/schema';

export type ScheduledView = components['schemas']['ScheduledPost'];
