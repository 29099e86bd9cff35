/** Japanese: how the board itself is, for those who run it. */
import { bytesIn, rounded } from './amounts';
import type { Words } from './en';

const bytes = bytesIn('ja-JP');
const numbers = new Intl.NumberFormat('ja-JP');

const inTime = (seconds: number) =>
  seconds < 120
    ? `${Math.round(seconds)}秒`
    : seconds < 7200
      ? `${Math.round(seconds / 60)}分`
      : `${Math.round(seconds / 3600)}時間`;

const behind = (count: number, seconds: number) =>
  `${numbers.format(count)}件の変更が未反映です（${inTime(seconds)}の遅れ）`;

export const system: Pick<Words, 'system'> = {
  system: {
    title: 'システム',
    allWell: '問題はありません',
    needsYou: ({ count }) => `対応が必要なことが${count}件あります`,

    needs: (it) => ({
      'log.damaged': `ログが位置${it.position}から書き込まれた内容と一致しません。それ以降は表示されません。`,
      'group.silent': it.since
        ? `${it.group}：${it.since}から更新されていません。`
        : `${it.group}：更新するプロセスが動いていません。`,
      'group.failing': `${it.group}：次のイベントを取り込めません（${it.error}）。`,
      'disk.low': `ディスクの空きがわずかです：空き${bytes(it.free)}、必要${bytes(it.needed)}。`,
      'view.parked': `ビュー${it.view}が${it.streams}本のストリームのイベント${it.events}件を取り込めませんでした。`,
      'process.parked': `プロセス${it.process}が${it.steps}件の処理で止まっています。`,
      'group.behind': `${it.group}：${behind(it.events, it.seconds)}。`,
      'backup.missing': 'バックアップがまだありません。',
      'backup.old': `最後のバックアップは${it.when}のものです。`,
    }),
    otherNeed: ({ code }) => `対応が必要なことがあります（${code}）。`,
    seeParked: '保留中のものを見る',
    seeViews: 'ビューを見る',

    groups: { board: '掲示板', search: '検索', dashboard: '統計' },
    processes: 'プロセス',

    views: 'ビュー',
    viewsWell: 'すべてのビューが最新です。',
    viewsLate: '最新でないビューがあります。',
    fresh: '最新です',
    behind: (it) => behind(it.events, it.seconds),
    failing: (it) => `止まっています（${numbers.format(it.events)}件の変更が未反映）`,
    silent: ({ seconds }) => `${inTime(seconds)}間、応答がありません`,
    neverHeard: 'まだ応答がありません',
    late: ({ count }) => `イベント${numbers.format(count)}件分の遅れ`,
    stopped: ({ count }) => `${count}件の処理が止まっています`,
    view: 'ビュー',
    process: 'プロセス',
    version: '版',
    state: '状態',
    actions: '操作',
    serving: '応答中',
    building: ({ position, head }) => `構築中：位置${position}／${head}`,
    kept: '以前のもの（保管中）',
    sameAsBefore: ({ rows }) => `以前と同じ：${numbers.format(rows)}行`,
    notAsBefore: ({ tables }) => `以前と異なる：${tables}`,
    differing: ({ table, before, now }) =>
      `${table}（以前は${numbers.format(before)}行、現在は${numbers.format(now)}行）`,
    rebuild: '再構築する…',
    rebuildOf: ({ view }) => `ビュー${view}を再構築する`,
    rebuildTitle: ({ view }) => `ビュー${view}を再構築しますか？`,
    rebuildText: '応答中のものと並べてログから作り直し、できあがったら入れ替えます。',
    rebuildIt: '再構築する',
    rebuilding: ({ view }) => `ビュー${view}を作り直しています。`,

    parked: '保留',
    noneParked: '保留中のものはありません。',
    someParked: (it) =>
      `ビューが${it.streams}本のストリームのイベント${it.events}件を取り込めませんでした。ほかは動いています。`,
    firstParked: ({ count }) => `最初の${count}件を表示しています。`,
    inView: ({ view, type }) => `${type}（ビュー${view}）`,
    stream: ({ id }) => `ストリーム ${id}`,
    range: ({ from, to, count }) =>
      from === to ? `位置${from}` : `位置${from}から${to}まで、イベント${count}件`,
    retry: 'もう一度試す',
    retryOf: (it) => `ビュー${it.view}の位置${it.from}からもう一度試す`,
    retrying: ({ view }) => `もう一度試すため、ビュー${view}を作り直しています。`,
    discard: '破棄する…',
    discardOf: (it) => `ビュー${it.view}の位置${it.from}から破棄する`,
    discardTitle: 'これらのイベントを破棄しますか？',
    discardText: (it) =>
      `ビュー${it.view}は、ストリーム${it.id}の位置${it.from}から${it.to}までのイベントを今後使いません。ログには残ります。`,
    discardReason: '必須です。ログに残ります。',
    discardIt: '完全に破棄する',
    discarded: ({ view }) => `破棄しました。ビュー${view}はこれらなしで続きます。`,

    log: 'ログの検査',
    logUnknown: 'ここではログのことが分かりません。',
    logSize: ({ count, bytes: size }) =>
      size === null
        ? `ログのイベントは${numbers.format(count)}件です。`
        : `ログのイベントは${numbers.format(count)}件、${bytes(size)}です。`,
    unchecked: 'まだ検査されていません。',
    sound: ({ when, position }) => `${when}に位置${position}まで検査し、書き込まれた内容と一致しました。`,
    damaged: ({ when }) => `${when}の検査で、書き込まれた内容と一致しませんでした。`,

    backup: 'バックアップ',
    noBackup: 'まだバックアップはありません。',
    backupUnset: 'バックアップ先が設定されていません。HINDSIGHT_BACKUP_DIRで指定します。',
    backupMade: ({ when }) => `最後のバックアップ：${when}`,

    disk: 'ディスク',
    diskUnknown: 'ここではディスクのことが分かりません。',
    room: (it) => `空きは${bytes(it.free)}、必要なのは${bytes(it.needed)}です。`,

    run: '実行：',
    copy: 'コピーする',
    copyOf: ({ command }) => `「${command}」をコピーする`,
    copied: 'コマンドをコピーしました。',
    notCopied: ({ command }) => `ブラウザーの設定によりコピーできませんでした：${command}`,

    activity: '利用状況',
    span: '日数',
    spans: { 7: '7日間', 30: '30日間', 90: '90日間', 366: '1年間' },
    looks: ({ rate }) => `変更1回につき閲覧${rounded(rate)}回です。`,
    noChanges: 'この期間に変更はありません。',
    posts: '投稿',
    comments: 'コメント',
    people: '利用した人',
    queries: '閲覧',
    commands: '変更',
    day: '日',
    days: '日ごとの表を表示する',
    byDay: '日ごとの利用状況',
    bars: ({ what, most, when }) => `日ごとの${what}。最も多いのは${when}の${most}件です。`,
    noBars: ({ what }) => `日ごとの${what}：なし`,
    inAll: ({ count }) => `合計${count}件`,
    mostInADay: ({ count }) => `1日に最大${count}人`,
    tags: '投稿の多いタグ',
    notArrived: '取得できませんでした。',
  },
};
