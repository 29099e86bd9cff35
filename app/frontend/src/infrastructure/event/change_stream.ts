/** The server's stream of changes: opened, resumed where it broke off, and asked anew with growing pauses. */

export type News =
  | { kind: 'change'; token: string; position: number; topics: readonly string[] }
  /** What was seen before means nothing any more. */
  | { kind: 'reset'; token: string }
  /** The stream does not flow: who wants to know what changed must ask. */
  | { kind: 'unheard' };

/** Milliseconds: after a stream that flowed, and after one that could not be opened. */
export const streamPauses = { afterLoss: 1_000, afterRefusal: 5_000, longest: 120_000 };

const FLOWED_FOR = 5_000;
const ADDRESS = '/api/query/changes';

/** A little more or less, so that all who were cut off do not come back at once. */
const about = (pause: number) => pause * (0.75 + Math.random() / 2);

export class ChangeStream {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private refusals = 0;
  private openedAt = 0;
  private broken = false;

  private readonly place: () => string | null;
  private readonly hear: (news: News) => void;

  /** `place` tells where to go on: it is asked at each opening. */
  constructor(place: () => string | null, hear: (news: News) => void) {
    this.place = place;
    this.hear = hear;
  }

  open(): void {
    this.close();
    const place = this.place();
    const source = new EventSource(place ? `${ADDRESS}?after=${encodeURIComponent(place)}` : ADDRESS);
    source.addEventListener('open', () => this.opened());
    source.addEventListener('change', (message) => this.hearChange(message));
    source.addEventListener('reset', ({ lastEventId }) => this.hear({ kind: 'reset', token: lastEventId }));
    source.addEventListener('error', () => this.lost());
    this.source = source;
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.openedAt = 0;
  }

  private opened(): void {
    this.openedAt = Date.now();
    // What was missed follows by itself; but questions may have failed meanwhile, or the session be over.
    if (this.broken) this.hear({ kind: 'unheard' });
    this.broken = false;
  }

  private hearChange({ data, lastEventId: token }: MessageEvent): void {
    const change: unknown = JSON.parse(String(data));
    if (isChange(change)) this.hear({ kind: 'change', token, ...change });
  }

  /** The browser's own new attempts know no growing pauses, and none at all after a 503. */
  private lost(): void {
    const flowed = this.openedAt > 0 && Date.now() - this.openedAt >= FLOWED_FOR;
    this.refusals = flowed ? 0 : this.refusals + 1;
    this.close();
    this.broken = true;
    const { afterLoss, afterRefusal, longest } = streamPauses;
    const pause = flowed ? afterLoss : Math.min(afterRefusal * 2 ** (this.refusals - 1), longest);
    this.timer = setTimeout(() => {
      if (this.refusals > 0) this.hear({ kind: 'unheard' });
      this.open();
    }, about(pause));
  }
}

function isChange(value: unknown): value is { position: number; topics: string[] } {
  if (typeof value !== 'object' || value === null || !('position' in value) || !('topics' in value))
    return false;
  return typeof value.position === 'number' && Array.isArray(value.topics);
}
