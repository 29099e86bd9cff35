/** English: the record, versions and differences. */
import type { MarkKind } from '../query/models/post_view';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

interface Happening {
  who: string;
  version: number;
}

/** What happens to a text; the record of a person says more. */
type TextMarkKind = Extract<MarkKind, `post.${string}` | `comment.${string}`>;

const happenings = ({ who, version }: Happening): Record<TextMarkKind, string> => ({
  'post.scheduled': `${who} scheduled it`,
  'post.schedule_cancelled': `${who} cancelled its schedule`,
  'post.schedule_failed': 'It could not be published at its time',
  'post.published': `${who} published it`,
  'post.edited': `${who} edited it, version ${version}`,
  'post.reverted': `${who} put version ${version} back`,
  'post.version_redacted': `${who} erased the text of version ${version} for good`,
  'post.deleted': `${who} deleted it`,
  'post.restored': `${who} restored it`,
  'comment.added': `${who} wrote it`,
  'comment.edited': `${who} edited it, version ${version}`,
  'comment.deleted': `${who} deleted it`,
  'comment.restored': `${who} restored it`,
});

export const history = {
  record: {
    title: 'Record',
    ofComment: 'Record of a comment',
    toComment: 'To the comment',
    whole: 'The whole record',
    between: ({ count }: { count: number }) =>
      plural(count, { one: '# more change', other: '# more changes' }),
    manyBetween: 'More changes',
    happenings,
    happened: ({ kind, who, version }: Happening & { kind: string }) =>
      lookUp(happenings({ who, version }), kind) ?? `${who}: ${kind}`,
    someone: 'Someone',
    reason: ({ reason }: { reason: string }) => `“${reason}”`,
    readThen: ({ version }: { version: number }) => `Read version ${version}`,
    showEvents: 'Show the events themselves',
    newer: 'Later',
  },

  versions: {
    title: 'Versions',
    of: ({ title }: { title: string }) => `Versions of “${title}”`,
    version: ({ version }: { version: number }) => `Version ${version}`,
    range: ({ from, to }: { from: number; to: number }) => `Versions ${from} to ${to}`,
    stands: 'stands now',
    entitled: ({ version, title }: { version: number; title: string }) => `Version ${version}: ${title}`,
    fold: ({ count }: { count: number }) =>
      plural(count, { one: '# edit within ten minutes', other: '# edits within ten minutes' }),
    words: ({ added, removed }: { added: number; removed: number }) =>
      `${plural(added, { one: '# word added', other: '# words added' })}, ${removed} removed`,
    reverted: ({ version }: { version: number }) => `Version ${version} put back`,
    read: 'Read',
    whatChanged: 'What changed',
    putBack: 'Put back…',
    erase: 'Erase its text…',
    older: 'Earlier versions',
    newest: 'Latest versions',
    toPost: 'To the post',
    past: ({ version, now }: { version: number; now: number }) =>
      `Version ${version}. This is not what stands now: that is version ${now}.`,
    changesSince: 'Show what changed since',
  },

  diff: {
    title: ({ from, to }: { from: number; to: number }) => `What changed from version ${from} to ${to}`,
    added: 'added:',
    removed: 'removed:',
    end: 'end',
    same: ({ count }: { count: number }) =>
      plural(count, { one: '# paragraph is the same', other: '# paragraphs are the same' }),
    tags: 'Tags:',
    nothing: 'The two versions have the same text.',
    earlier: 'Earlier change',
    later: 'Later change',
  },
};
