const BLANK = 0x20;
const LOWER_S = 0x73;
const EMPTY_HASH = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019]);
const NONE = -1;

/** What a unit is to a word. Most are met again and again, so it is looked up once. */
const UNKNOWN = 0;
const PUNCTUATION = 1;
const APOSTROPHE = 2;
const LETTER = 3;
const kinds = new Uint8Array(2 ** 16);

/** Letters and digits of every script, and both halves of what takes two units, are letters of words. */
function kindOf(unit: number): number {
  const known = kinds[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const isLetter = /[\p{L}\p{N}\p{Cs}]/u.test(String.fromCharCode(unit));
  const kind = isLetter ? LETTER : APOSTROPHES.has(unit) ? APOSTROPHE : PUNCTUATION;
  kinds[unit] = kind;
  return kind;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_PRIME);
  return hash;
}

/**
 * The words of one title at a time, as stretches with a hash: nothing is cut out of the text, for there are millions of titles and
 * only few have a word that is looked for.
 */
export class TitleWords {
  count = 0;
  private text = '';
  private units = new Uint16Array(1024);
  private bytes = Buffer.from(this.units.buffer);
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private hashes = new Int32Array(64);

  read(title: string): void {
    const text = title.toLowerCase();
    const end = text.length;
    this.text = text;
    this.count = 0;
    const units = this.unitsOf(text);
    for (let at = 0; at <= end; at += 1) {
      const from = at;
      let hash = EMPTY_HASH;
      let unit = units[at] ?? 0;
      while (kinds[unit] === LETTER) {
        hash = Math.imul(hash ^ unit, HASH_PRIME);
        at += 1;
        unit = units[at] ?? 0;
      }
      // Most words are letters and a blank behind them.
      if (unit === BLANK) this.put(from, at, hash);
      else at = this.readWord(from, end);
    }
  }

  /** The units of a text and a blank; reading an array is quicker than asking the string for each. */
  private unitsOf(text: string): Uint16Array {
    if (this.units.length <= text.length) {
      this.units = new Uint16Array(2 * text.length);
      this.bytes = Buffer.from(this.units.buffer);
    }
    this.bytes.write(text, 0, 'utf16le');
    this.units[text.length] = BLANK;
    return this.units;
  }

  hashAt(at: number): number {
    return this.hashes[at] ?? 0;
  }

  wordAt(at: number): string {
    return this.text.slice(this.from[at], this.to[at]);
  }

  isWord(at: number, word: string): boolean {
    const from = this.from[at] ?? 0;
    if (at >= this.count || (this.to[at] ?? 0) - from !== word.length) return false;
    return this.text.startsWith(word, from);
  }

  /** Takes what stands from `begin` to the next blank, without the punctuation and the possessive around it. @returns where that is. */
  private readWord(begin: number, end: number): number {
    const { units } = this;
    let from = NONE;
    let to = begin;
    let hash = EMPTY_HASH;
    /** The hash up to the last letter, and to the last apostrophe. */
    let letters = EMPTY_HASH;
    let possessor = EMPTY_HASH;
    let apostrophe = NONE;
    let at = begin;
    for (; at < end; at += 1) {
      const unit = units[at] ?? 0;
      if (unit === BLANK) break;
      const kind = kindOf(unit);
      if (from === NONE) {
        if (kind !== LETTER) continue;
        from = at;
      }
      if (kind === APOSTROPHE) {
        apostrophe = at;
        possessor = hash;
      }
      hash = Math.imul(hash ^ unit, HASH_PRIME);
      if (kind !== LETTER) continue;
      to = at + 1;
      letters = hash;
    }
    if (from === NONE) this.put(at, at, EMPTY_HASH);
    else if (apostrophe !== NONE && apostrophe === to - 2 && units[to - 1] === LOWER_S)
      this.put(from, apostrophe, possessor);
    else this.put(from, to, letters);
    return at;
  }

  private put(from: number, to: number, hash: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  private grow(): void {
    for (const column of ['from', 'to', 'hashes'] as const) {
      const larger = new Int32Array(this[column].length * 2);
      larger.set(this[column]);
      this[column] = larger;
    }
  }
}

const spelling = new TitleWords();

/** Words in small letters as they stand between blanks, bare of punctuation: `TitleWords`, spelled out. */
export function wordsOf(text: string): string[] {
  spelling.read(text);
  return Array.from({ length: spelling.count }, (_, at) => spelling.wordAt(at));
}
