import type { HitRecord, Span } from '../evidence/index.ts';
import { tokenise } from '../text/index.ts';

/** One word of a title, with what tells whether exchanging it makes another happening. */
export interface TitleWord {
  norm: string;
  stem: string;
  /** Looks like the name of a person, place or body, or is known as one. */
  name: boolean;
  number: boolean;
  /** Vocabulary entry that covers it, e.g. `places.erbil`. */
  entry: string | undefined;
}

/** What of a hit's text is compared with other hits. */
export interface Likeness {
  words: TitleWord[];
  stems: Set<string>;
  /** The title's words joined: equal keys are equal titles. */
  key: string;
  pairs: Set<string>;
  /** Stem -> weight of a content word. */
  content: Map<string, number>;
  contentWeight: number;
  names: Set<string>;
  /** Those of the names, and of the places and roles below, that are not met in every other hit. */
  tellingNames: Set<string>;
  /** Vocabulary entries of places and sites, whole countries left out. */
  places: Set<string>;
  /** Under which names the text has them: one entry may hold the towns of a region. */
  placeNames: Map<string, Set<string>>;
  countries: Set<string>;
  /** Those of the places that the text only describes: "a US base in Iraq". */
  described: Set<string>;
  /** Doer and target as vocabulary entries, when both are known. */
  roles: string | undefined;
  /** The doer, or without a known event the first actor of the title. */
  doer: string | undefined;
  /** Without a known event, the actors that the doer was guessed from. */
  guessedFrom: Set<string>;
  /** The same, unless most hits of the indicator name the same one. */
  agent: string | undefined;
  /** Hashes of the summary's runs of three words. */
  summary: Set<number>;
  /** The smallest of them, which copies are likely to have in common. */
  summaryKeys: string[];
  summaryWords: number;
  script: 'cased' | 'uncased';
}

/** What the indicator looks for stands in all its hits, so it says little about sameness; names say much. */
const WEIGHT = { matched: 0.35, plain: 1, name: 1.6 } as const;
const SUMMARY_SHINGLE = 3;
const MAX_SUMMARY_WORDS = 80;

const LABELS = new Set(
  'breaking flash update updated live exclusive video watch urgent photos newsalert alert just in عاجل بالفيديو شاهد خاص'.split(
    ' ',
  ),
);
const EMPTY = new Set(
  (
    'a an the and or but of in on at to for from by with as is are was were be been it its this that these those after before over ' +
    'into about amid near off out up down says say said new has have had will would not no his her their he she they who what how why ' +
    'في من على الي الى عن مع ان او ثم قد بعد قبل هذا هذه التي الذي و را از به در با که ve bir ile icin ji li di bi u'
  ).split(' '),
);
const PLACE_PREPOSITIONS = new Set(
  'in near at outside around from inside across في قرب بـ شمال جنوب شرق غرب در li'.split(' '),
);

const CASED = /\p{Lu}|\p{Ll}/u;
const STARTS_UPPER = /^\p{Lu}/u;
const DIGIT = /\p{Nd}/u;

/** English endings off, Arabic article off: enough to see one word in two headlines. */
function stemOf(norm: string): string {
  if (/^[a-z]+$/.test(norm)) return norm.length > 4 ? norm.replace(/(?:ings?|ers?|ed|es|s)$/, '') : norm;
  return norm.length > 4 ? norm.replace(/^[وفبلك]?ال/, '') : norm;
}

/** Ends of headlines that name a source and not the happening: "- Newsroom", "| Newsroom", ", officials say", ": report". */
const SOURCE_TAILS = [
  /\s+[-\u2013\u2014|]\s+[^-\u2013\u2014|]{2,40}$/u,
  /,\s[^,]{2,40}\s(?:says?|said|reports?|claims?)$/iu,
  /:\s[^:]{2,25}$/u,
];
const LEAST_HEAD = 20;

function bareTitle(title: string): string {
  let bare = title.trim();
  for (const tail of SOURCE_TAILS) {
    const cut = bare.replace(tail, '');
    if (cut.length >= LEAST_HEAD) bare = cut;
  }
  return bare;
}

interface Raw {
  text: string;
  norm: string;
  start: number;
  end: number;
  first: boolean;
}

function rawWords(text: string): Raw[] {
  let sentence = -1;
  return tokenise(text).map((token) => {
    const first = token.sentence !== sentence;
    sentence = token.sentence;
    return {
      text: text.slice(token.start, token.end),
      norm: token.norm,
      start: token.start,
      end: token.end,
      first,
    };
  });
}

function withoutLabels(words: Raw[]): Raw[] {
  let from = 0;
  while (from < 2 && LABELS.has(words[from]?.norm ?? '')) from++;
  return words.slice(from);
}

/** Headlines In This Style tell nothing about names by their capitals. */
function isTitleCase(words: readonly Raw[]): boolean {
  const long = words.filter((word) => !word.first && word.norm.length > 3);
  return long.length > 0 && long.filter((word) => STARTS_UPPER.test(word.text)).length >= 0.8 * long.length;
}

function namesIn(words: readonly Raw[]): Set<string> {
  const names = new Set<string>();
  if (isTitleCase(words)) return names;
  for (const word of words) if (!word.first && STARTS_UPPER.test(word.text)) names.add(word.norm);
  return names;
}

function coveringSpan(spans: readonly Span[], word: Raw): Span | undefined {
  return spans.find((span) => span.start < word.end && word.start < span.end);
}

const isName = (entry: string | undefined): boolean =>
  entry !== undefined && /^(?:places|sites|actors)\./.test(entry);

function titleWord(
  word: Raw,
  before: Raw | undefined,
  names: ReadonlySet<string>,
  spans: readonly Span[],
): TitleWord {
  const entry = coveringSpan(spans, word)?.term;
  const cased = CASED.test(word.text);
  const afterPlace = PLACE_PREPOSITIONS.has(before?.norm ?? '') && (!cased || STARTS_UPPER.test(word.text));
  const number = DIGIT.test(word.text);
  const name = !number && (isName(entry) || names.has(word.norm) || (afterPlace && word.norm.length > 2));
  return { norm: word.norm, stem: stemOf(word.norm), name, number, entry };
}

function pairsOf(words: readonly TitleWord[]): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) pairs.add(`${words[i]?.norm} ${words[i + 1]?.norm}`);
  return pairs;
}

/** FNV-1a over the units of a word, from `seed` on. */
function hashed(word: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Hashes of the text's runs of three words. */
function shinglesOf(words: readonly Raw[]): Set<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + SUMMARY_SHINGLE <= words.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + SUMMARY_SHINGLE; k++) hash = hashed(` ${words[k]?.norm}`, hash);
    shingles.add(hash);
  }
  return shingles;
}

/** Shingles of a summary under which it is filed. */
const SUMMARY_KEYS = 4;

const smallestOf = (shingles: ReadonlySet<number>): string[] =>
  [...shingles]
    .sort((a, b) => a - b)
    .slice(0, SUMMARY_KEYS)
    .map((hash) => `~${hash}`);

function contentOf(words: readonly TitleWord[]): Map<string, number> {
  const content = new Map<string, number>();
  for (const word of words) {
    if (EMPTY.has(word.norm) || (word.norm.length < 2 && !word.number)) continue;
    const matched = word.entry !== undefined && !/^(?:places|sites)\./.test(word.entry);
    content.set(word.stem, matched ? WEIGHT.matched : word.name ? WEIGHT.name : WEIGHT.plain);
  }
  return content;
}

function rolesOf({ event }: HitRecord): string | undefined {
  return event?.agent && event.target ? `${event.agent} > ${event.target}` : undefined;
}

/** Declarations and demands have a speaker and often no event: the actor their title names first. */
function doerOf({ event }: HitRecord, titleSpans: readonly Span[]): string | undefined {
  if (event) return event.agent ?? undefined;
  const actors = titleSpans.filter(({ term }) => term.startsWith('actors.'));
  return actors.toSorted((a, b) => a.start - b.start || b.end - a.end)[0]?.term;
}

/** From so many hits on, what more than this share of them have in common tells nothing about sameness. */
const ENOUGH_TO_JUDGE = 12;
const COMMON_SHARE = 0.2;
/** What is seen no oftener is never common. */
const LEAST_RECURRENCE = 2;
/** A doer may recur more often: a problem has few of them. */
const COMMON_DOER_SHARE = 0.5;

/** Words, places and roles that recur throughout the hits of an indicator. */
export function commonIn(likenesses: readonly Likeness[]): Set<string> {
  const keys = new CommonKeys();
  for (const likeness of likenesses) keys.add(likeness);
  return keys.common();
}

/** Counts what the hits of an indicator have in common, while they come; of hits with one title the last counts. */
export class CommonKeys {
  private hits = 0;
  private readonly titles = new Map<string, Likeness>();
  private readonly seen = new Map<string, number>();
  /** Keys seen so often that they can be common. */
  private readonly frequent = new Set<string>();

  add(likeness: Likeness): void {
    this.hits += 1;
    const before = this.titles.get(likeness.key);
    if (before !== undefined) for (const key of keysIn(before)) this.count(key, -1);
    this.titles.set(likeness.key, likeness);
    for (const key of keysIn(likeness)) this.count(key, 1);
  }

  /** Takes out the one that was added first of those still counted. */
  remove(likeness: Likeness): void {
    this.hits -= 1;
    if (this.titles.get(likeness.key) !== likeness) return;
    this.titles.delete(likeness.key);
    for (const key of keysIn(likeness)) this.count(key, -1);
  }

  private count(key: string, by: 1 | -1): void {
    const count = (this.seen.get(key) ?? 0) + by;
    if (count === 0) this.seen.delete(key);
    else this.seen.set(key, count);
    if (by > 0 && count === LEAST_RECURRENCE + 1) this.frequent.add(key);
    else if (by < 0 && count === LEAST_RECURRENCE) this.frequent.delete(key);
  }

  /** What recurs in more than its share of the titles; nothing as long as there are too few hits to judge. */
  common(): Set<string> {
    const common = new Set<string>();
    if (this.hits < ENOUGH_TO_JUDGE) return common;
    const words = Math.max(LEAST_RECURRENCE, COMMON_SHARE * this.titles.size);
    const doers = Math.max(LEAST_RECURRENCE, COMMON_DOER_SHARE * this.titles.size);
    for (const key of this.frequent)
      if ((this.seen.get(key) ?? 0) > (key.startsWith(DOER) ? doers : words)) common.add(key);
    return common;
  }
}

const DOER = 'doer ';

function keysIn({ content, places, roles, agent }: Likeness): string[] {
  const entries = [roles, agent === undefined ? undefined : DOER + agent].filter((key) => key !== undefined);
  return [...content.keys(), ...places, ...entries];
}

const without = (set: ReadonlySet<string>, common: ReadonlySet<string>): Set<string> =>
  new Set([...set].filter((key) => !common.has(key)));

/** Of what is common the keys that occur in this text, and so change how it is compared. */
export function touching(likeness: Likeness, common: ReadonlySet<string>): string[] {
  const { content, names, places, roles, agent } = likeness;
  const found: string[] = [];
  for (const key of common) {
    const word = content.has(key) || names.has(key) || places.has(key);
    if (word || key === roles || (agent !== undefined && key === DOER + agent)) found.push(key);
  }
  return found.sort();
}

/** The likeness with what is common weighing as little as the words that the indicator looks for. */
export function dimmed(likeness: Likeness, common: ReadonlySet<string>): Likeness {
  if (common.size === 0) return likeness;
  const content = new Map(
    [...likeness.content].map(([stem, weight]) => [stem, common.has(stem) ? WEIGHT.matched : weight]),
  );
  return {
    ...likeness,
    content,
    contentWeight: [...content.values()].reduce((a, b) => a + b, 0),
    tellingNames: without(likeness.names, common),
    places: without(likeness.places, common),
    roles: likeness.roles !== undefined && common.has(likeness.roles) ? undefined : likeness.roles,
    agent: likeness.agent !== undefined && common.has(DOER + likeness.agent) ? undefined : likeness.agent,
  };
}

const isPlace = (entry: string): boolean => /^(?:places|sites)\./.test(entry);
/** That two attacks were in one country tells nothing about their being one. */
const COUNTRY = /^places\.(?:iraq|syria|iran|lebanon|turkey|israel|jordan|yemen)$/;

const NATIONS = /^(?:us|usa|u\.s\.|american|iraqi?|syrian?|irani?a?n?|lebanon|lebanese|turkish|israeli?)$/i;

/** Every mention of the place is a description in which, where capitals tell, no name stands but a nation's. */
function isDescribed(entry: string, spans: readonly Span[]): boolean {
  const own = spans.filter(({ term }) => term === entry);
  const describes = ({ text }: Span): boolean =>
    /\p{Ll}/u.test(text) &&
    text.split(/[\s-]+/).every((word) => !STARTS_UPPER.test(word) || NATIONS.test(word));
  return isPlace(entry) && own.length > 0 && own.every(describes);
}

/** Names of places as the text writes them, by entry: folded, without article. */
function placeNamesOf(spans: readonly Span[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { term, text } of spans) {
    if (!isPlace(term) || COUNTRY.test(term)) continue;
    const words = tokenise(text).map(({ norm }) => norm.replace(/^ال(?=.{3})/, ''));
    const name = words.filter((word) => word !== 'al').join(' ');
    const known = names.get(term);
    if (known) known.add(name);
    else names.set(term, new Set([name]));
  }
  return names;
}

/** What is compared of a hit: its title's words, names and word pairs, its places, its summary's shingles. */
export function likenessOf(hit: HitRecord): Likeness {
  const title = withoutLabels(rawWords(bareTitle(hit.item.title)));
  const summary = rawWords(hit.summary ?? '').slice(0, MAX_SUMMARY_WORDS);
  const spans = hit.spans.filter((span) => span.field === 'title');
  const names = new Set([...namesIn(title), ...namesIn(summary)]);
  const words = title.map((word, i) => titleWord(word, title[i - 1], names, spans));
  const content = contentOf(words);
  const doer = doerOf(hit, spans);
  const entries = [...hit.spans.map((span) => span.term), hit.event?.target ?? ''];
  const own = new Set(
    words
      .filter(({ name, entry = '' }) => name && !/^actors\./.test(entry) && !COUNTRY.test(entry))
      .map((word) => word.stem),
  );
  const shingles = shinglesOf(summary);
  return {
    words,
    stems: new Set(words.map(({ stem }) => stem)),
    key: words.map((word) => word.norm).join(' '),
    pairs: pairsOf(words),
    content,
    contentWeight: [...content.values()].reduce((a, b) => a + b, 0),
    names: own,
    tellingNames: own,
    places: new Set(entries.filter((entry) => isPlace(entry) && !COUNTRY.test(entry))),
    placeNames: placeNamesOf(hit.spans),
    described: new Set(entries.filter((entry) => isDescribed(entry, hit.spans))),
    countries: new Set(entries.filter((entry) => COUNTRY.test(entry))),
    roles: rolesOf(hit),
    doer,
    agent: doer,
    guessedFrom: new Set(
      hit.event ? [] : spans.map(({ term }) => term).filter((term) => term.startsWith('actors.')),
    ),
    summary: shingles,
    summaryKeys: smallestOf(shingles),
    summaryWords: summary.length,
    script: CASED.test(hit.item.title) ? 'cased' : 'uncased',
  };
}

/** Whether two sets share at least so many members; mostly seen after a few. */
export function sharesAtLeast<T>(a: ReadonlySet<T>, b: ReadonlySet<T>, least: number): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let missing = small.size - least;
  if (missing < 0) return false;
  for (const member of small) if (!large.has(member) && --missing < 0) return false;
  return true;
}

/** How many members two sets share. */
export function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const member of small) if (large.has(member)) count++;
  return count;
}
