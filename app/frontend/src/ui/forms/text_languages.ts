/** Languages a text can be in, each called by its own name. */
const OFFERED = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'uk', 'zh'];

function ownName(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** A text may already be in a language that is not offered: it stays choosable. */
export function languageChoices(current: string): { value: string; label: string }[] {
  const codes = current && !OFFERED.includes(current) ? [current, ...OFFERED] : OFFERED;
  return codes.map((code) => ({ value: code, label: ownName(code) }));
}
