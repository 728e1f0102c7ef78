import type { ParseLimits } from './limits.ts';
import type { Repairs } from './repairs.ts';

/** A piece of markup. Texts are raw: references are still encoded. */
export type Token =
  | { kind: 'open'; name: string; attributes: string; selfClosing: boolean; raw: string }
  | { kind: 'close'; name: string; raw: string }
  | { kind: 'text'; raw: string }
  | { kind: 'cdata'; raw: string };

const CDATA_IN_ANY_CASE = /^<!\[cdata\[$/i;
const NAME_START = /[A-Za-z_:\u0080-\uffff]/;
const NAME = /[^\s/>=<"']{0,200}/y;

/**
 * Cuts a document into tags and texts, in time linear to its length whatever it holds: every search for an end either
 * moves the position there or is remembered as hopeless. Never throws; faults are mended and counted.
 */
export class MarkupScanner {
  private position = 0;
  private readonly text: string;
  private readonly limits: ParseLimits;
  private readonly repairs: Repairs;
  /** End marks that do not occur any more: looking for them again would make the scan quadratic. */
  private readonly absent = new Set<string>();
  private sawSubset = false;

  constructor(text: string, limits: ParseLimits, repairs: Repairs) {
    this.text = text;
    this.limits = limits;
    this.repairs = repairs;
  }

  next(): Token | undefined {
    while (this.position < this.text.length) {
      const token = this.text[this.position] === '<' ? this.readMarkup() : this.readText(this.position);
      if (token) return token;
    }
    return undefined;
  }

  /** A token, or nothing when a comment, instruction or doctype was passed over. */
  private readMarkup(): Token | undefined {
    const at = this.position;
    const second = this.text[at + 1] ?? '';
    if (second === '/') return this.readClose();
    if (second === '!') return this.readDeclaration();
    if (second === '?') return this.skipTo('?>', at + 2);
    if (NAME_START.test(second)) return this.readOpen();
    this.repairs.note('bare-less-than');
    return this.readText(at + 1);
  }

  private readText(searchFrom: number): Token {
    const start = this.position;
    const next = this.text.indexOf('<', searchFrom);
    this.position = next === -1 ? this.text.length : next;
    return { kind: 'text', raw: this.text.slice(start, this.position) };
  }

  private find(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1;
    const at = this.text.indexOf(mark, from);
    if (at === -1) this.absent.add(mark);
    return at;
  }

  private skipTo(mark: string, from: number): undefined {
    const end = this.find(mark, from);
    if (end === -1) {
      this.repairs.note('unclosed-markup');
      this.position = this.endOfTag(from);
    } else {
      this.position = end + mark.length;
    }
    return undefined;
  }

  private endOfTag(from: number): number {
    const end = this.find('>', from);
    return end === -1 ? this.text.length : end + 1;
  }

  private readDeclaration(): Token | undefined {
    const at = this.position;
    if (this.text.startsWith('<!--', at)) return this.skipTo('-->', at + 4);
    if (this.text.startsWith('<![CDATA[', at)) return this.readCdata(at + 9);
    if (CDATA_IN_ANY_CASE.test(this.text.slice(at, at + 9))) {
      this.repairs.note('small-cdata');
      return this.readCdata(at + 9);
    }
    return this.skipDoctype(at + 2);
  }

  private readCdata(start: number): Token {
    const end = this.find(']]>', start);
    if (end === -1) this.repairs.note('unclosed-cdata');
    this.position = end === -1 ? this.text.length : end + 3;
    return { kind: 'cdata', raw: this.text.slice(start, end === -1 ? undefined : end) };
  }

  /** Entity declarations are passed over, never expanded: references to them stay as they stand. */
  private skipDoctype(from: number): undefined {
    const end = this.endOfTag(from);
    const bracket = this.text.slice(from, end).includes('[');
    if (!bracket || this.sawSubset) {
      this.position = end;
      return undefined;
    }
    this.sawSubset = true;
    this.repairs.note('entity-declarations');
    const close = /\]\s*>/g;
    close.lastIndex = from;
    const found = close.exec(this.text);
    this.position = found ? found.index + found[0].length : end;
    return undefined;
  }

  private nameAt(start: number): string {
    NAME.lastIndex = start;
    return NAME.exec(this.text)?.[0] ?? '';
  }

  private readClose(): Token {
    const start = this.position;
    const name = this.nameAt(start + 2);
    const stop = this.endOfOpenedTag(start + 2 + name.length);
    const raw = this.text.slice(start, stop);
    this.position = stop;
    return name === '' ? { kind: 'text', raw: '' } : { kind: 'close', name, raw };
  }

  private readOpen(): Token {
    const start = this.position;
    const name = this.nameAt(start + 1);
    const bodyStart = start + 1 + name.length;
    const stop = this.endOfOpenedTag(bodyStart);
    this.position = stop;
    const closed = this.text[stop - 1] === '>';
    const bodyEnd = closed ? stop - 1 : stop;
    const selfClosing = closed && bodyEnd > bodyStart && this.text[bodyEnd - 1] === '/';
    if (bodyEnd - bodyStart > this.limits.tag) this.repairs.note('long-tag');
    const attributes = this.text.slice(bodyStart, Math.min(bodyEnd, bodyStart + this.limits.tag));
    const raw = this.text.slice(start, Math.min(stop, start + this.limits.tag));
    return { kind: 'open', name, attributes, selfClosing, raw };
  }

  /** After the `>` that ends the tag, or at the `<` that shows it was never ended. Quoted `>` do not count. */
  private endOfOpenedTag(from: number): number {
    let firstClose = -1;
    let quote = '';
    for (let at = from; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === '<') return this.brokenTag(firstClose === -1 ? at : firstClose + 1);
      if (char === '>') {
        if (quote === '') return at + 1;
        if (firstClose === -1) firstClose = at;
      } else if (quote !== '') {
        if (char === quote) {
          quote = '';
          firstClose = -1;
        }
      } else if ((char === '"' || char === "'") && this.followsEquals(at, from)) {
        quote = char;
      }
    }
    return this.brokenTag(firstClose === -1 ? this.text.length : firstClose + 1);
  }

  private brokenTag(end: number): number {
    this.repairs.note('unclosed-tag');
    return end;
  }

  private followsEquals(at: number, from: number): boolean {
    let before = at - 1;
    const oldest = Math.max(from, at - 20);
    while (before > oldest && /\s/.test(this.text[before] ?? '')) before--;
    return this.text[before] === '=';
  }
}

const SPACE = /[\s/]*/y;
const ATTRIBUTE_NAME = /[^\s=/"'<>]+/y;
const EQUALS = /\s*=\s*/y;
const ATTRIBUTE_VALUE = /"([^"]*)"?|'([^']*)'?|([^\s"'>]+)/y;

/** Attributes of one tag, names in lower case, values raw; the first of two with one name counts. Linear. */
export function readAttributes(raw: string, most: number): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(raw);
    if (match) at += match[0].length;
    return match;
  };
  for (let count = 0; count < most && at < raw.length; count++) {
    take(SPACE);
    const name = take(ATTRIBUTE_NAME)?.[0];
    if (name === undefined) {
      at++;
      continue;
    }
    const value = take(EQUALS) ? take(ATTRIBUTE_VALUE) : null;
    const key = name.toLowerCase();
    if (value && !found.has(key)) found.set(key, value[1] ?? value[2] ?? value[3] ?? '');
  }
  return found;
}
