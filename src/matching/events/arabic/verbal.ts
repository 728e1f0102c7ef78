import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { COMMA, DASH, gapHas, has, isMention, isNamedActor, isSite, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { hasLam, isNominalPrefix, opensWithAnd } from './clitics.ts';
import { antecedentOf, sayerBefore, thatHe } from './doer-away.ts';
import { type ArabicPhrase, type ArabicSentence, HARD, isBridge, readArabicPhrase } from './sentence.ts';

/** A3: المسلحين and قياديا cannot be the subject, المسلحون can only be it. */
const isOblique = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  (unit.norm.endsWith('ين') ||
    (!isMention(unit) && has(unit, W.PEOPLE) && !has(unit, W.NUMBER) && INDEFINITE_OBJECT.test(unit.norm)));

/** The accusative without article: "قياديا", "عنصرا"; "عنصرا A" (dual, construct) is followed by its name at once. */
const INDEFINITE_OBJECT = /^(?!عنصرا$|قائدا$)[^ا].*[^ا]ا$/u;

export function assign(
  sentence: ArabicSentence,
  draft: Draft,
  phrase: ArabicPhrase,
  role: 'agent' | 'target' | 'party',
  rule: string,
  attribution: 'asserted' | 'claimed' | 'accused' | 'suspected' = 'asserted',
): boolean {
  if (phrase.kind === 'none') return false;
  for (const unit of phrase.actors) {
    if (phrase.kind === 'void') draft.dismiss(unit, 'void: not the actor itself');
    else if (role !== 'target' && (phrase.kind === 'property' || !canAct(sentence.units[unit]))) continue;
    else draft.assign(unit, role, rule, attribution);
  }
  return phrase.kind !== 'void';
}

const NOBODY: ArabicPhrase = { kind: 'none', actors: [], prefix: '', end: 0 };

const canAct = (unit: Unit | undefined): boolean => unit !== undefined && isNamedActor(unit) && !isSite(unit);

/** The phrase that opens the clause, when it stands before the verb: A1. */
export function subjectBefore(sentence: ArabicSentence, verb: number): ArabicPhrase {
  const start = sentence.clauseStart[verb] ?? 0;
  for (let at = start; at < verb; at += 1) {
    const unit = sentence.units[at];
    if (unit === undefined) break;
    if (has(unit, W.PREPOSITION) && !isMention(unit)) break;
    const phrase = readArabicPhrase(sentence, at, verb);
    // Behind a masdar stands its complement: the event is the subject ("غارة A تقتل").
    const isComplement =
      at > start && sentence.speech[at - 1] !== 'none' && sentence.speech[at - 1] !== 'verb';
    if (phrase.kind !== 'none' && isComplement) break;
    if (phrase.kind !== 'none') return phrase;
  }
  return { kind: 'none', actors: [], prefix: '', end: start };
}

/** "..., والتحالف يقصف": a name fused with "and" right before the verb begins anew. */
function freshSubject(sentence: ArabicSentence, verb: number): ArabicPhrase | undefined {
  const { units } = sentence;
  let at = verb - 1;
  while (at > verb - 3 && !isMention(units[at]) && (has(units[at], W.ADJECTIVE) || units[at]?.classes === 0))
    at -= 1;
  const name = units[at];
  if (name === undefined || !isMention(name) || !opensWithAnd(name.prefix)) return undefined;
  return isNamedActor(units[at - 1]) ? undefined : readArabicPhrase(sentence, at, verb);
}

/** "غارات A تقتل B": the clause opens with an event, and that event is what the verb speaks of. */
function isEventSubject({ units, speech, clauseStart }: ArabicSentence, verb: number): boolean {
  const start = clauseStart[verb] ?? 0;
  // "عمليات تستهدف B": an act without article, and what it does behind it, as in "operations that target B".
  const act = units[verb - 1];
  if (act !== undefined && speech[verb - 1] === 'noun' && verb > start && !gapHas(units[verb], HARD | COMMA))
    return !act.norm.startsWith('ال') && !act.prefix.endsWith('ال');
  if (start === verb || speech[verb] !== 'verb' || isNominalPrefix(units[start]?.prefix ?? '')) return false;
  if (speech[start] !== 'noun') return false;
  return speech.slice(start + 1, verb).every((each) => each !== 'verb');
}

/** "وكالة – واشنطن نفذت قوات A غارة": a city behind the dash, and the subject where a sentence has it. */
function isDateline({ units, clauseStart }: ArabicSentence, verb: number, before: ArabicPhrase): boolean {
  const start = clauseStart[verb] ?? 0;
  const city = units[start];
  if (start === 0 || start > LONGEST_DATELINE || !gapHas(city, DASH) || verb !== start + 1) return false;
  return before.actors[0] === start && has(units[verb + 1], W.PEOPLE);
}
const LONGEST_DATELINE = 4;

/** A1, A2: subject before the verb, or right behind it when it can be a subject. */
export function subjectOfArabicVerb(sentence: ArabicSentence, verb: number): ArabicPhrase {
  const before = freshSubject(sentence, verb) ?? subjectBefore(sentence, verb);
  if (before.kind !== 'none' && !isDateline(sentence, verb, before)) return before;
  if (isEventSubject(sentence, verb)) return { kind: 'none', actors: [], prefix: '', end: verb + 1 };
  const behind = readArabicPhrase(sentence, verb + 1, sentence.clauseEnd[verb] ?? sentence.units.length);
  const first = behind.actors[0];
  const isSubject =
    first !== undefined &&
    (behind.prefix === '' || behind.prefix === 'ال') &&
    (sentence.units[first]?.prefix !== 'ل' || sentence.units.slice(verb + 1, first).some(isBridge)) &&
    !isOblique(sentence.units[verb + 1]) &&
    !hasUnknownSubject(sentence, verb) &&
    isHead(sentence.units.slice(verb + 1, first));
  return isSubject && behind.kind === 'actor'
    ? behind
    : { kind: 'none', actors: [], prefix: '', end: verb + 1 };
}

/** "طائرات حربية A", "مسلحون ينتمون إلى A": known people and what describes them; nothing unknown may lead. */
const isHead = (units: readonly Unit[]): boolean =>
  units.every((unit, at) => unit.classes !== 0 || (at > 0 && isBridge(unit))) ||
  (units.length === 2 && has(units[0], W.PEOPLE));

/** "الأسايش تعتقل عنصرا من A": an imperfect behind a word that nobody knows has its subject there. */
function hasUnknownSubject({ units, clauseStart }: ArabicSentence, verb: number): boolean {
  if (verb <= (clauseStart[verb] ?? 0)) return false;
  const before = units[verb - 1];
  const isImperfect = units[verb]?.action?.forms.includes('finite') ?? false;
  if (before === undefined || !isImperfect || isMention(before) || gapHas(units[verb], HARD)) return false;
  return before.classes === 0 && before.trigger === undefined && before.action === undefined;
}

/** Verbs that look like their passive and are mostly read so when nobody suffers them behind their first noun. */
const HARMS = wordSet('قتل, أسر, أصيب, جرح, أعدم, اغتيل, اعتقل, خطف');

/** "أسر قيادي في A", "قتل عنصر من A في غارة": one noun phrase, and no object behind it. */
function isLonelyVictim(sentence: ArabicSentence, verb: number): boolean {
  const { units } = sentence;
  const end = sentence.clauseEnd[verb] ?? units.length;
  if (!HARMS.has(units[verb]?.norm ?? '') || !has(units[verb + 1], W.PEOPLE) || isMention(units[verb + 1]))
    return false;
  const phrase = readArabicPhrase(sentence, verb + 1, end);
  const next = units[phrase.end];
  if (phrase.kind === 'none' || units[verb + 1]?.norm.endsWith('ون')) return false;
  if (next === undefined || phrase.end >= end || gapHas(next, HARD)) return true;
  return (
    has(next, W.PREPOSITION | W.BREAK | W.AGENT_MARKER | W.ADJECTIVE) ||
    next.prefix.endsWith('ب') ||
    next.trigger !== undefined
  );
}

/** "جندي من A قتل في كمين": people stand before the verb, and nobody behind it. */
function isHarmedSubject(sentence: ArabicSentence, verb: number): boolean {
  const { units } = sentence;
  const start = sentence.clauseStart[verb] ?? 0;
  if (!HARMS.has(units[verb]?.norm ?? '')) return false;
  const isPerson = units.slice(start, verb).some((unit) => has(unit, W.PEOPLE) && !isMention(unit));
  if (!isPerson || subjectBefore(sentence, verb).kind !== 'actor') return false;
  const next = units[verb + 1];
  if (next === undefined || gapHas(next, HARD | COMMA)) return true;
  return has(next, W.PREPOSITION | W.BREAK | W.AGENT_MARKER) || /^[وب]/.test(next.prefix);
}

/** A15: number or oblique plural behind clause-initial قتل: they were killed. */
function isPassive(sentence: ArabicSentence, verb: number): boolean {
  const next = sentence.units[verb + 1];
  if (sentence.units[verb]?.action?.forms.includes('passive') ?? false) return true;
  if (next === undefined || gapHas(next, HARD)) return false;
  if (subjectBefore(sentence, verb).kind !== 'none') return false;
  return /^\d/.test(next.norm) || has(next, W.NUMBER) || isOblique(next) || isLonelyVictim(sentence, verb);
}

/** Whoever is named behind على يد, بيد, برصاص, من قبل: A9. */
export function agentBehindMarker(sentence: ArabicSentence, draft: Draft, from: number, rule: string): void {
  const { units } = sentence;
  const end = sentence.clauseEnd[draft.anchor] ?? units.length;
  for (let at = from; at < end; at += 1) {
    if (!has(units[at], W.AGENT_MARKER) || isMention(units[at])) continue;
    if (assign(sentence, draft, readArabicPhrase(sentence, at + 1, end), 'agent', rule)) return;
  }
}

/** What stands behind على, ضد and their like up to the end of the clause. */
export function targetBehindPreposition(
  sentence: ArabicSentence,
  draft: Draft,
  from: number,
  rule: string,
  end: number = sentence.clauseEnd[draft.anchor] ?? sentence.units.length,
): void {
  const { units } = sentence;
  for (let at = from; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined || isMention(unit) || !has(unit, W.TARGET_MARKER) || has(unit, W.AGENT_MARKER))
      continue;
    if (assign(sentence, draft, readArabicPhrase(sentence, at + 1, end), 'target', rule)) return;
  }
}

/** Objects without preposition, or with ل behind a masdar. */
function objectsBehind(sentence: ArabicSentence, draft: Draft, from: number, rule: string): void {
  const end = sentence.clauseEnd[draft.anchor] ?? sentence.units.length;
  const phrase = readArabicPhrase(sentence, from, end);
  if (phrase.kind === 'none' || hasLam(phrase.prefix)) return;
  assign(sentence, draft, phrase, 'target', rule);
}

/** "استهدفنا", "سنضرب": the first person plural. */
const WE = /(?:نا|^سن\S+)$/u;
const isFirstPerson = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  (unit.action !== undefined || has(unit, W.LIGHT)) &&
  WE.test(unit.norm) &&
  !WE.test(unit.action?.lemma ?? '');

/** "A: استهدفنا قاعدة B": who speaks did it, or says that he will. */
export function speakerOfOwnAct(sentence: ArabicSentence, verb: number): ArabicPhrase {
  const { units } = sentence;
  if (!isFirstPerson(units[verb])) return NOBODY;
  const from = units.findIndex((unit, at) => at < verb && isNamedActor(unit));
  return from < 0 ? NOBODY : readArabicPhrase(sentence, Math.max(0, from), verb);
}

/** "A يعلن أنه سيهاجم T": who says so; an act without object behind it may have been done to him. */
function sayerOfOwnAct(sentence: ArabicSentence, verb: number): ArabicPhrase {
  const that = thatHe(sentence, verb);
  const next = sentence.units[verb + 1];
  if (that < 0 || next === undefined || gapHas(next, HARD | COMMA)) return NOBODY;
  if (has(next, W.PREPOSITION | W.BREAK | W.AGENT_MARKER) && !has(next, W.TARGET_MARKER) && !isMention(next))
    return NOBODY;
  const sayer = sayerBefore(sentence, that, (say) => subjectOfArabicVerb(sentence, say));
  return sayer ?? NOBODY;
}

/** A11: "A الذي هاجم T", "مواقع T التي قصفها A". */
function readRelative(sentence: ArabicSentence, draft: Draft): boolean {
  const { units } = sentence;
  const verb = draft.anchor;
  const end = sentence.clauseEnd[verb] ?? units.length;
  const antecedent = antecedentOf(sentence, verb);
  if (antecedent === undefined) return false;
  const behind = readArabicPhrase(sentence, verb + 1, end);
  if (antecedent.role === 'target') {
    assign(sentence, draft, antecedent.phrase, 'target', 'A11');
    assign(sentence, draft, behind, 'agent', 'A11');
    return true;
  }
  const isHarmed = HARMS.has(units[verb]?.action?.lemma ?? '') && behind.kind === 'none';
  assign(sentence, draft, antecedent.phrase, isHarmed ? 'target' : 'agent', 'A11');
  objectsBehind(sentence, draft, verb + 1, 'A11');
  targetBehindPreposition(sentence, draft, verb + 1, 'A11');
  agentBehindMarker(sentence, draft, verb + 1, 'A11');
  return true;
}

/** A1, A2, A3, A15: verbs. */
export function readArabicVerb(sentence: ArabicSentence, draft: Draft): void {
  const verb = draft.anchor;
  if (readRelative(sentence, draft)) return;
  if (isHarmedSubject(sentence, verb)) {
    assign(sentence, draft, subjectBefore(sentence, verb), 'target', 'A15');
    agentBehindMarker(sentence, draft, verb + 1, 'A15');
    return;
  }
  if (isPassive(sentence, verb)) {
    objectsBehind(sentence, draft, verb + 1, 'A15');
    agentBehindMarker(sentence, draft, verb + 1, 'A15');
    return;
  }
  const spoken = speakerOfOwnAct(sentence, verb);
  const own = spoken.kind === 'none' ? sayerOfOwnAct(sentence, verb) : spoken;
  if (own.kind !== 'none') assign(sentence, draft, own, 'agent', 'A12', 'claimed');
  const subject = own.kind === 'none' ? subjectOfArabicVerb(sentence, verb) : { ...own, end: verb };
  const isBefore = subject.end <= verb;
  const rule = subject.kind === 'none' ? 'A3' : isBefore ? 'A1' : 'A2';
  // Nobody is given the part of the agent when an agent stands behind its marker.
  assign(sentence, draft, subject, 'agent', rule);
  objectsBehind(sentence, draft, Math.max(subject.end, verb + 1), rule);
  targetBehindPreposition(sentence, draft, verb + 1, rule);
  agentBehindMarker(sentence, draft, verb + 1, rule);
}
