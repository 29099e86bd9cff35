import { expect, test } from 'vitest';
import { en, type Words } from './en';
import { ja } from './ja';
import { everyPageWords } from './page_words';
import { ru } from './ru';

/** Names, codes that no table knows, and what is only put together. */
const THE_SAME = new Set([
  'board.name',
  'board.titled',
  'footer.api',
  'record.happened',
  'person.happened',
  'live.gone',
  'time.change',
]);
const NUMBERS = [0, 1, 2, 3, 5, 11, 21];

type Given = Record<string, unknown>;
type Worded = (given: Given | string) => string;

/** Some tables are worded whole. */
const inFull = (said: unknown) =>
  typeof said === 'object' ? Object.values(Object(said)).join('\n') : String(said);

/** Every text of a catalogue by its path: plain, or worded from what it is given. */
function messages(words: Words): Map<string, string | Worded> {
  const found = new Map<string, string | Worded>();
  const walk = (path: string, node: unknown) => {
    if (typeof node === 'string') found.set(path, node);
    else if (typeof node === 'function') found.set(path, (given) => inFull(node(given)));
    else for (const [key, inner] of Object.entries(Object(node))) walk(path ? `${path}.${key}` : key, inner);
  };
  const { language: _language, locale: _locale, times: _times, ...rest } = words;
  walk('', rest);
  return found;
}

/** What a message asks for, and what it then says, with numbers of every form. */
function say(message: string | Worded): { said: string[]; asked: string[] } {
  if (typeof message === 'string') return { said: [message], asked: [] };
  const asked = new Set<string>();
  const said = NUMBERS.map((number) =>
    message(
      new Proxy<Given>(
        {},
        {
          get: (_, name) => {
            if (name === Symbol.toPrimitive) return () => 'code';
            asked.add(String(name));
            return number;
          },
        },
      ),
    ),
  );
  return { said, asked: [...asked].sort() };
}

const english = messages(en);

test.each([ja, ru])('$language says everything that English says, with the same parameters', (words) => {
  const theirs = messages(words);

  expect([...theirs.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [path, message] of english) {
    expect(say(theirs.get(path) ?? '').asked, path).toEqual(say(message).asked);
  }
});

test.each([ja, ru])('nothing is left in English in $language', (words) => {
  const left = [...messages(words)].filter(([path, message]) => {
    const original = say(english.get(path) ?? '').said;
    return say(message).said.some((text, place) => text === original[place] && !THE_SAME.has(path));
  });

  expect(left.map(([path]) => path)).toEqual([]);
});

test.each([en, ja, ru])('$language neither shouts nor begs', (words) => {
  const said = [...messages(words).values()].flatMap((message) => say(message).said);

  expect(
    said.filter((text) => /[!！]|oops|please|sorry|ください|пожалуйста|undefined|NaN/i.test(text)),
  ).toEqual([]);
});

test('quotation marks are those of the language', () => {
  const marks = (words: Words) =>
    new Set(
      [...messages(words).values()]
        .flatMap((m) => say(m).said)
        .join('')
        .match(/["“”„«»「」]/g),
    );

  expect(marks(en)).toEqual(new Set('“”'));
  expect(marks(ja)).toEqual(new Set('「」'));
  expect(marks(ru)).toEqual(new Set('«»'));
});

test.each([
  [en, ['1 post', '2 posts', '5 posts', '21 posts']],
  [ja, ['投稿1件', '投稿2件', '投稿5件', '投稿21件']],
  [ru, ['1 запись', '2 записи', '5 записей', '21 запись']],
])('$language counts', ({ list }, counted) => {
  expect([1, 2, 5, 21].map((count) => list.postCount({ count }))).toEqual(counted);
});

test('Russian verbs of what happened have no gender', () => {
  const said = [...messages(ru).values()].flatMap((message) => say(message).said).join(' ');

  expect(said.match(/(?<!\p{L})\p{L}+(?:ал|ил|ел|ала|ила)(?!\p{L})/gu)).toBeNull();
});

test('what is gone is worded as agreed', () => {
  const gone = ({ gone: { deleted, removedBecause, erased } }: Words) => [
    deleted,
    removedBecause({ reason: '…' }),
    erased,
  ];

  expect(gone(en)).toEqual([
    'Deleted by its author',
    'Removed by a moderator: …',
    'Erased for good with its author’s account',
  ]);
  expect(gone(ja)).toEqual([
    '投稿者が削除しました',
    'モデレーターが取り下げました：…',
    'アカウントとともに完全に消去されました',
  ]);
  expect(gone(ru)).toEqual([
    'Удалено автором',
    'Снято модератором: …',
    'Стёрто навсегда вместе с учётной записью',
  ]);
});

test('what the server’s pages say has every parameter left open', () => {
  const { times, list, record } = Object(everyPageWords.ru);

  expect(list.edited.slice(0, 6)).toEqual([
    'изменено # раз',
    'изменено # раз',
    'изменено # раза',
    'изменено # раза',
    'изменено # раза',
    'изменено # раз',
  ]);
  expect(list.edited[101]).toBe('изменено # раз');
  expect(times.minutes[21]).toBe('# минуту назад');
  expect(times.exact[4].replaceAll(/\s/g, ' ')).toBe('{day} мая {year} г. в {hh}:{mm}:{ss} UTC');
  expect(times.brief[4].replaceAll(/\s/g, ' ')).toBe('{day} мая {year} г., {hh}:{mm}');
  expect(Object(everyPageWords.ja).times.brief[4]).toBe('{year}/05/{dd} {hour}:{mm}');
  expect(record.happened['post.edited']).toBe('Изменено: {who}, версия {version}');
});
