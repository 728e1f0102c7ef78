import { createHash } from 'node:crypto';
import type { ItemId } from '../evidence/index.ts';
import { PARSE_LIMITS } from './parsing/limits.ts';

/** Bytes kept of an item's id, and of the hash of its title, by which an edit is noticed. */
const ID_BYTES = 4;
const TITLE_BYTES = 2;
const ENTRY_BYTES = ID_BYTES + TITLE_BYTES;
/**
 * As many as a document may have items: a set smaller than its document would find old items new at every poll, or have to
 * take new ones for old. Aggregates of 2,000 items exist (measured); 4,000 take 24 KB.
 */
export const MOST_SEEN = PARSE_LIMITS.items;
/** A write is billed by the kilobyte; what is left of the last one holds items that are no longer in the document. */
const BILLED_BYTES = 1_024;
/** The rest of a state: key, validators, hash of the body, instants. */
const REST_BYTES = 190;
/** Remembered at least beyond the document's own items, so that one that drops out and comes back is not new. */
const SPARE = 4;

export const NOTHING_SEEN: Uint8Array = new Uint8Array();

export type Sighting = 'new' | 'edited' | 'known';

/**
 * The items of a feed that were handled, newest first. Packed in six bytes each, so that the state of a feed of 130 items stays within one
 * kilobyte. Two different items are confused only when 48 bits agree, once in 10^11 for a full set.
 */
export class SeenSet {
  private readonly titles: Map<string, string>;
  /** Of the titles of the document at hand: each is looked up first and kept afterwards. */
  private readonly hashes = new Map<string, string>();

  private constructor(titles: Map<string, string>) {
    this.titles = titles;
  }

  /** Reads the packed form; bytes left over at the end are no item. */
  static unpack(packed: Uint8Array): SeenSet {
    const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
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
    return known === this.hashOf(title) ? 'known' : 'edited';
  }

  private hashOf(title: string): string {
    const known = this.hashes.get(title);
    if (known !== undefined) return known;
    const hash = titleHash(title);
    this.hashes.set(title, hash);
    return hash;
  }

  /** The packed set after handling these items of one document: all of them, then older ones as far as there is room. */
  packWith(items: readonly { id: ItemId; title: string }[]): Uint8Array {
    const merged = new Map<string, string>();
    for (const { id, title } of items) if (!merged.has(keyOf(id))) merged.set(keyOf(id), this.hashOf(title));
    const room = roomFor(merged.size);
    for (const [key, title] of this.titles) {
      if (merged.size >= room) break;
      if (!merged.has(key)) merged.set(key, title);
    }
    const entries = [...merged].slice(0, MOST_SEEN).map(([key, title]) => key + title);
    return Buffer.from(entries.join(''), 'hex');
  }
}

/** Entries that the kilobytes have room for which the document's own items begin. */
function roomFor(items: number): number {
  const kilobytes = Math.ceil((REST_BYTES + (items + SPARE) * ENTRY_BYTES) / BILLED_BYTES);
  return Math.floor((kilobytes * BILLED_BYTES - REST_BYTES) / ENTRY_BYTES);
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
