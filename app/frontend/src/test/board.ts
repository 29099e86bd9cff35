/** A small board in memory that answers like the server: enough of it to drive the whole client. */
import type { components } from '../infrastructure/api/schema';
import { likesOf, type StoredComment } from './board_comments';
import { type Condition, isWell } from './board_system';
import { EPOCH } from './fixtures';

type Schemas = components['schemas'];
type Text = Pick<Schemas['VersionText'], 'title' | 'body' | 'tags' | 'language'>;
type Stored = {
  id: string;
  state: Schemas['Post']['state'];
  versions: Schemas['VersionText'][];
  marks: Schemas['Mark'][];
};

export interface Answered {
  status: number;
  body: unknown;
}

export const problem = (status: number, code: string, more: object = {}): Answered => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: code, ...more },
});

const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
export const htmlOf = (body: string) =>
  body
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('<', '&lt;')}</p>`)
    .join('\n');

export class Board {
  position = 0;
  viewer: Schemas['Me'] | null = null;
  passwords = new Map<string, string>();
  people = new Map<string, Schemas['Me']>();
  posts = new Map<string, Stored>();
  bios = new Map<string, string>();
  /** Names that someone had before, and whose they are. */
  oldNames = new Map<string, string>();
  sessions: Schemas['Session'][] = [];
  scheduled: Schemas['ScheduledText'][] = [];
  personMarks: Schemas['Mark'][] = [];
  comments = new Map<string, StoredComment>();
  likes = new Map<string, Set<string>>();
  /** How many comments stand on one page. */
  threadPage = 50;
  condition: Condition = isWell();
  stale = false;

  get token() {
    return `${EPOCH}-${this.position}`;
  }

  join(person: Schemas['Me'], password: string) {
    this.people.set(person.username, person);
    this.passwords.set(person.username, password);
  }

  publish(author: Schemas['Me'], { id, ...text }: { id: string } & Text) {
    this.posts.set(id, { id, state: 'present', versions: [], marks: [] });
    return this.write(id, author, text, 'post.published', {});
  }

  edit(id: string, author: Schemas['Me'], change: Partial<Text>, reason?: string) {
    const { title, body, tags, language } = this.newest(id);
    return this.write(id, author, { title, body, tags, language, ...change }, 'post.edited', { reason });
  }

  revert(id: string, author: Schemas['Me'], to: number, reason?: string) {
    const { title, body, tags, language } = this.version(id, to);
    return this.write(id, author, { title, body, tags, language }, 'post.reverted', { reason, to });
  }

  redact(id: string, actor: Schemas['Me'], version: number, reason?: string) {
    const receipt = this.mark(id, actor, 'post.version_redacted', reason, { version });
    const post = this.posts.get(id);
    const gone = {
      state: 'redacted' as const,
      state_by: authorOf(actor),
      state_at: this.now(),
      state_reason: reason,
    };
    const nothing = { title: '', body: '', html: '', words_added: null, words_removed: null };
    post?.versions.splice(version - 1, 1, { ...this.version(id, version), ...nothing, ...gone });
    if (version === post?.versions.length) post.state = 'redacted';
    return receipt;
  }

  mark(
    id: string,
    actor: Schemas['Me'],
    kind: Schemas['Mark']['kind'],
    reason?: string | null,
    parameters = {},
  ) {
    this.position += 1;
    const post = this.posts.get(id);
    if (kind === 'post.deleted' && post) post.state = 'deleted';
    if (kind === 'post.restored' && post) post.state = 'present';
    post?.marks.push({
      position: this.position,
      kind,
      actor: authorOf(actor),
      at: this.now(),
      reason: reason ?? null,
      cause: null,
      parameters,
    });
    return this.receipt(id, post?.versions.length ?? 0);
  }

  receipt(id: string, version: number): Answered {
    return { status: 200, body: { id, version, position: this.position, token: this.token } };
  }

  newest(id: string) {
    return this.version(id, this.posts.get(id)?.versions.length ?? 0);
  }

  version(id: string, version: number): Schemas['VersionText'] {
    const found = this.posts.get(id)?.versions[version - 1];
    if (!found) throw new Error(`no version ${version} of ${id}`);
    return found;
  }

  view(id: string): Schemas['Post'] {
    const post = this.posts.get(id);
    const first = this.version(id, 1);
    const last = this.newest(id);
    const own = this.viewer?.id === first.author.id;
    const present = post?.state === 'present';
    const gone = this.lastMark(id);
    return {
      ...{ id, slug: slugOf(last.title), title: last.title, excerpt: last.body.slice(0, 200) },
      ...{ author: first.author, tags: last.tags, language: last.language, published_at: first.at },
      ...{
        edited_at: last.version > 1 ? last.at : null,
        version: last.version,
        comment_count: [...this.comments.values()].filter(
          ({ post_id, state }) => post_id === id && state === 'present',
        ).length,
        ...likesOf(this, id),
      },
      ...{ state: post?.state ?? 'present', body: last.body, html: htmlOf(last.body) },
      can: {
        edit: own && post?.state !== 'deleted',
        delete: own && present,
        restore: own && !present,
        revert: own && present,
        redact: own,
        react: present && this.viewer !== null,
        comment: present && this.viewer !== null,
      },
      ...(present
        ? {}
        : { state_by: gone?.actor ?? undefined, state_at: gone?.at, state_reason: gone?.reason }),
    };
  }

  lastMark(id: string) {
    return this.posts.get(id)?.marks.at(-1);
  }

  private write(
    id: string,
    author: Schemas['Me'],
    text: Text,
    kind: Schemas['Mark']['kind'],
    { reason, to }: { reason?: string; to?: number },
  ): Answered {
    const versions = this.posts.get(id)?.versions ?? [];
    const before = versions.at(-1);
    const version = versions.length + 1;
    versions.push({
      ...text,
      ...{ version, at: this.now(), author: authorOf(author), reason: reason ?? null, group: version },
      words_added: Math.max(words(text.body) - words(before?.body ?? ''), 0),
      words_removed: Math.max(words(before?.body ?? '') - words(text.body), 0),
      ...{ reverts_to: to ?? null, state: 'present', html: htmlOf(text.body) },
    });
    return this.mark(id, author, kind, reason, to ? { version, to_version: to } : { version });
  }

  now(): string {
    return new Date(Date.UTC(2026, 4, 5, 12, 0, this.position)).toISOString();
  }
}

export const authorOf = ({ id, username, display_name }: Schemas['Me']): Schemas['Author'] => ({
  id,
  username,
  display_name,
});
