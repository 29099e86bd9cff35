/** What can come back instead of an answer: the server's refusal, or no word from it at all. */
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** The server understood and said no; asking again would not help. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The network or the server failed: nobody knows yet whether anything happened. */
export class NoAnswer extends Error {}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** The failure that an answer other than 2xx stands for; a proxy's HTML page is no problem document. */
export function failureOf(status: number, body: unknown): Refusal | NoAnswer {
  if (isProblem(body) && isFinal(status, body.code)) return new Refusal(body);
  return new NoAnswer(isProblem(body) ? body.code : `status ${status}`);
}

function isFinal(status: number, code: string): boolean {
  if (code === 'command.in_progress') return false;
  return status < 500 || status === 507;
}

export function refusalOf(error: unknown, ...codes: string[]): Problem | null {
  if (!(error instanceof Refusal)) return null;
  return codes.length === 0 || codes.includes(error.problem.code) ? error.problem : null;
}
