const BLANK = 0x20;
const LOWER_S = 0x73;
const EMPTY_HASH = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019]);
/** Signs that end a clause: , . : ; ? ! */
const STOPS: ReadonlySet<number> = new Set([0x2c, 0x2e, 0x3a, 0x3b, 0x3f, 0x21]);

/** FNV-1a over UTF-16 units. */
export function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_PRIME);
  return hash;
}

/** Words in small letters as they stand between blanks, bare of punctuation: `TitleWords`, spelled out. */
export const wordsOf = (text: string): string[] => {
  const words = new TitleWords();
  words.read(text);
  return Array.from({ length: words.count }, (_, at) => words.wordAt(at));
};

/**
 * The words of one title at a time, as stretches with a hash: nothing is cut out of the text, for there are millions of titles and
 * only few have a word that is looked for.
 */
export class TitleWords {
  count = 0;
  private text = '';
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private hashes = new Int32Array(64);

  read(title: string): void {
    const text = title.toLowerCase();
    this.text = text;
    this.count = 0;
    let from = 0;
    let hash = EMPTY_HASH;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit !== BLANK) {
        hash = Math.imul(hash ^ unit, HASH_PRIME);
        continue;
      }
      this.take(from, at, hash);
      from = at + 1;
      hash = EMPTY_HASH;
    }
    this.take(from, text.length, hash);
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

  /** Takes the stretch without what is not of the word; most are words as they stand. */
  private take(from: number, to: number, hash: number): void {
    if (endsInLetters(this.text, from, to)) this.put(from, to, hash);
    else if (STOPS.has(this.text.charCodeAt(to - 1)) && endsInLetters(this.text, from, to - 1))
      this.put(from, to - 1, hashOf(this.text.slice(from, to - 1)));
    else this.takeBare(from, to);
  }

  /** Without the punctuation and the possessive around it. */
  private takeBare(from: number, to: number): void {
    const { text } = this;
    let begin = from;
    let end = to;
    while (begin < end && !isWordUnit(text, begin)) begin += 1;
    while (end > begin && !isWordUnit(text, end - 1)) end -= 1;
    const possessive = text.charCodeAt(end - 1) === LOWER_S && APOSTROPHES.has(text.charCodeAt(end - 2));
    if (possessive && end - 2 > begin) end -= 2;
    this.put(begin, end, hashOf(text.slice(begin, end)));
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

/** Letters and digits of every script, and both halves of what takes two units. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return isLetter(unit) || (unit >= 0x30 && unit <= 0x39);
  const isPunctuation = unit >= 0x2000 && unit <= 0x206f;
  return !isPunctuation && /[\p{L}\p{N}\p{Cs}]/u.test(text.charAt(at));
}

const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;

/** True for most English words, which spares them the search for punctuation. */
const endsInLetters = (text: string, from: number, to: number): boolean =>
  to > from &&
  isLetter(text.charCodeAt(from)) &&
  isLetter(text.charCodeAt(to - 1)) &&
  (to - from < 2 || !APOSTROPHES.has(text.charCodeAt(to - 2)));
