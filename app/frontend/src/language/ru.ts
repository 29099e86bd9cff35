/** Русский. The words of the board in Russian: infinitives on buttons, no gendered past. */

import type { Words } from './en';
import { pluralIn } from './plural';
import { comments } from './ru_comments';
import { drafts } from './ru_drafts';
import { forms } from './ru_forms';
import { history } from './ru_history';
import { live } from './ru_live';
import { search } from './ru_search';
import { settings } from './ru_settings';
import { system } from './ru_system';
import { time } from './ru_time';
import { timesIn } from './times';

const locale = 'ru-RU';
const plural = pluralIn(locale);

export const ru: Words = {
  language: 'ru',
  locale,
  times: timesIn(locale, { justNow: 'только что' }),

  board: {
    name: 'Hindsight',
    skip: 'К тексту',
    sections: 'Разделы',
    posts: 'Записи',
    tags: 'Метки',
    write: 'Написать',
    logIn: 'Войти',
    logOut: 'Выйти',
    register: 'Регистрация',
    profile: 'Профиль',
    settings: 'Настройки',
    me: 'Я',
    titled: ({ page }) => `${page} · Hindsight`,
  },

  footer: {
    api: 'API',
    language: 'Язык',
    theme: 'Тема',
    auto: 'Как в системе',
    light: 'Светлая',
    dark: 'Тёмная',
  },

  list: {
    posts: 'Записи',
    tagged: ({ tag }) => `Записи с меткой «${tag}»`,
    by: ({ name }) => `Записи: ${name}`,
    all: 'Все записи',
    tags: 'Метки',
    edited: ({ times }) =>
      plural(times, { one: 'изменено # раз', few: 'изменено # раза', other: 'изменено # раз' }),
    older: 'Более ранние',
    newest: 'Самые новые',
    pages: 'Страницы',
    empty: 'Записей пока нет.',
    emptyFilter: 'Таких записей нет.',
    writeFirst: 'Написать первую запись',
    postCount: ({ count }) => plural(count, { one: '# запись', few: '# записи', other: '# записей' }),
    sorts: { new: 'Новые', active: 'Обсуждаемые', top: 'Лучшие' },
    sortedBy: 'Порядок записей',
    noTags: 'Ни у одной записи пока нет меток.',
    more: 'Ещё',
  },

  post: {
    edited: ({ age, version }) => `изменено ${age}, версия ${version}`,
    edit: 'Изменить',
    delete: 'Удалить…',
    versions: 'Версии',
    restore: 'Восстановить…',
    onlyYou: 'Это видите только вы и модераторы',
  },

  gone: {
    title: 'Этой записи больше нет',
    textTitle: 'Этого текста больше нет',
    deleted: 'Удалено автором',
    hidden: 'Скрыто до решения модератора',
    removed: 'Снято модератором',
    removedBecause: ({ reason }) => `Снято модератором: ${reason}`,
    redacted: 'Текст стёрт автором навсегда',
    redactedVersion: ({ version }) => `Текст версии ${version} стёрт автором навсегда`,
    erased: 'Стёрто навсегда вместе с учётной записью',
    present: 'Больше нет',
    reason: ({ reason }) => `Причина: ${reason}`,
    record: 'Хроника записи',
  },

  profile: {
    joined: ({ date }) => `на доске с ${date}`,
    roles: { moderator: 'модератор', administrator: 'администратор' },
    noPosts: ({ name }) => `${name}: записей пока нет.`,
    noComments: ({ name }) => `${name}: комментариев пока нет.`,
  },

  state: {
    stale: ({ clock }) => `По состоянию на ${clock}, обновляется`,
    loading: 'Загрузка',
    tryAgain: 'Повторить',
    noAnswer: 'Нет ответа от сервера.',
    notFound: 'Здесь ничего нет',
    notFoundText: 'Такой страницы нет, или она не для всех.',
    toPosts: 'К записям',
  },

  keys: {
    title: 'Клавиши',
    help: 'Этот список',
    write: 'Написать',
    search: 'Искать',
    goPosts: 'К записям',
    goTags: 'К меткам',
    move: 'Дальше, назад по списку и комментариям',
    open: 'Открыть',
    showNew: 'Показать новое',
    reply: 'Ответить или комментировать',
    like: 'Отметить, что нравится',
    edit: 'Изменить запись',
    versions: 'Версии записи',
    record: 'Хроника записи',
    time: 'Посмотреть, как было',
    changes: 'Предыдущее, следующее изменение',
    now: 'К настоящему',
    send: 'Отправить написанное',
    on: 'Клавиши включены',
    close: 'Закрыть',
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
