/** Japanese: people, and what each of them settles for themselves. */
import type { Words } from './en';
import { lookUp } from './look_up';

const happenings: Words['person']['happenings'] = ({ who, username, changed }) => ({
  'user.registered': `${who}さんが登録しました`,
  'user.renamed': `${who}さんがユーザー名を${username}に変更しました`,
  'user.profile_changed': `${who}さんが${changed}を変更しました`,
  'user.password_changed': `${who}さんがパスワードを変更しました`,
  'session.started': `${who}さんがログインしました`,
  'session.ended': `${who}さんのセッションが終了しました`,
  'comment.added': `${who}さんがコメントしました`,
  'comment.edited': `${who}さんがコメントを変更しました`,
  'comment.deleted': `${who}さんがコメントを削除しました`,
  'comment.restored': `${who}さんがコメントを復元しました`,
});

export const settings: Pick<Words, 'settings' | 'person'> = {
  settings: {
    title: '設定',
    titled: ({ page }) => `${page} · 設定`,
    profile: 'プロフィール',
    account: 'アカウント',
    sessions: 'セッション',

    displayName: '表示名',
    bio: '自己紹介',
    bioHint: '1,000字まで。プロフィールのページで誰にでも表示されます。',
    language: '文章の言語',
    languageHint: '別の言語を選ばない限り、書いた文章はこの言語になります。',
    save: '保存する',
    saved: '保存しました。',
    unchanged: 'まだ何も変更されていません。',

    nameTitle: '名前',
    username: 'ユーザー名',
    usernameHint: '以前の名前のリンクは新しい名前へつながり、ほかの人がその名前を使うことはできません。',
    rename: '名前を変更する',
    renamed: ({ username }) => `ユーザー名は${username}になりました。`,

    passwordTitle: 'パスワード',
    password: '今のパスワード',
    newPassword: '新しいパスワード',
    newPasswordHint: '15～256字。自分で考えた文にすると覚えやすくなります。',
    showPassword: 'パスワードを表示する',
    othersEnd: 'ほかのセッションはすべて終了します。ほかの場所ではもう一度ログインが必要になります。',
    changePassword: 'パスワードを変更する',
    passwordChanged: 'パスワードを変更し、ほかのセッションをすべて終了しました。',

    sessionsText:
      'ログインしている場所の一覧です。心当たりのないものは終了し、パスワードを変更する必要があります。',
    thisOne: 'このブラウザー',
    otherOne: '別のブラウザー',
    started: '開始：',
    ends: '自動終了：',
    methods: { password: 'パスワードで', registration: '登録時に' },
    end: '終了する',
    endOf: ({ time }) => `${time}に始まったセッションを終了する`,
    ended: 'セッションを終了しました。',
    olderSessions: '以前のもの',
  },

  person: {
    pages: ({ name }) => `${name}さんのページ`,
    posts: '投稿',
    comments: 'コメント',
    commentsOf: ({ name }) => `${name}さんのコメント`,
    record: '経緯',
    recordOf: ({ name }) => `${name}さんの経緯`,
    happenings,
    happened: ({ kind, who, username, changed }) =>
      lookUp(happenings({ who, username, changed }), kind) ?? `${who}: ${kind}`,
    fields: { display_name: '表示名', bio: '自己紹介', language: '言語' },
    nothingToTell: '表示できる記録はありません。',
  },
};
