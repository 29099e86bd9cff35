/** Russian: what is written and not out yet. */
import type { Words } from './en';
import { lookUp } from './look_up';

const failures: Record<string, string> = {
  'account.suspended': 'учётная запись заблокирована.',
  'post.version_erased': 'её текст стёрт.',
};

export const drafts: Pick<Words, 'drafts'> = {
  drafts: {
    title: 'Запланированное',
    empty: 'Ничего не ждёт публикации.',
    write: 'Написать запись',
    appears: 'Появится',
    wasDue: 'Должно было появиться',
    failed: ({ why }) => `Не опубликовано: ${lookUp(failures, why) ?? `отказ (${why}).`}`,
    edit: 'Изменить',
    editOf: ({ title }) => `Изменить «${title}»`,
    cancel: 'Отменить…',
    cancelOf: ({ title }) => `Отменить «${title}»`,
    cancelTitle: 'Отменить эту запись?',
    cancelText: 'Она не появится, а её текст будет стёрт навсегда.',
    cancelIt: 'Отменить запись',
    keep: 'Оставить',
    cancelled: 'Отменено. Запись не появится.',
    later: 'Более поздние',
    publishLater: 'Опубликовать позже',
    publishLaterHint: ({ zone }) => `Если оставить пустым, запись выйдет сразу. Время ваше: ${zone}.`,
    schedule: 'Запланировать',
    scheduled: ({ time }) => `Запланировано. Запись появится ${time}.`,
    scheduledBefore: 'Эта запись уже запланирована.',
    show: 'Показать запланированное',
    taken: 'Запись больше не запланирована. Опубликуйте её или запланируйте снова.',
  },
};
