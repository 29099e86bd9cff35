/** Where someone is logged in. */
import type { components } from '../../infrastructure/api/schema';

export type SessionView = components['schemas']['Session'];
