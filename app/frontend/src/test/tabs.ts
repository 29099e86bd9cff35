/** What a browser gives its tabs together: streams, channels and locks, under the hand of a test. */
import { vi } from 'vitest';

export class FakeStream extends EventTarget {
  static all: FakeStream[] = [];
  static get open() {
    return FakeStream.all.filter(({ closed }) => !closed);
  }

  readonly url: string;
  closed = false;

  constructor(url: string) {
    super();
    this.url = url;
    FakeStream.all.push(this);
  }

  close() {
    this.closed = true;
  }

  opens() {
    this.dispatchEvent(new Event('open'));
  }

  fails() {
    this.dispatchEvent(new Event('error'));
  }

  tells(kind: 'change' | 'reset', position: number, ...topics: string[]) {
    const data = JSON.stringify({ position, topics });
    this.dispatchEvent(new MessageEvent(kind, { data, lastEventId: `e1-${position}` }));
  }
}

class FakeChannel {
  static open = new Set<FakeChannel>();
  onmessage: ((message: { data: unknown }) => void) | null = null;

  constructor() {
    FakeChannel.open.add(this);
  }

  postMessage(data: unknown) {
    for (const channel of FakeChannel.open) if (channel !== this) channel.onmessage?.({ data });
  }

  close() {
    FakeChannel.open.delete(this);
  }
}

/** Locks that are had one after the other, in the order of asking. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
      const given = last.then(() => (signal.aborted ? undefined : hold()));
      last = given;
      return given;
    },
  };
}

export function givenTabs({ locks = true } = {}) {
  FakeStream.all = [];
  FakeChannel.open.clear();
  vi.stubGlobal('EventSource', FakeStream);
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  Object.defineProperty(navigator, 'locks', { value: locks ? fakeLocks() : undefined, configurable: true });
}

export function look(visible: boolean) {
  Object.defineProperty(document, 'hidden', { value: !visible, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}
