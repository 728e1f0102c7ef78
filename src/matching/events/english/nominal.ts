import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { COMMA, gapHas, HYPHEN, has, isMention, isPlaceOnly, isSite, SLASH, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignAgents, assignTargets, dismissNamed, HELD_BY, ownerOfPlace } from './active.ts';
import { isVerbal } from './clause.ts';
import { DONE_AFTER, HOST_COUNTRIES } from './lexicon.ts';
import { isLinked, type NounPhrase, readList, readPhrase, voidReason } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';
import { ownerOf } from './subject.ts';

/** Plain words that may stand between the actor and its event noun: "Falcon Brigade ballistic test attack". */
const PLAIN_BETWEEN = 2;
const ENDS_LEFT: number =
  W.PREPOSITION |
  W.BREAK |
  W.AND |
  W.SAY |
  W.CLAIM |
  W.BLAME |
  W.BE |
  W.HAVE |
  W.MODAL |
  W.RELATIVE |
  W.PRONOUN;

/** One person before the event noun is whom it hit: "Falcon chief strike". */
const LEADERS = wordSet(
  'chief, commander, leader, official, spokesman, emir, boss, head, general, mastermind, minister',
);

/** "attack attributed to A", "attacks linked to A": two words, or one phrase of the lexicon. */
const TRACED = wordSet('attributed, pinned, linked, tied, traced');
const TRACED_TO: ReadonlySet<string> = new Set(['linked to', 'tied to', 'connected to']);

interface LeftNeighbour {
  /** The actor standing left of the noun, over adjectives and instruments. */
  actor: number | undefined;
  /** "its", "their": the noun belongs to the subject of the clause. */
  possessive: boolean;
  property: boolean;
  people: boolean;
}

/** What stands left of the event noun, over everything that may stand between a possessor and its noun. */
export function leftNeighbour(sentence: Sentence, noun: number): LeftNeighbour {
  const { units, speech } = sentence;
  const found: LeftNeighbour = { actor: undefined, possessive: false, property: false, people: false };
  let plain = 0;
  for (let at = noun - 1; at >= 0; at -= 1) {
    if (gapHas(units[at + 1], COMMA | HARD_GAP)) return found;
    const unit = units[at];
    if (unit === undefined) return found;
    if (isMention(unit)) return { ...found, actor: at };
    if (unit.norm === 'its' || unit.norm === 'their') return { ...found, possessive: true };
    const kind = speech[at];
    if (kind === 'active' || kind === 'passive' || kind === 'ing') return found;
    if (kind === 'noun' || kind === 'thing' || gapHas(units[at + 1], HYPHEN)) continue;
    if (has(unit, W.ADJECTIVE | W.INSTRUMENT | W.NUMBER) || /^\d/.test(unit.norm)) continue;
    if (has(unit, W.AND) && has(units[at - 1], W.INSTRUMENT | W.ADJECTIVE)) continue;
    if (has(unit, W.PEOPLE)) {
      found.people = true;
      continue;
    }
    if (has(unit, W.PROPERTY)) {
      found.property = true;
      continue;
    }
    if (has(unit, ENDS_LEFT | W.DETERMINER) || isVerbal(units, speech, at)) return found;
    plain += 1;
    if (plain > PLAIN_BETWEEN) return found;
  }
  return found;
}

const isPlural = (unit: Unit | undefined): boolean => unit?.norm.endsWith('s') ?? false;

/** An event noun whose complement suffers it ("killing of B"), and not at the same time an ordinary one. */
function isObjectNoun(sentence: Sentence, noun: number): boolean {
  const forms = sentence.units[noun]?.action?.forms ?? [];
  return forms.includes('object-noun') && !forms.includes('noun');
}

/** Someone standing right before the actor who owns "A attacks": E9. A host country only says where. */
function possessorBefore(units: readonly Unit[], actor: number): number | undefined {
  const before = units[actor - 1];
  if (before === undefined || !isMention(before) || gapHas(units[actor], COMMA | HYPHEN | SLASH | HARD_GAP))
    return undefined;
  return isPlaceOnly(before) || HOST_COUNTRIES.has(before.norm) ? undefined : actor - 1;
}

/** "Baghdad strike", "Iraq attack": a country or capital of other people's wars says where. */
const isScene = (unit: Unit): boolean =>
  unit.end - unit.start === 1 && !unit.possessive && HOST_COUNTRIES.has(unit.norm);

/** Partners named together with the actor: "US-Israeli strikes", "A and B attacks". */
function partnersOf(sentence: Sentence, actor: number): number[] {
  const { units } = sentence;
  const partners = [actor];
  let at = actor;
  while (at > 0) {
    if (isMention(units[at - 1]) && gapHas(units[at], HYPHEN | SLASH)) at -= 1;
    else if (
      isMention(units[at - 1]) &&
      gapHas(units[at], COMMA) &&
      at - 1 === sentence.clauses[sentence.clauseOf[at] ?? 0]?.start
    )
      at -= 1;
    else if (has(units[at - 1], W.AND) && isMention(units[at - 2])) at -= 2;
    else break;
    partners.push(at);
  }
  return partners;
}

/** E6, E9, E10: the actor to the left of the event noun; an "anti-A raid" is aimed at A. */
function readLeft(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const left = leftNeighbour(sentence, draft.anchor);
  if (left.possessive) {
    const owner = ownerOf(sentence, draft.anchor);
    assignAgents(draft, owner.phrases, 'E6-its', owner.via === 'self' ? 'claimed' : undefined);
    return;
  }
  const actor = left.actor;
  if (actor === undefined) return;
  const reason = voidReason(units, actor);
  if (reason === 'void: anti-' && !left.people) {
    draft.assign(actor, 'target', 'E7');
    return;
  }
  if (reason !== undefined) {
    draft.dismiss(actor, reason);
    return;
  }
  const unit = units[actor];
  if (unit === undefined) return;
  if (isTargetOfNoun(sentence, draft, left, unit)) {
    draft.assign(actor, 'target', 'E7', 'asserted', isLinked(units, actor));
    const owner = possessorBefore(units, actor);
    if (owner !== undefined) draft.assign(owner, 'agent', 'E9');
    return;
  }
  if (isScene(unit)) {
    draft.dismiss(actor, 'place of the act');
    return;
  }
  const owner = possessorBefore(units, actor);
  if (owner !== undefined && !isLinked(units, owner)) {
    draft.assign(actor, 'target', 'E9');
    for (const partner of partnersOf(sentence, owner)) draft.assign(partner, 'agent', 'E9');
    return;
  }
  assignLeftAgents(sentence, draft, actor);
}

/** "embassy attack", "base attack", "Erbil attack", "commander killing" name what suffered it. */
function isTargetOfNoun(sentence: Sentence, draft: Draft, left: LeftNeighbour, unit: Unit): boolean {
  if (isSite(unit)) return true;
  const isOwner = unit.possessive || (left.actor !== undefined && isLinked(sentence.units, left.actor));
  if (left.property && !isOwner) return true;
  if (isPlaceOnly(unit)) return !unit.possessive;
  if (LEADERS.has(sentence.units[draft.anchor - 1]?.norm ?? '') && !isOwner) return true;
  if (!isObjectNoun(sentence, draft.anchor)) return false;
  if (unit.possessive || sentence.units[draft.anchor + 1]?.norm === 'of') return left.people;
  return left.people || !isPlural(sentence.units[draft.anchor]);
}

function assignLeftAgents(sentence: Sentence, draft: Draft, actor: number): void {
  const { units } = sentence;
  for (const partner of partnersOf(sentence, actor)) {
    const unit = units[partner];
    if (unit === undefined || isPlaceOnly(unit)) continue;
    const reason = voidReason(units, partner);
    if (reason !== undefined) {
      draft.dismiss(partner, reason);
      continue;
    }
    const before = units[partner - 1];
    const suspected = before !== undefined && has(before, W.SUSPECTED) && !isMention(before);
    const claimed = gapHas(units[partner + 1], HYPHEN) && DONE_AFTER.has(units[partner + 1]?.norm ?? '');
    const attribution = suspected ? 'suspected' : claimed ? 'claimed' : 'asserted';
    draft.assign(partner, 'agent', suspected ? 'E17' : 'E6', attribution, isLinked(units, partner));
  }
}

/** "carried out by A", "launched by A", "claimed by A", "blamed on A" behind the noun. */
function participleAgent(sentence: Sentence, draft: Draft, at: number, end: number): number | undefined {
  const { units } = sentence;
  const unit = units[at];
  if (TRACED_TO.has(unit?.trigger?.text ?? ''))
    return assignList(sentence, draft, at + 1, end, 'E17', 'suspected');
  if (!has(unit, W.LIGHT | W.CLAIM | W.BLAME) && !TRACED.has(unit?.norm ?? '')) return undefined;
  const next = units[at + 1];
  if (next === undefined) return undefined;
  if (has(unit, W.CLAIM) && has(next, W.AGENT_MARKER))
    return assignList(sentence, draft, at + 2, end, 'E13', 'claimed');
  if (has(unit, W.LIGHT) && has(next, W.AGENT_MARKER))
    return assignList(sentence, draft, at + 2, end, 'E11', 'asserted');
  if (next.norm === 'on' || next.norm === 'to')
    return assignList(sentence, draft, at + 2, end, 'E17', 'suspected');
  return undefined;
}

function assignList(
  sentence: Sentence,
  draft: Draft,
  from: number,
  end: number,
  rule: string,
  attribution: 'asserted' | 'claimed' | 'suspected',
): number {
  const list = readList(sentence, from, end);
  assignAgents(draft, list, rule, attribution === 'asserted' ? undefined : attribution);
  return list.at(-1)?.end ?? from;
}

const withoutEvents = (list: readonly NounPhrase[]): NounPhrase[] =>
  list.filter(({ kind }) => kind !== 'event');

/** "attack from Lebanon" says where it came from. */
const withoutScenes = (sentence: Sentence, list: readonly NounPhrase[]): NounPhrase[] =>
  list.filter(({ actors }) =>
    actors.every((at) => {
      const unit = sentence.units[at];
      return unit === undefined || !isScene(unit);
    }),
  );

/** "shelling of B", as "killing of B"; "strike of B" may be B's own. */
const SHELLING = wordSet('shelling, bombing, bombardment');

const suffersBehindOf = (noun: Unit | undefined): boolean =>
  noun !== undefined && ((noun.action?.forms.includes('object-noun') ?? false) || SHELLING.has(noun.norm));

/** "attacks in areas controlled by B": B holds the place and did nothing. */
function dismissHolders(draft: Draft, list: readonly NounPhrase[]): void {
  for (const unit of list.flatMap(({ actors }) => actors)) draft.dismiss(unit, 'holds the place');
}

const TAKES_BACK = wordSet(
  'retake, retaking, recapture, recapturing, reclaim, reclaiming, regain, regaining, liberate, liberating, free, freeing, wrest, wresting, seize, seizing, take, taking, clear, clearing, save, saving, protect, protecting, secure, securing',
);

/** "offensive to retake the city from B": between the noun and "from" stands what is to be done to B. */
const isTakenBack = (units: readonly Unit[], noun: number, from: number): boolean =>
  units.slice(noun + 1, from).some((unit) => TAKES_BACK.has(unit.norm));

/** E7, E8: what follows the event noun behind "on", "against", "by", "from". */
function readRight(sentence: Sentence, draft: Draft): void {
  const { units, speech } = sentence;
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? units.length;
  const own = units[draft.anchor]?.action?.targetPrepositions ?? [];
  for (let at = draft.anchor + 1; at < end; ) {
    const unit = units[at];
    if (unit === undefined || gapHas(unit, HARD_GAP)) return;
    const after = participleAgent(sentence, draft, at, end);
    if (after !== undefined) {
      at = Math.max(after, at + 1);
      continue;
    }
    if (isMention(unit) || has(unit, W.BE) || speech[at] === 'noun') {
      at += 1;
      continue;
    }
    if (speech[at] === 'active' || speech[at] === 'ing' || speech[at] === 'passive') return;
    if (unit.norm === 'from' && has(units[at - 1], W.PEOPLE) && !isMention(units[at - 1])) return;
    if (has(unit, W.AGENT_MARKER | W.FROM)) {
      const list = withoutEvents(readList(sentence, at + 1, end));
      if (unit.norm === 'by' && HELD_BY.has(units[at - 1]?.norm ?? '')) dismissHolders(draft, list);
      else if (unit.norm === 'from' && isTakenBack(units, draft.anchor, at)) assignTargets(draft, list, 'E7');
      else assignAgents(draft, unit.norm === 'from' ? withoutScenes(sentence, list) : list, 'E8');
    } else if (has(unit, W.TARGET_MARKER) || own.includes(unit.norm)) {
      const list = readList(sentence, at + 1, end);
      assignTargets(draft, withoutEvents([...list, ...ownerOfPlace(sentence, list, end)]), 'E7');
    } else if (unit.norm === 'of' && at === draft.anchor + 1 && suffersBehindOf(units[draft.anchor])) {
      assignTargets(draft, readList(sentence, at + 1, end), 'E7');
    } else if (isVerbal(units, speech, at)) {
      return;
    }
    at += 1;
  }
}

/** E6-E10: an event noun. The left side is read first; what it decided, the right side does not change. */
export function readNominal(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? units.length;
  const of = isObjectNoun(sentence, draft.anchor) && units[draft.anchor + 1]?.norm === 'of';
  if (of) {
    const complement = readPhrase(sentence, draft.anchor + 2, end);
    dismissNamed(draft, complement);
    assignTargets(draft, [complement], 'E7');
  }
  readLeft(sentence, draft);
  readRight(sentence, draft);
}
