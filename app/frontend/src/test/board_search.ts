/** Finds posts by a piece of a word: enough to show hits. */
import type { HitView, MarkedSegment } from '../query/models/hit_view';
import type { Board } from './board';

export function hits(board: Board, given: URLSearchParams): HitView[] {
  const q = given.get('q')?.toLowerCase() ?? '';
  if (given.get('kind') === 'comments') return [];
  return [...board.posts.keys()]
    .map((id) => board.view(id))
    .filter(({ title, body, state }) => state === 'present' && `${title} ${body}`.toLowerCase().includes(q))
    .reverse()
    .map(({ id, slug, title, body, language, author, published_at, tags }) => ({
      kind: 'posts',
      id,
      post: { id, slug, title, language },
      author,
      published_at,
      language,
      title: marked(title, q),
      snippet: marked(body, q),
      tags,
    }));
}

function marked(text: string, q: string): MarkedSegment[] {
  const at = text.toLowerCase().indexOf(q);
  if (at < 0) return [{ text, mark: false }];
  const cut = [text.slice(0, at), text.slice(at, at + q.length), text.slice(at + q.length)];
  return cut
    .map((part, place) => ({ text: part, mark: place === 1 }))
    .filter(({ text: part }) => part !== '');
}
