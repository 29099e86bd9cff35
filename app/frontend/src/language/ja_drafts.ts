/** Japanese: what is written and not out yet. */
import type { Words } from './en';
import { lookUp } from './look_up';

const failures: Record<string, string> = {
  'account.suspended': 'アカウントが停止されています。',
  'post.version_erased': '本文が消去されています。',
};

export const drafts: Pick<Words, 'drafts'> = {
  drafts: {
    title: '公開予約',
    empty: '公開を待っている投稿はありません。',
    write: '投稿を書く',
    appears: '公開予定：',
    wasDue: '公開予定だった日時：',
    failed: ({ why }) => `公開できませんでした：${lookUp(failures, why) ?? `拒否されました（${why}）。`}`,
    edit: '編集',
    editOf: ({ title }) => `「${title}」を編集`,
    cancel: '取り消す…',
    cancelOf: ({ title }) => `「${title}」の予約を取り消す`,
    cancelTitle: 'この予約を取り消しますか？',
    cancelText: '投稿は公開されず、本文は完全に消去されます。',
    cancelIt: '取り消す',
    keep: 'そのままにする',
    cancelled: '取り消しました。公開されません。',
    later: '以降の予約',
    publishLater: '後で公開する',
    publishLaterHint: ({ zone }) => `空欄ならすぐに公開します。時刻はお使いの地域のものです（${zone}）。`,
    schedule: '予約する',
    scheduled: ({ time }) => `予約しました。${time}に公開されます。`,
    scheduledBefore: 'この投稿はすでに予約されています。',
    show: '公開予約を見る',
    taken: '予約は解除されています。公開するか、もう一度予約します。',
  },
};
