import type { HitRecord, Millis } from '../evidence/index.ts';
import { HOUR } from '../evidence/index.ts';
import type { Likeness } from './likeness.ts';
import { shared, sharesAtLeast } from './likeness.ts';
import type { TitleWord } from './title-words.ts';

/** A hit with what is compared of it. */
export interface Member {
  hit: HitRecord;
  at: number;
  likeness: Likeness;
  /** Given by a caller who places the same members again and again: what it is compared with is remembered by it. */
  serial?: number;
  /** What it is filed under, once it was asked for. */
  keys?: readonly string[] | undefined;
  /** How it compared with numbered members before it. */
  met?: Map<number, NonNullable<Sameness> | 'apart'>;
}

/** How two hits belong together: a newsroom's own text again, the same text (wire copy, edit), the same happening in other words, or not. */
export type Sameness = { kind: 'repost' | 'text' | 'happening'; strength: number } | undefined;

/** How far apart two hits may lie and still be one happening (ours). */
export const REACH: Readonly<
  Record<'repost' | 'text' | 'happening' | 'otherLanguage' | 'otherLanguageDoer' | 'sameRoles', Millis>
> = {
  repost: 7 * 24 * HOUR,
  text: 36 * HOUR,
  happening: 24 * HOUR,
  otherLanguage: 24 * HOUR,
  otherLanguageDoer: 12 * HOUR,
  sameRoles: 12 * HOUR,
};
/** A toll or a date in an otherwise equal headline is an update within this time, and another happening after it. */
const UPDATE_REACH: Millis = 12 * HOUR;

const SAME_TITLE_PAIRS = 0.6;
const SAME_SUMMARY = 0.7;
const OTHER_SUMMARY = 0.2;
const LONG_SUMMARY = 15;
const SHORT_TITLE = 7;
const HAPPENING = { sameRoles: 0.2, agreed: 0.34, plain: 0.45, otherNames: 0.85 } as const;

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);
}

/** Whether dice(a, b) reaches `share`, without counting on when it cannot. */
function diceReaches(a: ReadonlySet<string>, b: ReadonlySet<string>, share: number): boolean {
  const sum = a.size + b.size;
  if (sum === 0) return false;
  let least = Math.floor((share * sum) / 2);
  while ((2 * least) / sum < share) least++;
  return sharesAtLeast(a, b, least);
}

/** Names and numbers of a title that the other lacks. */
const missing = (a: Likeness, b: Likeness): TitleWord[] =>
  a.words.filter(({ name, number, stem }) => (name || number) && !b.stems.has(stem));

/** The same few names are held against each other again and again; so many are remembered at most. */
const MOST_NAMES = 20_000;
const knownPairs = new Map<string, ReadonlySet<string>>();

function characterPairs(word: string): ReadonlySet<string> {
  const known = knownPairs.get(word);
  if (known !== undefined) return known;
  if (knownPairs.size >= MOST_NAMES) knownPairs.clear();
  const pairs = new Set<string>();
  knownPairs.set(word, pairs);
  for (let i = 0; i + 1 < word.length; i++) pairs.add(word.slice(i, i + 2));
  return pairs;
}

const kindOf = (entry: string): string => entry.slice(0, entry.indexOf('.'));

/** Hasakah and Hasakeh, or two aliases of one actor; never two entries of one kind, nor two towns of one entry. */
function sameName(a: TitleWord, b: TitleWord): boolean {
  if (a.entry !== undefined && b.entry !== undefined) {
    if (a.entry === b.entry) return kindOf(a.entry) === 'actors' || alike(a.norm, b.norm);
    if (kindOf(a.entry) === kindOf(b.entry)) return false;
  }
  return dice(characterPairs(a.norm), characterPairs(b.norm)) >= 0.55;
}

/** Two spellings of one name: Deir ez-Zor and Deir Ezzor, not Palmyra and Sukhna. */
const alike = (a: string, b: string): boolean =>
  a.includes(b) || b.includes(a) || dice(characterPairs(a), characterPairs(b)) >= 0.4;

/** Places two hits have in common, an entry of several towns only when the texts may mean one of them. */
function commonPlaces(a: Member, b: Member): string[] {
  const [one, other] = [a.likeness, b.likeness];
  return [...one.places].filter(
    (place) => other.places.has(place) && (otherLanguage(a, b) || sameTown(place, one, other)),
  );
}

const sitesOf = ({ places, described }: Likeness): string[] =>
  [...places].filter((place) => kindOf(place) === 'sites' && !described.has(place));

/** Of one province two fields or bases. */
function sitesApart(a: Likeness, b: Likeness): boolean {
  const [one, other] = [sitesOf(a), sitesOf(b)];
  return one.length > 0 && other.length > 0 && !one.some((site) => b.places.has(site));
}

function sameTown(place: string, a: Likeness, b: Likeness): boolean {
  const [one, other] = [a.placeNames.get(place), b.placeNames.get(place)];
  if (!one || !other) return true;
  return [...one].some((x) => [...other].some((y) => alike(x, y)));
}

/** In otherwise equal headlines another name, or later another number, makes another happening. */
function anotherHappening(a: Member, b: Member): boolean {
  const onlyA = missing(a.likeness, b.likeness);
  if (onlyA.length === 0) return false;
  const onlyB = missing(b.likeness, a.likeness);
  const namesA = onlyA.filter((word) => word.name);
  const namesB = onlyB.filter((word) => word.name);
  if (namesA.length > 0 && namesB.length > 0) {
    if (!namesA.some((x) => namesB.some((y) => sameName(x, y)))) return true;
  }
  const numbers = onlyA.some((word) => word.number) && onlyB.some((word) => word.number);
  return numbers && Math.abs(a.at - b.at) > UPDATE_REACH;
}

/** Share of the shorter summary's shingles found in the other, where both are long enough to tell. */
function summaryOverlap(a: Likeness, b: Likeness): number | undefined {
  if (a.summaryWords < LONG_SUMMARY || b.summaryWords < LONG_SUMMARY) return undefined;
  return shared(a.summary, b.summary) / Math.min(a.summary.size, b.summary.size);
}

function nearIdentical(a: Likeness, b: Likeness): boolean {
  const summaries = summaryOverlap(a, b);
  if (summaries !== undefined && summaries >= SAME_SUMMARY) return true;
  const titles = a.key === b.key || diceReaches(a.pairs, b.pairs, SAME_TITLE_PAIRS);
  if (!titles || a.key === '') return false;
  const short = Math.min(a.words.length, b.words.length) < SHORT_TITLE;
  return !(short && summaries !== undefined && summaries < OTHER_SUMMARY);
}

/** Near-identical text: one root however many newsrooms print it. */
export function sameText(a: Member, b: Member): boolean {
  return nearIdentical(a.likeness, b.likeness) && !anotherHappening(a, b);
}

function overlap(a: Likeness, b: Likeness): number {
  const [small, large] = a.content.size <= b.content.size ? [a, b] : [b, a];
  let weight = 0;
  for (const [stem, own] of small.content) {
    const other = large.content.get(stem);
    if (other !== undefined) weight += Math.min(own, other);
  }
  const least = Math.min(a.contentWeight, b.contentWeight);
  return least === 0 ? 0 : weight / least;
}

const sameRoles = (a: Likeness, b: Likeness): boolean => a.roles !== undefined && a.roles === b.roles;

/** Names of `a` that `b` lacks: none, only ones that recur everywhere, or telling ones. */
function exclusive(a: Likeness, b: Likeness): 'none' | 'common' | 'telling' {
  const own = [...a.names].filter((name) => !b.names.has(name));
  if (own.length === 0) return 'none';
  return own.some((name) => a.tellingNames.has(name)) ? 'telling' : 'common';
}

/** Each names something else: Erbil here and Harir there. "Iraq" against "Harir" may still be one place. */
function namesApart(a: Likeness, b: Likeness): boolean {
  const own = exclusive(a, b);
  return own !== 'none' && own === exclusive(b, a);
}

function contradict(a: Member, b: Member): boolean {
  const places = a.likeness.places.size > 0 && b.likeness.places.size > 0;
  if (places && commonPlaces(a, b).length === 0) return true;
  if (sitesApart(a.likeness, b.likeness)) return true;
  const countries = a.likeness.countries.size > 0 && b.likeness.countries.size > 0;
  if (countries && !places && shared(a.likeness.countries, b.likeness.countries) === 0) return true;
  const [one, other] = [a.hit.event?.target, b.hit.event?.target];
  // One report says whom it hit and the other where: that is no contradiction.
  return Boolean(one && other && one !== other && kindOf(one) === kindOf(other));
}

const sameDoer = (a: Likeness, b: Likeness): boolean => a.agent !== undefined && a.agent === b.agent;

/** Two doers, unless both are only guessed from the order of names and each text names both. */
function doersApart(a: Likeness, b: Likeness): boolean {
  if (a.doer === undefined || b.doer === undefined || a.doer === b.doer) return false;
  return !(a.guessedFrom.has(b.doer) && b.guessedFrom.has(a.doer));
}

/** Overlap of words from which two reports in one language speak of one happening. */
function threshold(a: Member, b: Member): number {
  const [one, other] = [a.likeness, b.likeness];
  if (contradict(a, b)) return HAPPENING.otherNames;
  const named = commonPlaces(a, b).filter(
    (place) => !one.described.has(place) && !other.described.has(place),
  );
  if (named.length > 0) return HAPPENING.agreed;
  // Of one place two doers may be named for one attack; without it, two who do alike are two happenings.
  if (doersApart(one, other)) return HAPPENING.otherNames;
  if (shared(one.tellingNames, other.tellingNames) > 0) return HAPPENING.agreed;
  if (commonPlaces(a, b).length > 0) return HAPPENING.agreed;
  if (namesApart(one, other)) return HAPPENING.otherNames;
  const near = Math.abs(a.at - b.at) <= REACH.sameRoles;
  if (!sameRoles(one, other)) return near && sameDoer(one, other) ? HAPPENING.agreed : HAPPENING.plain;
  return near ? HAPPENING.sameRoles : HAPPENING.agreed;
}

/** Less than this `threshold` never is. */
const leastOverlap = (a: Member, b: Member): number =>
  sameRoles(a.likeness, b.likeness) ? HAPPENING.sameRoles : HAPPENING.agreed;

const primary = (lang: string | undefined): string | undefined => lang?.toLowerCase().split('-')[0];

function otherLanguage(a: Member, b: Member): boolean {
  if (a.likeness.script !== b.likeness.script) return true;
  const [one, other] = [primary(a.hit.lang), primary(b.hit.lang)];
  return one !== undefined && other !== undefined && one !== other;
}

/**
 * Arabic and English share no word, but the vocabulary's names of doer, target and place are the same in both: they
 * agree on a place or on both roles, or, close together, on a doer that is not everywhere while nothing else contradicts.
 */
function sameAcrossLanguages(a: Member, b: Member): Sameness {
  const apart = Math.abs(a.at - b.at);
  if (apart > REACH.otherLanguage || contradict(a, b)) return undefined;
  const place = commonPlaces(a, b).length > 0 && !doersApart(a.likeness, b.likeness);
  const near = sameDoer(a.likeness, b.likeness) && apart <= REACH.otherLanguageDoer;
  return place || sameRoles(a.likeness, b.likeness) || near
    ? { kind: 'happening', strength: 0.5 }
    : undefined;
}

/** Whether two hits of one indicator speak of one happening, and how. */
export function sameness(a: Member, b: Member): Sameness {
  const apart = Math.abs(a.at - b.at);
  if (apart > REACH.repost) return undefined;
  const repost = a.hit.family === b.hit.family && a.likeness.key === b.likeness.key;
  if (!repost && apart > REACH.text) return undefined;
  if (nearIdentical(a.likeness, b.likeness)) {
    if (anotherHappening(a, b)) return undefined;
    return { kind: repost ? 'repost' : 'text', strength: 2 - apart / REACH.repost };
  }
  if (apart > REACH.happening) return undefined;
  const strength = overlap(a.likeness, b.likeness);
  if (strength >= leastOverlap(a, b) && strength >= threshold(a, b)) return { kind: 'happening', strength };
  return otherLanguage(a, b) ? sameAcrossLanguages(a, b) : undefined;
}
