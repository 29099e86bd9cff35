/** Russian: what is said below a post, and what is liked. */
import type { Words } from './en';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');

export const comments: Pick<Words, 'comments' | 'likes'> = {
  comments: {
    title: 'Комментарии',
    count: ({ count }) =>
      plural(count, { one: '# комментарий', few: '# комментария', other: '# комментариев' }),
    empty: 'Комментариев пока нет.',
    logIn: 'Войти, чтобы комментировать',
    sorts: { old: 'Старые', new: 'Новые', top: 'Лучшие' },
    sortedBy: 'Порядок комментариев',
    more: 'Ещё комментарии',
    first: 'К первым комментариям',
    pages: 'Страницы комментариев',
    showNew: ({ count }) =>
      plural(count, {
        one: 'Показать # новый комментарий',
        few: 'Показать # новых комментария',
        other: 'Показать # новых комментариев',
      }),
    edited: ({ age, version }) => `изменено ${age}, версия ${version}`,
    inReplyTo: ({ name }) => `ответ: ${name}`,
    inReplyToOther: 'ответ на другой комментарий',
    someone: 'Комментарий, которого больше нет',
    about: ({ version, now }) => `О версии ${version}; сейчас версия ${now}`,
    whatChanged: 'показать, что изменено',
    replyCount: ({ count }) => plural(count, { one: '# ответ', few: '# ответа', other: '# ответов' }),
    on: ({ title }) => `К записи «${title}»`,
    notHere: 'Комментарий, на который ведёт адрес, не найден.',
    failed: 'Не удалось загрузить комментарии.',
    closed: 'Этой записи больше нет, комментировать её нельзя.',

    reply: 'Ответить',
    copyLink: 'Скопировать ссылку',
    copied: 'Ссылка скопирована.',
    notCopied: ({ link }) => `Браузер не разрешает копирование: ${link}`,
    moreActs: 'Ещё',
    edit: 'Изменить',
    delete: 'Удалить…',
    restore: 'Восстановить…',

    write: 'Ваш комментарий',
    writeReply: ({ name }) => `Ваш ответ: ${name}`,
    writeReplyOther: 'Ваш ответ',
    writeEdit: 'Изменение комментария',
    send: 'Комментировать',
    sendReply: 'Отправить ответ',
    save: 'Сохранить',
    cancel: 'Отменить',
    reason: 'Причина изменения (не обязательно)',
    sent: 'Комментарий опубликован.',
    saved: 'Сохранено.',
    sentBefore: 'Этот комментарий уже отправлен.',
    showIt: 'Показать',
    changed: ({ version }) =>
      `Пока вы писали, комментарий изменился: теперь это версия ${version}. Ваш текст остался здесь.`,
    theirs: ({ version }) => `Текст версии ${version}`,
    saveOver: ({ version }) => `Сохранить как изменение версии ${version}`,
    textGone: 'Этот текст больше нельзя прочитать.',

    confirmDelete: {
      title: 'Удалить этот комментарий?',
      text: 'Место комментария, ответы на него и имя удалившего останутся. Его можно восстановить.',
      action: 'Удалить',
      done: 'Удалено.',
    },
    confirmRestore: {
      title: 'Восстановить этот комментарий?',
      text: 'Читатели снова увидят его на прежнем месте.',
      action: 'Восстановить',
      done: 'Восстановлено.',
    },
  },

  likes: {
    like: 'Нравится',
    count: ({ count }) => plural(count, { one: '# отметка', few: '# отметки', other: '# отметок' }),
    failed: 'Не удалось сохранить отметку.',
  },
};
