import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import { gapHas, has, isMention, isPlaceOnly, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { hasLam, isNominalPrefix } from './clitics.ts';
import { DONE_BY, SUFFER } from './lexicon.ts';
import { type ArabicSentence, HARD, readArabicPhrase } from './sentence.ts';
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

/** Position of the noun's complement: adjectives do not count. */
function complementAt(sentence: ArabicSentence, noun: number): number {
  const { units } = sentence;
  let at = noun + 1;
  while (at < noun + FARTHEST && has(units[at], W.ADJECTIVE) && !isMention(units[at])) at += 1;
  // An adjective that is no word of the lexicon is only believed when the complement carries its ل.
  const next = units[at + 1];
  const isPlain = units[at]?.classes === 0 && !isMention(units[at]) && units[at]?.action === undefined;
  return isPlain && next !== undefined && hasLam(next.prefix) && !gapHas(next, HARD) ? at + 1 : at;
}

/** A place without a base there only says where. */
const isScene = (unit: Unit | undefined): boolean => unit !== undefined && isPlaceOnly(unit);

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

/** "قتلى من A في غارة": told by a word that is no act of the vocabulary. */
function readCasualties(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  if (draft.hasRole('target')) return;
  for (let at = draft.anchor - 1; at >= (sentence.clauseStart[draft.anchor] ?? 0); at -= 1) {
    if (!has(units[at], W.CASUALTY) || isMention(units[at]) || units[at]?.action !== undefined) continue;
    if (units[at + 1]?.norm === 'من')
      assign(sentence, draft, readArabicPhrase(sentence, at + 2, draft.anchor), 'target', 'A9');
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
  if (phrase.kind === 'property') assign(sentence, draft, phrase, 'target', 'A7');
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
    return true;
  }
  return false;
}

/** A11: "هجوم نفذه A", also with words between. */
function readDoneBy(sentence: ArabicSentence, draft: Draft): void {
  const { units } = sentence;
  const end = Math.min(units.length, (sentence.clauseEnd[draft.anchor] ?? units.length) + 1);
  for (let at = draft.anchor + 1; at < end; at += 1) {
    if (!has(units[at], DONE_BY) || isMention(units[at])) continue;
    assign(sentence, draft, readArabicPhrase(sentence, at + 1, units.length), 'agent', 'A11');
    return;
  }
}

/** "تدعو A إلى وقف الهجمات": who calls for an end of the acts need not be who does them. */
const isOthersEnd = ({ units, clauseStart }: ArabicSentence, at: number): boolean =>
  units[at]?.trigger?.mark === 'suspended' &&
  units.slice(clauseStart[at] ?? 0, at).some((unit) => has(unit, W.OTHER_VERB) && !isMention(unit));

/** A10: the subject of the light verb, before it or behind it; announcing one's own act is a claim. */
function readArabicLight(sentence: ArabicSentence, draft: Draft): void {
  const { units, speech } = sentence;
  const start = sentence.clauseStart[draft.anchor] ?? 0;
  for (let at = draft.anchor - 1; at >= start; at -= 1) {
    const unit = units[at];
    if (unit === undefined || speech[at] !== 'none') return;
    if (isMention(unit)) continue;
    if (isOthersEnd(sentence, at)) return;
    const threatens =
      unit.trigger?.mark === 'hypothetical' ||
      unit.trigger?.mark === 'negated' ||
      unit.trigger?.mark === 'suspended';
    const announces = has(unit, W.SAY) && at === draft.anchor - 1 && speech[draft.anchor] !== 'verb';
    if (!has(unit, W.LIGHT) && !announces && !threatens) {
      if (has(unit, W.PREPOSITION) && !has(unit, W.PROPERTY)) return;
      continue;
    }
    const isDeath =
      announces && units[draft.anchor]?.classes !== undefined && has(units[draft.anchor], W.CASUALTY);
    if (!isDeath && !draft.hasRole('agent')) {
      assign(
        sentence,
        draft,
        subjectOfArabicVerb(sentence, at),
        'agent',
        announces ? 'A12' : 'A10',
        announces ? 'claimed' : 'asserted',
      );
    }
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
  for (let at = draft.anchor + 1; at < end; at += 1) {
    const norm = units[at]?.norm;
    if (norm !== 'بين' && norm !== 'مع' && norm !== 'ضد') continue;
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
