import { type ArchiveItem, instantAt, millisOf } from '../../backtest/index.ts';
import type { EpochMillis } from '../../evidence/index.ts';
import { NEWLINE } from './line-bytes.ts';
import { Spellings } from './spellings.ts';

const TAB = 0x09;
const RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** What a byte is inside of a text: a letter by itself, one of the several of a letter, or something that the text ends or is escaped with. */
const WIDE = 1;
const SIGN = 2;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < BLANK || byte === QUOTE || byte === BACKSLASH ? SIGN : byte < 0x80 ? 0 : WIDE,
);

const URL = 0;
const TITLE = 1;
const PUBLISHED = 2;
const SOURCE = 3;
const LANG = 4;
const ID = 5;
const SUMMARY = 6;
const CONTENT = 7;
const FAMILY = 8;
const NAMES = ['url', 'title', 'published', 'source', 'lang', 'id', 'summary', 'content', 'family'] as const;
const MEMBERS = NAMES.length;
/** Each with the quote behind it. */
const KEYS: readonly Buffer[] = NAMES.map((name) => Buffer.from(`${name}"`));
/** A member that is none of those, or is not there. */
const NONE = -1;

const PLAIN_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * An item read off the bytes of its line where that is as plain as nearly all are: one JSON object of texts in which nothing is escaped,
 * with its time in UTC. Most items of an archive hit nothing, and there are millions of them: what is asked of one is made a text only
 * then. One object stands for all lines and says what the last one holds.
 */
export class PlainLine implements ArchiveItem {
  title = '';
  /** When it was published. */
  time: EpochMillis = Number.NaN;
  private bytes: Buffer = Buffer.alloc(0);
  /** Where the text of each member begins and ends, and whether letters of several bytes are in it. */
  private readonly from = new Int32Array(MEMBERS);
  private readonly to = new Int32Array(MEMBERS);
  private readonly wide = new Uint8Array(MEMBERS);
  /** Members in the order of the line before: mostly that of this one. */
  private readonly order = new Int8Array(MEMBERS);
  /** Names of newsrooms and languages. */
  private readonly names = new Spellings();

  /** Reads the line `bytes[from .. to)`, behind which its end stands; false when it is not plain, and then its members say nothing. */
  read(bytes: Buffer, from: number, to: number): boolean {
    this.bytes = bytes;
    for (let member = 0; member < MEMBERS; member += 1) this.from[member] = NONE;
    if (bytes[to] !== NEWLINE || bytes[from] !== OPENING) return false;
    let at = from;
    for (let count = 0; bytes[at] === (count === 0 ? OPENING : COMMA); count += 1) {
      at = behindBlanks(bytes, at + 1);
      if (bytes[at] !== QUOTE) return false;
      const member = this.memberAt(at + 1, count);
      at = behindBlanks(bytes, behindKey(bytes, at + 1, member));
      if (bytes[at] !== COLON) return false;
      at = behindBlanks(bytes, at + 1);
      if (bytes[at] !== QUOTE) return false;
      at = this.readText(at + 1, member);
      if (bytes[at] !== QUOTE) return false;
      at = behindBlanks(bytes, at + 1);
    }
    if (bytes[at] !== CLOSING || behindBlanks(bytes, at + 1) !== to || !this.isItem()) return false;
    this.title = this.textOf(TITLE) ?? '';
    return true;
  }

  get id(): string | undefined {
    return this.textOf(ID);
  }

  get url(): string {
    return this.textOf(URL) ?? '';
  }

  get summary(): string | undefined {
    return this.textOf(SUMMARY);
  }

  get content(): string | undefined {
    return this.textOf(CONTENT);
  }

  get published(): string | undefined {
    return this.textOf(PUBLISHED);
  }

  get source(): string | undefined {
    return this.nameOf(SOURCE);
  }

  get lang(): string | undefined {
    return this.nameOf(LANG);
  }

  get family(): string | undefined {
    return this.nameOf(FAMILY);
  }

  /** The member whose key begins at `at`, as the one numbered `count` in its line. */
  private memberAt(at: number, count: number): number {
    const usual = count < MEMBERS ? (this.order[count] ?? 0) : 0;
    if (isAt(KEYS[usual], this.bytes, at)) return usual;
    const member = KEYS.findIndex((key) => isAt(key, this.bytes, at));
    if (member !== NONE && count < MEMBERS) this.order[count] = member;
    return member;
  }

  /** Reads the text that begins at `from`; of members with the same key the last counts. @returns where it ends. */
  private readText(from: number, member: number): number {
    const { bytes } = this;
    let at = from;
    let wide = 0;
    for (let kind = 0; kind !== SIGN; at += 1) {
      wide |= kind;
      kind = KINDS[bytes[at] ?? 0] ?? SIGN;
    }
    at -= 1;
    if (member !== NONE) {
      this.from[member] = from;
      this.to[member] = at;
      this.wide[member] = wide;
    }
    return at;
  }

  /** Whether what an item must have is there, and nothing that is there is to be mended or refused. */
  private isItem(): boolean {
    const { from, to } = this;
    if (from[URL] === NONE || from[TITLE] === NONE || from[PUBLISHED] === NONE) return false;
    for (let member = PUBLISHED; member < MEMBERS; member += 1)
      if (from[member] !== NONE && from[member] === to[member]) return false;
    this.time = instantAt(this.bytes, from[PUBLISHED] ?? 0, to[PUBLISHED] ?? 0);
    return !Number.isNaN(this.time) || this.readTime(this.published ?? '');
  }

  private readTime(published: string): boolean {
    this.time = millisOf(published);
    return PLAIN_INSTANT.test(published);
  }

  private textOf(member: number): string | undefined {
    const from = this.from[member] ?? NONE;
    if (from === NONE) return undefined;
    return this.bytes.toString(this.wide[member] === 0 ? 'latin1' : 'utf8', from, this.to[member]);
  }

  private nameOf(member: number): string | undefined {
    const from = this.from[member] ?? NONE;
    return from === NONE ? undefined : this.names.of(this.bytes, from, this.to[member] ?? 0);
  }
}

function behindBlanks(bytes: Buffer, from: number): number {
  let at = from;
  let byte = bytes[at];
  while (byte === BLANK || byte === TAB || byte === RETURN) {
    at += 1;
    byte = bytes[at];
  }
  return at;
}

/** Behind the quote that ends the key; where it does not end, no colon stands. */
function behindKey(bytes: Buffer, from: number, member: number): number {
  const known = KEYS[member];
  if (known !== undefined) return from + known.length;
  let at = from;
  while ((KINDS[bytes[at] ?? 0] ?? SIGN) !== SIGN) at += 1;
  return bytes[at] === QUOTE ? at + 1 : at;
}

function isAt(key: Buffer | undefined, bytes: Buffer, from: number): boolean {
  if (key === undefined) return false;
  for (let i = 0; i < key.length; i += 1) if (key[i] !== bytes[from + i]) return false;
  return true;
}
