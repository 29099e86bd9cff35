// emmett-postgresql with its default settings; what callers.py asks of every event store, in JavaScript.

import { performance } from 'node:perf_hooks';
import { getPostgreSQLEventStore, readLastMessageGlobalPosition, readMessagesBatch } from '@event-driven-io/emmett-postgresql';
import { dumbo } from '@event-driven-io/dumbo';

const TEXT = 'The harbour master kept a ledger of every ship that came in, and he never once erased a line. '.repeat(6).slice(0, 500);
const STREAMS_A_CALLER = 20;
const PAGE = 500;

const [address, text] = process.argv.slice(2);
const order = JSON.parse(text);
const store = getPostgreSQLEventStore(address);
const reader = dumbo({ connectionString: address });

const named = (type, data) => ({ type, data: { ...data, text: TEXT } });

async function publish() {
  const id = `post-${crypto.randomUUID()}`;
  await store.appendToStream(id, [named('PostPublished', { id })], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  return id;
}

async function load(id) {
  return store.aggregateStream(id, {
    initialState: () => ({ version: 0 }),
    evolve: (state) => ({ version: state.version + 1 }),
  });
}

async function edit(id) {
  const { state, currentStreamVersion } = await load(id);
  const event = named('PostEdited', { id, version: state.version + 1 });
  await store.appendToStream(id, [event], { expectedStreamVersion: currentStreamVersion });
}

async function write(size) {
  const id = await publish();
  const edits = Array.from({ length: size - 1 }, (_, number) => named('PostEdited', { id, version: number + 2 }));
  if (edits.length) await store.appendToStream(id, edits);
  return id;
}

async function deed() {
  if (order.work === 'edit') {
    const ids = [];
    for (let number = 0; number < STREAMS_A_CALLER; number++) ids.push(await publish());
    return () => {
      ids.push(ids.shift());
      return edit(ids.at(-1));
    };
  }
  if (order.work === 'load') {
    const id = await write(order.size);
    return () => load(id);
  }
  return publish;
}

async function carryOut() {
  const deeds = [];
  for (let number = 0; number < order.callers; number++) deeds.push(await deed());
  const latencies = [];
  const started = performance.now();
  const call = async (work) => {
    for (let begun = performance.now(); begun - started < order.seconds * 1000; begun = performance.now()) {
      await work();
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(deeds.map(call));
  const took = (performance.now() - started) / 1000;
  latencies.sort((one, other) => one - other);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return { rate: latencies.length / took, p50: at(0.5), p99: at(0.99) };
}

async function positions(after) {
  const { messages } = await readMessagesBatch(reader.execute, { after, batchSize: PAGE });
  return messages.map((message) => message.metadata.globalPosition);
}

async function head() {
  return (await readLastMessageGlobalPosition(reader.execute)).currentGlobalPosition ?? 0n;
}

async function all(after) {
  const found = [];
  for (let page = await positions(after); page.length; page = await positions(found.at(-1))) found.push(...page);
  return found;
}

async function follow() {
  await publish();
  const after = await head();
  const seen = [];
  let ended = false;
  const following = (async () => {
    for (let page = []; page.length || !ended; ) {
      page = await positions(seen.at(-1) ?? after);
      seen.push(...page);
    }
  })();
  const result = await carryOut();
  ended = true;
  await following;
  const stored = await all(after);
  const known = new Set(seen);
  return { ...result, missed: stored.filter((each) => !known.has(each)).length, doubled: seen.length - known.size };
}

console.log(JSON.stringify(await (order.work === 'follow' ? follow() : carryOut())));
await store.close();
await reader.close();
