/** What the tabs of one browser tell each other. */
import type { News } from './change_stream';

export type Told =
  | { kind: 'news'; news: News }
  /** A tab has just begun to listen, having seen this much. */
  | { kind: 'hello'; place: string | null }
  /** Who looks is another one now: logged in, or out. */
  | { kind: 'viewer changed' };

/** A channel to the other tabs; a browser without one has no other tabs to speak to. */
export function openTabs(hear: (told: Told) => void) {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel('hindsight.live');
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  return { tell: (told: Told) => channel.postMessage(told), close: () => channel.close() };
}
