/** The board that is looked at: a repair café in three languages. */
import type { APIRequest, APIRequestContext, Browser } from '@playwright/test';
import { becomeAdministrator, PASSWORD, send } from './board';
import { fillDeepThread, fillThread, type SampleThread } from './sample_thread';

const TOASTER = `Unplug it first. **Really** unplug it, and wait until it is cold.

# What you need

- a screwdriver with an insulated handle
- a multimeter

Most toasters fail in the same two places: the cord and the element. Measure the cord from end to end; anything above one ohm and it is the cord.

> Measure twice, cut once.

The lever`;

const KETTLE = `お湯が沸いても止まらない電気ケトルを直しました。原因は*蒸気の通り道*でした。

# 手順

1. 必ず電源を抜き、冷めるまで待ちます。
2. ふたの裏にある細い穴を、綿棒と薄めた酢で掃除します。
3. スイッチの金属板が軽く動くことを確かめます。

> 急がば回れ。

これで自動的に止まるようになりました。`;

const SEWING = `Перед тем как нести машинку в мастерскую, проверьте *натяжение верхней нити*: в девяти случаях из десяти дело в нём.

# По порядку

- выньте шпульку и уберите пыль кисточкой;
- заправьте нить заново при поднятой лапке;
- прострочите лоскут, **не меняя** настроек.

> Семь раз отмерь, один раз отрежь.

Если петли остались, меняйте иглу.`;

type Session = Awaited<ReturnType<APIRequestContext['storageState']>>;

export interface SampleBoard {
  /** Posts by their language; deleted; its text erased, or that of an earlier version; changing while one looks. */
  posts: Record<'en' | 'ja' | 'ru' | 'gone' | 'erased' | 'partly' | 'live', string>;
  /** User names. */
  names: Record<'irina' | 'misaki' | 'anna' | 'noriko', string>;
  /** Comments below the English post. */
  thread: SampleThread;
  /** Positions: a post that is gone today stood there; the English one was new; it was discussed. */
  moments: Record<'gone' | 'first' | 'thread', number>;
  /** Irina. */
  member: Session;
  administrator: Session;
}

/** With a tail to the user names another such board finds room beside the first. */
export async function fillBoard(requests: APIRequest, baseURL: string, tail = ''): Promise<SampleBoard> {
  const names = {
    irina: `irina${tail}`,
    misaki: `misaki${tail}`,
    anna: `anna${tail}`,
    noriko: `noriko${tail}`,
  };
  const join = async (username: string, display_name: string) => {
    const request = await requests.newContext({ baseURL });
    const email = `${username}@example.org`;
    await send(request, 'register', { username, display_name, email, password: PASSWORD });
    return request;
  };
  const keeper = await requests.newContext({ baseURL });
  await becomeAdministrator(keeper);
  const irina = await join(names.irina, 'Irina');
  const misaki = await join(names.misaki, '佐藤美咲');
  const anna = await join(names.anna, 'Анна Константинопольская');
  const noriko = await join(names.noriko, '田中典子');
  await send(anna, 'change-profile', { bio: 'Чинит всё, у чего есть нитка.' });
  const ru = await publish(anna, 'ru', 'Швейная машинка петляет: с чего начать ремонт', SEWING, [
    'шитьё',
    'ремонт',
  ]);
  await edit(anna, ru, `${SEWING}\n\nИ смажьте челнок.`, 'Добавлено по совету с прошлой встречи');
  const ja = await publish(misaki, 'ja', '沸騰しても止まらない電気ケトルを自分で直す方法', KETTLE, [
    '修理',
    '電気ケトル',
  ]);
  await edit(misaki, ja, KETTLE.replace('薄めた酢', 'クエン酸'), '酢よりにおいが残りません');
  const gone = await publish(irina, 'en', 'Free toasters', 'Take one.', ['toaster']);
  await send(irina, 'delete-post', { post_id: gone, reason: 'They are all taken' });
  const erased = await publish(irina, 'en', 'Whom to call about the lathe', 'Call 555 0142.', ['lathe']);
  await send(irina, 'redact-version', { target_id: erased, version: 1, reason: 'A private number' });
  const partly = await publish(irina, 'en', 'The lathe', 'Call 555 0142.', ['lathe']);
  await edit(irina, partly, 'Ask at the desk.', 'Not by telephone');
  await send(irina, 'redact-version', { target_id: partly, version: 1, reason: 'A private number' });
  const live = await publish(irina, 'en', 'A lamp', 'It hums.', ['lamp']);
  await schedule(irina, 'Open evening in the spring', 12, ['meeting']);
  await schedule(irina, 'How to mend a bicycle lamp that goes out whenever it rains', 40, ['repair', 'lamp']);
  const en = await toaster(irina);
  const thread = await fillThread({ irina, misaki, anna, noriko }, en);
  await fillDeepThread({ irina, misaki, anna, noriko }, ru);
  const moments = await momentsOf(irina, gone, en);
  const member = await irina.storageState();
  const administrator = await keeper.storageState();
  await Promise.all([keeper, irina, misaki, anna, noriko].map((request) => request.dispose()));
  return { posts: { en, ja, ru, gone, erased, partly, live }, names, thread, moments, member, administrator };
}

async function momentsOf(
  request: APIRequestContext,
  gone: string,
  en: string,
): Promise<SampleBoard['moments']> {
  const ticks = async (post: string): Promise<number[]> => {
    const { data } = await (await request.get(`/api/query/activity?post=${post}`)).json();
    return data.map(({ position }: { position: number }) => position);
  };
  const [published = 0] = await ticks(gone);
  const [first = 0, ...others] = await ticks(en);
  return { gone: published, first, thread: others.at(-3) ?? first };
}

/** The post of the docs: written, mended, gone for a moment, back, and mended again. */
async function toaster(irina: APIRequestContext): Promise<string> {
  const title = 'How to mend a toaster that trips the fuse';
  const id = await publish(irina, 'en', title, `${TOASTER} always fails first.`, ['repair', 'toaster']);
  await edit(irina, id, `${TOASTER} hardly ever fails.`, 'The lever hardly ever fails');
  await send(irina, 'delete-post', { post_id: id, reason: 'Checking the ohms' });
  await send(irina, 'restore-post', { post_id: id });
  await edit(irina, id, `${TOASTER} hardly ever fails, whatever it looks like.`, 'Measured ten cords');
  return id;
}

async function publish(
  request: APIRequestContext,
  language: string,
  title: string,
  body: string,
  tags: string[],
): Promise<string> {
  return (await send(request, 'publish-post', { title, body, tags, language })).id;
}

const schedule = (request: APIRequestContext, title: string, days: number, tags: string[]) => {
  const publish_at = new Date(Date.now() + days * 86_400_000).toISOString();
  return send(request, 'schedule-post', { title, body: TOASTER, tags, publish_at });
};

const edit = (request: APIRequestContext, post_id: string, body: string, reason: string) =>
  send(request, 'edit-post', { post_id, body, reason });

/** Somebody's window: a language, a width, a scheme; a member's, or a guest's. */
export const windowOf = (browser: Browser, { locale, width, colorScheme, member }: Window) =>
  browser.newContext({
    ...{ locale, colorScheme, reducedMotion: 'reduce' },
    viewport: { width, height: width < 500 ? 844 : 860 },
    ...(member && { storageState: member }),
  });

interface Window {
  locale: string;
  width: number;
  colorScheme: 'light' | 'dark';
  member?: Session | undefined;
}
