/** Which languages there are, and which one this browser keeps. Each is loaded only by who reads it. */
import type { Words } from './en';

/** Each called by its own name. */
export const LANGUAGES = { en: 'English', ja: '日本語', ru: 'Русский' };

export type Language = keyof typeof LANGUAGES;

const CATALOGUES: Record<Language, () => Promise<Words>> = {
  en: () => import('./en').then(({ en }) => en),
  ja: () => import('./ja').then(({ ja }) => ja),
  ru: () => import('./ru').then(({ ru }) => ru),
};

export const loadWords = (language: Language): Promise<Words> => CATALOGUES[language]();

export const isLanguage = (code: string | undefined): code is Language =>
  code !== undefined && Object.hasOwn(LANGUAGES, code);

/** A cookie, so that the server's pages come in the same language. */
const COOKIE = 'hindsight-language';
const A_YEAR = 365 * 24 * 3600;

export function keepLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet.
  document.cookie = `${COOKIE}=${language}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax`;
}

/** The one chosen here; else the one that the page came in, which the server chose for this browser. */
export function languageOf(page: Document): Language {
  const kept = page.cookie.match(new RegExp(`(?:^|; )${COOKIE}=(\\w+)`))?.[1];
  if (isLanguage(kept)) return kept;
  return isLanguage(page.documentElement.lang) ? page.documentElement.lang : 'en';
}
