/** Japanese: the record, versions and differences. */

import type { Words } from './en';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

const plural = pluralIn('ja-JP');

const happenings: Words['record']['happenings'] = ({ who, version }) => ({
  'post.scheduled': `${who}が公開を予約しました`,
  'post.schedule_cancelled': `${who}が予約を取り消しました`,
  'post.schedule_failed': '予定の時刻に公開できませんでした',
  'post.published': `${who}が投稿しました`,
  'post.edited': `${who}が変更しました（第${version}版）`,
  'post.reverted': `${who}が第${version}版に戻しました`,
  'post.version_redacted': `${who}が第${version}版の本文を完全に消去しました`,
  'post.deleted': `${who}が削除しました`,
  'post.restored': `${who}が復元しました`,
  'comment.added': `${who}が書きました`,
  'comment.edited': `${who}が変更しました（第${version}版）`,
  'comment.deleted': `${who}が削除しました`,
  'comment.restored': `${who}が復元しました`,
});

export const history: Pick<Words, 'record' | 'versions' | 'diff'> = {
  record: {
    title: '経緯',
    ofComment: 'コメントの経緯',
    toComment: 'コメントへ',
    whole: 'すべての経緯',
    between: ({ count }) => plural(count, { other: 'ほかに変更#件' }),
    manyBetween: 'ほかの変更',
    happenings,
    happened: ({ kind, who, version }) => lookUp(happenings({ who, version }), kind) ?? `${who}：${kind}`,
    someone: '不明な利用者',
    reason: ({ reason }) => `「${reason}」`,
    readThen: ({ version }) => `第${version}版を読む`,
    showEvents: 'イベントそのものを表示する',
    newer: '続き',
  },

  versions: {
    title: '版の一覧',
    of: ({ title }) => `「${title}」の版`,
    version: ({ version }) => `第${version}版`,
    range: ({ from, to }) => `第${from}版～第${to}版`,
    stands: '現在の版',
    entitled: ({ version, title }) => `第${version}版：${title}`,
    fold: ({ count }) => plural(count, { other: '10分以内に#回変更' }),
    words: ({ added, removed }) => `${added}語を追加、${removed}語を削除`,
    reverted: ({ version }) => `第${version}版に戻しました`,
    read: '読む',
    whatChanged: '変更点',
    putBack: 'この版に戻す…',
    erase: '本文を消去する…',
    older: '前の版',
    newest: '最新の版',
    toPost: '投稿へ',
    past: ({ version, now }) => `第${version}版の表示です。現在は第${now}版です。`,
    changesSince: 'その後の変更点を見る',
  },

  diff: {
    title: ({ from, to }) => `第${from}版から第${to}版への変更点`,
    added: '追加：',
    removed: '削除：',
    end: 'ここまで',
    same: ({ count }) => plural(count, { other: '変更のない段落：#' }),
    tags: 'タグ：',
    nothing: '二つの版の本文は同じです。',
    earlier: '前の変更',
    later: '次の変更',
  },
};
