import { wordSet } from '../lexicon.ts';
import { COMMA, gapHas, has, isMention, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { isVerbal } from './clause.ts';
import { type NounPhrase, readList, readPhrase } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';

/** Who or what stands as subject of a verb. */
export interface Subject {
  phrases: readonly NounPhrase[];
  /** `own`: stands before the verb; `shared`: taken over from another clause; `self`: the speaker of the clause; `asked`: told to act. */
  via: 'own' | 'shared' | 'self' | 'asked' | 'none';
}

const NOBODY: Subject = { phrases: [], via: 'none' };
const AUXILIARY: number = W.BE | W.HAVE | W.MODAL | W.NEGATION;
/** Clauses that take over a subject from clauses that take over ...: a headline never goes deeper. */
const DEEPEST = 6;

/** Start of the verb's group: auxiliaries, "not" and "to" belong to it. */
function groupStart(units: readonly Unit[], verb: number, from: number): number {
  let at = verb;
  while (
    at > from &&
    !isMention(units[at - 1]) &&
    (has(units[at - 1], AUXILIARY) || units[at - 1]?.norm === 'to')
  ) {
    if (gapHas(units[at], COMMA | HARD_GAP)) break;
    at -= 1;
  }
  return at;
}

/** Only the phrases that share the verb: all when they are joined by "and" or all name somebody, else the nearest or first. */
function coordinated(sentence: Sentence, phrases: readonly NounPhrase[]): NounPhrase[] {
  if (phrases.length < 2) return [...phrases];
  const named = phrases.filter((phrase) => phrase.actors.length > 0);
  if (named.length === phrases.length) return named;
  const joined = phrases.filter(({ start }) => has(sentence.units[start - 1], W.AND));
  if (joined.length > 0) return phrases.length - joined.length <= 1 ? [...phrases] : named;
  const first = phrases[0];
  const last = phrases.at(-1);
  if (first !== undefined && first.actors.length > 0) return [first];
  return last !== undefined && last.actors.length > 0 ? [last] : [...phrases].slice(0, 1);
}

/** Skips "In Iraq," and "In Iraq" before the subject. */
function afterOpeningPreposition(sentence: Sentence, from: number, to: number): number {
  const { units } = sentence;
  if (!has(units[from], W.PREPOSITION) || isMention(units[from])) return from;
  for (let at = from + 1; at < to; at += 1) if (gapHas(units[at], COMMA)) return at;
  const skipped = readPhrase(sentence, from + 1, to).end;
  return isMention(units[from + 1]) && isMention(units[from + 2]) ? from + 2 : skipped;
}

/** ", one wounded", ", six killed": the count is the subject, not who was named before the comma. */
const isBareCount = (unit: Unit | undefined): boolean =>
  gapHas(unit, COMMA) && !isMention(unit) && (has(unit, W.NUMBER) || /^\d+$/.test(unit?.norm ?? ''));

/** An appositive or a place between commas right before the verb: "A, backed by B, strikes". */
function phrasesBefore(sentence: Sentence, from: number, to: number): NounPhrase[] {
  if (to - 1 > from && isBareCount(sentence.units[to - 1])) return [readPhrase(sentence, to - 1, to)];
  let opening = from;
  // "Why did A attack": the auxiliary stands before its subject.
  while (opening < to && has(sentence.units[opening], AUXILIARY) && !isMention(sentence.units[opening]))
    opening += 1;
  const start = afterOpeningPreposition(sentence, opening, to);
  const list = readList(sentence, start, to);
  return coordinated(sentence, list);
}

/** "says fighters struck B": its own fighters. */
const isSaidFrom = (sentence: Sentence, from: number): boolean => {
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  return clause?.kind === 'said' && clause.start === from;
};

const isPronounOnly = (sentence: Sentence, from: number, to: number): boolean => {
  const isBarePeople = to === from + 1 && has(sentence.units[from], W.PEOPLE) && isSaidFrom(sentence, from);
  let seen = isBarePeople;
  for (let at = from; at < to; at += 1) {
    const unit = sentence.units[at];
    if (isMention(unit) || !has(unit, W.PRONOUN | W.DETERMINER | W.PEOPLE | W.INSTRUMENT)) return false;
    if (has(unit, W.PRONOUN) || unit?.norm === 'its' || unit?.norm === 'their' || unit?.norm === 'his')
      seen = true;
  }
  return seen;
};

/** Last word before `before` in the clause that is a verb with a subject of its own. */
function verbBefore(sentence: Sentence, from: number, before: number): number | undefined {
  for (let at = before - 1; at >= from; at -= 1) {
    if (isVerbal(sentence.units, sentence.speech, at) && sentence.speech[at] !== 'ing') return at;
  }
  return undefined;
}

function firstVerb(sentence: Sentence, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (isVerbal(sentence.units, sentence.speech, at)) return at;
  return to;
}

/** Subject that a clause without one takes over from the clause it hangs on. */
function inherited(sentence: Sentence, clauseIndex: number, depth: number): Subject {
  const clause = sentence.clauses[clauseIndex];
  if (clause === undefined || clause.parent === undefined || depth > DEEPEST) return NOBODY;
  if (clause.kind === 'relative') return antecedent(sentence, clause.opener ?? clause.start);
  if (clause.kind === 'said') {
    const speaker = clauseSubject(sentence, clause.parent, depth + 1);
    return { phrases: speaker.phrases, via: speaker.phrases.length > 0 ? 'self' : 'none' };
  }
  if (clause.kind === 'colon' || clause.kind === 'main' || clause.kind === 'credit') return NOBODY;
  const parentIndex = clause.kind === 'resume' ? resumed(sentence, clause.parent) : clause.parent;
  const subject = clauseSubject(sentence, parentIndex, depth + 1);
  return subject.via === 'none'
    ? NOBODY
    : { phrases: subject.phrases, via: subject.via === 'self' ? 'self' : 'shared' };
}

/** The clause that the relative clause interrupted. */
function resumed(sentence: Sentence, relative: number): number {
  const clause = sentence.clauses[relative];
  return clause?.kind === 'relative' && clause.parent !== undefined ? clause.parent : relative;
}

/** The phrase right before "who", "that", "which". */
function antecedent(sentence: Sentence, opener: number): Subject {
  const clause = sentence.clauses[sentence.clauseOf[opener - 1] ?? 0];
  const from = clause?.start ?? 0;
  let start = opener - 1;
  while (
    start > from &&
    !has(sentence.units[start - 1], W.PREPOSITION | W.AND | W.BREAK) &&
    !isVerbal(sentence.units, sentence.speech, start - 1)
  ) {
    if (gapHas(sentence.units[start], COMMA)) break;
    start -= 1;
  }
  return { phrases: [readPhrase(sentence, start, opener)], via: 'shared' };
}

/** Subject of a whole clause: what stands before its first verb. */
export function clauseSubject(sentence: Sentence, clauseIndex: number, depth = 0): Subject {
  const clause = sentence.clauses[clauseIndex];
  if (clause === undefined || depth > DEEPEST) return NOBODY;
  const verb = firstVerb(sentence, clause.start, clause.say ?? clause.end);
  const end = groupStart(sentence.units, verb, clause.start);
  if (end <= clause.start || isPronounOnly(sentence, clause.start, end))
    return inherited(sentence, clauseIndex, depth);
  return { phrases: phrasesBefore(sentence, clause.start, end), via: 'own' };
}

/** "urges A to V": the one that is asked is the subject of V. */
function asked(sentence: Sentence, from: number, to: number): Subject | undefined {
  for (let at = to - 1; at >= from; at -= 1) {
    if (!has(sentence.units[at], W.ASK) || isMention(sentence.units[at])) continue;
    const object = readList(sentence, at + 1, to);
    if (object.some((phrase) => phrase.end > phrase.start)) return { phrases: object, via: 'asked' };
  }
  return undefined;
}

/** "threat by A to V", "plan by A to V": the one whose threat it is. */
function planner(sentence: Sentence, from: number, to: number): Subject | undefined {
  for (let at = to - 1; at > from; at -= 1) {
    const isBy = sentence.units[at]?.norm === 'by' && !isMention(sentence.units[at]);
    if (isBy && sentence.units[at - 1]?.trigger?.mark === 'hypothetical')
      return { phrases: readList(sentence, at + 1, to), via: 'asked' };
  }
  return undefined;
}

const WARNS = wordSet('warn, warns, warned, warning, caution, cautions, cautioned');

/** "warns A against V-ing": the one that is warned would do it. */
function warned(sentence: Sentence, from: number, to: number): Subject | undefined {
  const { units } = sentence;
  if (units[to - 1]?.norm !== 'against') return undefined;
  for (let at = to - 2; at >= from; at -= 1) {
    if (!isMention(units[at]) && WARNS.has(units[at]?.norm ?? ''))
      return at + 1 < to - 1 ? { phrases: readList(sentence, at + 1, to - 1), via: 'asked' } : undefined;
  }
  return undefined;
}

/** "calls fighters attacking B heroes": the noun right before the participle is its subject. */
function reducedOwner(sentence: Sentence, from: number, verb: number): Subject | undefined {
  const before = sentence.units[verb - 1];
  if (verb - 1 < from || gapHas(sentence.units[verb], COMMA | HARD_GAP)) return undefined;
  if (!isMention(before) && !has(before, W.PEOPLE | W.INSTRUMENT)) return undefined;
  let start = verb - 1;
  while (
    start > from &&
    !has(sentence.units[start - 1], W.PREPOSITION | W.AND) &&
    !gapHas(sentence.units[start], COMMA)
  )
    start -= 1;
  return { phrases: [readPhrase(sentence, start, verb)], via: 'own' };
}

/** The subject of the verb at `verb`, whether it stands before it or is taken over from another clause. */
export function subjectOf(sentence: Sentence, verb: number): Subject {
  const { units, speech } = sentence;
  const index = sentence.clauseOf[verb] ?? 0;
  const clause = sentence.clauses[index];
  if (clause === undefined) return NOBODY;
  const start = groupStart(units, verb, clause.start);
  const isInfinitive = start < verb && units[start]?.norm === 'to';
  const earlier = verbBefore(sentence, clause.start, start);
  const told = isInfinitive
    ? (asked(sentence, clause.start, start) ?? planner(sentence, clause.start, start))
    : warned(sentence, clause.start, start);
  if (told !== undefined) return told;
  if (earlier === undefined) {
    if (start <= clause.start || isPronounOnly(sentence, clause.start, start))
      return inherited(sentence, index, 0);
    return { phrases: phrasesBefore(sentence, clause.start, start), via: 'own' };
  }
  if (speech[verb] === 'ing' && !isInfinitive) {
    const owner = reducedOwner(sentence, earlier + 1, verb);
    if (owner !== undefined) return owner;
  }
  const isDependent = isInfinitive || speech[verb] === 'ing' || has(units[start - 1], W.PREPOSITION);
  if (!isDependent && earlier + 1 < start && !has(units[earlier + 1], W.PREPOSITION)) {
    return { phrases: phrasesBefore(sentence, earlier + 1, start), via: 'own' };
  }
  return subjectOf(sentence, earlier);
}

/** The subject that "its" before the clause's first verb looks back to, or after it the clause's own. */
export function ownerOf(sentence: Sentence, noun: number): Subject {
  const index = sentence.clauseOf[noun] ?? 0;
  const clause = sentence.clauses[index];
  if (clause === undefined) return NOBODY;
  const verb = firstVerb(sentence, clause.start, clause.end);
  return noun < verb ? inherited(sentence, index, 0) : clauseSubject(sentence, index);
}
