import type { Hit, MatchableItem } from '../../src/evidence/index.ts';
import { compileLibrary, type Explanation } from '../../src/matching/index.ts';
import { libraryWith } from '../definitions/small-library.ts';

/** An item of one title, or with the fields given. */
export const itemOf = (fields: string | Partial<MatchableItem>): MatchableItem => ({
  id: 'item-1',
  url: 'https://news.example/1',
  title: '',
  ...(typeof fields === 'string' ? { title: fields } : fields),
});

/** The hit of a library with this one condition, if any. */
export function hitOf(
  condition: string,
  fields: string | Partial<MatchableItem>,
  extra: readonly string[] = [],
): Hit | undefined {
  return compileLibrary(libraryWith(condition, extra)).match(itemOf(fields))[0];
}

export const hits = (
  condition: string,
  fields: string | Partial<MatchableItem>,
  extra: readonly string[] = [],
): boolean => hitOf(condition, fields, extra) !== undefined;

/** What the spans of a hit point to, in order. */
export const words = (hit: Hit | undefined): string[] => (hit?.spans ?? []).map(({ text }) => text);

export const explain = (condition: string, fields: string | Partial<MatchableItem>): Explanation =>
  compileLibrary(libraryWith(condition)).explain(itemOf(fields));
