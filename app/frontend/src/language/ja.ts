/** 日本語。 The words of the board in Japanese. */

import type { Words } from './en';
import { comments } from './ja_comments';
import { drafts } from './ja_drafts';
import { forms } from './ja_forms';
import { history } from './ja_history';
import { live } from './ja_live';
import { search } from './ja_search';
import { settings } from './ja_settings';
import { system } from './ja_system';
import { time } from './ja_time';
import { pluralIn } from './plural';
import { timesIn } from './times';

const locale = 'ja-JP';
const plural = pluralIn(locale);

export const ja: Words = {
  language: 'ja',
  locale,
  // Narrow is without the space that Intl otherwise puts before 分前.
  times: timesIn(locale, { justNow: 'たった今', style: 'narrow' }),

  board: {
    name: 'Hindsight',
    skip: '本文へ移動',
    sections: 'メニュー',
    posts: '投稿',
    tags: 'タグ',
    write: '書く',
    logIn: 'ログイン',
    logOut: 'ログアウトする',
    register: '登録',
    profile: 'プロフィール',
    settings: '設定',
    me: '自分',
    titled: ({ page }) => `${page} · Hindsight`,
  },

  footer: {
    api: 'API',
    language: '言語',
    theme: '配色',
    auto: 'システムに合わせる',
    light: 'ライト',
    dark: 'ダーク',
  },

  list: {
    posts: '投稿',
    tagged: ({ tag }) => `タグ「${tag}」の投稿`,
    by: ({ name }) => `${name}の投稿`,
    all: 'すべての投稿',
    tags: 'タグ',
    edited: ({ times }) => `${times}回変更`,
    older: '前の投稿',
    newest: '最新の投稿',
    pages: 'ページ送り',
    empty: 'まだ投稿がありません。',
    emptyFilter: '当てはまる投稿はありません。',
    writeFirst: '最初の投稿を書く',
    postCount: ({ count }) => plural(count, { other: '投稿#件' }),
    sorts: { new: '新着', active: '活発', top: '人気' },
    sortedBy: '投稿の並び順',
    noTags: 'タグの付いた投稿はまだありません。',
    more: '続きを見る',
  },

  post: {
    edited: ({ age, version }) => `変更：${age}、第${version}版`,
    edit: '編集する',
    delete: '削除する…',
    versions: '版の一覧',
    restore: '復元する…',
    onlyYou: 'あなたとモデレーターにだけ表示されています',
  },

  gone: {
    title: 'この投稿はなくなりました',
    textTitle: 'この本文はなくなりました',
    deleted: '投稿者が削除しました',
    hidden: '通報のため確認中です',
    removed: 'モデレーターが取り下げました',
    removedBecause: ({ reason }) => `モデレーターが取り下げました：${reason}`,
    redacted: '本文は投稿者が完全に消去しました',
    redactedVersion: ({ version }) => `第${version}版の本文は投稿者が完全に消去しました`,
    erased: 'アカウントとともに完全に消去されました',
    present: 'なくなりました',
    reason: ({ reason }) => `理由：${reason}`,
    record: 'この投稿の経緯',
  },

  profile: {
    joined: ({ date }) => `${date}に登録`,
    roles: { moderator: 'モデレーター', administrator: '管理者' },
    noPosts: ({ name }) => `${name}の投稿はまだありません。`,
    noComments: ({ name }) => `${name}さんのコメントはまだありません。`,
  },

  state: {
    stale: ({ clock }) => `${clock}時点の表示です。更新しています`,
    loading: '読み込み中',
    tryAgain: 'もう一度試す',
    noAnswer: 'サーバーから応答がありません。',
    notFound: 'ここには何もありません',
    notFoundText: 'このページは存在しないか、公開されていません。',
    toPosts: '投稿の一覧へ',
  },

  keys: {
    title: 'キー操作',
    help: 'この一覧',
    write: '書く',
    search: '検索する',
    goPosts: '投稿の一覧へ',
    goTags: 'タグの一覧へ',
    move: '一覧やコメントで次へ、前へ',
    open: '開く',
    showNew: '新しいものを表示する',
    reply: '返信する、コメントする',
    like: 'いいね',
    edit: '投稿を編集する',
    versions: '版の一覧',
    record: '経緯',
    time: '過去の時点を見る',
    changes: '前の変更、次の変更',
    now: '現在に戻る',
    send: '書いた内容を送信する',
    on: 'キー操作を使う',
    close: '閉じる',
  },

  ...history,
  ...comments,
  ...live,
  ...search,
  ...settings,
  ...system,
  ...forms,
  ...drafts,
  ...time,
};
