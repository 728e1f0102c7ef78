import type { HitRecord, Span } from '../evidence/index.ts';
import { tokenise } from '../text/index.ts';
import {
  bareTitle,
  CASED,
  namesIn,
  type Raw,
  rawWords,
  STARTS_UPPER,
  type TitleWord,
  titleWord,
  withoutLabels,
} from './title-words.ts';

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
export const WEIGHT = { matched: 0.35, plain: 1, name: 1.6 } as const;
const SUMMARY_SHINGLE = 3;
const MAX_SUMMARY_WORDS = 80;

const EMPTY = new Set(
  (
    'a an the and or but of in on at to for from by with as is are was were be been it its this that these those after before over ' +
    'into about amid near off out up down says say said new has have had will would not no his her their he she they who what how why ' +
    'في من على الي الى عن مع ان او ثم قد بعد قبل هذا هذه التي الذي و را از به در با که ve bir ile icin ji li di bi u'
  ).split(' '),
);

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

function contentOf(words: readonly TitleWord[]): Map<string, number> {
  const content = new Map<string, number>();
  for (const word of words) {
    if (EMPTY.has(word.norm) || (word.norm.length < 2 && !word.number)) continue;
    const matched = word.entry !== undefined && !/^(?:places|sites)\./.test(word.entry);
    content.set(word.stem, matched ? WEIGHT.matched : word.name ? WEIGHT.name : WEIGHT.plain);
  }
  return content;
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

function rolesOf({ event }: HitRecord): string | undefined {
  return event?.agent && event.target ? `${event.agent} > ${event.target}` : undefined;
}

/** Declarations and demands have a speaker and often no event: the actor their title names first. */
function doerOf({ event }: HitRecord, titleSpans: readonly Span[]): string | undefined {
  if (event) return event.agent ?? undefined;
  const actors = titleSpans.filter(({ term }) => term.startsWith('actors.'));
  return actors.toSorted((a, b) => a.start - b.start || b.end - a.end)[0]?.term;
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
