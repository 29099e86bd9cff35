/** What a writer has under their hands. */
export interface PostText {
  title: string;
  body: string;
  tags: string[];
  language: string;
  reason: string;
}

export const NO_TEXT: PostText = { title: '', body: '', tags: [], language: '', reason: '' };

export function isPostText(value: unknown): value is PostText {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['title', 'body', 'language', 'reason'].every((key) => typeof Reflect.get(value, key) === 'string') &&
    Array.isArray(Reflect.get(value, 'tags'))
  );
}

/** What arrives in one piece, pasted or filled in, may still be several tags. */
export function separateTags(tags: readonly string[]): string[] {
  return [...new Set(tags.flatMap((tag) => tag.split(/[\s,、]+/)).filter(Boolean))];
}
