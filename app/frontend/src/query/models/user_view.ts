/** People as they are shown, and the one who looks. */
import type { components } from '../../infrastructure/api/schema';

export type UserView = components['schemas']['User'];
export type Viewer = components['schemas']['Me'];
