/** Sends orders to the command side, and keeps asking while nobody knows whether one was carried out. */
import { eventBus, type Receipt } from '../event/event_bus';
import { failureOf, NoAnswer } from './problem';
import type { paths } from './schema';

type CommandPath = Extract<keyof paths, `/api/command/${string}`>;

export type CommandName = {
  [Path in CommandPath]: Path extends `/api/command/${infer Name}`
    ? paths[Path] extends { post: { requestBody: { content: { 'application/json': unknown } } } }
      ? Name
      : never
    : never;
}[CommandPath];

export type CommandBody<Name extends CommandName> = paths[`/api/command/${Name}`] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

/** One press of a button: its key stays the same however often it is sent. */
export interface Submission {
  key: string;
  onUnknown?: () => void;
}

/** A server that is busy for longer is not waited for unasked. */
const LONGEST_PAUSE = 5_000;

export const pauses = { beforeAskingAgain: [600, 1800, 4000] };

export async function sendCommand<Name extends CommandName>(
  name: Name,
  body: CommandBody<Name>,
  submission: Submission,
): Promise<Receipt> {
  for (const pause of pauses.beforeAskingAgain) {
    try {
      return await sendOnce(name, body, submission.key);
    } catch (failure) {
      if (!(failure instanceof NoAnswer)) throw failure;
      submission.onUnknown?.();
      const asked = failure.until === null ? 0 : Math.min(failure.until - Date.now(), LONGEST_PAUSE);
      await new Promise((resolve) => setTimeout(resolve, Math.max(pause, asked)));
    }
  }
  return sendOnce(name, body, submission.key);
}

async function sendOnce(name: CommandName, body: unknown, key: string): Promise<Receipt> {
  const response = await fetch(`/api/command/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new NoAnswer('no connection', { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 401 && name !== 'log-in') eventBus.publish({ kind: 'session ended' });
  if (!response.ok) throw failureOf(response, answer);
  if (!isReceipt(answer)) throw new NoAnswer('not a receipt');
  eventBus.publish({ kind: 'command done', command: name, receipt: answer });
  return answer;
}

function isReceipt(value: unknown): value is Receipt {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string';
}
