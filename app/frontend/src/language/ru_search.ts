/** Russian: looking for what was said. */
import type { Words } from './en';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');

export const search: Pick<Words, 'search'> = {
  search: {
    title: 'Поиск',
    words: 'Что искать',
    hint: 'Ищутся все слова сразу: в заголовках и текстах записей и комментариев. Последнее слово можно не дописывать. Слова в «кавычках» ищутся подряд.',
    noWords: 'Нужна хотя бы одна буква или цифра.',
    searching: 'Идёт поиск',
    hits: ({ count }) =>
      plural(count, { one: 'Найдено: # место', few: 'Найдено: # места', other: 'Найдено: # мест' }),
    moreHits: ({ count }) =>
      plural(count, { one: 'Первое # место', few: 'Первые # места', other: 'Первые # мест' }),
    none: 'Здесь об этом ещё не писали.',
    noneSoFar: 'Пока не найдено, но просмотрено не всё.',
    kinds: 'Где искать',
    everything: 'Везде',
    posts: 'Записи',
    comments: 'Комментарии',
    comment: 'Комментарий',
    narrowed: 'Поиск сужен',
    withTag: ({ tag }) => `Только #${tag}`,
    byAuthor: ({ name }) => `Только от @${name}`,
    widen: 'убрать',
    narrow: 'Уточнить',
    author: 'Автор (имя пользователя)',
    tag: 'Метка',
    apply: 'Применить',
    fromHits: 'Из найденного',
    unknownAuthor: 'Здесь нет никого с таким именем.',
    more: 'Ещё',
    first: 'К началу',
  },
};
