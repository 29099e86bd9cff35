/** Versions as readers meet them: one person's edits within ten minutes are one line. */
import type { MarkView, VersionView } from '../query/models/post_view';

/** Newest first, in the order given; the server says which versions belong together. */
export function inGroups(versions: readonly VersionView[]): VersionView[][] {
  const groups: VersionView[][] = [];
  for (const version of versions) {
    const last = groups.at(-1);
    if (last?.[0]?.group === version.group) last.push(version);
    else groups.push([version]);
  }
  return groups;
}

/** Versions whose text is erased, as these marks tell: no way leads to what they said. */
export const erasedIn = (marks: readonly MarkView[]): ReadonlySet<number> =>
  new Set(
    marks.flatMap(({ kind, parameters: { version } }) =>
      kind === 'post.version_redacted' && version ? [version] : [],
    ),
  );

/** "2..5" compares, "3" is read; anything else is no address. */
export function parseRange(range: string): { from?: number; to: number } | null {
  const [, first, second] = range.match(/^([1-9]\d{0,8})(?:\.\.([1-9]\d{0,8}))?$/) ?? [];
  if (!first) return null;
  return second ? { from: Number(first), to: Number(second) } : { to: Number(first) };
}
