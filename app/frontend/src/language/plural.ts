/** The word form that a number asks for; languages differ in which forms there are. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export function pluralIn(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count: number, forms: Forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
