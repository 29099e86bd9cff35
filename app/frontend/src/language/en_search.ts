/** English: looking for what was said. */
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

export const search = {
  search: {
    title: 'Search',
    words: 'Words to look for',
    hint: 'All the words are looked for, in titles and texts of posts and comments; the last one may be only begun.',
    noWords: 'Write at least one letter or digit.',
    searching: 'Searching',
    hits: ({ count }: { count: number }) => plural(count, { one: '# hit', other: '# hits' }),
    moreHits: ({ count }: { count: number }) => `The first ${count} hits`,
    none: 'Nobody has said this here.',
    kinds: 'What to look through',
    everything: 'Everything',
    posts: 'Posts',
    comments: 'Comments',
    comment: 'Comment',
    withTag: ({ tag }: { tag: string }) => `Only with the tag ${tag}`,
    byAuthor: ({ name }: { name: string }) => `Only by ${name}`,
    anyTag: 'any tag',
    anyAuthor: 'anybody',
    unknownAuthor: 'Nobody here has that name.',
    more: 'More hits',
    first: 'First hits',
  },
};
