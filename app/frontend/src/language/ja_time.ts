/** Japanese: looking back. */
import type { Words } from './en';
import { lookUp } from './look_up';

const changes: Record<string, string> = {
  'post.published': '投稿の公開',
  'post.edited': '投稿の変更',
  'post.reverted': '以前の版への差し戻し',
  'post.version_redacted': '本文の消去',
  'post.deleted': '投稿の削除',
  'post.restored': '投稿の復元',
  'comment.added': 'コメントの追加',
  'comment.edited': 'コメントの変更',
  'comment.deleted': 'コメントの削除',
  'comment.restored': 'コメントの復元',
};

export const time: Pick<Words, 'time'> = {
  time: {
    now: '現在',
    lookBack: '過去の時点を表示する',
    asItWas: ({ when }) => `${when}時点の表示`,
    beforeAll: '最初の投稿より前の時点の表示',
    otherTime: 'ほかの時点を選ぶ',
    earlier: '前の変更',
    later: '次の変更',
    since: 'その後の変更点',
    copyLink: 'リンクをコピー',
    backToNow: '現在に戻る',
    bar: '時点',
    dayAndTime: '日時',
    show: '表示する',
    yesterday: '昨日',
    weekAgo: '1週間前',
    beforeEdit: '最後の変更の前',
    rule: '変更',
    noChanges: 'ここではまだ何も変更されていません。',
    notArrived: '変更の一覧を取得できませんでした。',
    change: ({ when, kind }) => `${when}：${lookUp(changes, kind) ?? kind}`,
    day: ({ date, count }) => `${date}：変更${count}件`,
    none: 'この時点ではまだ投稿がありません。',
    noTags: 'この時点ではタグの付いた投稿がありません。',
    noTime: '時点の指定が正しくありません',
    notThere: 'この時点では何もありません',
    notThereText: 'これより後に現れたか、公開されていません。',
    asItWasThen: 'その時点の表示',
  },
};
