import type { Decision, Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { gapHas, has, isMention, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignTargets } from './active.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';
import { clauseSubject, subjectOf } from './subject.ts';

/** Copies what one draft knows of a role to the other that tells of the same act. */
function share(from: Draft, to: Draft, role: Decision['role'], rule: string): void {
  for (const unit of from.with(role)) {
    const decision = from.roles.get(unit);
    if (decision === undefined) continue;
    if (to.roles.get(unit) === undefined && to.bystanders.has(unit)) continue;
    to.assign(unit, role, `${decision.rule}+${rule}`, decision.attribution, decision.association);
  }
}

const shareAgents = (from: Draft, to: Draft, rule: string): void => {
  if (to.hasRole('agent') || to.hasRole('party')) return;
  share(from, to, 'agent', rule);
};

/** "strike kills B": the event noun is the verb's subject. */
function linkSubjectEvent(sentence: Sentence, verb: Draft, drafts: readonly Draft[]): void {
  const subject = subjectOf(sentence, verb.anchor);
  for (const phrase of subject.phrases) {
    const noun = drafts.find((draft) => draft.anchor === phrase.event);
    if (noun === undefined) continue;
    if (sentence.speech[verb.anchor] === 'passive') share(verb, noun, 'agent', 'E3');
    else {
      shareAgents(noun, verb, 'E5');
      share(verb, noun, 'target', 'E7');
    }
    share(noun, verb, 'party', 'E21');
  }
}

/** The preposition that leads to the event noun from the verb, when one stands right before its phrase. */
function leadingPreposition(sentence: Sentence, verb: number, noun: number): string | undefined {
  const { units, speech } = sentence;
  for (let at = noun - 1; at > verb; at -= 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(units[at + 1], HARD_GAP)) return undefined;
    if (isMention(unit)) continue;
    if (speech[at] === 'active' || speech[at] === 'passive') return undefined;
    if (has(unit, W.PREPOSITION) && unit.norm !== 'of') return unit.norm;
  }
  return undefined;
}

/** Who is killed in a clash took part in it. */
function makeParties(noun: Draft): void {
  for (const [unit, decision] of noun.roles) {
    if (decision.role === 'target') noun.roles.set(unit, { ...decision, role: 'party', rule: 'E21' });
  }
}

/** "B killed in A strike", "A kills three in attack on B": one act told twice. */
function linkEventBehind(sentence: Sentence, verb: Draft, noun: Draft): void {
  if (sentence.clauseOf[verb.anchor] !== sentence.clauseOf[noun.anchor] || noun.anchor < verb.anchor) return;
  const preposition = leadingPreposition(sentence, verb.anchor, noun.anchor);
  const isSame =
    preposition === 'in' || preposition === 'by' || preposition === 'during' || preposition === 'from';
  if (
    preposition === undefined ||
    !(isSame || (preposition === 'with' && !(sentence.units[noun.anchor]?.action?.mutual ?? false)))
  )
    return;
  if (sentence.speech[verb.anchor] === 'passive') {
    shareAgents(noun, verb, 'E5');
    if (!noun.hasRole('target')) share(verb, noun, 'target', 'E5');
    shareAgents(verb, noun, 'E5');
    share(noun, verb, 'party', 'E21');
    if (sentence.units[noun.anchor]?.action?.mutual === true) makeParties(noun);
    return;
  }
  if (sentence.units[verb.anchor]?.trigger?.mark === 'repelled') {
    if (preposition === 'in' || preposition === 'during') readRepelled(sentence, verb, noun);
    return;
  }
  shareAgents(verb, noun, 'E5');
  if (!verb.hasRole('target')) share(noun, verb, 'target', 'E5');
}

const FLOWN = wordSet('drone, drones, missile, missiles, rocket, rockets');

/** "B shoots down A drone in attack on base": B wards the attack off, whose weapon falls made it. */
function readRepelled(sentence: Sentence, verb: Draft, noun: Draft): void {
  if (noun.hasRole('agent') || noun.hasRole('party')) return;
  for (const unit of verb.with('agent')) noun.dismiss(unit, 'wards the act off');
  for (const unit of verb.with('target')) {
    if (FLOWN.has(sentence.units[unit + 1]?.norm ?? '')) noun.assign(unit, 'agent', 'E5');
  }
}

/** "wounded", "dead": said of the subject, as "casualties" is not. */
const isSuffered = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  has(unit, W.CASUALTY) &&
  !isMention(unit) &&
  /(?:ed|dead|hurt|slain|dies?)$/.test(unit.norm);

/** "B wounded in A strike": the harm is told by a word that is no action of the vocabulary. */
function linkCasualty(sentence: Sentence, noun: Draft): void {
  if (noun.hasRole('target')) return;
  const { units, speech } = sentence;
  const index = sentence.clauseOf[noun.anchor] ?? 0;
  const start = sentence.clauses[index]?.start ?? 0;
  for (let at = noun.anchor - 1; at > start; at -= 1) {
    if (gapHas(units[at + 1], HARD_GAP)) return;
    if (speech[at] === 'active') return;
    if (!isSuffered(units[at]) || speech[at] !== 'none') continue;
    const preposition = leadingPreposition(sentence, at, noun.anchor);
    if (preposition === 'in' || preposition === 'by' || preposition === 'from') {
      if (!speech.slice(start, at).includes('active'))
        assignTargets(noun, clauseSubject(sentence, index).phrases, 'E5');
    }
    return;
  }
}

/** ", killing two" after "base hit by A" or "attack by A hits base": the act before is its subject. */
function linkTrailingIng(sentence: Sentence, ing: Draft, drafts: readonly Draft[]): void {
  if (sentence.speech[ing.anchor] !== 'ing' || ing.hasRole('agent')) return;
  const before = drafts.findLast(
    (draft) => draft.anchor < ing.anchor && sentence.speech[draft.anchor] !== 'ing',
  );
  if (before === undefined || !isTrailing(sentence, ing.anchor)) return;
  for (const unit of ing.with('agent')) ing.roles.delete(unit);
  shareAgents(before, ing, 'E19');
}

const isTrailing = (sentence: Sentence, at: number): boolean => {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0];
  return clause?.kind === 'carry' && clause.start === at;
};

/** Joins drafts that speak of one act, so that what one of them says of an actor holds for the other. */
export function linkDrafts(sentence: Sentence, drafts: readonly Draft[]): void {
  const isNoun = (draft: Draft): boolean => sentence.speech[draft.anchor] === 'noun';
  for (const noun of drafts) if (isNoun(noun)) linkCasualty(sentence, noun);
  for (const verb of drafts) {
    if (isNoun(verb)) continue;
    linkSubjectEvent(sentence, verb, drafts);
    for (const noun of drafts) if (isNoun(noun)) linkEventBehind(sentence, verb, noun);
    linkTrailingIng(sentence, verb, drafts);
  }
}
