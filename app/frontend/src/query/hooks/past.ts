/** How a question that looks back is kept: beside the one about now, under a key that mirrors its address. */
import type { QueryKey } from '@tanstack/react-query';

/** A position of the log or a time; without one, now. */
export type Moment = string | undefined;

export const back = (asOf: Moment) => (asOf === undefined ? [] : [{ as_of: asOf }]);

const looksBack = (step: unknown) =>
  typeof step === 'object' && step !== null && 'as_of' in step && step.as_of !== undefined;

/** Nothing that happens now changes what was. */
export const isPast = (key: QueryKey): boolean => key.some(looksBack);
