import { termKey } from '../definitions/term.ts';
import type { Support } from '../definitions/vocabulary.ts';
import type { Field, MatchableItem } from '../evidence/index.ts';
import type { Token } from '../text/index.ts';
import type { RoleLanguage } from './events/action.ts';
import type { ActionMention, EventReading, Mention, RoleInput, TokenRange } from './events/reading.ts';
import { readingLanguage } from './language.ts';
import type { LibraryIndex, Owner } from './library-index.ts';
import { type ScopedMark, scopedMarks } from './marks.ts';
import { ItemFields, type SearchedField, type TextField } from './searched-fields.ts';
import type { Found } from './term-index.ts';

/** Reads who did what to whom; the event pass, or another one in tests. */
export type ReadRoles = (input: RoleInput) => EventReading[];

/** A clause's words found in a field. */
export interface Occurrence extends TokenRange {
  /** Name for the evidence: the analyst's term, or the vocabulary entry. */
  term: string;
}

/** What the condition tree is decided on: one field with everything found in it. */
export interface FieldEvidence {
  readonly field: Field;
  /** The field whose original text the offsets count in. */
  readonly source: TextField;
  readonly text: string;
  /** Number of words. */
  readonly count: number;
  readonly tokens: readonly Token[];
  /** Where a stretch of words stands in the original text. */
  offsets(range: TokenRange): { start: number; end: number };
  /** Occurrences of an analyst's own term, by `termKey`. */
  ofTerm(key: string): readonly Occurrence[];
  /** Occurrences of one vocabulary entry; ambiguous aliases only where supported. */
  ofEntry(entry: string): readonly Occurrence[];
  /** Context marks with the stretch of tokens they govern. */
  marks(): readonly ScopedMark[];
  /** Events with everybody's part in them. */
  readings(): readonly EventReading[];
  /** Every actor, site and place found. */
  mentioned(): readonly Mention[];
  /** Every form of an action found, act or not. */
  acts(): readonly ActionMention[];
}

/** Everything found in one item, made field by field when asked for. */
export interface ItemEvidence {
  get(field: Field): FieldEvidence | undefined;
}

const NONE: readonly never[] = [];

/** Finds the library's words in an item. */
export const gatherEvidence = (
  item: MatchableItem,
  index: LibraryIndex,
  readRoles: ReadRoles,
): ItemEvidence => new GatheredItem(item, index, readRoles);

class GatheredItem implements ItemEvidence {
  private readonly item: MatchableItem;
  private readonly index: LibraryIndex;
  private readonly readRoles: ReadRoles;
  private readonly fields: ItemFields;
  private readonly found = new Map<Field, readonly Found<Owner>[]>();
  private readonly ready = new Map<Field, FieldEvidence>();

  constructor(item: MatchableItem, index: LibraryIndex, readRoles: ReadRoles) {
    this.item = item;
    this.index = index;
    this.readRoles = readRoles;
    this.fields = new ItemFields(item, (text) => index.read(text));
  }

  get(field: Field): FieldEvidence | undefined {
    const known = this.ready.get(field);
    if (known) return known;
    const searched = this.fields.get(field);
    if (!searched) return undefined;
    const title = field === 'title' ? NONE : this.foundIn('title');
    const found = this.foundIn(field);
    const gathered = new GatheredField(this.item, searched, found, title, this.index, this.readRoles);
    this.ready.set(field, gathered);
    return gathered;
  }

  private foundIn(field: Field): readonly Found<Owner>[] {
    const known = this.found.get(field);
    if (known) return known;
    const searched = this.fields.get(field);
    const all = searched ? this.index.find(searched) : NONE;
    this.found.set(field, all);
    return all;
  }
}

class GatheredField implements FieldEvidence {
  private readonly terms = new Map<string, Occurrence[]>();
  private readonly entries = new Map<string, Occurrence[]>();
  private readonly mentions: Mention[] = [];
  private readonly actions: ActionMention[] = [];
  private readonly item: MatchableItem;
  private readonly searched: SearchedField;
  private readonly index: LibraryIndex;
  private readonly readRoles: ReadRoles;
  private spoken: RoleLanguage | undefined;
  private scoped: readonly ScopedMark[] | undefined;
  private read: readonly EventReading[] | undefined;

  constructor(
    item: MatchableItem,
    searched: SearchedField,
    found: readonly Found<Owner>[],
    title: readonly Found<Owner>[],
    index: LibraryIndex,
    readRoles: ReadRoles,
  ) {
    this.item = item;
    this.searched = searched;
    this.index = index;
    this.readRoles = readRoles;
    if (found.length === 0) return;
    this.takeTerms(found);
    this.takeAliases(found, title);
    this.takeActions(found);
  }

  get field(): Field {
    return this.searched.field;
  }

  get source(): TextField {
    return this.searched.source;
  }

  get text(): string {
    return this.searched.text;
  }

  get count(): number {
    return this.searched.count;
  }

  get tokens(): readonly Token[] {
    return this.searched.tokens;
  }

  offsets({ start, end }: TokenRange): { start: number; end: number } {
    const { words } = this.searched;
    return { start: words.startOf(start), end: words.endOf(end - 1) };
  }

  ofTerm(key: string): readonly Occurrence[] {
    return this.terms.get(key) ?? NONE;
  }

  ofEntry(entry: string): readonly Occurrence[] {
    return this.entries.get(entry) ?? NONE;
  }

  marks(): readonly ScopedMark[] {
    this.scoped ??= scopedMarks(this.index.findSigns(this.searched), this.searched, this.item.published);
    return this.scoped;
  }

  readings(): readonly EventReading[] {
    this.read ??= this.actions.length === 0 ? NONE : this.readRoles(this.roleInput());
    return this.read;
  }

  mentioned(): readonly Mention[] {
    return this.mentions;
  }

  acts(): readonly ActionMention[] {
    return this.actions;
  }

  private roleInput(): RoleInput {
    const year = Number.parseInt(this.item.published?.slice(0, 4) ?? '', 10);
    return {
      text: this.text,
      tokens: this.tokens,
      lang: this.item.lang,
      mentions: this.mentions,
      actions: this.actions,
      field: this.field === 'title' || this.field === 'lead' ? this.field : undefined,
      year: Number.isNaN(year) ? undefined : year,
    };
  }

  private takeTerms(found: readonly Found<Owner>[]): void {
    for (const { owner, start, end } of found) {
      if (owner.kind === 'term') push(this.terms, owner.key, { start, end, term: owner.text });
    }
  }

  private takeAliases(found: readonly Found<Owner>[], title: readonly Found<Owner>[]): void {
    const supports = new Supports(found, title, this.index);
    const aliases: AliasFound[] = [];
    for (const { owner, start, end } of found) {
      if (owner.kind !== 'alias' || this.isForeign(owner)) continue;
      const { needs } = owner.alias;
      if (!needs || supports.has(needs, { start, end })) aliases.push({ start, end, owner });
    }
    for (const each of outermost(aliases)) {
      const { entry, alias } = each.owner;
      push(this.entries, entry.name, { start: each.start, end: each.end, term: entry.name });
      if (entry.kind === 'words' || entry.kind === 'actions') continue;
      const { start, end } = each;
      this.mentions.push({ entry: entry.name, lists: entry.lists, alias: alias.term.text, start, end });
    }
  }

  /** Everyday words of Turkish and Kurmanji count only in texts of theirs: folded, many are words of English. */
  private isForeign({ entry, alias }: AliasFound['owner']): boolean {
    if (entry.kind !== 'words' || (alias.lang !== 'tr' && alias.lang !== 'kmr')) return false;
    return this.language() !== alias.lang;
  }

  private language(): RoleLanguage {
    this.spoken ??= readingLanguage(this.text, this.item.lang);
    return this.spoken;
  }

  private takeActions(found: readonly Found<Owner>[]): void {
    for (const { owner, start, end } of found) {
      if (owner.kind !== 'action' || owner.form.lang !== this.language()) continue;
      const { text: _text, lang: _lang, ...sense } = owner.form;
      this.actions.push({ action: owner.entry.name, start, end, ...sense });
      push(this.entries, owner.entry.name, { start, end, term: owner.entry.name });
    }
  }
}

type AliasFound = TokenRange & { owner: Extract<Owner, { kind: 'alias' }> };

function push(into: Map<string, Occurrence[]>, key: string, occurrence: Occurrence): void {
  const known = into.get(key);
  if (known) known.push(occurrence);
  else into.set(key, [occurrence]);
}

/**
 * An ambiguous alias counts when a support stands within its number of words in the same field, or anywhere in the title.
 * Aliases that need support themselves give none, and nothing supports itself.
 */
class Supports {
  private readonly found: readonly Found<Owner>[];
  private readonly title: readonly Found<Owner>[];
  private readonly index: LibraryIndex;
  private readonly known = new Map<Support, { here: readonly TokenRange[]; inTitle: boolean }>();

  constructor(found: readonly Found<Owner>[], title: readonly Found<Owner>[], index: LibraryIndex) {
    this.found = found;
    this.title = title;
    this.index = index;
  }

  has(needs: Support, alias: TokenRange): boolean {
    const { here, inTitle } = this.of(needs);
    return inTitle || here.some((each) => gapBetween(each, alias) <= needs.within);
  }

  private of(needs: Support): { here: readonly TokenRange[]; inTitle: boolean } {
    const known = this.known.get(needs);
    if (known) return known;
    const keys = new Set(needs.terms.map(termKey));
    const gives = ({ owner }: Found<Owner>): boolean => {
      if (owner.kind === 'term') return keys.has(owner.key);
      if (owner.kind === 'alias' && owner.alias.needs) return false;
      return needs.lists.some((list) => this.index.members.get(list)?.has(owner.entry.name));
    };
    const supports = { here: this.found.filter(gives), inTitle: this.title.some(gives) };
    this.known.set(needs, supports);
    return supports;
  }
}

/** Words between two stretches; without end when they overlap. */
function gapBetween(a: TokenRange, b: TokenRange): number {
  if (a.start >= b.end) return a.start - b.end;
  return b.start >= a.end ? b.start - a.end : Number.POSITIVE_INFINITY;
}

/**
 * Leaves out names inside longer names: "Hezbollah" in "Kataib Hezbollah". A place inside an actor's name still is a place.
 * @param found by position, as the index gives them
 */
function outermost(found: readonly AliasFound[]): AliasFound[] {
  const aliases = withoutRunOns(found);
  const longest = aliases.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return aliases.filter((inner, at) => {
    if (inner.owner.entry.kind === 'words') return true;
    for (let i = at - 1; i >= 0; i -= 1) {
      const outer = aliases[i];
      if (!outer || outer.start <= inner.start - longest) break;
      if (swallows(outer, inner)) return false;
    }
    for (let i = at + 1; aliases[i]?.start === inner.start; i += 1) {
      const outer = aliases[i];
      if (outer && swallows(outer, inner)) return false;
    }
    return true;
  });
}

/**
 * Leaves out sites that begin with the last words of another one: in "Harir base in Erbil" the "base in Erbil" is not a second one,
 * and Erbil is the place it stands in.
 * @param aliases by position
 */
function withoutRunOns(aliases: readonly AliasFound[]): readonly AliasFound[] {
  let before: AliasFound | undefined;
  return aliases.filter((alias) => {
    if (alias.owner.entry.kind !== 'sites') return true;
    if (before && runsOn(before, alias)) return false;
    if (before === undefined || alias.end > before.end) before = alias;
    return true;
  });
}

const runsOn = (before: AliasFound, alias: AliasFound): boolean =>
  before.start < alias.start &&
  alias.start < before.end &&
  before.end < alias.end &&
  before.owner.entry !== alias.owner.entry;

function swallows(outer: AliasFound, inner: AliasFound): boolean {
  const { kind } = outer.owner.entry;
  if (kind === 'words' || outer.owner.entry === inner.owner.entry) return false;
  if (kind === 'actors' && inner.owner.entry.kind === 'places') return false;
  const isLonger = outer.end - outer.start > inner.end - inner.start;
  return isLonger && outer.start <= inner.start && outer.end >= inner.end;
}
