import { wordSet } from '../lexicon.ts';
import { COLON, COMMA, DASH, gapHas, has, isMention, SEMICOLON, STOP, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { isNominalPrefix, opensWithAnd } from './clitics.ts';
import { DONE_BY, SUFFER } from './lexicon.ts';

export type ArabicSpeech = 'none' | 'verb' | 'noun' | 'object-noun';

export const HARD: number = COLON | DASH | SEMICOLON | STOP;

export interface ArabicSentence {
  units: readonly Unit[];
  speech: readonly ArabicSpeech[];
  /** First unit of the clause each unit stands in, and the one behind its last. */
  clauseStart: readonly number[];
  clauseEnd: readonly number[];
}

/** إن, أن, بأن open what is said or meant. */
const THAT: ReadonlySet<string> = new Set(['ان', 'بان', 'انه', 'انها']);
const isThat = (unit: Unit): boolean => THAT.has(unit.norm) && !isMention(unit) && unit.action === undefined;

function isBoundary(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  if (gapHas(unit, HARD | COMMA)) return true;
  if (isMention(unit)) return false;
  if (has(unit, W.BREAK) || isThat(unit)) return true;
  // A fused "and" before an act opens a new clause (ومقتل, وقصف).
  return (
    opensWithAnd(unit.prefix) &&
    (unit.action !== undefined || has(unit, W.CLAIM | W.LIGHT | W.SAY | W.OTHER_VERB))
  );
}

const RELATIVE = wordSet('الذي, التي, الذين, اللذين, اللتين');
export const isRelative = (unit: Unit): boolean => RELATIVE.has(unit.norm) && !isMention(unit);
const THAT_IT = wordSet('إنه, إنها, أنه, أنها, إنهم, أنهم');

const WEAPONS = wordSet('صواريخ, صاروخ, عبوة, عبوات, لغم, ألغام');
const FALLS = wordSet(
  'سقوط, سقط, سقطت, يسقط, تسقط, سقطا, أطلق, أطلقت, يطلق, تطلق, إطلاق, ضرب, ضربت, يضرب, تضرب, أصاب, أصابت, يصيب, تصيب, انفجر, انفجرت, يتبنى, تتبنى, تبنى, تبنت',
);
const FARTHEST_USE = 6;

/** Rockets and bombs are an attack when they fly, fall or kill; "يصادر صواريخ" seizes a thing. */
function isUsed(units: readonly Unit[], at: number, unit: Unit): boolean {
  if (unit.prefix.endsWith('ب')) return true;
  return units
    .slice(Math.max(0, at - FARTHEST_USE), at + FARTHEST_USE + 1)
    .some(
      (other) =>
        !isMention(other) &&
        (has(other, W.TARGET_MARKER | W.LIGHT | W.CASUALTY | SUFFER) || FALLS.has(other.norm)),
    );
}

/** Verb and masdar often look alike (قصف); neighbours and what is written onto the word decide. */
function speechAt(units: readonly Unit[], at: number): ArabicSpeech {
  const unit = units[at];
  const forms = unit?.action?.forms;
  if (unit === undefined || forms === undefined) return 'none';
  if (WEAPONS.has(unit.action?.lemma ?? '') && !isUsed(units, at, unit)) return 'none';
  const noun: ArabicSpeech = forms.includes('object-noun') ? 'object-noun' : 'noun';
  const canBeNoun = forms.includes('noun') || forms.includes('object-noun');
  const canBeVerb = forms.some((form) => form === 'past' || form === 'finite' || form === 'passive');
  if (!canBeVerb) return noun;
  if (!canBeNoun) return bareVerb(units, at, unit);
  return isMasdar(units, at, unit) ? noun : 'verb';
}

/** "لضرب A": ل before a masdar that looks like a perfect says what for. */
const isPurpose = (unit: Unit): boolean =>
  unit.prefix === 'ل' && (unit.action?.forms.includes('past') ?? false);

const LEADS_BY: number = W.LIGHT | W.BLAME;
const FARTHEST_VERB = 6;

/** "يهدد بضرب B", "متهم بقتل B": ب leads from a verb to the masdar that looks like a perfect. */
function isMeans(units: readonly Unit[], at: number, unit: Unit): boolean {
  if (unit.prefix !== 'ب' || !(unit.action?.forms.includes('past') ?? false)) return false;
  return units
    .slice(Math.max(0, at - FARTHEST_VERB), at)
    .some(
      (before) => !isMention(before) && (has(before, LEADS_BY) || before.trigger?.mark === 'hypothetical'),
    );
}

/** A perfect behind a preposition or a light verb is the masdar that looks like it: "في ضرب B". */
function bareVerb(units: readonly Unit[], at: number, unit: Unit): ArabicSpeech {
  if (isNominalPrefix(unit.prefix))
    return isPurpose(unit) || isMeans(units, at, unit) ? 'object-noun' : 'none';
  const previous = gapHas(unit, HARD | COMMA) ? undefined : units[at - 1];
  const leads =
    previous !== undefined &&
    !isMention(previous) &&
    has(previous, W.PREPOSITION | W.LIGHT) &&
    !has(previous, W.PROPERTY);
  return leads && (unit.action?.forms.includes('past') ?? false) ? 'object-noun' : 'verb';
}

function isMasdar(units: readonly Unit[], at: number, unit: Unit): boolean {
  if (isNominalPrefix(unit.prefix)) return true;
  const previous = gapHas(unit, HARD | COMMA) ? undefined : units[at - 1];
  const next = units[at + 1];
  if (previous !== undefined && !isMention(previous)) {
    // "الذي قصف", "إنه قصف": only a verb goes on from these.
    if (isRelative(previous) || THAT_IT.has(previous.norm)) return false;
    if (has(previous, W.PREPOSITION | W.LIGHT | W.BREAK | SUFFER | W.SAY | W.CLAIM)) return true;
    if (units[at - 1]?.action !== undefined) return true;
  }
  if (previous !== undefined && (isMention(previous) || has(previous, W.PEOPLE))) return false;
  if (next === undefined || has(next, W.PROPERTY | W.PREPOSITION | W.ADJECTIVE)) return true;
  if (isMention(next)) return !hasObjectBehind(units, at + 1);
  return !has(next, W.PEOPLE | W.NUMBER) && !/^\d/.test(next.norm);
}

/** "قصف المسلحون قاعدة": an object without preposition behind the actor makes the first word a verb. */
function hasObjectBehind(units: readonly Unit[], actor: number): boolean {
  const next = units[actor + 1];
  if (units[actor]?.norm.endsWith('ون')) return true;
  if (next === undefined || gapHas(next, HARD | COMMA) || next.prefix !== '') return false;
  return isMention(next) || (has(next, W.PROPERTY | W.PEOPLE | W.NUMBER) && !has(next, W.PREPOSITION));
}

/** "شن A، N على B": a light verb that opens the clause still waits for its noun behind the comma. */
function completesLight(units: readonly Unit[], start: number, at: number): boolean {
  const unit = units[at];
  if (!has(units[start], W.LIGHT) || isMention(units[start])) return false;
  if (!gapHas(unit, COMMA) || gapHas(unit, HARD) || units.slice(start, at).some(({ action }) => action))
    return false;
  const noun = has(unit, W.NUMBER) ? units[at + 1] : unit;
  return noun?.action?.forms.includes('noun') ?? false;
}

/** One Arabic sentence with its acts and clauses. */
export function analyseArabic(units: readonly Unit[]): ArabicSentence {
  const clauseStart: number[] = [];
  const clauseEnd = new Array<number>(units.length).fill(units.length);
  let start = 0;
  for (let at = 0; at < units.length; at += 1) {
    if (at > 0 && isBoundary(units, at) && !completesLight(units, start, at)) {
      clauseEnd.fill(at, start, at);
      start = at;
    }
    clauseStart.push(start);
  }
  return { units, speech: units.map((_, at) => speechAt(units, at)), clauseStart, clauseEnd };
}

export interface ArabicPhrase {
  kind: 'actor' | 'property' | 'void' | 'none';
  actors: readonly number[];
  /** What is written onto the phrase's first word. */
  prefix: string;
  end: number;
}

const isNumeral = (unit: Unit): boolean => /^\d/.test(unit.norm);

/** Longest head before the name: "عناصر من تنظيم A". */
const LONGEST_HEAD = 6;
const NONE: ArabicPhrase = { kind: 'none', actors: [], prefix: '', end: 0 };
const STOPS: number = W.SAY | W.LIGHT | W.CLAIM | W.BLAME | W.OTHER_VERB | W.AGENT_MARKER | SUFFER | DONE_BY;

/** An unknown imperfect ends the phrase: "قصف يخطئ A". */
const looksLikeVerb = (unit: Unit): boolean =>
  unit.classes === 0 && unit.norm.length > 3 && /^[وف]?ي/.test(unit.norm);

/** "شخصين يشتبه بانتمائهما لـA", "خلية تابعة لـA": whose people they are. */
const BRIDGE =
  /^(?:يشتبه|يعتقد|مشتبه|متهم|متهمين|متهما|انهم|بانهم|انه|بانه|ينتمي|ينتمون|تابع|تابعه|تابعين|تابعون|منتمون|موالون|محسوبون|محسوبين|يتبعون|مرتبطون|مرتبط|مرتبطه|مرتبطين|موالي|مواليه|موالين|منتمين|المنتمين|احدي|ب?انتما\S*|ب?الانتما\S*|ب?صلت\S*|ب?ارتباط\S*)$/u;
export const isBridge = (unit: Unit): boolean =>
  !isMention(unit) && unit.action === undefined && BRIDGE.test(unit.norm);

/** "عناصر سابقون في A", "القائد السابق لـA": they were once of A. */
const FORMER = /^(?:ال)?سابق(?:ا|ه|ين|ون|ان)?$/u;
const isFormer = (unit: Unit): boolean =>
  !isMention(unit) && unit.action === undefined && FORMER.test(unit.norm);

/** Behind a definite noun no plain indefinite one follows: "التحالف تقطع" is a subject and its verb. */
function isPredicate(units: readonly Unit[], at: number): boolean {
  const [before, unit] = [units[at - 1], units[at]];
  if (before === undefined || unit === undefined || isMention(before)) return false;
  if (before.classes !== 0 || unit.classes !== 0 || unit.norm.startsWith('ال')) return false;
  // "التحالف تقطع", and "تونسيا بايع".
  return before.norm.startsWith('ال') || (/..ا$/u.test(before.norm) && !unit.norm.endsWith('ا'));
}

/** "الاعتراف بـA": ب on a name behind its phrase's first word makes a phrase of its own. */
const isApart = (units: readonly Unit[], from: number, at: number): boolean => {
  const before = units[at - 1];
  return at > from && before !== undefined && !isBridge(before) && /ب(?:ال)?$/.test(units[at]?.prefix ?? '');
};

/** "للاعتراف", "بالقرب": an unknown word with a preposition and the article written onto it leads no name. */
const isFusedUnknown = (unit: Unit): boolean =>
  unit.classes === 0 && !isBridge(unit) && /^(?:[وف]?(?:لل|بال)|وال)/.test(unit.norm);

/** "الحدود التركية" is a line on the map. */
export const BORDER: ReadonlySet<string> = wordSet('الحدود, حدود, حدودها, حدوده');

/** "هجوم مستوحى من A": not A's own. */
const INSPIRED = wordSet('مستوحى, مستوحاة, مستلهم, مستلهمة');

/** Reads a noun phrase: the head comes first, the name behind it ("مقر A", "مقاتلو A"). */
export function readArabicPhrase(sentence: ArabicSentence, from: number, to: number): ArabicPhrase {
  const { units, speech } = sentence;
  let head = 0;
  let people = false;
  for (let at = from; at < Math.min(to, from + LONGEST_HEAD); at += 1) {
    const unit = units[at];
    if (unit === undefined || (at > from && gapHas(unit, HARD | COMMA))) return NONE;
    if (isMention(unit)) return isApart(units, from, at) ? NONE : phraseOf(units, from, at, head);
    if (speech[at] !== 'none' || has(unit, STOPS)) return NONE;
    if (has(unit, W.BREAK) || isFusedUnknown(unit) || BORDER.has(unit.norm)) return NONE;
    if (isBridge(unit) && (head & (W.PEOPLE | W.NUMBER)) !== 0) continue;
    if (isFormer(unit) && (head & W.PEOPLE) !== 0) {
      head |= W.NOT_THE_ACTOR;
      continue;
    }
    if (at > from && (unit.prefix.endsWith('ب') || looksLikeVerb(unit) || isPredicate(units, at)))
      return NONE;
    const before = units[at - 1];
    people ||= has(unit, W.PEOPLE);
    const joins =
      (unit.norm === 'من' && (people || (head & W.NUMBER) !== 0 || INSPIRED.has(before?.norm ?? ''))) ||
      (unit.norm === 'في' && people) ||
      (at > from && before !== undefined && isBridge(before));
    if (has(unit, W.PREPOSITION) && !joins && !has(unit, W.PROPERTY)) return NONE;
    if ((head & (W.PEOPLE | W.PROPERTY | W.NOT_THE_ACTOR)) === 0)
      head |= unit.classes | (isNumeral(unit) ? W.NUMBER : 0);
    else head |= unit.classes & W.NOT_THE_ACTOR;
  }
  return NONE;
}

function phraseOf(units: readonly Unit[], from: number, at: number, head: number): ArabicPhrase {
  const actors = [at];
  let end = at + 1;
  while (isMention(units[end]) && opensWithAnd(units[end]?.prefix ?? '') && !gapHas(units[end], HARD)) {
    actors.push(end);
    end += 1;
  }
  const prefix = units[from]?.prefix ?? '';
  if ((head & W.NOT_THE_ACTOR) !== 0) return { kind: 'void', actors, prefix, end };
  return { kind: (head & W.PROPERTY) !== 0 ? 'property' : 'actor', actors, prefix, end };
}
