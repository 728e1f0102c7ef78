import type { Draft } from '../draft.ts';
import { COLON, COMMA, DASH, gapHas, has, isMention, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { isVerbal } from './clause.ts';
import type { Sentence } from './sentence.ts';
import { isVerbHere } from './speech.ts';
import { clauseSubject, subjectOf } from './subject.ts';

/** Longest "Army:" before a colon, in units. */
const LONGEST_SPEAKER = 4;

const entriesOf = (unit: Unit | undefined): string[] => unit?.mentions.map(({ entry }) => entry) ?? [];

/** Speaker and agent are the same actor, named twice or once. */
function isSameActor(sentence: Sentence, a: number, b: number): boolean {
  if (a === b) return true;
  const entries = entriesOf(sentence.units[a]);
  return entriesOf(sentence.units[b]).some((entry) => entries.includes(entry));
}

function speakersOf(sentence: Sentence, clause: number): number[] {
  return clauseSubject(sentence, clause).phrases.flatMap((phrase) => phrase.actors);
}

/** E14, E15: the speaker is no agent of what somebody else did; what the speaker did itself is a claim. */
function speak(sentence: Sentence, draft: Draft, speakers: readonly number[]): void {
  for (const speaker of speakers) {
    const agents = draft.with('agent');
    if (agents.some((agent) => isSameActor(sentence, agent, speaker))) draft.attribute('claimed', speaker);
    else draft.speaker ??= speaker;
    if (!draft.roles.has(speaker)) draft.dismiss(speaker, 'speaker (E15)');
  }
}

/** The clause of saying that governs the clause, through clauses that hang on it. */
function sayingClause(sentence: Sentence, clause: number): number | undefined {
  let index: number | undefined = clause;
  for (let depth = 0; index !== undefined && depth < sentence.clauses.length; depth += 1) {
    const current: Sentence['clauses'][number] | undefined = sentence.clauses[index];
    if (current?.kind === 'said') return current.parent;
    if (current === undefined || current.kind === 'colon' || current.kind === 'main') return undefined;
    index = current.parent;
  }
  return undefined;
}

/** A clause that only names somebody, before a colon or after a dash: "Army: ...", "... - Falcon Brigade". */
function isNameOnly(sentence: Sentence, index: number): boolean {
  const clause = sentence.clauses[index];
  if (clause === undefined || clause.end - clause.start > LONGEST_SPEAKER || clause.end === clause.start)
    return false;
  for (let at = clause.start; at < clause.end; at += 1) {
    if (sentence.speech[at] !== 'none' || isVerbal(sentence.units, sentence.speech, at)) return false;
  }
  const next = sentence.units[clause.end];
  const isBefore = gapHas(next, COLON);
  const isBehind =
    clause.kind === 'colon' && next === undefined && gapHas(sentence.units[clause.start], DASH | COLON);
  return isBefore || isBehind;
}

/** "..., says Falcon Brigade": the speaker stands behind the verb, and nothing else does. */
function isInvertedCredit(sentence: Sentence, index: number): boolean {
  const clause = sentence.clauses[index];
  if (clause?.kind !== 'said' || clause.opener === undefined || clause.end - clause.start > LONGEST_SPEAKER)
    return false;
  if (!gapHas(sentence.units[clause.opener], COMMA | DASH)) return false;
  return sentence.speech.slice(clause.start, clause.end).every((speech) => speech === 'none');
}

function namesOf(sentence: Sentence, index: number): number[] {
  const clause = sentence.clauses[index];
  if (clause === undefined) return [];
  const names: number[] = [];
  for (let at = clause.start; at < clause.end; at += 1) if (isMention(sentence.units[at])) names.push(at);
  return names;
}

/** E14, E15 for every draft: inner clauses, trailing ", army says", "Army: ..." and "... - army". */
export function readSaid(sentence: Sentence, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const saying = sayingClause(sentence, sentence.clauseOf[draft.anchor] ?? 0);
    if (saying !== undefined) speak(sentence, draft, speakersOf(sentence, saying));
  }
  sentence.clauses.forEach((clause, index) => {
    if (isInvertedCredit(sentence, index)) {
      for (const draft of drafts) speak(sentence, draft, namesOf(sentence, index));
      return;
    }
    const credits = clause.kind === 'credit' && clause.say !== undefined;
    const speakers = credits
      ? speakersOf(sentence, index)
      : isNameOnly(sentence, index)
        ? namesOf(sentence, index)
        : [];
    if (speakers.length > 0) for (const draft of drafts) speak(sentence, draft, speakers);
  });
}

/** Whoever is the subject of another verb did that, and is no candidate for the event. */
export function dismissOtherSubjects(sentence: Sentence, drafts: readonly Draft[]): void {
  sentence.units.forEach((unit, at) => {
    if (!has(unit, W.OTHER_VERB | W.SAY | W.ASK) || isMention(unit) || sentence.speech[at] !== 'none') return;
    if (!isVerbHere(sentence.units, at)) return;
    for (const phrase of subjectOf(sentence, at).phrases) {
      for (const actor of phrase.actors) {
        for (const draft of drafts) draft.dismiss(actor, `subject of "${unit.norm}"`);
      }
    }
  });
}
