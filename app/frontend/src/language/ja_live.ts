/** Japanese: what has come since the page was opened, and what cannot be had right now. */
import type { Words } from './en';

const inTime = (seconds: number) => (seconds <= 90 ? `${seconds}秒後` : `${Math.ceil(seconds / 60)}分後`);

export const live: Pick<Words, 'live' | 'wait'> = {
  live: {
    showNew: ({ count, more }) =>
      more ? `新しい投稿を表示する（${count}件以上）` : `新しい投稿${count}件を表示する`,
    changed: '変更がありました：',
    showNow: '今の内容を表示する',
    edited: ({ age }) => `変更されました（${age}）：`,
    whatChanged: '変更点を表示する',
    newText: 'ここに表示する',
    gone: ({ how, age }) => `${how}（${age}）`,
    restored: 'その間に復元されました：',
    lost: ({ clock }) => `${clock}時点の表示です。その後、応答がありません`,
  },

  wait: {
    tooMany: ({ seconds }) => `試した回数が多すぎます。${inTime(seconds)}にもう一度試せます。`,
    busy: ({ seconds }) => `サーバーが混み合っています。${inTime(seconds)}にもう一度試せます。`,
    over: 'もう一度試せます。',
  },
};
