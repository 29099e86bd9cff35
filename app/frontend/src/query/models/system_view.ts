/** How the board itself is. */
import type { components } from '../../infrastructure/api/schema';

type Schemas = components['schemas'];

export type SystemView = Schemas['System'];
export type Need = SystemView['needs'][number];
export type NeedCode = Need['code'];
export type GroupView = SystemView['groups'][number];
export type ProcessView = SystemView['processes'][number];
export type ViewTables = Schemas['View'];
export type ParkedStream = Schemas['Parked'];
export type SystemActivity = Schemas['SystemActivity'];
export type ActiveDay = SystemActivity['days'][number];

/** How many days back the activity is shown; the first is what an address without one means. */
export const SPANS = ['30', '7', '90', '366'] as const;
export type Span = (typeof SPANS)[number];
