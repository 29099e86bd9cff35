/** English: looking for what was said. */
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

export const search = {
  search: {
    title: 'Search',
    words: 'Words to look for',
    hint: 'All the words are looked for, in titles and texts of posts and comments; the last one may be only begun. Words in “quotation marks” are looked for in a row.',
    noWords: 'Write at least one letter or digit.',
    searching: 'Searching',
    hits: ({ count }: { count: number }) => plural(count, { one: '# hit', other: '# hits' }),
    moreHits: ({ count }: { count: number }) => `The first ${count} hits`,
    none: 'Nobody has said this here.',
    noneSoFar: 'Not found so far; there is more to look through.',
    kinds: 'What to look through',
    everything: 'Everything',
    posts: 'Posts',
    comments: 'Comments',
    comment: 'Comment',
    narrowed: 'Narrowed to',
    withTag: ({ tag }: { tag: string }) => `Only #${tag}`,
    byAuthor: ({ name }: { name: string }) => `Only by @${name}`,
    widen: 'take away',
    narrow: 'Narrow',
    author: 'By (user name)',
    tag: 'Tag',
    apply: 'Apply',
    fromHits: 'From these hits',
    unknownAuthor: 'Nobody here has that name.',
    more: 'More hits',
    first: 'First hits',
  },
};
