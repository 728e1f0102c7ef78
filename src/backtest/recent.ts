const EMPTY_HASH = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
/** Of a slot: two halves of the key's hash, and the value's hash. */
const SLOT = 3;
/** Slots for each key that is remembered: half of them stay empty, so that what is looked for is found at once. */
const ROOM = 2;

/**
 * Remembers what text was seen last under its key, in bounded memory: of two generations the older goes when the newer is full. Keys
 * are known by 64 bits of hash and texts by 32, so that no string is held: the odds that any of a million items is taken for another are
 * below one in a hundred million while 65,000 are remembered, and those that one edit is overlooked one in four thousand million.
 */
export class Recent {
  private readonly size: number;
  private young: Int32Array;
  private old: Int32Array;
  private count = 0;
  /** Hash of the key at hand. */
  private low = 0;
  private high = 0;

  /** @param size at least so many keys are remembered, at most twice as many. */
  constructor(size: number) {
    this.size = size;
    const slots = 2 ** Math.ceil(Math.log2(size * ROOM));
    this.young = new Int32Array(slots * SLOT);
    this.old = new Int32Array(slots * SLOT);
  }

  /** Whether the key was seen last with this text; from now on it was. */
  see(key: string, text: string): boolean {
    this.hash(key);
    const { low, high } = this;
    const value = lowHash(text);
    if (this.knows(low, high, value)) return true;
    this.put(low, high, value);
    return false;
  }

  /** Both halves of a key's hash, by different mixings and from either end, in one passage: neither waits for the other. */
  private hash(key: string): void {
    const last = key.length - 1;
    let low = EMPTY_HASH;
    let high = 0x9747b28c | 0;
    for (let i = 0; i <= last; i += 1) {
      low = Math.imul(low ^ key.charCodeAt(i), HASH_PRIME);
      high = Math.imul(high ^ key.charCodeAt(last - i), 0x5bd1e995);
      high ^= high >>> 15;
    }
    this.low = low === 0 ? 1 : low;
    this.high = high;
  }

  private knows(low: number, high: number, value: number): boolean {
    const young = slotOf(this.young, low, high);
    if (this.young[young] !== 0) return this.young[young + 2] === value;
    const old = slotOf(this.old, low, high);
    return this.old[old] !== 0 && this.old[old + 2] === value;
  }

  private put(low: number, high: number, value: number): void {
    if (this.count >= this.size) this.age();
    const slot = slotOf(this.young, low, high);
    if (this.young[slot] === 0) this.count += 1;
    this.young[slot] = low;
    this.young[slot + 1] = high;
    this.young[slot + 2] = value;
  }

  private age(): void {
    const emptied = this.old;
    this.old = this.young;
    this.young = emptied.fill(0);
    this.count = 0;
  }
}

/** FNV-1a, never 0, which marks an empty slot. */
function lowHash(text: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_PRIME);
  return hash === 0 ? 1 : hash;
}

/** Place of the key, or the empty one where it belongs. */
function slotOf(table: Int32Array, low: number, high: number): number {
  const slots = table.length / SLOT;
  let slot = (low ^ (high >>> 7)) & (slots - 1);
  for (;;) {
    const at = slot * SLOT;
    if (table[at] === 0 || (table[at] === low && table[at + 1] === high)) return at;
    slot = (slot + 1) & (slots - 1);
  }
}
