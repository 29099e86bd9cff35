import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeStream, givenTabs, look } from '../../test/tabs';
import { ownPosition } from '../api/position';
import { type BusEvent, eventBus } from './event_bus';
import { hiddenFor, Live } from './live';

const RECEIPT = { id: 'p1', version: 1, position: 11, token: 'e1-11' };

let tabs: Live[] = [];
let told: BusEvent[] = [];
let stopHearing = () => {};

const changed = () => told.filter((event) => event.kind === 'views changed').map(({ topics }) => topics);

async function openTab(place: string | null = 'e1-10') {
  const tab = new Live(place);
  tabs.push(tab);
  tab.start();
  await vi.advanceTimersByTimeAsync(0);
  return tab;
}

const gathered = () => vi.advanceTimersByTimeAsync(500);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  givenTabs();
  tabs = [];
  told = [];
  stopHearing = eventBus.subscribe((event) => told.push(event));
});

afterEach(() => {
  for (const tab of tabs) tab.stop();
  stopHearing();
  look(true);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('two tabs open one stream, which begins where the page’s own answers end', async () => {
  await openTab('e1-10');
  await openTab('e1-12');

  expect(FakeStream.open.map(({ url }) => url)).toEqual(['/api/query/changes?after=e1-10']);
});

test('what the leading tab hears reaches the other tabs', async () => {
  await openTab();
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'post:p1', 'posts');
  await gathered();

  expect(changed()).toEqual([
    ['post:p1', 'posts'],
    ['post:p1', 'posts'],
  ]);
});

test('when the leading tab closes, another one goes on where the stream was', async () => {
  const leader = await openTab();
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'posts');
  leader.stop();
  await vi.advanceTimersByTimeAsync(0);

  expect(FakeStream.open.map(({ url }) => url)).toEqual(['/api/query/changes?after=e1-11']);
});

test('where the browser gives no locks each tab has a stream of its own', async () => {
  givenTabs({ locks: false });
  await openTab();
  await openTab();

  expect(FakeStream.open).toHaveLength(2);
});

test('a tab that is older than the stream asks for everything once', async () => {
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'posts');
  await gathered();
  await openTab('e1-10');
  await gathered();

  expect(changed()).toEqual([['posts'], null]);
});

test('a tab that is newer than a change asks for nothing', async () => {
  await openTab('e1-12');
  FakeStream.open[0]?.tells('change', 11, 'posts');
  await gathered();

  expect(changed()).toEqual([]);
});

test('changes that come together are told together, and questions ask for no older view', async () => {
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'post:p1', 'posts');
  FakeStream.open[0]?.tells('change', 12, 'post:p2', 'posts');
  await gathered();

  expect(changed()).toEqual([['post:p1', 'posts', 'post:p2']]);
  expect(ownPosition()).toBe('e1-12');
});

test('one’s own write announces nothing', async () => {
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'posts');
  eventBus.publish({ kind: 'command done', command: 'publish-post', receipt: RECEIPT });
  await gathered();

  expect(changed()).toEqual([]);
});

test('a reset means that anything may have changed', async () => {
  await openTab('e0-99');
  FakeStream.open[0]?.tells('reset', 7);
  await gathered();

  expect(changed()).toEqual([null]);
});

test('at the cap it polls with growing pauses and opens anew, then goes on without a gap', async () => {
  await openTab();
  const pauses = [5_000, 10_000, 20_000, 40_000];
  for (const pause of pauses) {
    FakeStream.open[0]?.fails();
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(FakeStream.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeStream.open).toHaveLength(1);
    await gathered();
  }

  expect(changed()).toEqual([null, null, null, null]);
  expect(FakeStream.open[0]?.url).toBe('/api/query/changes?after=e1-10');
});

test('a stream that flowed and broke is opened again after a second, and questions are asked once more', async () => {
  await openTab();
  FakeStream.open[0]?.opens();
  await vi.advanceTimersByTimeAsync(60_000);
  FakeStream.open[0]?.fails();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeStream.open).toHaveLength(1);
  expect(changed()).toEqual([]);
  FakeStream.open[0]?.opens();
  await gathered();

  expect(changed()).toEqual([null]);
});

test('a page that nobody looks at asks nothing until somebody does', async () => {
  await openTab();
  look(false);
  FakeStream.open[0]?.tells('change', 11, 'posts');
  await gathered();
  expect(changed()).toEqual([]);
  look(true);
  await gathered();

  expect(changed()).toEqual([['posts']]);
});

test('a page that is hidden for long lets its stream go and takes it up again', async () => {
  await openTab();
  FakeStream.open[0]?.tells('change', 11, 'posts');
  look(false);
  await vi.advanceTimersByTimeAsync(hiddenFor.atMost);
  expect(FakeStream.open).toHaveLength(0);
  look(true);
  await vi.advanceTimersByTimeAsync(0);

  expect(FakeStream.open.map(({ url }) => url)).toEqual(['/api/query/changes?after=e1-11']);
});

test('after logging in the stream is opened anew, and the other tabs ask who looks', async () => {
  await openTab();
  await openTab();
  eventBus.publish({ kind: 'command done', command: 'log-in', receipt: RECEIPT });

  expect(FakeStream.open).toHaveLength(1);
  expect(FakeStream.all.length).toBeGreaterThan(1);
  expect(told).toContainEqual({ kind: 'session ended' });
});
