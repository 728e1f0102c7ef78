const EMPTY_HASH = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
/** Spellings remembered at most, a power of two, none of them longer than this. */
const SLOTS = 4096;
const LONGEST = 256;

/** Texts that come again and again among bytes, each made once as long as no other takes its place. */
export class Spellings {
  private readonly bytes: (Uint8Array | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  private readonly texts: string[] = new Array<string>(SLOTS).fill('');

  /** The text of `bytes[from .. to)`, UTF-8. */
  of(bytes: Buffer, from: number, to: number): string {
    if (to - from > LONGEST) return bytes.toString('utf8', from, to);
    let hash = EMPTY_HASH;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), HASH_PRIME);
    const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    const known = this.bytes[slot];
    if (known !== undefined && isAt(known, bytes, from, to)) return this.texts[slot] ?? '';
    const text = bytes.toString('utf8', from, to);
    this.bytes[slot] = Uint8Array.prototype.slice.call(bytes, from, to);
    this.texts[slot] = text;
    return text;
  }
}

function isAt(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i += 1) if (known[i] !== bytes[from + i]) return false;
  return true;
}
