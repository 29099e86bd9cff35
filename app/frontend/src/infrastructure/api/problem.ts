/** What can come back instead of an answer: the server's refusal, or no word from it at all. */
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** The server understood and said no; asking again would not help. */
export class Refusal extends Error {
  readonly problem: Problem;
  /** When to come again, where the server says so: a 429. */
  readonly until: number | null;

  constructor(problem: Problem, until: number | null = null) {
    super(problem.code);
    this.problem = problem;
    this.until = until;
  }
}

/** The network or the server failed: nobody knows yet whether anything happened. */
export class NoAnswer extends Error {
  /** When to come again, where the server says so: a 503. */
  readonly until: number | null;

  constructor(message: string, { until = null, ...options }: ErrorOptions & { until?: number | null } = {}) {
    super(message, options);
    this.until = until;
  }
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** The failure that an answer other than 2xx stands for; a proxy's HTML page is no problem document. */
export function failureOf({ status, headers }: Response, body: unknown): Refusal | NoAnswer {
  const until = comeAgain(headers.get('Retry-After'));
  if (isProblem(body) && isFinal(status, body.code)) return new Refusal(body, status === 429 ? until : null);
  const options = { until: status === 503 ? until : null };
  return new NoAnswer(isProblem(body) ? body.code : `status ${status}`, options);
}

/** `Retry-After` counts seconds, as this server says it. */
function comeAgain(given: string | null): number | null {
  return given && /^\d+$/.test(given) ? Date.now() + Number(given) * 1000 : null;
}

function isFinal(status: number, code: string): boolean {
  if (code === 'command.in_progress') return false;
  return status < 500 || status === 507;
}

/** When a failed question or order may be tried again, where the server said so. */
export const waitOf = (error: unknown): number | null =>
  error instanceof Refusal || error instanceof NoAnswer ? error.until : null;

export function refusalOf(error: unknown, ...codes: string[]): Problem | null {
  if (!(error instanceof Refusal)) return null;
  return codes.length === 0 || codes.includes(error.problem.code) ? error.problem : null;
}
