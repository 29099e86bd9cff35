/** The answers that the server wrote into the page, so that its first render need not ask. */
export interface InlinedAnswers {
  viewer: unknown;
  answers: Record<string, unknown>;
  /** How new they are. */
  token: string | null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Null on Vite's page, which inlines nothing. */
export function inlinedAnswers(page: Document): InlinedAnswers | null {
  const text = page.getElementById('answers')?.textContent;
  if (!text) return null;
  const inlined: unknown = JSON.parse(text);
  if (!isRecord(inlined) || !isRecord(inlined.answers)) return null;
  const token = typeof inlined.token === 'string' ? inlined.token : null;
  return { viewer: inlined.viewer ?? null, answers: inlined.answers, token };
}
