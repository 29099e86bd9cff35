/** What a writer has under their hands. */
export interface PostText {
  title: string;
  body: string;
  tags: string[];
  language: string;
  reason: string;
  /** When it is to appear, by the reader's clock; empty for now. */
  publish_at: string;
}

export const NO_TEXT: PostText = { title: '', body: '', tags: [], language: '', reason: '', publish_at: '' };

export function isPostText(value: unknown): value is PostText {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['title', 'body', 'language', 'reason', 'publish_at'].every(
      (key) => typeof Reflect.get(value, key) === 'string',
    ) &&
    Array.isArray(Reflect.get(value, 'tags'))
  );
}

/** What arrives in one piece, pasted or filled in, may still be several tags. */
export function separateTags(tags: readonly string[]): string[] {
  return [...new Set(tags.flatMap((tag) => tag.split(/[\s,、]+/)).filter(Boolean))];
}
