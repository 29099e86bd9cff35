/** Japanese: looking for what was said. */
import type { Words } from './en';

export const search: Pick<Words, 'search'> = {
  search: {
    title: '検索',
    words: '探す言葉',
    hint: '投稿とコメントの題名と本文から、すべての言葉を含むものを探します。最後の言葉は途中まででもかまいません。「 」で囲んだ言葉は、続いているものだけを探します。',
    noWords: '文字か数字を一つ以上入れると探せます。',
    searching: '検索中',
    hits: ({ count }) => `${count}件見つかりました`,
    moreHits: ({ count }) => `最初の${count}件`,
    none: 'ここではまだ誰も言っていません。',
    noneSoFar: 'ここまでには見つかりません。続きがあります。',
    kinds: '探す範囲',
    everything: 'すべて',
    posts: '投稿だけ',
    comments: 'コメント',
    comment: 'コメント',
    narrowed: '絞り込みの条件',
    withTag: ({ tag }) => `#${tag} だけ`,
    byAuthor: ({ name }) => `@${name} だけ`,
    widen: '外す',
    narrow: '絞り込む',
    author: '書いた人（ユーザー名）',
    tag: 'タグ',
    apply: '適用する',
    fromHits: 'この結果から',
    unknownAuthor: 'その名前の人はいません。',
    more: '続きを表示する',
    first: '最初に戻る',
  },
};
