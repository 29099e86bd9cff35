/** Which answers may have changed when the server names these topics. The keys are those of the hooks. */
import type { Query, QueryKey } from '@tanstack/react-query';
import { isPast } from './hooks/past';

type Test = (key: QueryKey, data: unknown) => boolean;

const isPage = (step: unknown) => typeof step === 'object';

/** A person is asked for by name, a comment by its own id: what else they are about is known only once answered. */
function isAbout(id: string, answer: unknown): boolean {
  return JSON.stringify(answer)?.includes(id) ?? false;
}

const TESTS: Record<string, (id: string) => Test> = {
  posts: () => (key) => key[0] === 'posts' && isPage(key[1]),
  post: (id) => (key, data) =>
    (key[0] === 'posts' && key[1] === id) || (key[1] === 'scheduled' && isAbout(id, data)),
  comments: (postId) => (key, data) =>
    (key[0] === 'posts' && key[1] === postId && key[2] === 'comments') ||
    (key[0] === 'comments' && isAbout(postId, data)),
  tags: () => (key) => key[0] === 'tags',
  user: (id) => (key, data) => (key[0] === 'users' || key[0] === 'me') && isAbout(id, data),
  scheduled: () => (key) => key[1] === 'scheduled',
  sessions: () => (key) => key[0] === 'me',
};

/** Whether a question should be asked again. A topic that is not known here may be about anything. */
export function isTouchedBy(topics: readonly string[] | null) {
  const tests = topics?.map((topic) => {
    const [kind = '', id = ''] = topic.split(':');
    return TESTS[kind]?.(id) ?? (() => true);
  });
  return ({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>) =>
    !isPast(queryKey) && (tests?.some((test) => test(queryKey, state.data)) ?? true);
}
