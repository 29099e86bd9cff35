/** Russian: the record, versions and differences. */

import type { Words } from './en';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');

const happenings: Words['record']['happenings'] = ({ who, version }) => ({
  'post.scheduled': `Запланировано: ${who}`,
  'post.schedule_cancelled': `Публикация отменена: ${who}`,
  'post.schedule_failed': 'В назначенное время опубликовать не удалось',
  'post.published': `Опубликовано: ${who}`,
  'post.edited': `Изменено: ${who}, версия ${version}`,
  'post.reverted': `Возвращена версия ${version}: ${who}`,
  'post.version_redacted': `Текст версии ${version} стёрт навсегда: ${who}`,
  'post.deleted': `Удалено: ${who}`,
  'post.restored': `Восстановлено: ${who}`,
  'comment.added': `Написано: ${who}`,
  'comment.edited': `Изменено: ${who}, версия ${version}`,
  'comment.deleted': `Удалено: ${who}`,
  'comment.restored': `Восстановлено: ${who}`,
});

export const history: Pick<Words, 'record' | 'versions' | 'diff'> = {
  record: {
    title: 'Хроника',
    ofComment: 'Хроника комментария',
    toComment: 'К комментарию',
    whole: 'Вся хроника',
    between: ({ count }) =>
      plural(count, { one: 'ещё # изменение', few: 'ещё # изменения', other: 'ещё # изменений' }),
    manyBetween: 'Другие изменения',
    happenings,
    happened: ({ kind, who, version }) => lookUp(happenings({ who, version }), kind) ?? `${who}: ${kind}`,
    someone: 'неизвестно кто',
    reason: ({ reason }) => `«${reason}»`,
    readThen: ({ version }) => `Читать версию ${version}`,
    showEvents: 'Показывать сами события',
    newer: 'Позже',
  },

  versions: {
    title: 'Версии',
    of: ({ title }) => `Версии: «${title}»`,
    version: ({ version }) => `Версия ${version}`,
    range: ({ from, to }) => `Версии ${from}–${to}`,
    stands: 'действует сейчас',
    entitled: ({ version, title }) => `Версия ${version}: ${title}`,
    fold: ({ count }) =>
      plural(count, {
        one: '# изменение за десять минут',
        few: '# изменения за десять минут',
        other: '# изменений за десять минут',
      }),
    words: ({ added, removed }) =>
      `${plural(added, { one: 'добавлено # слово', few: 'добавлено # слова', other: 'добавлено # слов' })}, убрано ${removed}`,
    reverted: ({ version }) => `Возвращена версия ${version}`,
    read: 'Читать',
    whatChanged: 'Что изменилось',
    putBack: 'Вернуть…',
    erase: 'Стереть текст…',
    older: 'Более ранние версии',
    newest: 'Последние версии',
    toPost: 'К записи',
    past: ({ version, now }) => `Это версия ${version}. Сейчас действует версия ${now}.`,
    changesSince: 'Показать, что изменилось с тех пор',
  },

  diff: {
    title: ({ from, to }) => `Что изменилось с версии ${from} до версии ${to}`,
    added: 'добавлено:',
    removed: 'убрано:',
    end: 'конец',
    same: ({ count }) =>
      plural(count, {
        one: '# абзац без изменений',
        few: '# абзаца без изменений',
        other: '# абзацев без изменений',
      }),
    tags: 'Метки:',
    nothing: 'Тексты обеих версий одинаковы.',
    earlier: 'Предыдущее изменение',
    later: 'Следующее изменение',
  },
};
