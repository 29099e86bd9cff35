/** Russian: people, and what each of them settles for themselves. */
import type { Words } from './en';
import { lookUp } from './look_up';

const happenings: Words['person']['happenings'] = ({ who, username, changed }) => ({
  'user.registered': `Регистрация: ${who}`,
  'user.renamed': `Новое имя пользователя (${who}): ${username}`,
  'user.profile_changed': `Изменено (${who}): ${changed}`,
  'user.password_changed': `Новый пароль: ${who}`,
  'session.started': `Вход: ${who}`,
  'session.ended': `Сеанс закончен: ${who}`,
  'comment.added': `Добавлен комментарий: ${who}`,
  'comment.edited': `Изменён комментарий: ${who}`,
  'comment.deleted': `Удалён комментарий: ${who}`,
  'comment.restored': `Восстановлен комментарий: ${who}`,
});

export const settings: Pick<Words, 'settings' | 'person'> = {
  settings: {
    title: 'Настройки',
    titled: ({ page }) => `${page} · Настройки`,
    profile: 'Профиль',
    account: 'Учётная запись',
    sessions: 'Сеансы',

    displayName: 'Имя, которое видят другие',
    bio: 'О себе',
    bioHint: 'До 1000 знаков. Это видят все на вашей странице.',
    language: 'Язык ваших текстов',
    languageHint: 'Ваши тексты на этом языке, если не выбран другой.',
    save: 'Сохранить',
    saved: 'Сохранено.',
    unchanged: 'Пока ничего не изменено.',

    nameTitle: 'Имя',
    username: 'Имя пользователя',
    usernameHint: 'Ссылки с прежним именем ведут на новое, и никто другой его не займёт.',
    rename: 'Изменить имя',
    renamed: ({ username }) => `Теперь имя пользователя: ${username}.`,

    passwordTitle: 'Пароль',
    password: 'Нынешний пароль',
    newPassword: 'Новый пароль',
    newPasswordHint: 'От 15 до 256 знаков. Собственную фразу легко запомнить.',
    showPassword: 'Показать пароль',
    othersEnd: 'Все остальные сеансы закончатся: в других местах нужно будет войти снова.',
    changePassword: 'Изменить пароль',
    passwordChanged: 'Пароль изменён, все остальные сеансы закончены.',

    sessionsText: 'Где выполнен вход. Незнакомое стоит закончить, а потом изменить пароль.',
    thisOne: 'Этот браузер',
    otherOne: 'Другой браузер',
    started: 'Начат',
    ends: 'Закончится сам',
    methods: { password: 'по паролю', registration: 'при регистрации' },
    end: 'Закончить',
    endOf: ({ time }) => `Закончить сеанс, начатый ${time}`,
    ended: 'Сеанс закончен.',
    olderSessions: 'Более ранние',
  },

  person: {
    pages: ({ name }) => `Страницы о человеке: ${name}`,
    posts: 'Записи',
    comments: 'Комментарии',
    commentsOf: ({ name }) => `Комментарии: ${name}`,
    record: 'Хроника',
    recordOf: ({ name }) => `Хроника: ${name}`,
    happenings,
    happened: ({ kind, who, username, changed }) =>
      lookUp(happenings({ who, username, changed }), kind) ?? `${who}: ${kind}`,
    fields: { display_name: 'имя для других', bio: 'текст о себе', language: 'язык' },
    nothingToTell: 'Нет ничего, что можно показать вам.',
  },
};
