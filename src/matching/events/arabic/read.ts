import type { MarkName } from '../../../evidence/index.ts';
import { markAttributed } from '../attributed.ts';
import { Draft, toReading } from '../draft.ts';
import { markForetold } from '../foretold.ts';
import { wordSet } from '../lexicon.ts';
import type { EventReading, RoleInput } from '../reading.ts';
import {
  buildUnits,
  COMMA,
  gapHas,
  has,
  inPieces,
  isMention,
  isNamedActor,
  SEMICOLON,
  STOP,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import { ARABIC_CLITICS } from './clitics.ts';
import { ARABIC_LEXICON, SUFFER } from './lexicon.ts';
import { joinsHead, sufferOfAnother } from './light.ts';
import { readArabicClash, readMasdar } from './nominal.ts';
import { type ArabicSentence, analyseArabic, HARD, isBridge, readArabicPhrase } from './sentence.ts';
import { assign, readArabicVerb, subjectOfArabicVerb } from './verbal.ts';

const FAMILY = { none: '', verb: 'A1', noun: 'A6', 'object-noun': 'A6' } as const;

function readOwnClause(sentence: ArabicSentence, draft: Draft): void {
  const speech = sentence.speech[draft.anchor];
  if (sentence.units[draft.anchor]?.action?.mutual === true) readArabicClash(sentence, draft);
  else if (speech === 'verb') readArabicVerb(sentence, draft);
  else readMasdar(sentence, draft);
}

/** A9: "مقتل T في هجوم لـA" and "غارة A تقتل T" tell one act twice. */
function linkBehind(sentence: ArabicSentence, drafts: readonly Draft[]): void {
  drafts.forEach((first, index) => {
    const second = drafts[index + 1];
    if (second === undefined || sentence.clauseStart[first.anchor] !== sentence.clauseStart[second.anchor])
      return;
    if (sentence.speech[first.anchor] !== 'verb' && sentence.speech[second.anchor] === 'verb') {
      share(first, second, 'agent');
      share(second, first, 'target');
      return;
    }
    const before = sentence.units[second.anchor - 1];
    const isIn =
      before?.norm === 'في' ||
      before?.norm === 'خلال' ||
      before?.norm === 'جراء' ||
      (sentence.units[second.anchor]?.prefix ?? '').endsWith('ب');
    if (!isIn) return;
    share(first, second, 'agent');
    share(second, first, 'agent');
    share(second, first, 'party');
    if (!second.hasRole('target')) share(first, second, 'target');
    if (!first.hasRole('target')) share(second, first, 'target');
  });
}

function share(from: Draft, to: Draft, role: 'agent' | 'target' | 'party'): void {
  if (role === 'agent' && to.hasRole('agent')) return;
  for (const unit of from.with(role)) to.assign(unit, role, 'A9', from.roles.get(unit)?.attribution);
}

/** A12: the claimant of an act; a claim at the end takes the act before it. */
function readClaims(sentence: ArabicSentence, drafts: readonly Draft[]): void {
  sentence.units.forEach((unit, at) => {
    if (!has(unit, W.CLAIM) || isMention(unit)) return;
    const subject = subjectOfArabicVerb(sentence, at);
    const end = sentence.clauseEnd[at] ?? sentence.units.length;
    const event =
      drafts.find((draft) => draft.anchor > at && draft.anchor < end) ??
      drafts.findLast((draft) => draft.anchor < at && !draft.hasRole('agent'));
    if (event === undefined) return;
    if (event.anchor > at) sufferOfAnother(sentence, event, subject, 'A12');
    if (!event.hasRole('agent')) assign(sentence, event, subject, 'agent', 'A12', 'claimed');
  });
}

/** "نسبته الشرطة إلى A": to whom an act is laid may stand behind who lays it. */
function behindTo(units: readonly Unit[], from: number, reaches: boolean): number {
  const last = reaches ? from + FARTHEST_TO : from;
  const to = units.findIndex(
    (unit, at) => at >= from && at <= last && unit.norm === 'الي' && !isMention(unit),
  );
  if (to >= 0) return to + 1;
  return reaches ? units.length : from;
}
const FARTHEST_TO = 6;
const LAID_BY = wordSet('نسبته, نسبتها');

/** A13: "نُسب لـA", "يحمل بصمات A", "واتهامات لـA", "B يتهم A بقصف T". */
function readAccusations(sentence: ArabicSentence, drafts: readonly Draft[]): void {
  const { units } = sentence;
  units.forEach((unit, at) => {
    if (!has(unit, W.BLAME | W.SUSPECTED) || isMention(unit)) return;
    const next = units[at + 1];
    if (next !== undefined && has(unit, W.SUSPECTED) && isBridge(next)) return;
    const isVerb = has(unit, W.BLAME) && !unit.norm.includes('اتهام');
    const accuser = isVerb ? subjectOfArabicVerb(sentence, at) : undefined;
    const from = accuser !== undefined && accuser.end > at ? accuser.end : at + 1;
    const accused = readArabicPhrase(sentence, behindTo(units, from, LAID_BY.has(unit.norm)), units.length);
    const event = drafts.find((draft) => draft.anchor > at) ?? drafts.findLast((draft) => draft.anchor < at);
    if (event === undefined) return;
    for (const speaker of accuser?.actors ?? []) {
      for (const draft of drafts)
        if (draft.roles.get(speaker)?.role !== 'target') draft.retract(speaker, 'accuser (A13)');
      event.speaker = speaker;
    }
    if (accused.kind !== 'actor') return;
    if (event.anchor > at) sufferOfAnother(sentence, event, accused, 'A13');
    for (const actor of accused.actors) event.roles.delete(actor);
    assign(
      sentence,
      event,
      accused,
      'agent',
      'A13',
      isVerb || unit.norm.includes('اتهام') ? 'accused' : 'suspected',
    );
  });
}

/** Speakers, and subjects of verbs that are no act. */
function dismissSpeakers(sentence: ArabicSentence, drafts: readonly Draft[]): void {
  sentence.units.forEach((unit, at) => {
    if (!has(unit, W.SAY | W.OTHER_VERB) || isMention(unit)) return;
    for (const actor of subjectOfArabicVerb(sentence, at).actors) {
      for (const draft of drafts)
        draft.dismiss(actor, has(unit, W.SAY) ? 'speaker' : `subject of "${unit.norm}"`);
    }
  });
  const colon = sentence.units.findIndex((unit, at) => at > 0 && gapHas(unit, HARD & ~STOP));
  if (colon > 0 && colon <= 3 && sentence.units.slice(0, colon).every((unit) => unit.action === undefined)) {
    for (let at = 0; at < colon; at += 1) {
      if (isMention(sentence.units[at])) for (const draft of drafts) draft.dismiss(at, 'speaker');
    }
  }
}

function mark(draft: Draft, unit: Unit | undefined, name: MarkName): void {
  if (unit === undefined || draft.marks.some((known) => known.mark === name)) return;
  draft.marks.push({
    mark: name,
    trigger: unit.trigger?.text ?? unit.norm,
    start: unit.start,
    end: unit.end,
  });
}

/** "تطالب بحماية من هجمات A": behind من and ضد stand facts, not what is demanded. */
function factFollows(units: readonly Unit[], trigger: number, anchor: number): boolean {
  for (let at = trigger + 1; at < anchor; at += 1) {
    const norm = units[at]?.norm;
    if (!isMention(units[at]) && (norm === 'من' || norm === 'ضد') && !joinsHead(units, at)) return true;
  }
  return false;
}

/** A16, and the older act behind بعد and its like. */
function readMarks(sentence: ArabicSentence, draft: Draft, year: number | undefined): void {
  const { units } = sentence;
  const start = sentence.clauseStart[draft.anchor] ?? 0;
  const end = sentence.clauseEnd[draft.anchor] ?? units.length;
  units.forEach((unit, at) => {
    const trigger = unit.trigger;
    const inClause = at >= start && at < end;
    if (trigger !== undefined && !isMention(unit) && at !== draft.anchor) {
      const isBefore = at < draft.anchor && !factFollows(units, at, draft.anchor);
      const reaches = trigger.reach === 'sentence' || (inClause && (trigger.reach === 'clause' || isBefore));
      if (reaches) mark(draft, unit, trigger.mark);
    }
    const isYear = /^(?:19|20)\d\d$/.test(unit.norm) && NAMES_YEAR.has(units[at - 1]?.norm ?? '');
    if (isYear && (year === undefined || Number(unit.norm) < year)) mark(draft, unit, 'historical');
  });
  if (isForPurpose(sentence, draft.anchor)) mark(draft, units[draft.anchor], 'hypothetical');
  const anchor = units[draft.anchor];
  if (anchor?.norm.startsWith('س') === true && anchor.action?.forms.includes('finite') === true)
    mark(draft, anchor, 'hypothetical');
  const coming = units
    .slice(start, draft.anchor)
    .find((unit) => has(unit, W.LIGHT) && TO_COME.test(unit.norm));
  if (coming !== undefined && !isMention(coming)) mark(draft, coming, 'hypothetical');
  const opener = units[start];
  if (start > 0 && has(opener, W.PRIOR) && !isMention(opener) && !tellsHarmBefore(sentence, start)) {
    draft.time = LONG_AGO.has(opener?.norm ?? '') ? 'prior' : 'recent';
    if (draft.time === 'prior') mark(draft, opener, 'background');
  }
}

/** Behind these ل says of what, not what for: "تعرض لاستهداف", "إدانة لاغتيال". */
const OF_A_FACT = wordSet(
  'إدانة, إدانات, نتيجة, تفاصيل, مشاهد, لقطات, صور, لحظة, فيديو, توثيق, وفقا, خلافا, ضحايا, حصيلة, رفض, رد, ردا, استنكار',
);

const SHELLING = wordSet('قصف, ضرب, تفجير');

/** "لاستهداف A", "لضرب A": ل before an object masdar names an aim. */
function isForPurpose({ units, speech, clauseStart }: ArabicSentence, anchor: number): boolean {
  const isMeans = speech[anchor] === 'object-noun' || SHELLING.has(units[anchor]?.action?.lemma ?? '');
  if (!isMeans || units[anchor]?.prefix !== 'ل') return false;
  const before = units.slice(clauseStart[anchor] ?? 0, anchor);
  return (
    !before.some((unit) => has(unit, SUFFER) && !isMention(unit)) && !OF_A_FACT.has(before.at(-1)?.norm ?? '')
  );
}

/** "ستشن هجوما", "سنواصل استهداف": the light verb stands in the future. */
const TO_COME = /^س[يتن]/u;

/** "عام 2014", and not "2000 شخص". */
const NAMES_YEAR = wordSet('عام, العام, سنة, السنة, في, منذ, أغسطس, يناير, مارس, أكتوبر');

/** منذ and على خلفية lead further back than بعد, عقب, إثر, ردا على. */
const LONG_AGO = wordSet('منذ, على');

/** Only dead and wounded before بعد: nothing newer is told. */
function tellsHarmBefore(sentence: ArabicSentence, before: number): boolean {
  const units = sentence.units.slice(0, before);
  if (sentence.speech.slice(0, before).some((speech, at) => speech !== 'none' && !has(units[at], W.CASUALTY)))
    return false;
  return units.some((unit) => has(unit, W.CASUALTY) && !isMention(unit));
}

function readSentence(sentence: ArabicSentence, year: number | undefined): Draft[] {
  const drafts: Draft[] = [];
  sentence.speech.forEach((speech, at) => {
    if (speech !== 'none') drafts.push(new Draft(at, FAMILY[speech]));
  });
  for (const draft of drafts) readOwnClause(sentence, draft);
  readAccusations(sentence, drafts);
  linkBehind(sentence, drafts);
  readClaims(sentence, drafts);
  dismissSpeakers(sentence, drafts);
  for (const draft of drafts) {
    readMarks(sentence, draft, year);
    markAttributed(draft, sentence.units);
    markForetold(draft, sentence.units, true);
  }
  return drafts;
}

function unresolvedIn(sentence: ArabicSentence, draft: Draft, drafts: readonly Draft[]): Map<number, string> {
  const open = new Map<number, string>();
  sentence.units.forEach((unit, at) => {
    if (!isNamedActor(unit)) return;
    if (drafts.some((other) => other.roles.has(at) || other.bystanders.has(at))) return;
    open.set(at, `${draft.rule}: no rule links it to the act`);
  });
  return open;
}

const isDropped = (unit: Unit): boolean => has(unit, W.SKIP) && !isMention(unit) && unit.action === undefined;

/** ل, ب and و with a tatweel, a blank or a quote behind them are still written onto the next word. */
const LOOSE = wordSet('ل, ب, و');

/** "A، الأحد، N": the commas around a word that is left out go with it. */
const joinedGap = (gap: number, dropped: number): number =>
  (gap & COMMA) !== 0 && (dropped & COMMA) !== 0 ? (gap | dropped) & ~COMMA : gap | dropped;

function sentencesOf(units: readonly Unit[]): Unit[][] {
  const sentences: Unit[][] = [];
  let dropped = 0;
  let written = '';
  for (const unit of units) {
    if (sentences.length === 0 || gapHas(unit, STOP | SEMICOLON)) sentences.push([]);
    const isLoose = LOOSE.has(unit.norm) && !isMention(unit);
    if (isDropped(unit) || isLoose) {
      dropped |= unit.gap;
      if (isLoose) written = unit.norm;
      continue;
    }
    const changed = dropped !== 0 || written !== '';
    sentences
      .at(-1)
      ?.push(changed ? { ...unit, gap: joinedGap(unit.gap, dropped), prefix: written + unit.prefix } : unit);
    dropped = 0;
    written = '';
  }
  return sentences;
}

/** Reads Arabic: rules A1 to A16. */
export function readArabic(input: RoleInput): EventReading[] {
  const readings: EventReading[] = [];
  const whole = sentencesOf(buildUnits(input, ARABIC_LEXICON, ARABIC_CLITICS));
  for (const units of whole.flatMap((sentence) => [...inPieces(sentence)])) {
    if (!units.some((unit) => unit.action !== undefined)) continue;
    const sentence = analyseArabic(units);
    const drafts = readSentence(sentence, input.year);
    for (const draft of drafts) {
      const reading = toReading(draft, units, unresolvedIn(sentence, draft, drafts));
      if (reading !== undefined) readings.push(reading);
    }
  }
  return readings;
}
