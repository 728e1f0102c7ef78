import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { has, isMention, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { leadsOver, threatenedBy } from './doer-away.ts';
import { OBJECT_TAKING } from './lexicon.ts';
import { type ArabicPhrase, type ArabicSentence, readArabicPhrase } from './sentence.ts';
import { assign, speakerOfOwnAct, subjectOfArabicVerb } from './verbal.ts';

/** "تدعو A إلى وقف الهجمات": who calls for an end of the acts need not be who does them. */
const isOthersEnd = ({ units, clauseStart }: ArabicSentence, at: number): boolean =>
  units[at]?.trigger?.mark === 'suspended' &&
  units.slice(clauseStart[at] ?? 0, at).some((unit) => has(unit, W.OTHER_VERB) && !isMention(unit));

const SOME = wordSet('المزيد, مزيد, العديد, سلسلة, موجة, عدد, جملة');

/** "عناصر من A", "المزيد من الغارات": من within a noun phrase is no end of it. */
export const joinsHead = (units: readonly Unit[], at: number): boolean => {
  const norm = units[at]?.norm;
  const before = units[at - 1];
  if (before === undefined || isMention(before) || (norm !== 'من' && norm !== 'في')) return false;
  return has(before, W.PEOPLE | W.NUMBER) || (norm === 'من' && SOME.has(before.norm));
};

const OPEN = wordSet('فتح, فتحت, يفتح, تفتح, فتحوا, يفتحون');

/** "فتح A النار على T": the verb that belongs to this noun alone. */
const opensFire = (units: readonly Unit[], verb: number, noun: number): boolean =>
  OPEN.has(units[verb]?.norm ?? '') && units[noun]?.norm === 'النار';

/** "A: نفذنا عملية": who speaks, else the subject of the verb. */
function ownOrSubject(sentence: ArabicSentence, verb: number): ArabicPhrase {
  const own = speakerOfOwnAct(sentence, verb);
  return own.kind === 'none' ? subjectOfArabicVerb(sentence, verb) : own;
}

const PUBLISHES = wordSet('ينشر, تنشر, نشر, نشرت, يبث, تبث, بث, بثت, يعرض, تعرض, عرضت, يوثق, توثق, وثقت');
const FOOTAGE = wordSet('مشاهد, لقطات, صورا, صور, تسجيلا, مقطعا');

/** "A ينشر مشاهد لاستهداف T": who shows the act did it. */
const showsFootage = (units: readonly Unit[], verb: number, noun: number): boolean =>
  PUBLISHES.has(units[verb]?.norm ?? '') &&
  units[noun]?.prefix === 'ل' &&
  FOOTAGE.has(units[noun - 1]?.norm ?? '');

/** "A يعلن استهداف T", "أعلن A استهداف T": nothing but who says so stands between. */
function isSaidAtOnce(sentence: ArabicSentence, say: number, noun: number): boolean {
  if (say === noun - 1) return true;
  const subject = readArabicPhrase(sentence, say + 1, noun);
  return (
    subject.kind === 'actor' &&
    subject.end === noun &&
    subject.prefix === '' &&
    sentence.units[noun]?.prefix === ''
  );
}

/** "A يتبنى قصف B", "قام A بقصف B": who does it is known, so the name behind an act that takes an object suffered it. */
export function sufferOfAnother(
  { units }: ArabicSentence,
  event: Draft,
  doer: ArabicPhrase,
  rule: string,
): void {
  const takesObject = OBJECT_TAKING.has(units[event.anchor]?.action?.lemma ?? '');
  if (!takesObject || doer.kind !== 'actor' || event.hasRole('target')) return;
  const entriesOf = (unit: number): readonly string[] =>
    units[unit]?.mentions.map(({ entry }) => entry) ?? [];
  const doers = doer.actors.flatMap(entriesOf);
  for (const unit of event.with('agent')) {
    const isItself = entriesOf(unit).some((entry) => doers.includes(entry));
    if (event.roles.get(unit)?.rule !== 'A6' || isItself) continue;
    event.roles.delete(unit);
    event.assign(unit, 'target', rule);
  }
}

const DONE = wordSet('تم, يتم, تمت, جرى, يجري');

/** "هجوم تم تنفيذه بسيارة": it was done, nobody says by whom. */
const isImpersonal = (units: readonly Unit[], light: number): boolean =>
  has(units[light], W.LIGHT) && DONE.has(units[light - 1]?.norm ?? '');

/** A10: the subject of the light verb, before it or behind it; announcing one's own act is a claim. */
export function readArabicLight(sentence: ArabicSentence, draft: Draft): void {
  const { units, speech } = sentence;
  const start = sentence.clauseStart[draft.anchor] ?? 0;
  for (let at = draft.anchor - 1; at >= start; at -= 1) {
    const unit = units[at];
    if (unit === undefined || speech[at] !== 'none') return;
    if (isMention(unit)) continue;
    if (isOthersEnd(sentence, at) || isImpersonal(units, at)) return;
    const threatens =
      unit.trigger?.mark === 'hypothetical' ||
      unit.trigger?.mark === 'negated' ||
      unit.trigger?.mark === 'suspended';
    const announces =
      has(unit, W.SAY) && speech[draft.anchor] !== 'verb' && isSaidAtOnce(sentence, at, draft.anchor);
    if (showsFootage(units, at, draft.anchor)) {
      assign(sentence, draft, subjectOfArabicVerb(sentence, at), 'agent', 'A12', 'claimed');
      return;
    }
    if (!has(unit, W.LIGHT) && !announces && !threatens && !opensFire(units, at, draft.anchor)) {
      const leads = at === draft.anchor - 1 && leadsOver(sentence, at);
      if (has(unit, W.PREPOSITION) && !has(unit, W.PROPERTY) && !leads && !joinsHead(units, at)) return;
      continue;
    }
    const isDeath =
      announces && units[draft.anchor]?.classes !== undefined && has(units[draft.anchor], W.CASUALTY);
    if (isDeath) return;
    const doer = ownOrSubject(sentence, at);
    if (!announces) sufferOfAnother(sentence, draft, doer, 'A10');
    if (!draft.hasRole('agent'))
      assign(sentence, draft, doer, 'agent', announces ? 'A12' : 'A10', announces ? 'claimed' : 'asserted');
    const threatened = threatenedBy(sentence, at, doer, draft.anchor);
    if (threatened !== undefined) assign(sentence, draft, threatened, 'target', 'A10');
    return;
  }
}
