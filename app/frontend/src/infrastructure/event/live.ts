/** Keeps this tab told of what changes: by its own stream where it leads, by the leading tab where not. */
import { isBehind } from '../api/position';
import { ChangeStream, type News } from './change_stream';
import { type BusEvent, CHANGES_WHO_LOOKS, eventBus } from './event_bus';
import { Gathering } from './gathering';
import { seekLeadership } from './leadership';
import { openTabs, type Told } from './tabs';

const LEADS = 'hindsight.live';

/** A page that is hidden for so long lets go of its stream. */
export const hiddenFor = { atMost: 300_000 };

export class Live {
  private place: string | null;
  private readonly gathering = new Gathering();
  private readonly stream = new ChangeStream(
    () => this.place,
    (news) => this.lead(news),
  );
  private tabs: ReturnType<typeof openTabs> | null = null;
  private stepDown: (() => void) | null = null;
  private leads = false;
  private hidden: ReturnType<typeof setTimeout> | undefined;
  private readonly leaving = new AbortController();

  /** `place` is how new the page's own answers are. */
  constructor(place: string | null) {
    this.place = place;
  }

  start(): void {
    const { signal } = this.leaving;
    const stopHearing = eventBus.subscribe((event) => this.did(event));
    signal.addEventListener('abort', stopHearing);
    document.addEventListener('visibilitychange', () => this.turned(), { signal });
    // A page that may be brought back later holds neither stream nor channel meanwhile.
    addEventListener('pagehide', () => this.leave(), { signal });
    addEventListener('pageshow', () => this.join(), { signal });
    this.join();
  }

  stop(): void {
    this.leave();
    this.leaving.abort();
  }

  private join(): void {
    if (this.tabs) return;
    this.tabs = openTabs((told) => this.heard(told));
    this.tabs.tell({ kind: 'hello', place: this.place });
    this.stepDown = seekLeadership(LEADS, () => {
      this.leads = true;
      this.stream.open();
      return () => {
        this.leads = false;
        this.stream.close();
      };
    });
  }

  private leave(): void {
    clearTimeout(this.hidden);
    this.gathering.stop();
    this.stepDown?.();
    this.tabs?.close();
    this.stepDown = null;
    this.tabs = null;
  }

  private turned(): void {
    clearTimeout(this.hidden);
    if (document.hidden) {
      this.hidden = setTimeout(() => this.leave(), hiddenFor.atMost);
      return;
    }
    this.join();
    this.gathering.tellSoon();
  }

  private lead(news: News): void {
    this.tabs?.tell({ kind: 'news', news });
    this.hear(news);
  }

  private hear(news: News): void {
    if (news.kind === 'change') {
      // A page that is newer than the leader's stream knows this already.
      if (isBehind(news.token, this.place) || news.token === this.place) return;
    }
    if (news.kind !== 'unheard') this.place = news.token;
    this.gathering.add(news);
  }

  private heard(told: Told): void {
    if (told.kind === 'news') this.hear(told.news);
    else if (told.kind === 'hello') this.welcome(told.place);
    else this.look();
  }

  /** A tab that is behind the stream has missed what was told before it listened. */
  private welcome(place: string | null): void {
    if (this.leads && isBehind(place, this.place))
      this.tabs?.tell({ kind: 'news', news: { kind: 'unheard' } });
  }

  private did(event: BusEvent): void {
    if (event.kind !== 'command done') return;
    this.gathering.disown(event.receipt.position);
    if (!CHANGES_WHO_LOOKS.has(event.command)) return;
    this.tabs?.tell({ kind: 'viewer changed' });
    if (this.leads) this.stream.open();
  }

  /** What may be told depends on who looks. */
  private look(): void {
    eventBus.publish({ kind: 'session ended' });
    if (this.leads) this.stream.open();
  }
}
