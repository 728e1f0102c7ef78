import { wordSet } from '../lexicon.ts';
import type { Attribution } from '../reading.ts';
import {
  COMMA,
  gapHas,
  HYPHEN,
  has,
  isMention,
  isNamedActor,
  isPlaceOnly,
  isSite,
  SLASH,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import { COUNTRIES, HOST_COUNTRIES, LINKED_AFTER, VOID_AFTER, VOID_BEFORE } from './lexicon.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';

/**
 * A noun phrase as far as roles go. `actor`: the actor or its people and weapons; `property`: a base, which only suffers;
 * `event`: headed by an event noun; `other`: names no actor.
 */
export interface NounPhrase {
  kind: 'actor' | 'property' | 'event' | 'other';
  /** Heads: the actor's unit, or two joined by a hyphen. */
  actors: readonly number[];
  /** The event noun, when the phrase is headed by one. */
  event: number | undefined;
  attribution: Attribution;
  association: boolean;
  /** Actors named in the phrase that take no part, with the reason. */
  bystanders: ReadonlyMap<number, string>;
  start: number;
  end: number;
}

const joinedByHyphen = (units: readonly Unit[], at: number): boolean => gapHas(units[at], HYPHEN);

const PRISONS = wordSet('prison, prisons, jail, jails, detention');
const HOLDS = wordSet('holding, detaining, jailing');
const KEEPS = wordSet('for, housing, hosting, of, with');
const DETENTION = wordSet(
  'prison, prisons, jail, jails, camp, camps, centre, center, centres, centers, facility, facilities',
);

/** "prison holding A fighters", "jail for A men": they are kept there. */
function isHeld(units: readonly Unit[], at: number): boolean {
  for (let position = at - 1; position >= Math.max(0, at - 5); position -= 1) {
    const unit = units[position];
    if (unit === undefined || isMention(unit) || gapHas(units[position + 1], COMMA | HARD_GAP)) return false;
    if (HOLDS.has(unit.norm)) return true;
    if (KEEPS.has(unit.norm)) return DETENTION.has(units[position - 1]?.norm ?? '') && unit.norm !== 'of';
    if (has(unit, W.PREPOSITION) || unit.action !== undefined) return false;
  }
  return false;
}

/** Why the actor at `at` takes no part by its own compound ("anti-A", "A-held"), or undefined. */
export function voidReason(units: readonly Unit[], at: number): string | undefined {
  const before = units[at - 1];
  if (before !== undefined && !isMention(before) && VOID_BEFORE.has(before.norm)) {
    if (joinedByHyphen(units, at) || before.norm !== 'despite') return `void: ${before.norm}-`;
  }
  if (before?.norm === 'inspired') return 'void: inspired by';
  if (before?.norm === 'instead' || before?.norm === 'rather') return 'void: instead of (E24)';
  if (isHeld(units, at)) return 'void: held';
  if (before !== undefined && before.norm === 'not' && !gapHas(units[at], HARD_GAP)) return 'void: not (E24)';
  const after = units[at + 1];
  if (after === undefined || isMention(after)) return undefined;
  if (joinedByHyphen(units, at + 1) && VOID_AFTER.has(after.norm)) return `void: -${after.norm}`;
  // "A prison attack" is an attack of A, "A prison" holds A's people.
  const isPlaceOfAct = units[at + 2]?.action !== undefined && PRISONS.has(after.norm);
  if (has(after, W.NOT_THE_ACTOR) && !gapHas(after, COMMA | HARD_GAP) && !isPlaceOfAct)
    return `void: ${after.norm}`;
  return undefined;
}

/** "in Norland", "across southern Norland": a country behind these is where it happened. */
const WHERE = wordSet('in, inside, across, near, outside, throughout');

/** Whether the name at `at` is a country that only says where. */
export function isWhere(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || unit.possessive || unit.end - unit.start > 1 || !COUNTRIES.has(unit.norm))
    return false;
  let before = at - 1;
  while (
    before > 0 &&
    !isMention(units[before]) &&
    /^(?:north|south|east|west|central)/.test(units[before]?.norm ?? '')
  )
    before -= 1;
  return WHERE.has(units[before]?.norm ?? '') && !isMention(units[before]);
}

const HOUSING = wordSet('housing, hosting, houses, hosts, housed, hosted');
const LIVES_THERE = wordSet('based, stationed, deployed, housed, billeted');

/** "base hosting A troops", "where A troops are stationed": they live where it happened. */
export function isHoused(units: readonly Unit[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 5); before -= 1) {
    if (gapHas(units[before + 1], COMMA | HARD_GAP)) return false;
    const norm = units[before]?.norm ?? '';
    if (HOUSING.has(norm) && !isMention(units[before])) return true;
    if (norm === 'where' && units.slice(at + 1, at + 6).some((unit) => LIVES_THERE.has(unit.norm)))
      return true;
  }
  return false;
}

/** "-linked", "-backed" behind the actor. */
export const isLinked = (units: readonly Unit[], at: number): boolean => {
  const after = units[at + 1];
  return after !== undefined && joinedByHyphen(units, at + 1) && LINKED_AFTER.has(after.norm);
};

/** Position behind the phrase: the first preposition (but "of" after a head), verb, conjunction or comma ends it. */
function phraseEnd(sentence: Sentence, from: number, to: number): number {
  const { units, speech } = sentence;
  for (let at = from; at < to; at += 1) {
    const unit = units[at];
    if (unit === undefined) return at;
    if (at > from && (gapHas(unit, COMMA | HARD_GAP) || (gapHas(unit, SLASH) && !isMention(unit)))) return at;
    if (isMention(unit)) continue;
    const kind = speech[at];
    if (kind === 'active' || kind === 'passive' || kind === 'ing') return at;
    if (joinedByHyphen(units, at)) continue;
    if (at > from && isMention(units[at - 1]) && has(unit, W.OTHER_VERB) && /(?:s|ed)$/.test(unit.norm))
      return at;
    if (isMembership(units, from, at)) continue;
    if ((unit.norm === 'of' || LINKS.has(unit.norm)) && opensComplement(units, from, at)) continue;
    if (
      has(
        unit,
        W.PREPOSITION | W.AND | W.RELATIVE | W.BREAK | W.SAY | W.BE | W.HAVE | W.MODAL | W.AGENT_MARKER,
      )
    ) {
      if (has(unit, W.DETERMINER | W.PEOPLE | W.PROPERTY | W.NUMBER)) continue;
      return at;
    }
  }
  return to;
}

/** "commander in A", "fighters from A": people of the group, which no country or place is. */
function isMembership(units: readonly Unit[], from: number, at: number): boolean {
  const [before, unit, after] = [units[at - 1], units[at], units[at + 1]];
  if (unit?.norm !== 'in' && unit?.norm !== 'from' && unit?.norm !== 'with') return false;
  if (at === from || before === undefined || !has(before, W.PEOPLE) || isMention(before)) return false;
  if (after === undefined || !isNamedActor(after)) return false;
  if (units.slice(from, at).some(isMention)) return false;
  return !isPlaceOnly(after) && !COUNTRIES.has(after.norm) && !HOST_COUNTRIES.has(after.norm);
}

/** First words of "linked to", "loyal to", "affiliated with". */
const LINKS = wordSet('linked, tied, connected, affiliated, allied, loyal, aligned');

/** "dozens of A fighters", "leader of A": the actor behind "of" is still the head. */
function opensComplement(units: readonly Unit[], from: number, of: number): boolean {
  for (let at = from; at < of; at += 1) if (isMention(units[at])) return false;
  const head = units[of - 1];
  return (
    of > from &&
    (has(head, W.PEOPLE | W.PROPERTY | W.NUMBER | W.NOT_THE_ACTOR) || /^\d/.test(head?.norm ?? ''))
  );
}

const EMPTY: ReadonlyMap<number, string> = new Map();

/** Heads among the actors of the phrase: the last one that acts, with partners joined to it by hyphen or slash. */
function headsOf(units: readonly Unit[], actors: readonly number[]): number[] {
  const named = actors.filter((at) => isNamedActor(units[at]));
  const last = (named.length > 0 ? named : actors).at(-1);
  if (last === undefined) return [];
  const heads = [last];
  let first = last;
  if (isUnnamedBase(units, last)) {
    first -= 1;
    heads.unshift(first);
  }
  while (isMention(units[first - 1]) && gapHas(units[first], HYPHEN | SLASH)) {
    first -= 1;
    heads.unshift(first);
  }
  return heads;
}

/** "A [base in Westmark]": a base that the vocabulary knows only by its country belongs to the one named before it. */
function isUnnamedBase(units: readonly Unit[], at: number): boolean {
  const [owner, unit] = [units[at - 1], units[at]];
  if (unit === undefined || owner === undefined || !isSite(unit)) return false;
  if (!unit.mentions.some(({ alias }) => UNNAMED_BASE.test(alias))) return false;
  return isMention(owner) && isNamedActor(owner) && !isSite(owner) && !gapHas(unit, COMMA | HARD_GAP);
}
const UNNAMED_BASE = /^(?:military |air )?(?:base|bases|airbase|airbases|camp|camps) in /i;

/** Reads the one phrase that starts at `from` and ends at or before `to`. */
export function readPhrase(sentence: Sentence, from: number, to: number): NounPhrase {
  const { units, speech } = sentence;
  const end = phraseEnd(sentence, from, to);
  let bystanders: Map<number, string> | undefined;
  let attribution: Attribution = 'asserted';
  let association = false;
  let event: number | undefined;
  const actors: number[] = [];
  let trailing = 0;
  let leading = 0;
  for (let at = from; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || (actors.length > 0 && opensObject(units, at))) break;
    if (isMention(unit)) {
      const reason =
        voidReason(units, at) ??
        (actors.length === 0 && (leading & W.NOT_THE_ACTOR) !== 0 ? 'void: of' : undefined);
      if (reason !== undefined) {
        bystanders ??= new Map();
        bystanders.set(at, reason);
        continue;
      }
      if (isLinked(units, at)) association = true;
      else if (actors.length > 0) association = false;
      actors.push(at);
      trailing = 0;
    } else if (speech[at] === 'noun' || speech[at] === 'thing') {
      if (speech[at] === 'noun') event = at;
      // "A car bomb" is a weapon of A, "A targets" are what A owns.
      if (speech[at] === 'thing' && has(unit, W.INSTRUMENT)) trailing = W.PEOPLE;
      else trailing |= W.PROPERTY;
    } else {
      if (has(unit, W.SUSPECTED) && actors.length === 0) attribution = 'suspected';
      if (actors.length === 0 && unit.trigger !== undefined && LINKS.has(unit.norm)) association = true;
      if (actors.length === 0) leading |= unit.classes;
      else trailing = trailingClasses(trailing, unit);
    }
  }
  const heads = headsOf(units, actors);
  for (const at of actors) {
    if (heads.includes(at)) continue;
    bystanders ??= new Map();
    bystanders.set(at, 'attribute of another name');
  }
  return {
    kind: kindOf(units, heads, event, trailing, leading),
    actors: heads,
    event,
    attribution,
    association,
    bystanders: bystanders ?? EMPTY,
    start: from,
    end,
  };
}

/** "A build new outpost": an unknown word and then a determiner or adjective is a verb and its object. */
function opensObject(units: readonly Unit[], at: number): boolean {
  const [before, unit] = [units[at - 1], units[at]];
  if (before === undefined || unit === undefined || isMention(before) || isMention(unit)) return false;
  const isUnknown =
    before.classes === 0 && before.action === undefined && !before.possessive && !gapHas(unit, HYPHEN);
  return isUnknown && has(unit, W.DETERMINER | W.NUMBER | W.ADJECTIVE);
}

/** The last noun of the phrase decides: "base commander" is a person, "commander's base" a place. */
function trailingClasses(before: number, unit: Unit): number {
  if (has(unit, W.PEOPLE | W.INSTRUMENT)) return W.PEOPLE;
  return has(unit, W.PROPERTY) ? W.PROPERTY : before;
}

function kindOf(
  units: readonly Unit[],
  heads: readonly number[],
  event: number | undefined,
  trailing: number,
  leading: number,
): NounPhrase['kind'] {
  const head = heads.at(-1);
  if (event !== undefined && (head === undefined || event > head)) return 'event';
  if (head === undefined) return 'other';
  const unit = units[head];
  if (unit !== undefined && isSite(unit)) return 'property';
  if ((trailing & W.PROPERTY) !== 0) return 'property';
  return (leading & W.PROPERTY) !== 0 && trailing === 0 && units.slice(0, head).some((u) => u.norm === 'of')
    ? 'property'
    : 'actor';
}

/** Reads phrases joined by commas and "and" from `from` on; stops at the first word that is none of them. */
export function readList(sentence: Sentence, from: number, to: number): NounPhrase[] {
  const { units } = sentence;
  const list: NounPhrase[] = [];
  let at = from;
  while (at < to) {
    const phrase = readPhrase(sentence, at, to);
    if (phrase.end === at) break;
    list.push(phrase);
    at = phrase.end;
    const next = units[at];
    if (next === undefined || at >= to) break;
    if (has(next, W.AND) && !isMention(next)) at += 1;
    else if (!gapHas(next, COMMA | SLASH)) break;
  }
  return list;
}
