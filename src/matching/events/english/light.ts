import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { COMMA, gapHas, has, isMention, isNamedActor } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignAgents } from './active.ts';
import { isVerbal } from './clause.ts';
import { CONTROLS_NOUN, HARMS } from './lexicon.ts';
import { leftNeighbour } from './nominal.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP, isVerbHere } from './speech.ts';
import { clauseSubject, subjectOf } from './subject.ts';

/** Words that may stand between the light verb and its noun: "launches a fresh wave of drone and missile attacks". */
const FARTHEST = 8;

/** The verb that governs the noun, over the words of its noun phrase; undefined when a preposition comes between. */
export function governorOf(sentence: Sentence, noun: number): number | undefined {
  const { units, speech } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[noun] ?? 0];
  // "announces strikes": the verb of saying governs the noun right behind it.
  const start = clause?.kind === 'said' ? (clause.opener ?? clause.start) : (clause?.start ?? 0);
  for (let at = noun - 1; at >= Math.max(start, noun - FARTHEST); at -= 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(units[at + 1], HARD_GAP)) return undefined;
    if (isGovernor(sentence, at)) return at;
    if (isMention(unit)) continue;
    if (speech[at] === 'active' || speech[at] === 'passive') return undefined;
    if (unit.norm === 'of' || has(unit, W.AND)) continue;
    if (has(unit, W.PREPOSITION | W.BREAK | W.RELATIVE | W.BE | W.HAVE)) return undefined;
    if (isVerbal(units, speech, at) && speech[at] === 'none') return undefined;
  }
  return undefined;
}

function isGovernor(sentence: Sentence, at: number): boolean {
  const { units } = sentence;
  const unit = units[at];
  if (unit === undefined || isMention(unit)) return false;
  const isLight = has(unit, W.LIGHT) || CONTROLS_NOUN.has(unit.norm);
  // "fires rockets": an action form that is also a light verb governs the noun as well.
  const isOwnWord = unit.action === undefined || has(unit, W.LIGHT);
  return (
    isLight &&
    isOwnWord &&
    (has(unit, W.PREPOSITION) || unit.action !== undefined || isVerbHere(sentence.units, at))
  );
}

/** "orders", "leads": what the subject sets going is another's act. */
const OF_ANOTHER = wordSet(
  'order, orders, ordered, direct, directs, directed, authorize, authorizes, authorized, behind, responsible',
);

/** "steps up A raids": a noun without possessor behind somebody else's light verb is aimed at the name before it (E9). */
function turnTarget(sentence: Sentence, draft: Draft, governor: number): void {
  const { units } = sentence;
  const left = leftNeighbour(sentence, draft.anchor);
  const name = left.actor === undefined ? undefined : units[left.actor];
  if (left.actor === undefined || name === undefined || name.possessive || left.actor < governor) return;
  if (!has(units[governor], W.LIGHT) || OF_ANOTHER.has(units[governor]?.norm ?? '')) return;
  const doers = subjectOf(sentence, governor).phrases.flatMap(({ actors }) => actors);
  if (doers.length === 0 || draft.roles.get(left.actor)?.role !== 'agent') return;
  // "joins A strikes on T": aimed at T, so A's own.
  if (draft.with('target').some((unit) => unit > draft.anchor)) return;
  draft.roles.delete(left.actor);
  draft.assign(left.actor, 'target', 'E9');
}

/** The noun's own complement may already name who does it ("halts US attacks"): then the subject is not the agent. */
const isOpen = (draft: Draft): boolean => !draft.hasRole('agent') && !draft.hasRole('party');

/** E11, E23: the subject of the light verb did it. */
export function readLight(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const extra = units[draft.anchor]?.action?.lightVerbs ?? [];
  const governor = governorOf(sentence, draft.anchor) ?? extraGovernor(sentence, draft.anchor, extra);
  const isMutual = units[draft.anchor]?.action?.mutual === true;
  if (governor !== undefined && !isMutual) turnTarget(sentence, draft, governor);
  if (governor === undefined || (!isMutual && !isOpen(draft))) return;
  const subject = subjectOf(sentence, governor);
  if (!isMutual && announcesLoss(sentence, draft, governor)) return;
  if (!isMutual) {
    assignAgents(draft, subject.phrases, 'E11', subject.via === 'self' ? 'claimed' : undefined);
    return;
  }
  for (const unit of subject.phrases.flatMap((phrase) => phrase.actors)) {
    if (isNamedActor(units[unit])) draft.assign(unit, 'party', 'E21');
  }
}

/** "announces killing of its chief": nobody else is named as the victim, so the loss is the speaker's own. */
function announcesLoss(sentence: Sentence, draft: Draft, governor: number): boolean {
  const isObjectNoun = sentence.units[draft.anchor]?.action?.forms.includes('object-noun') ?? false;
  return isObjectNoun && has(sentence.units[governor], W.SAY) && !draft.hasRole('target');
}

function extraGovernor(sentence: Sentence, noun: number, words: readonly string[]): number | undefined {
  if (words.length === 0) return undefined;
  const start = sentence.clauses[sentence.clauseOf[noun] ?? 0]?.start ?? 0;
  for (let at = noun - 1; at >= start; at -= 1) {
    if (words.includes(sentence.units[at]?.norm ?? '')) return at;
    if (gapHas(sentence.units[at + 1], COMMA | HARD_GAP) || has(sentence.units[at], W.PREPOSITION))
      return undefined;
  }
  return undefined;
}

/** "enters war with attacks", "responds with strikes": the attack is how the subject does it. */
const DOES_WITH = wordSet(
  'enter, enters, entered, join, joins, joined, begin, begins, began, start, starts, started, open, opens, opened, respond, responds, responded, retaliate, retaliates, retaliated, answer, answers, answered, escalate, escalates, escalated, cross, crosses, crossed, avenge, avenges, avenged, mark, marks, marked, break, breaks, broke, breach, breaches, breached',
);

/** "wounds three in attack on base": who does harm in an attack carries it out. */
export function readHarm(sentence: Sentence, draft: Draft): void {
  const { units, speech } = sentence;
  if (!isOpen(draft)) return;
  const index = sentence.clauseOf[draft.anchor] ?? 0;
  const start = sentence.clauses[index]?.start ?? 0;
  let preposition: number | undefined;
  for (let at = draft.anchor - 1; at >= start; at -= 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(units[at + 1], HARD_GAP)) return;
    if (unit.norm === 'in' || unit.norm === 'during' || unit.norm === 'with') preposition ??= at;
    const words = preposition !== undefined && units[preposition]?.norm === 'with' ? DOES_WITH : HARMS;
    const isHarm = speech[at] === 'none' && !isMention(unit) && words.has(unit.norm) && isVerbHere(units, at);
    if (!isHarm) continue;
    const isPassive = units[at + 1] === undefined || has(units[at + 1], W.PREPOSITION);
    if (preposition !== undefined && !isPassive)
      assignAgents(draft, clauseSubject(sentence, index).phrases, 'E11-harm');
    return;
  }
}
