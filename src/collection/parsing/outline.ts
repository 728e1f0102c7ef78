import { NO_HOST } from '../identity.ts';
import { type Capture, isCutBy, isEndedBy } from './capture.ts';
import { cleanCharacters, decodeReferences } from './characters.ts';
import type { Deadline } from './deadline.ts';
import type { ParseLimits } from './limits.ts';
import { FeedRefused } from './refused.ts';
import type { Repairs } from './repairs.ts';
import { MarkupScanner, readAttributes, type Token } from './scanner.ts';
import { emptySection, type FeedOutline, type FieldValue, type Section } from './section.ts';
import {
  CHANNEL_FIELDS,
  EMPTY_SCOPE,
  enterScope,
  ITEM_FIELDS,
  knownName,
  type Meaning,
  type Role,
  type Scope,
  TRANSPARENT,
} from './vocabulary.ts';

const ROOTS: ReadonlyMap<string, FeedOutline['dialect']> = new Map([
  ['rss', 'rss'],
  ['channel', 'rss'],
  ['rdf:rdf', 'rdf'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
]);
const ITEM_NAMES: ReadonlySet<string> = new Set(['item', 'entry']);
/** Elements of pages whose inside only looks like markup. */
const SEALED: ReadonlySet<string> = new Set(['script', 'style']);
/** Of these an item may well have several, of which a later one is the best. */
const MANIFOLD: ReadonlySet<Role> = new Set(['title', 'link', 'summary', 'content']);
const TOKENS_BETWEEN_CLOCK_CHECKS = 4_096;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads the skeleton of an RSS or Atom document of any version, however badly formed.
 * @throws FeedRefused when there is no feed in it or time runs out.
 */
export function readOutline(
  text: string,
  limits: ParseLimits,
  repairs: Repairs,
  deadline: Deadline,
): FeedOutline {
  return new OutlineReader(text, limits, repairs).read(deadline);
}

class OutlineReader {
  private readonly scanner: MarkupScanner;
  private readonly limits: ParseLimits;
  private readonly repairs: Repairs;
  private outline: FeedOutline | undefined;
  private feedScope: Scope = EMPTY_SCOPE;
  private scope: Scope = EMPTY_SCOPE;
  private feedBase: string | undefined;
  private base: string | undefined;
  private item: Section | undefined;
  /** Enough was taken: the rest of the document is not read. */
  private full = false;
  private capture: Capture | undefined;
  private textLeft: number;
  private shortLeft: number;
  private sawHtml = false;
  /** Address of the feed that an HTML page announces (autodiscovery). */
  private feedOfPage: string | undefined;
  private sawTag = false;

  constructor(text: string, limits: ParseLimits, repairs: Repairs) {
    this.scanner = new MarkupScanner(text, limits, repairs);
    this.limits = limits;
    this.repairs = repairs;
    this.textLeft = limits.allText;
    this.shortLeft = limits.allShort;
  }

  read(deadline: Deadline): FeedOutline {
    let tokens = 0;
    for (let token = this.scanner.next(); token && !this.full; token = this.scanner.next()) {
      if (++tokens % TOKENS_BETWEEN_CLOCK_CHECKS === 0) deadline.check();
      this.take(token);
    }
    return this.finish();
  }

  private finish(): FeedOutline {
    if (!this.outline) throw this.noFeed();
    if (this.capture || this.item) this.repairs.note('unclosed-at-end');
    if (this.cutInAddress()) {
      this.repairs.note('item-cut-off');
      this.item = undefined;
    } else this.endCapture();
    this.endItem();
    if (this.sawHtml && this.outline.items.length === 0) throw this.noFeed();
    return this.outline;
  }

  /** The document ends inside the address of its last item: half an address would be another item, and lead nowhere. */
  private cutInAddress(): boolean {
    const role = this.capture?.meaning?.role;
    return this.item !== undefined && (role === 'link' || role === 'id');
  }

  private noFeed(): FeedRefused {
    if (this.sawHtml) {
      const mend = this.feedOfPage === undefined ? '' : `; it names its feed: ${this.feedOfPage}`;
      return new FeedRefused('html-page', `an HTML page was served where a feed was expected${mend}`);
    }
    const what = this.sawTag ? 'no rss, RDF or feed element in the document' : 'the document holds no markup';
    return new FeedRefused('not-a-feed', what);
  }

  private take(token: Token): void {
    if (this.capture) this.takeInside(this.capture, token);
    else if (token.kind === 'open') this.open(token);
    else if (token.kind === 'close') this.close(token);
  }

  private open(token: Extract<Token, { kind: 'open' }>): void {
    this.sawTag = true;
    const attributes = this.attributesOf(token.attributes);
    const scope = enterScope(this.scope, attributes);
    const name = knownName(token.name, scope);
    if (!this.outline) this.openRoot(token, name, attributes, scope);
    else if (ITEM_NAMES.has(name) && !(this.item && this.outline.dialect === 'atom' && name === 'item'))
      this.openItem(attributes, scope, token.selfClosing);
    else if (name === 'channel' || ROOTS.has(name)) this.enterFeed(attributes, scope);
    else this.openField(token, name, attributes);
  }

  private attributesOf(raw: string): ReadonlyMap<string, string> {
    if (!raw.includes('=')) return NO_ATTRIBUTES;
    const attributes = readAttributes(raw, this.limits.attributes);
    for (const [name, value] of attributes) {
      const text = decodeReferences(value.slice(0, this.limits.shortText), this.repairs);
      attributes.set(name, cleanCharacters(text, this.repairs));
    }
    return attributes;
  }

  private openRoot(
    token: Extract<Token, { kind: 'open' }>,
    name: string,
    attributes: ReadonlyMap<string, string>,
    scope: Scope,
  ): void {
    if (name === 'entry' && isAtom(attributes)) {
      // A document of one entry (RFC 4287 section 4.1.2).
      this.outline = { dialect: 'atom', version: undefined, channel: emptySection(), items: [] };
      this.openItem(attributes, scope, token.selfClosing);
      return;
    }
    const dialect = ROOTS.get(name);
    if (name === 'html' || name === 'xhtml:html') this.sawHtml = true;
    if (name === 'link' && /(?:rss|atom)\+xml|feed\+json/.test(attributes.get('type') ?? ''))
      this.feedOfPage ??= attributes.get('href');
    if (!dialect) return;
    this.outline = { dialect, version: attributes.get('version'), channel: emptySection(), items: [] };
    this.enterFeed(attributes, scope);
  }

  private enterFeed(attributes: ReadonlyMap<string, string>, scope: Scope): void {
    this.feedScope = scope;
    this.scope = scope;
    this.feedBase = joinBase(this.feedBase, attributes.get('xml:base'));
    this.base = this.feedBase;
    const language = attributes.get('xml:lang');
    if (this.outline && language) this.outline.channel.language ??= language;
  }

  private openItem(attributes: ReadonlyMap<string, string>, scope: Scope, selfClosing: boolean): void {
    if (selfClosing && this.item) {
      this.repairs.note('item-inside-item');
      return;
    }
    if (this.item) this.repairs.note('unclosed-item');
    this.endItem();
    const taken = this.outline?.items.length ?? 0;
    if (taken >= this.limits.items || this.shortLeft <= 0) {
      this.full = true;
      this.repairs.note('items-over-limit');
      return;
    }
    this.scope = scope;
    this.base = joinBase(this.feedBase, attributes.get('xml:base'));
    this.item = {
      fields: [],
      // The last is what Microsoft's channel definitions have.
      about: attributes.get('rdf:about') ?? attributes.get('about') ?? attributes.get('href'),
      language: attributes.get('xml:lang'),
    };
    if (selfClosing) this.endItem();
  }

  private endItem(): void {
    if (this.item) this.outline?.items.push(this.item);
    this.item = undefined;
    this.scope = this.feedScope;
    this.base = this.feedBase;
  }

  private openField(
    token: Extract<Token, { kind: 'open' }>,
    name: string,
    attributes: ReadonlyMap<string, string>,
  ): void {
    const meaning = this.meaningOf(name);
    const base = joinBase(this.base, attributes.get('xml:base'));
    if (this.item && TRANSPARENT.has(name)) {
      if (meaning) this.keep({ ...meaning, text: '', attributes, base });
      return;
    }
    const capture: Capture = {
      meaning,
      qualified: token.name.toLowerCase(),
      attributes,
      base,
      pieces: [],
      room: meaning ? this.roomFor(meaning.role) : 0,
      nested: 0,
      nestedItems: 0,
      hasMarkup: false,
    };
    if (token.selfClosing) this.keepCapture(capture);
    else this.capture = capture;
  }

  /** What an element of this name says here; nothing when the item has enough of it already. */
  private meaningOf(name: string): Meaning | undefined {
    const meaning = (this.item ? ITEM_FIELDS : CHANNEL_FIELDS).get(name);
    const section = this.item ?? this.outline?.channel;
    if (!meaning || !section) return undefined;
    const same = section.fields.filter(({ role }) => role === meaning.role).length;
    if (same < (MANIFOLD.has(meaning.role) ? this.limits.repeats : this.limits.fewRepeats)) return meaning;
    this.repairs.note('repeated-field');
    return undefined;
  }

  /** Raw characters worth collecting: references take up to six characters for one. */
  private roomFor(role: Role): number {
    if (role !== 'summary' && role !== 'content') return this.limits.shortText * 4;
    const most = role === 'summary' ? this.limits.summary : this.limits.content;
    return Math.min(most * 4, this.textLeft);
  }

  private close(token: Extract<Token, { kind: 'close' }>): void {
    const name = knownName(token.name, this.scope);
    if (ITEM_NAMES.has(name)) this.endItem();
    else if (ROOTS.has(name)) {
      if (this.item) this.repairs.note('unclosed-item');
      this.endItem();
    } else if (!TRANSPARENT.has(name) && this.outline) this.repairs.note('stray-end-tag');
  }

  private takeInside(capture: Capture, token: Token): void {
    if (token.kind === 'close' && this.endsCapture(capture, token)) return;
    if (token.kind === 'open' && this.startsOver(capture, token)) return;
    if (!capture.meaning) return;
    const markup = token.kind === 'open' || token.kind === 'close';
    if (markup) capture.hasMarkup = true;
    this.collect(capture, token.raw, token.kind === 'cdata' || markup);
  }

  private collect(capture: Capture, raw: string, markup: boolean): void {
    if (raw.length > capture.room && capture.room > 0) this.repairs.note('long-text');
    const kept = raw.slice(0, capture.room);
    capture.room -= kept.length;
    if (kept !== '') capture.pieces.push({ raw: kept, markup });
  }

  private endsCapture(capture: Capture, token: Extract<Token, { kind: 'close' }>): boolean {
    if (token.name.toLowerCase() === capture.qualified) {
      if (capture.nested-- > 0) return false;
      this.endCapture();
      return true;
    }
    const name = knownName(token.name, this.scope);
    if (!ITEM_NAMES.has(name) && !ROOTS.has(name) && isEndedBy(capture, name)) {
      this.repairs.note('wrong-end-tag');
      this.endCapture();
      return true;
    }
    if (ITEM_NAMES.has(name) && capture.nestedItems > 0) {
      capture.nestedItems--;
      return false;
    }
    const endsOuter = this.item !== undefined && ITEM_NAMES.has(name);
    if (!endsOuter && !(ROOTS.has(name) && capture.nestedItems === 0)) return false;
    this.repairs.note('unclosed-element');
    this.endCapture();
    this.close(token);
    return true;
  }

  /** An element opened inside a captured one: nested content, or the sign that the captured one was never closed. */
  private startsOver(capture: Capture, token: Extract<Token, { kind: 'open' }>): boolean {
    const name = knownName(token.name, this.scope);
    if (SEALED.has(capture.qualified)) return false;
    const same = token.name.toLowerCase() === capture.qualified;
    if (same || !isCutBy(capture, name)) {
      if (token.selfClosing) return false;
      if (same) capture.nested++;
      if (!ITEM_NAMES.has(name)) return false;
      if (this.item || capture.nested > 0) {
        capture.nestedItems++;
        return false;
      }
    }
    this.repairs.note('unclosed-element');
    this.endCapture();
    this.open(token);
    return true;
  }

  private endCapture(): void {
    const capture = this.capture;
    this.capture = undefined;
    if (capture) this.keepCapture(capture);
  }

  private keepCapture(capture: Capture): void {
    if (!capture.meaning) return;
    const text = cleanCharacters(plainOf(this.textOf(capture), capture.attributes), this.repairs);
    this.keep({ ...capture.meaning, text, attributes: capture.attributes, base: capture.base });
  }

  /** With markup inside, texts keep their references, since the whole is HTML; without, it is text that was encoded once. */
  private textOf(capture: Capture): string {
    const parts = capture.pieces.map(({ raw, markup }) =>
      markup || capture.hasMarkup ? raw : decodeReferences(raw, this.repairs),
    );
    return parts.join('');
  }

  private keep(field: FieldValue): void {
    const section = this.item ?? this.outline?.channel;
    if (!section) return;
    const limit = this.limitOf(field.role);
    if (field.text.length > limit) this.repairs.note('long-text');
    const text = field.text.slice(0, limit);
    if (field.role === 'summary' || field.role === 'content') this.textLeft -= text.length;
    else this.shortLeft -= text.length;
    section.fields.push({ ...field, text });
  }

  private limitOf(role: Role): number {
    if (role === 'content') return this.limits.content;
    return role === 'summary' ? this.limits.summary : this.limits.shortText;
  }
}

const isAtom = (attributes: ReadonlyMap<string, string>): boolean =>
  [...attributes].some(
    ([name, uri]) => name.startsWith('xmlns') && /w3\.org\/2005\/atom|purl\.org\/atom\//i.test(uri),
  );

/** Atom 0.3 knows texts in Base64. */
const plainOf = (text: string, attributes: ReadonlyMap<string, string>): string =>
  attributes.get('mode') === 'base64' ? Buffer.from(text, 'base64').toString() : text;

const LONGEST_BASE = 500;

/** A base inside a base; what cannot be resolved is left as it is for the reader to refuse. */
function joinBase(outer: string | undefined, inner: string | undefined): string | undefined {
  if (inner === undefined || inner.length > LONGEST_BASE || (outer?.length ?? 0) > LONGEST_BASE) return outer;
  if (NO_HOST.test(inner)) return outer;
  if (outer === undefined) return inner;
  return URL.canParse(inner, outer) ? new URL(inner, outer).href : inner;
}
