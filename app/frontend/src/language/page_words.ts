/** What the server's pages say: the catalogue with its parameters left open, written out when the client is built. */
import { en, type Words } from './en';
import { ja } from './ja';
import { LANGUAGES } from './languages';
import { ru } from './ru';
import { datesIn } from './times';

/** Beyond these the forms of numbers come again, hundred after hundred. */
const COUNTS = 200;
const VERSION = 987_654_321;
const LATER_VERSION = 876_543_210;
const YEAR = 2026;
const DAY = 15;
/** Some languages write its day in two figures, and some its hour. */
const FIFTH = new Date(Date.UTC(YEAR, 0, 5, 4, 2, 10));

/** What of a section needs nothing filled in. */
const texts = (section: object) =>
  Object.fromEntries(Object.entries(section).filter(([, text]) => typeof text === 'string'));

const withVersion = (text: string) =>
  text.replace(String(VERSION), '{version}').replace(String(LATER_VERSION), '{now}');

const numbered = (counts: number, worded: (count: number) => string) =>
  Array.from({ length: counts }, (_, count) => worded(count).replace(String(count), '#'));

function timesOf({ locale, times }: Words) {
  const utc = datesIn(locale, 'UTC');
  const now = new Date();
  const before = (minutes: number) => times.near(new Date(now.getTime() - minutes * 60_000), now);
  const monthly = (worded: (time: Date) => string) =>
    Array.from({ length: 12 }, (_, month) =>
      worded(new Date(Date.UTC(YEAR, month, DAY, 14, 2, 10)))
        .replace('14:02', worded(FIFTH).includes('04:02') ? '{hh}:{mm}' : '{hour}:{mm}')
        .replace('{mm}:10', '{mm}:{ss}')
        .replace(String(YEAR), '{year}')
        .replace(String(DAY), worded(FIFTH).includes('05') ? '{dd}' : '{day}'),
    );
  return {
    minutes: numbered(60, before),
    hours: numbered(24, (hours) => before(hours * 60)),
    date: monthly(utc.date),
    exact: monthly(utc.exact),
    moment: monthly(utc.moment),
    brief: monthly(utc.brief),
  };
}

function pageWords(words: Words) {
  const { board, footer, list, post, comments, likes, gone, record, versions } = words;
  const { write, account, state, settings, person, drafts, search, time, system } = words;
  const happened = Object.entries(record.happenings({ who: '{who}', version: VERSION }));
  return {
    language: words.language,
    languages: LANGUAGES,
    times: timesOf(words),
    board: texts(board),
    footer: texts(footer),
    list: {
      ...texts(list),
      tagged: list.tagged({ tag: '{tag}' }),
      by: list.by({ name: '{name}' }),
      edited: numbered(COUNTS, (times) => list.edited({ times })),
      sorts: list.sorts,
    },
    post: { ...texts(post), edited: withVersion(post.edited({ age: '{age}', version: VERSION })) },
    comments: {
      ...texts(comments),
      sorts: comments.sorts,
      count: numbered(COUNTS, (count) => comments.count({ count })),
      edited: withVersion(comments.edited({ age: '{age}', version: VERSION })),
      inReplyTo: comments.inReplyTo({ name: '{name}' }),
      about: withVersion(comments.about({ version: VERSION, now: LATER_VERSION })),
    },
    likes: { ...texts(likes), count: numbered(COUNTS, (count) => likes.count({ count })) },
    gone: {
      ...texts(gone),
      removedBecause: gone.removedBecause({ reason: '{reason}' }),
      reason: gone.reason({ reason: '{reason}' }),
    },
    record: {
      ...texts(record),
      between: numbered(COUNTS, (count) => record.between({ count })),
      happened: Object.fromEntries(happened.map(([kind, text]) => [kind, withVersion(text)])),
      reason: record.reason({ reason: '{reason}' }),
    },
    versions: texts(versions),
    write: texts(write),
    account: texts(account),
    state: texts(state),
    settings: texts(settings),
    person: texts(person),
    search: {
      ...texts(search),
      hits: numbered(COUNTS, (count) => search.hits({ count })),
      moreHits: numbered(COUNTS, (count) => search.moreHits({ count })),
      withTag: search.withTag({ tag: '{tag}' }),
      byAuthor: search.byAuthor({ name: '{name}' }),
    },
    drafts: texts(drafts),
    system: { title: system.title },
    time: {
      ...texts(time),
      asItWas: time.asItWas({ when: '{when}' }),
      ahead: words.problem('as_of.ahead'),
    },
  };
}

/** By language. */
export const everyPageWords = Object.fromEntries(
  [en, ja, ru].map((words) => [words.language, pageWords(words)]),
);
