/** Russian: what has come since the page was opened, and what cannot be had right now. */
import type { Words } from './en';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');

const inTime = (seconds: number) =>
  seconds <= 90
    ? plural(seconds, { one: 'через # секунду', few: 'через # секунды', other: 'через # секунд' })
    : plural(Math.ceil(seconds / 60), {
        one: 'через # минуту',
        few: 'через # минуты',
        other: 'через # минут',
      });

export const live: Pick<Words, 'live' | 'wait'> = {
  live: {
    showNew: ({ count, more }) =>
      more
        ? `Показать больше новых записей, чем ${count}`
        : plural(count, {
            one: 'Показать # новую запись',
            few: 'Показать # новые записи',
            other: 'Показать # новых записей',
          }),
    changed: 'Есть изменения:',
    showNow: 'показать как есть',
    edited: ({ age }) => `Изменено ${age}:`,
    whatChanged: 'показать, что именно',
    newText: 'Показать здесь',
    gone: ({ how, age }) => `${how}, ${age}`,
    restored: 'Тем временем восстановлено:',
    lost: ({ clock }) => `На ${clock}, с тех пор нет ответа`,
  },

  wait: {
    tooMany: ({ seconds }) => `Слишком много попыток. Снова можно ${inTime(seconds)}.`,
    busy: ({ seconds }) => `Доска слишком занята. Снова можно ${inTime(seconds)}.`,
    over: 'Теперь можно попробовать снова.',
  },
};
