/** What is said below the posts of the board that is looked at: in three languages, gone, liked, and deep. */
import type { APIRequestContext } from '@playwright/test';
import { send } from './board';

type People = Record<'irina' | 'misaki' | 'anna' | 'noriko', APIRequestContext>;

export interface SampleThread {
  /** Irina's own, edited; what she is answered with; one that nobody has answered; one that is gone. */
  own: string;
  answer: string;
  plain: string;
  gone: string;
}

type Say = (who: APIRequestContext, body: string, more?: object) => Promise<string>;

const saying =
  (post_id: string, answers_version: number): Say =>
  async (who, body, more = {}) =>
    (await send(who, 'add-comment', { post_id, body, answers_version, ...more })).id;

/** Below the toaster, whose text is in its third version. */
export async function fillThread(people: People, post: string): Promise<SampleThread> {
  const { irina, misaki, anna, noriko } = people;
  const before = saying(post, 1);
  const now = saying(post, 3);
  const plain = await before(
    noriko,
    'トースターの**コード**は、どこで測ればよいですか。プラグの根元で折れていることが多いと聞きました。',
    { language: 'ja' },
  );
  const own = await now(
    irina,
    'At both ends, and while you *bend* it:\n\n- the plug\n- where it goes into the case\n\nA break that comes and goes is still a break.',
    { parent_id: plain, language: 'en' },
  );
  const answer = await now(anna, 'А если сопротивление «плавает»?', { parent_id: own, language: 'ru' });
  await now(misaki, 'コードを交換しましょう。', { parent_id: answer, language: 'ja' });
  const gone = await now(misaki, 'Just buy a new one.', { language: 'en' });
  await now(irina, 'Then this would be a very short post.', { parent_id: gone, language: 'en' });
  await send(misaki, 'delete-comment', { comment_id: gone, reason: 'Said in a bad mood' });
  await now(anna, 'Спасибо, помогло: дело было в кнопке, которую всегда проверяют последней.', {
    language: 'ru',
  });
  await send(irina, 'edit-comment', {
    comment_id: own,
    body: 'At both ends, and while you *bend* it:\n\n- the plug\n- where it goes into the case\n\nA break that comes and goes is still a break. `0.3 Ω` is fine.',
  });
  for (const target_id of [plain, own, post]) await send(anna, 'react', { target_id, kind: 'like' });
  await send(irina, 'react', { target_id: plain, kind: 'like' });
  return { own, answer, plain, gone };
}

/** Two who cannot stop, below the sewing machine. */
export async function fillDeepThread({ anna, noriko }: People, post: string): Promise<void> {
  const say = saying(post, 2);
  let parent_id = await say(anna, 'Какой иглой вы шьёте джинсу?', { language: 'ru' });
  for (let depth = 1; depth <= 8; depth++) {
    const who = depth % 2 ? noriko : anna;
    parent_id = await say(who, depth % 2 ? `${80 + depth * 2}番です。` : `А потом ${80 + depth * 2}?`, {
      ...{ parent_id, language: depth % 2 ? 'ja' : 'ru' },
    });
  }
}
