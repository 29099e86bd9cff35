/** Changes come in bursts: they are gathered, one's own taken out, and told to the bus at once. */
import { keepPosition } from '../api/position';
import type { News } from './change_stream';
import { eventBus } from './event_bus';

/** Milliseconds; no two readers wait equally long, so that they do not all ask in the same moment. */
export const gatherFor = { least: 150, most: 450 };

export class Gathering {
  private news: News[] = [];
  private readonly own = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What this tab did it has seen already. */
  disown(position: number): void {
    this.own.add(position);
  }

  add(news: News): void {
    this.news.push(news);
    this.tellSoon();
  }

  /** A page that nobody looks at asks nothing until somebody does. */
  tellSoon(): void {
    if (this.news.length === 0 || document.hidden || this.timer) return;
    const pause = gatherFor.least + Math.random() * (gatherFor.most - gatherFor.least);
    this.timer = setTimeout(() => this.tell(), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tell(): void {
    this.stop();
    const told = this.news.filter((news) => news.kind !== 'change' || !this.own.has(news.position));
    this.news = [];
    const topics = new Set<string>();
    for (const news of told) {
      if (news.kind === 'change') for (const topic of news.topics) topics.add(topic);
      // Asked at least as new as what was heard, by whichever server answers.
      if (news.kind !== 'unheard') keepPosition(news.token);
    }
    if (told.length === 0) return;
    const whole = told.some(({ kind }) => kind !== 'change');
    eventBus.publish({ kind: 'views changed', topics: whole ? null : [...topics] });
  }
}
