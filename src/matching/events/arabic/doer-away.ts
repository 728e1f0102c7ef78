import { wordSet } from '../lexicon.ts';
import { COLON, COMMA, gapHas, has, isMention, isNamedActor, isSite, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { type ArabicPhrase, type ArabicSentence, HARD, isRelative, readArabicPhrase } from './sentence.ts';

/** Verbs that lead to their masdar over a preposition: "تمكن A من قتل", "أقدم A على تفجير", "A عازم على ضرب". */
const LEADING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['من', wordSet('تمكن, تمكنت, يتمكن, تتمكن, تمكنوا')],
  ['في', wordSet('نجح, نجحت, ينجح, تنجح, نجحوا')],
  ['علي', wordSet('أقدم, أقدمت, أقدموا, عازم, عازمة, عازمون, مصمم, مصممة, أقسم, يقسم, تقسم')],
]);

/** The preposition right before a masdar belongs to the verb that leads to it. */
export function leadsOver({ units, clauseStart }: ArabicSentence, preposition: number): boolean {
  const verbs = LEADING.get(units[preposition]?.norm ?? '');
  if (verbs === undefined || isMention(units[preposition])) return false;
  return units.slice(clauseStart[preposition] ?? 0, preposition).some(({ norm }) => verbs.has(norm));
}

/** "قصفها", "استهدفته": the object is written onto the verb. */
const OBJECT_PRONOUN = /(?:ه|ها|هم)$/u;
const hasObjectPronoun = ({ norm, action }: Unit): boolean =>
  OBJECT_PRONOUN.test(norm) && !OBJECT_PRONOUN.test(action?.lemma ?? '');

const LONGEST_ANTECEDENT = 5;

/** The phrase that ends right before `end`, adjectives of it passed over: "تنظيم A الإرهابي الذي". */
function phraseBefore(sentence: ArabicSentence, end: number): ArabicPhrase | undefined {
  const { units } = sentence;
  let last = end - 1;
  while (last > 0 && has(units[last], W.ADJECTIVE) && !isMention(units[last])) last -= 1;
  if (!isMention(units[last])) return undefined;
  for (let from = Math.max(0, last - LONGEST_ANTECEDENT); from <= last; from += 1) {
    const phrase = readArabicPhrase(sentence, from, last + 1);
    if (phrase.actors.includes(last)) return phrase;
  }
  return undefined;
}

export interface Antecedent {
  phrase: ArabicPhrase;
  role: 'agent' | 'target';
}

/** "A الذي هاجم T", "مواقع T التي قصفها A": what stands before the relative word does it, or suffers it when the verb says so. */
export function antecedentOf(sentence: ArabicSentence, verb: number): Antecedent | undefined {
  const unit = sentence.units[verb];
  const relative = sentence.units[verb - 1];
  if (unit === undefined || relative === undefined || !isRelative(relative)) return undefined;
  const phrase = phraseBefore(sentence, verb - 1);
  if (phrase === undefined) return undefined;
  if (hasObjectPronoun(unit)) return { phrase, role: 'target' };
  return phrase.kind === 'actor' && canSpeak(sentence.units[phrase.actors[0] ?? -1])
    ? { phrase, role: 'agent' }
    : undefined;
}

const canSpeak = (unit: Unit | undefined): boolean =>
  unit !== undefined && isNamedActor(unit) && !isSite(unit);

const THAT_HE = wordSet('أنه, أنها, إنه, إنها, بأنه, بأنها, أنهم, إنهم');
/** Between "that he" and his act: "أنه لن يهاجم". */
const PARTICLE = wordSet('قد, لم, لن, سوف');

/** Where "that he" stands before a verb, -1 where it does not. */
export function thatHe({ units }: ArabicSentence, verb: number): number {
  const at = PARTICLE.has(units[verb - 1]?.norm ?? '') ? verb - 2 : verb - 1;
  const unit = units[at];
  return unit !== undefined && THAT_HE.has(unit.norm) && !isMention(unit) ? at : -1;
}

/** Who says it, or threatens it, right before "that he". */
export function sayerBefore(
  sentence: ArabicSentence,
  that: number,
  subjectOf: (verb: number) => ArabicPhrase,
): ArabicPhrase | undefined {
  const { units } = sentence;
  for (let at = that - 1; at >= 0; at -= 1) {
    const unit = units[at];
    if (unit === undefined || gapHas(units[at + 1], HARD & ~COLON)) return undefined;
    if (isMention(unit) || !(has(unit, W.SAY) || unit.trigger?.mark === 'hypothetical')) continue;
    const subject = subjectOf(at);
    const first = subject.actors[0];
    return subject.kind === 'actor' && canSpeak(units[first ?? -1]) ? subject : undefined;
  }
  return undefined;
}

/** Verbs of threat whose bare object is who is threatened: "A يهدد T بهجوم". */
const THREATENS = wordSet('يهدد, تهدد, هدد, هددت, يهددون, هددوا, يتوعد, تتوعد, توعد, توعدت, يتوعدون, توعدوا');

/** Whom the threat is addressed to, when what is threatened follows with ب. */
export function threatenedBy(
  sentence: ArabicSentence,
  trigger: number,
  doer: ArabicPhrase,
  noun: number,
): ArabicPhrase | undefined {
  const { units } = sentence;
  if (!THREATENS.has(units[trigger]?.norm ?? '') || !(units[noun]?.prefix.endsWith('ب') ?? false))
    return undefined;
  const from = doer.kind !== 'none' && doer.end > trigger ? doer.end : trigger + 1;
  const phrase = readArabicPhrase(sentence, from, noun);
  const between = units.slice(from, noun);
  return phrase.kind === 'none' || phrase.prefix !== '' || between.some((unit) => gapHas(unit, COMMA | HARD))
    ? undefined
    : phrase;
}
