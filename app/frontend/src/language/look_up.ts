/** What a table says of a code that came from the server; nothing, where it does not know it. */
export const lookUp = (table: Record<string, string>, code: unknown): string | undefined =>
  Object.hasOwn(table, String(code)) ? table[String(code)] : undefined;
