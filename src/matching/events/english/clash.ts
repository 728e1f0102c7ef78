import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { COMMA, gapHas, HYPHEN, has, isMention, isNamedActor, SLASH } from '../unit.ts';
import * as W from '../word-class.ts';
import { dismissNamed, objectsAfter } from './active.ts';
import { isVerbal } from './clause.ts';
import { leftNeighbour } from './nominal.ts';
import { type NounPhrase, readList, readPhrase } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP, isVerbHere } from './speech.ts';
import { subjectOf } from './subject.ts';

function assignParties(sentence: Sentence, draft: Draft, phrases: readonly NounPhrase[]): void {
  for (const phrase of phrases) {
    dismissNamed(draft, phrase);
    if (phrase.kind === 'event') continue;
    for (const unit of phrase.actors) {
      if (isNamedActor(sentence.units[unit]))
        draft.assign(unit, 'party', 'E21', phrase.attribution, phrase.association);
    }
  }
}

const SIDES = wordSet('with, against, among');

/** Sides named behind "between", "with", "against", up to the end of the clause. */
function readSides(sentence: Sentence, draft: Draft, from: number): void {
  const { units } = sentence;
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? units.length;
  let behindVerb = false;
  for (let at = from; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(unit, HARD_GAP)) return;
    if (isMention(unit)) continue;
    // Behind a verb only "between" still speaks of the clash: "fighting resumed between A and B".
    const leads = unit.norm === 'between' || (!behindVerb && SIDES.has(unit.norm));
    if (leads) assignParties(sentence, draft, readList(sentence, at + 1, end));
    else if (sentence.speech[at] === 'active') return;
    else if (isVerbal(units, sentence.speech, at) && !has(unit, W.BE)) behindVerb = true;
  }
}

/** "A-B clashes", "A, B clashes", "A clashes": who stands left of the noun. */
function readLeftSides(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  let at = leftNeighbour(sentence, draft.anchor).actor;
  while (at !== undefined) {
    assignParties(sentence, draft, [readPhrase(sentence, at, at + 1)]);
    if (isMention(units[at - 1]))
      at -= gapHas(units[at], HYPHEN | SLASH | COMMA) || !gapHas(units[at], HARD_GAP) ? 1 : at + 1;
    else if (has(units[at - 1], W.AND) && isMention(units[at - 2])) at -= 2;
    else return;
    if (at < 0) return;
  }
}

/** "troops in clashes with A", "troops join fight against A". */
function readPartyBeforeIn(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0];
  const left = leftNeighbour(sentence, draft.anchor);
  if (clause === undefined || left.actor !== undefined) return;
  for (let at = draft.anchor - 1; at > clause.start; at -= 1) {
    if (units[at]?.norm !== 'in' && units[at]?.norm !== 'into') continue;
    const isBare = !units
      .slice(clause.start, at)
      .some((_, offset) => isVerbal(units, sentence.speech, clause.start + offset));
    if (isBare) assignParties(sentence, draft, readList(sentence, clause.start, at));
    return;
  }
}

/** E21: both sides of a clash are parties. */
export function readMutual(sentence: Sentence, draft: Draft): void {
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? sentence.units.length;
  const speech = sentence.speech[draft.anchor];
  if (speech === 'noun') {
    readLeftSides(sentence, draft);
    readSides(sentence, draft, draft.anchor + 1);
    readPartyBeforeIn(sentence, draft);
    return;
  }
  assignParties(sentence, draft, subjectOf(sentence, draft.anchor).phrases);
  assignParties(sentence, draft, objectsAfter(sentence, draft.anchor + 1, end));
  readSides(sentence, draft, draft.anchor + 1);
}

/** "A, B exchange strikes": an ordinary event noun, done by both. */
export function readExchange(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const start = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.start ?? 0;
  for (let at = draft.anchor - 1; at >= start; at -= 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(units[at + 1], HARD_GAP)) return;
    if (has(unit, W.EXCHANGE) && isVerbHere(units, at)) {
      assignParties(sentence, draft, subjectOf(sentence, at).phrases);
      readSides(sentence, draft, draft.anchor + 1);
      return;
    }
    if (has(unit, W.PREPOSITION | W.BREAK)) return;
  }
}

/** "A-B strikes" with two names, and not two adjectives ("US-Israeli strikes"), is fought by both. */
export function isPair(sentence: Sentence, draft: Draft): boolean {
  const { units } = sentence;
  const actor = leftNeighbour(sentence, draft.anchor).actor;
  if (actor === undefined || !isMention(units[actor - 1]) || !gapHas(units[actor], HYPHEN)) return false;
  return !/(?:i|ish|ian|an|ese)$/.test(units[actor]?.norm ?? '');
}
