import { createHash } from 'node:crypto';
import type { ItemId } from '../evidence/index.ts';

/** Bytes kept of an item's id, and of the hash of its title, by which an edit is noticed. */
const ID_BYTES = 4;
const TITLE_BYTES = 2;
const ENTRY_BYTES = ID_BYTES + TITLE_BYTES;
/**
 * What the set may grow to, 20 KB of text. Aggregates of 2,000 items exist (measured); a set smaller than its document would
 * find old items new at every poll. Ordinary feeds stay below 1 KB.
 */
export const MOST_SEEN = 2_500;
/** Remembered beyond the document's own items, so that one that drops out and comes back is not new. */
const SPARE = 24;
const USUAL = 96;

export type Sighting = 'new' | 'edited' | 'known';

/**
 * The items of a feed that were handled, newest first. Packed as base64 of six bytes each: a hundred take 800 characters.
 * Two different items are confused only when 48 bits agree, once in 10^12 for a full set.
 */
export class SeenSet {
  private readonly titles: Map<string, string>;

  private constructor(titles: Map<string, string>) {
    this.titles = titles;
  }

  /** Reads the packed form; text that is no packed set gives an empty one, and so a flood-free second first poll. */
  static unpack(packed: string): SeenSet {
    const bytes = Buffer.from(packed, 'base64');
    const titles = new Map<string, string>();
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      const key = bytes.toString('hex', at, at + ID_BYTES);
      if (!titles.has(key)) titles.set(key, bytes.toString('hex', at + ID_BYTES, at + ENTRY_BYTES));
    }
    return new SeenSet(titles);
  }

  get size(): number {
    return this.titles.size;
  }

  sighting(id: ItemId, title: string): Sighting {
    const known = this.titles.get(keyOf(id));
    if (known === undefined) return 'new';
    return known === titleHash(title) ? 'known' : 'edited';
  }

  /** The packed set after handling these items of one document: they come first, older ones follow as far as there is room. */
  packWith(items: readonly { id: ItemId; title: string }[]): string {
    const merged = new Map<string, string>();
    for (const { id, title } of items) if (!merged.has(keyOf(id))) merged.set(keyOf(id), titleHash(title));
    const room = Math.min(MOST_SEEN, Math.max(merged.size + SPARE, Math.min(USUAL, merged.size * 2)));
    for (const [key, title] of this.titles) {
      if (merged.size >= room) break;
      if (!merged.has(key)) merged.set(key, title);
    }
    const entries = [...merged].slice(0, MOST_SEEN).map(([key, title]) => key + title);
    return Buffer.from(entries.join(''), 'hex').toString('base64');
  }
}

const keyOf = (id: ItemId): string => id.slice(0, ID_BYTES * 2);

/** Straight quotes becoming round ones is no edit. */
const titleHash = (title: string): string =>
  createHash('sha256')
    .update(
      title
        .normalize('NFKC')
        .replace(/[\s\p{P}]+/gu, ' ')
        .trim(),
    )
    .digest('hex')
    .slice(0, TITLE_BYTES * 2);
