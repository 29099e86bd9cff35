/** Japanese: what forms ask, and what stands in their way. */
import type { Words } from './en';
import { lookUp } from './look_up';

type Forms = Pick<
  Words,
  'account' | 'write' | 'confirm' | 'outcome' | 'fields' | 'field' | 'problems' | 'problem'
>;

const fields: Words['fields'] = ({ limit }) => ({
  required: '入力が必要です。',
  too_long: `${limit}字までです。`,
  too_short: `${limit}字以上必要です。`,
  too_many: `${limit}個までです。`,
  invalid: 'これは使えません。',
  taken: 'すでに使われています。',
  wrong: '今のパスワードと一致しません。',
  past: 'この時刻は過ぎています。',
  too_far: '1年先までです。',
  common: '多くの人が使っているパスワードです。別のものが必要です。',
});

const problems: Words['problems'] = {
  'request.invalid': '直す必要のある項目があります。',
  'request.too_large': '大きすぎて送信できません。',
  'session.missing': 'ログインが必要です。',
  'session.expired': 'セッションが終了しました。続けるにはログインが必要です。',
  'credentials.wrong': 'ユーザー名とパスワードが一致しません。',
  'account.suspended': 'このアカウントは停止されています。',
  'password.wrong': '今のパスワードと一致しません。',
  'session.not_found': 'そのセッションはすでに終了しています。',
  conflict: '同時にほかの人が変更しました。もう一度試す必要があります。',
  'username.taken': 'このユーザー名はすでに使われています。',
  'post.not_found': 'その投稿はありません。',
  'post.not_the_author': 'これは投稿者だけができます。',
  'post.reason_required': '理由が必要です。',
  'post.deleted': 'この投稿は先に削除されました。',
  'post.not_deleted': 'この投稿は削除されていません。',
  'post.version_not_found': 'その版はありません。',
  'post.version_erased': 'その版の本文は完全に消去されています。',
  'schedule.past': 'その時刻は過ぎています。',
  'schedule.too_far': '予約は1年先までです。',
  'schedule.over': 'この投稿はもう予約されていません。公開されたか、取り消されています。',
  'log.full': 'サーバーのディスクがいっぱいで、今は何も保存できません。',
  'password.too_many_attempts': '試した回数が多すぎます。しばらく待つ必要があります。',
};

export const forms: Forms = {
  account: {
    logIn: 'ログインする',
    logInTitle: 'ログイン',
    login: 'ユーザー名',
    password: 'パスワード',
    showPassword: 'パスワードを表示する',
    registerTitle: '登録',
    register: '登録する',
    username: 'ユーザー名',
    usernameHint: '文字、数字、-、_ で3～30字。ほかの人にも表示されます。',
    email: 'メールアドレス',
    emailHint: 'ほかの人には表示されません。',
    passwordHint: '15～256字。自分で考えた文にすると覚えやすくなります。',
    displayName: '表示名',
    displayNameHint: '空欄の場合はユーザー名を表示します。',
    noAccount: 'アカウントがない場合：',
    haveAccount: 'アカウントがある場合：',
    loggedOut: 'ログアウトしました。',
    logOutUnknown: 'ログアウトできたかどうか、まだ分かりません。',
    again: 'ログインして続ける',
    againText: 'セッションが終了しました。書いた内容は残っていて、ログインすると送信されます。',
    already: ({ name }) => `${name}としてログインしています。`,
  },

  write: {
    title: '新しい投稿',
    editTitle: ({ title }) => `「${title}」を編集`,
    postTitle: '題名',
    body: '本文',
    bodyHint: 'Markdown：*強調*、**太字**、# 見出し、- 箇条書き、> 引用、[文字](アドレス)',
    tags: 'タグ',
    tagsHint: '8個まで。Enterキーか読点で区切ります。',
    language: '本文の言語',
    ownLanguage: '自分の言語',
    reason: '変更の理由',
    reasonHint: '任意です。経緯に表示されます。',
    reasonHintModerator: '経緯に表示され、投稿者にも伝わります。',
    publish: '公開する',
    save: '保存する',
    cancel: 'やめる',
    text: '編集',
    preview: 'プレビュー',
    view: '表示',
    previewEmpty: '読む人に見える形で、ここに表示されます。',
    previewFailed: 'プレビューを取得できませんでした。書いた内容は残っています。',
    restored: '前に書いた内容が残っていました。',
    discard: '破棄する',
    published: '公開しました。',
    saved: '保存しました。',
    changed: ({ version }) =>
      `書いている間に投稿が変更され、第${version}版になりました。あなたの文章はここに残っています。`,
    showChange: '変更点を見る',
    saveOver: ({ version }) => `第${version}版への変更として保存する`,
    publishedBefore: 'この投稿はすでに公開されています。',
    open: '開く',
    leaveTitle: 'このページを離れますか？',
    leaveText: '書いた内容はまだ送信されていません。このタブに残り、戻ると表示されます。',
    leave: '離れる',
    stay: 'とどまる',
  },

  confirm: {
    delete: () => ({
      title: 'この投稿を削除しますか？',
      text: '誰がいつ、なぜ削除したかは表示されます。あとで復元できます。',
      action: '削除する',
      done: '削除しました。',
    }),
    restore: () => ({
      title: 'この投稿を復元しますか？',
      text: 'すべての経緯とともに、ふたたび表示されます。',
      action: '復元する',
      done: '復元しました。',
    }),
    putBack: ({ version }) => ({
      title: `第${version}版に戻しますか？`,
      text: 'その本文が新しい版になります。何も失われません。',
      action: '戻す',
      done: `第${version}版に戻しました。`,
    }),
    erase: ({ version }) => ({
      title: `第${version}版の本文を消去しますか？`,
      text: '誰にも読めなくなり、元に戻せません。誰がいつ、なぜ消去したかは表示されます。',
      action: '完全に消去する',
      done: `第${version}版の本文を消去しました。`,
    }),
    reason: '理由',
    reasonHint: '任意です。読む人に表示されます。',
    cancel: 'やめる',
  },

  outcome: {
    askingAgain: '保存されたかどうか、まだ分かりません。もう一度問い合わせています。',
    offline: '接続がありません。書いた内容はここに残っています。',
    unknown: '保存されたかどうか、まだ分かりません。書いた内容はここに残っています。',
    tryAgain: 'もう一度試す',
  },

  fields,
  field: ({ code, limit }) => lookUp(fields({ limit }), code) ?? 'これは使えません。',

  problems,
  problem: (code) => lookUp(problems, code) ?? `受け付けられませんでした（${code}）。`,
};
