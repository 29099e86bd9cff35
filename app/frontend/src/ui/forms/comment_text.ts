/** What a commenter has under their hands. */
export interface CommentText {
  body: string;
  /** Of an edit. */
  reason: string;
}

export const NO_COMMENT: CommentText = { body: '', reason: '' };

export function isCommentText(value: unknown): value is CommentText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'body' in value &&
    typeof value.body === 'string' &&
    'reason' in value &&
    typeof value.reason === 'string'
  );
}
