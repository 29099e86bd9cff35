/** Joins the browser's two sides: what commands did and what views show is published here, what shows views listens. */
import type { components } from '../api/schema';

export type Receipt = components['schemas']['Receipt'];

export type BusEvent =
  | { kind: 'command done'; command: string; receipt: Receipt }
  /** The server no longer knows who is asking. */
  | { kind: 'session ended' }
  /** Views show something that they did not show before; without topics it may be anything. */
  | { kind: 'views changed'; topics: readonly string[] | null };

/** After these another viewer looks, or none. */
export const CHANGES_WHO_LOOKS = new Set(['register', 'log-in', 'log-out']);

type Listener = (event: BusEvent) => void;

const listeners = new Set<Listener>();

export const eventBus = {
  publish(event: BusEvent): void {
    for (const listener of listeners) listener(event);
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
