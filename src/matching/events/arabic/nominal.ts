import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { gapHas, has, isMention, isPlaceOnly, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { hasLam, isNominalPrefix } from './clitics.ts';
import { DONE_BY, OBJECT_TAKING, SUFFER } from './lexicon.ts';
import { readArabicLight } from './light.ts';
import { type ArabicPhrase, type ArabicSentence, BORDER, HARD, readArabicPhrase } from './sentence.ts';
import {
  agentBehindMarker,
  assign,
  subjectBefore,
  subjectOfArabicVerb,
  targetBehindPreposition,
} from './verbal.ts';

/** A blow falls on the one behind ل: "ضربة قاصمة للحوثيين". */
const BLOW = wordSet('ضربة, الضربة, ضربه');
/** Words between a noun and its complement: adjectives, instruments, "by drone". */
const FARTHEST = 4;

/** "تفجير حافلة لـA": an adjective agrees with its noun in gender, so this one is the thing that suffers it. */
const isUnknownThing = (units: readonly Unit[], noun: number, at: number): boolean =>
  OBJECT_TAKING.has(units[noun]?.action?.lemma ?? '') &&
  units[at]?.classes === 0 &&
  !isMention(units[at]) &&
  (units[at]?.norm.endsWith('ه') ?? false) &&
  !(units[noun]?.norm.endsWith('ه') ?? false);

/** Position of the noun's complement: adjectives do not count. */
function complementAt(sentence: ArabicSentence, noun: number): number {
  const { units } = sentence;
  let at = noun + 1;
  while (at < noun + FARTHEST && has(units[at], W.ADJECTIVE) && !isMention(units[at])) at += 1;
  // An adjective that is no word of the lexicon is only believed when the complement carries its ل.
  const next = units[at + 1];
  const isPlain =
    units[at]?.classes === 0 &&
    !isMention(units[at]) &&
    units[at]?.action === undefined &&
    !isUnknownThing(units, noun, at);
  return isPlain && next !== undefined && hasLam(next.prefix) && !gapHas(next, HARD) ? at + 1 : at;
}

/** A place without a base there only says where. */
const isScene = (unit: Unit | undefined): boolean => unit !== undefined && isPlaceOnly(unit);

const OWN_PEOPLE = wordSet(
  'عناصره, عناصرها, مقاتليه, مقاتليها, قادته, قادتها, قائده, قائدها, زعيمه, زعيمها, جنوده, جنودها, أعضائه, أعضائها, قيادييه, قيادييها',
);

/** "A ينعى ... مقتل ... مقاتليه": whose people died is who says so. */
function readOwnLoss(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  const noun = draft.anchor;
  const end = Math.min(noun + FARTHEST + 1, sentence.clauseEnd[noun] ?? units.length);
  if (!has(units[noun], W.CASUALTY) || draft.hasRole('target')) return;
  if (!units.slice(noun + 1, end).some(({ norm }) => OWN_PEOPLE.has(norm))) return;
  assign(sentence, draft, subjectBefore(sentence, noun), 'target', 'A6');
}

/** A6 for object masdars: what follows suffered it, unless an object of its own follows that. */
function readObjectMasdar(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  const end = sentence.clauseEnd[draft.anchor] ?? units.length;
  const first = readArabicPhrase(sentence, draft.anchor + 1, end);
  const second = first.kind === 'actor' ? readArabicPhrase(sentence, first.end, end) : first;
  const next = units[first.end];
  // "استهداف A لمسجد", "استهداف A قاعدة B"; a death has no object.
  const hasOwnObject =
    first.kind === 'actor' &&
    !has(units[draft.anchor], W.CASUALTY) &&
    !(units[draft.anchor]?.action?.lemma.endsWith(' على') ?? false) &&
    (second.actors.length === 0 || !second.actors.every((one) => isScene(units[one]))) &&
    next !== undefined &&
    first.end < end &&
    ((second.kind !== 'none' && !isNominalPrefix(second.prefix) && !has(next, W.ADJECTIVE)) ||
      (hasLam(next.prefix) && !isMention(next) && !gapHas(next, HARD)));
  if (hasOwnObject) {
    assign(sentence, draft, first, 'agent', 'A6');
    assign(sentence, draft, second, 'target', 'A6');
  } else assign(sentence, draft, first, 'target', 'A6');
  readOwnLoss(sentence, draft);
  agentBehindMarker(sentence, draft, draft.anchor + 1, 'A9');
}

/** A bomb is named after where it went off: "تفجير تركيا". */
const BLASTS = wordSet('تفجير, انفجار, تفجيرات, انفجارات');

function isSceneOfBlast(sentence: ArabicSentence, noun: number, actors: readonly number[]): boolean {
  const lemma = sentence.units[noun]?.action?.lemma ?? '';
  const isPlaceToo = actors.some(
    (at) =>
      sentence.units[at]?.mentions.some(
        ({ lists, entry }) => entry.startsWith('places.') || lists.some((list) => list.startsWith('places.')),
      ) ?? false,
  );
  return isPlaceToo && BLASTS.has(lemma);
}

const CAPITALS = wordSet('دمشق, بغداد, طهران, أنقرة, بيروت');
const ATTACKS = wordSet('هجوم, هجمات, هجومين, الهجوم, الهجمات');

/** "هجوم دمشق": a government goes by its capital's name, an attack by where it happened. */
const isSceneOfAttack = (units: readonly Unit[], noun: number, phrase: ArabicPhrase): boolean =>
  ATTACKS.has(units[noun]?.norm ?? '') &&
  phrase.actors[0] === noun + 1 &&
  CAPITALS.has(units[noun + 1]?.norm ?? '') &&
  !ON.has(units[phrase.end]?.norm ?? '');

/** "قتلى من A في غارة": told by a word that is no act of the vocabulary. */
function readCasualties(sentence: ArabicSentence, draft: Draft, role: 'target' | 'party' = 'target'): void {
  const { units } = sentence;
  if (draft.hasRole('target')) return;
  for (let at = draft.anchor - 1; at >= (sentence.clauseStart[draft.anchor] ?? 0); at -= 1) {
    if (!has(units[at], W.CASUALTY) || isMention(units[at]) || units[at]?.action !== undefined) continue;
    if (units[at + 1]?.norm === 'من')
      assign(sentence, draft, readArabicPhrase(sentence, at + 2, draft.anchor), role, 'A9');
    return;
  }
}

const ON = wordSet('على');

/** "تدريبات A على قصف B": whom they train against suffers what they train. */
function readDrill(sentence: ArabicSentence, draft: Draft): boolean {
  const { units } = sentence;
  const noun = draft.anchor;
  const start = sentence.clauseStart[noun] ?? 0;
  if (!ON.has(units[noun - 1]?.norm ?? '') || isMention(units[noun - 1])) return false;
  const drill = units.findIndex((unit, at) => at >= start && unit.trigger?.mark === 'exercise');
  if (drill < 0 || drill >= noun || isMention(units[drill])) return false;
  assign(sentence, draft, readArabicPhrase(sentence, drill + 1, noun - 1), 'agent', 'A6');
  const end = sentence.clauseEnd[noun] ?? units.length;
  assign(sentence, draft, readArabicPhrase(sentence, complementAt(sentence, noun), end), 'target', 'A6');
  return true;
}

/** A5, A6, A7: the noun's complement; a base suffers it, an actor does it. */
function readComplement(sentence: ArabicSentence, draft: Draft): void {
  if (readDrill(sentence, draft)) return;
  const { units } = sentence;
  const at = complementAt(sentence, draft.anchor);
  const end = sentence.clauseEnd[draft.anchor] ?? units.length;
  if (gapHas(units[at], HARD)) return;
  const phrase = readArabicPhrase(sentence, at, end);
  if (phrase.kind === 'none') return;
  if (hasLam(phrase.prefix)) {
    const suffers = phrase.kind === 'property' || BLOW.has(units[draft.anchor]?.norm ?? '');
    assign(sentence, draft, phrase, suffers ? 'target' : 'agent', suffers ? 'A7' : 'A5');
    return;
  }
  if (isNominalPrefix(phrase.prefix.replace('ال', ''))) return;
  if (phrase.kind === 'actor' && isSceneOfBlast(sentence, draft.anchor, phrase.actors)) return;
  if (isSceneOfAttack(units, draft.anchor, phrase)) return;
  if (phrase.kind === 'property' || isUnknownThing(units, draft.anchor, at))
    assign(sentence, draft, phrase, 'target', 'A7');
  else {
    assign(sentence, draft, phrase, 'agent', 'A6');
    const object = readArabicPhrase(sentence, phrase.end, end);
    if (object.kind !== 'none' && (object.prefix === '' || hasLam(object.prefix)))
      assign(sentence, draft, object, 'target', 'A6');
  }
}

/** A8: "تعرض T لهجوم من A". */
function readSuffered(sentence: ArabicSentence, draft: Draft): boolean {
  const { units } = sentence;
  const start = sentence.clauseStart[draft.anchor] ?? 0;
  for (let at = draft.anchor - 1; at >= start; at -= 1) {
    if (!has(units[at], SUFFER) || isMention(units[at])) continue;
    const between = readArabicPhrase(sentence, at + 1, draft.anchor);
    assign(sentence, draft, between.kind === 'none' ? subjectBefore(sentence, at) : between, 'target', 'A8');
    const end = sentence.clauseEnd[draft.anchor] ?? units.length;
    for (let from = draft.anchor + 1; from < end; from += 1) {
      if (units[from]?.norm === 'من')
        assign(sentence, draft, readArabicPhrase(sentence, from + 1, end), 'agent', 'A8');
    }
    agentBehindMarker(sentence, draft, draft.anchor + 1, 'A8');
    readDoneBy(sentence, draft);
    return true;
  }
  return false;
}

const RELATIVE = wordSet('الذي, التي, اللذين, اللتين');

/** Where to look for who did it: in the noun's clause, and in the relative clauses that begin where it ends. */
function endOfRelative({ units, clauseEnd }: ArabicSentence, noun: number): number {
  let end = Math.min(units.length, (clauseEnd[noun] ?? units.length) + 1);
  if (RELATIVE.has(units[end - 1]?.norm ?? '')) end = clauseEnd[end - 1] ?? end;
  // "... الذي وقع الاثنين وتبناه A": the next clause goes on about it.
  const next = units.findIndex((unit, at) => at >= end && has(unit, DONE_BY) && !isMention(unit));
  if (next < 0 || next > end + FARTHEST) return end;
  const between = units.slice(end - 1, next + 1);
  return between.some((unit) => unit.action !== undefined || gapHas(unit, HARD)) ? end : next + 1;
}

/** A11: "هجوم نفذه A", "الغارات التي شنها A على T", also with words between. */
function readDoneBy(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  const end = endOfRelative(sentence, draft.anchor);
  for (let at = draft.anchor + 1; at < end; at += 1) {
    if (!has(units[at], DONE_BY) || isMention(units[at])) continue;
    const behind = readArabicPhrase(sentence, at + 1, units.length);
    // "يرجح أن A نفذه": the subject may stand before the verb, too.
    const doer =
      behind.kind === 'none' && isMention(units[at - 1]) ? readArabicPhrase(sentence, at - 1, at) : behind;
    assign(sentence, draft, doer, 'agent', 'A11');
    if (doer.kind !== 'none') targetBehindPreposition(sentence, draft, doer.end, 'A11', units.length);
    return;
  }
}

/** A4-A11: masdars. */
export function readMasdar(sentence: ArabicSentence, draft: Draft): void {
  const isObject = sentence.speech[draft.anchor] === 'object-noun';
  if (readSuffered(sentence, draft)) return;
  if (isObject) readObjectMasdar(sentence, draft);
  else readComplement(sentence, draft);
  targetBehindPreposition(sentence, draft, draft.anchor + 1, 'A4');
  agentBehindMarker(sentence, draft, draft.anchor + 1, 'A9');
  readDoneBy(sentence, draft);
  readCasualties(sentence, draft);
  readArabicLight(sentence, draft);
  if (!isObject && !draft.hasRole('agent')) readFrom(sentence, draft);
}

/** "هجوم من A". */
function readFrom(sentence: ArabicSentence, draft: Draft): void {
  const at = complementAt(sentence, draft.anchor);
  if (sentence.units[at]?.norm !== 'من') return;
  assign(sentence, draft, readArabicPhrase(sentence, at + 1, sentence.units.length), 'agent', 'A6');
}

/** A14: both sides of a clash. */
export function readArabicClash(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  const end = sentence.clauseEnd[draft.anchor] ?? units.length;
  assign(sentence, draft, readArabicPhrase(sentence, draft.anchor + 1, end), 'party', 'A14');
  readCasualties(sentence, draft, 'party');
  for (let at = draft.anchor + 1; at < end; at += 1) {
    const norm = units[at]?.norm;
    if (norm !== 'بين' && norm !== 'مع' && norm !== 'ضد') continue;
    if (BORDER.has(units[at - 1]?.norm ?? '') && units[at - 2]?.norm !== 'عبر') break;
    let from = at + 1;
    for (let side = 0; side < 3 && from < end; side += 1) {
      const phrase = readArabicPhrase(sentence, from, end);
      if (!assign(sentence, draft, phrase, 'party', 'A14')) break;
      from = phrase.end;
    }
  }
  for (let at = draft.anchor - 1; at >= (sentence.clauseStart[draft.anchor] ?? 0); at -= 1) {
    if (!has(units[at], W.LIGHT) || isMention(units[at])) continue;
    assign(sentence, draft, subjectOfArabicVerb(sentence, at), 'party', 'A14');
    return;
  }
}
