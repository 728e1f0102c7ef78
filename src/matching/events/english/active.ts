import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import type { Attribution } from '../reading.ts';
import { COMMA, gapHas, has, isMention, isNamedActor } from '../unit.ts';
import * as W from '../word-class.ts';
import { type NounPhrase, readList, readPhrase } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP, isSecondVerb } from './speech.ts';
import { subjectOf } from './subject.ts';

/** Prepositions that lead to the target when the verb has no named object: "fires rockets at B". */
const TOWARD = W.TARGET_MARKER;

export function dismissNamed(draft: Draft, phrase: NounPhrase): void {
  for (const [unit, why] of phrase.bystanders) draft.dismiss(unit, why);
}

/** Gives every head of the phrases a role; bases and events cannot act. */
export function assignAgents(
  draft: Draft,
  phrases: readonly NounPhrase[],
  rule: string,
  attribution?: Attribution,
): void {
  for (const phrase of phrases) {
    dismissNamed(draft, phrase);
    if (phrase.kind !== 'actor') continue;
    for (const unit of phrase.actors) {
      draft.assign(unit, 'agent', rule, attribution ?? phrase.attribution, phrase.association);
    }
  }
}

export function assignTargets(draft: Draft, phrases: readonly NounPhrase[], rule: string): void {
  for (const phrase of phrases) {
    dismissNamed(draft, phrase);
    for (const unit of phrase.actors) draft.assign(unit, 'target', rule, 'asserted', phrase.association);
  }
}

/** What is said of whoever holds a place, not of whoever acts there: "areas controlled by B". */
export const HELD_BY = wordSet(
  'controlled, held, run, ruled, governed, administered, dominated, prevailed, owned, occupied, operated, used, manned, guarded, inhabited, populated',
);

/** "targets in B", "bases across B", "facilities belonging to B", "sites run by B": property named by where it stands or whose it is. */
export function ownerOfPlace(sentence: Sentence, list: readonly NounPhrase[], end: number): NounPhrase[] {
  const { units } = sentence;
  const last = list.at(-1);
  const preposition = last === undefined ? undefined : units[last.end];
  if (last === undefined || preposition === undefined || list.some(({ actors }) => actors.length > 0))
    return [];
  const link = units[last.end - 1]?.norm ?? '';
  const belongs =
    (preposition.norm === 'to' && link === 'belonging') || (preposition.norm === 'by' && HELD_BY.has(link));
  const head = last.end - (belongs ? 2 : 1);
  const isProperty = has(units[head], W.PROPERTY) || sentence.speech[head] === 'thing';
  if (!isProperty) return [];
  if (belongs) return readList(sentence, last.end + 1, end);
  const isPlace = preposition.norm === 'in' || preposition.norm === 'across' || preposition.norm === 'inside';
  return isPlace ? readList(sentence, last.end + 1, end) : [];
}

/** "kill two, settlers set homes ablaze": a name behind a comma with more words behind it is the subject of those. */
function beforeNextSubject(sentence: Sentence, list: readonly NounPhrase[]): NounPhrase[] {
  const { units } = sentence;
  const isSubject = (phrase: NounPhrase): boolean => {
    const last = phrase.actors.at(-1);
    return (
      gapHas(units[phrase.start], COMMA) &&
      last !== undefined &&
      units.slice(last + 1, phrase.end).some(({ classes, action }) => classes === 0 && action === undefined)
    );
  };
  const next = list.findIndex((phrase, index) => index > 0 && isSubject(phrase));
  return next === -1 ? [...list] : list.slice(0, next);
}

/** "kill ten, including B commander". */
function includedAfter(sentence: Sentence, from: number, end: number): NounPhrase[] {
  for (let at = from; at < end; at += 1) {
    if (sentence.speech[at] !== 'none' || gapHas(sentence.units[at], HARD_GAP)) return [];
    if (sentence.units[at]?.norm === 'including') return readList(sentence, at + 1, end);
  }
  return [];
}

/** E18: list elements after the verb count while each is a plain phrase; "hits A, B hits C" ends at the clause. */
export function objectsAfter(sentence: Sentence, from: number, end: number): NounPhrase[] {
  if (gapHas(sentence.units[from], COMMA | HARD_GAP)) return [];
  const direct = beforeNextSubject(sentence, readList(sentence, from, end));
  const list = [...direct, ...ownerOfPlace(sentence, direct, end), ...includedAfter(sentence, from, end)];
  return list.filter((phrase, index) => index === 0 || phrase.kind !== 'event');
}

/** Targets named behind "at", "on", "against", "housing" after the direct object. */
export function targetsBehindPreposition(
  sentence: Sentence,
  from: number,
  end: number,
  own: readonly string[],
): NounPhrase[] {
  const { units, speech } = sentence;
  for (let at = from; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || isMention(unit)) continue;
    if (at > from && (gapHas(unit, HARD_GAP) || speech[at] === 'active')) return [];
    if (has(unit, TOWARD) || own.includes(unit.norm) || unit.norm === 'housing' || unit.norm === 'hosting') {
      return readList(sentence, at + 1, end).filter((phrase) => phrase.kind !== 'event');
    }
    if (speech[at] === 'noun') return [];
  }
  return [];
}

/** Where the object begins: behind a second verb that shares it ("killed or captured ten", "killed, arrested ten"). */
function objectStart(sentence: Sentence, verb: number): number {
  const { units } = sentence;
  if (has(units[verb + 1], W.AND) && isSecondVerb(units, verb + 2)) return verb + 3;
  return gapHas(units[verb + 1], COMMA) && isSecondVerb(units, verb + 1) ? verb + 2 : verb + 1;
}

/** End of the clause in which that object stands. */
const sharedEnd = (sentence: Sentence, verb: number): number =>
  sentence.clauses[sentence.clauseOf[objectStart(sentence, verb)] ?? 0]?.end ?? 0;

/** E1, E2, E18-E20: the subject did it, the object suffered it. */
export function readActive(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const verb = draft.anchor;
  const subject = subjectOf(sentence, verb);
  const rule =
    subject.via === 'own'
      ? 'E1'
      : subject.via === 'self'
        ? 'E14'
        : subject.via === 'asked'
          ? 'E1-asked'
          : 'E19';
  const attribution = subject.via === 'self' ? 'claimed' : undefined;
  assignAgents(draft, subject.phrases, rule, attribution);
  const end = sentence.clauses[sentence.clauseOf[verb] ?? 0]?.end ?? units.length;
  const objects = objectsAfter(
    sentence,
    objectStart(sentence, verb),
    Math.max(end, sharedEnd(sentence, verb)),
  );
  assignTargets(draft, objects, rule);
  if (objects.some((phrase) => phrase.actors.some((at) => isNamedActor(units[at])))) return;
  const own = units[verb]?.action?.targetPrepositions ?? [];
  assignTargets(draft, targetsBehindPreposition(sentence, verb + 1, end, own), rule);
}

/** E3 before a noun: "the slain A commander" suffered it. */
export function readModifier(sentence: Sentence, draft: Draft): void {
  const end = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.end ?? sentence.units.length;
  assignTargets(draft, [readPhrase(sentence, draft.anchor + 1, end)], 'E3');
}
