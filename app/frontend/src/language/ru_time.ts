/** Russian: looking back. */
import type { Words } from './en';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');

const changes: Record<string, string> = {
  'post.published': 'новая запись',
  'post.edited': 'изменение записи',
  'post.reverted': 'возврат прежней версии',
  'post.version_redacted': 'стирание текста',
  'post.deleted': 'удаление записи',
  'post.restored': 'восстановление записи',
  'comment.added': 'новый комментарий',
  'comment.edited': 'изменение комментария',
  'comment.deleted': 'удаление комментария',
  'comment.restored': 'восстановление комментария',
};

export const time: Pick<Words, 'time'> = {
  time: {
    now: 'Сейчас',
    lookBack: 'Посмотреть, как было раньше',
    asItWas: ({ when }) => `Так было ${when}`,
    beforeAll: 'Так было до первой записи',
    otherTime: 'Выбрать другое время',
    earlier: 'Раньше',
    later: 'Позже',
    since: 'Что изменилось',
    copyLink: 'Копировать ссылку',
    backToNow: 'К настоящему',
    bar: 'Время',
    dayAndTime: 'День и время',
    show: 'Показать',
    yesterday: 'Вчера',
    weekAgo: 'Неделю назад',
    beforeEdit: 'До последней правки',
    rule: 'Изменения',
    noChanges: 'Здесь ещё ничего не менялось.',
    notArrived: 'Список изменений не получен.',
    change: ({ when, kind }) => `${when}: ${lookUp(changes, kind) ?? kind}`,
    day: ({ date, count }) =>
      `${date}: ${plural(count, { one: '# изменение', few: '# изменения', other: '# изменений' })}`,
    none: 'К этому времени записей ещё не было.',
    noTags: 'К этому времени меток ещё не было.',
    noTime: 'Такого времени не бывает',
    notThere: 'Тогда здесь ничего не было',
    notThereText: 'Это появилось позже, или знать об этом нельзя.',
    asItWasThen: 'Как было тогда',
  },
};
