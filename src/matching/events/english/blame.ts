import type { Draft } from '../draft.ts';
import { wordSet } from '../lexicon.ts';
import type { Attribution } from '../reading.ts';
import { gapHas, has, isMention } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignAgents, objectsAfter } from './active.ts';
import { type NounPhrase, readList } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP, isVerbHere } from './speech.ts';
import { subjectOf } from './subject.ts';

/** Between the accused and the act: "blames A for attack", "accuses A of attacking". */
const FOR_WHAT = wordSet('of, for, over, in');
/** What A is accused of breaking is no attack of its own: "accuses A of violating truce with strikes". */
const BREACHES = wordSet(
  'violating, violation, violations, breaching, breach, planning, plotting, supporting, backing, funding, arming, aiding',
);

/** Position of "of", "for", "over" behind the accused, before the act. */
function linkWord(sentence: Sentence, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    const unit = sentence.units[at];
    if (unit === undefined || gapHas(unit, HARD_GAP)) return undefined;
    if (FOR_WHAT.has(unit.norm) && !isMention(unit)) return at;
  }
  return undefined;
}

function firstDraftBehind(drafts: readonly Draft[], at: number, end: number): Draft | undefined {
  return drafts.find((draft) => draft.anchor > at && draft.anchor < end);
}

function accuse(
  drafts: readonly Draft[],
  event: Draft,
  accused: readonly NounPhrase[],
  accusers: readonly NounPhrase[],
  attribution: Attribution,
): void {
  const speakers = accusers.flatMap((phrase) => phrase.actors);
  for (const draft of drafts) {
    for (const speaker of speakers) {
      if (draft === event && draft.roles.get(speaker)?.role === 'agent')
        draft.retract(speaker, 'accuser (E16)');
      else draft.dismiss(speaker, 'accuser (E16)');
    }
  }
  assignAgents(event, accused, 'E16', attribution);
  event.attribute('accused', speakers[0]);
}

function readOneBlame(sentence: Sentence, drafts: readonly Draft[], blame: number): void {
  const { units } = sentence;
  const end = sentence.clauses[sentence.clauseOf[blame] ?? 0]?.end ?? units.length;
  const next = units[blame + 1];
  const isPassive = next === undefined || has(next, W.PREPOSITION) || has(units[blame - 1], W.BE);
  const subject = subjectOf(sentence, blame);
  if (isPassive && next?.norm === 'on') {
    const event = drafts.findLast(
      (draft) => draft.anchor < blame && !draft.hasRole('agent') && !draft.hasRole('party'),
    );
    if (event !== undefined) assignAgents(event, readList(sentence, blame + 2, end), 'E17', 'suspected');
    return;
  }
  if (isPassive && next?.norm === 'by') return;
  const accused = isPassive ? subject.phrases : objectsAfter(sentence, blame + 1, end);
  const behind = accused.at(-1)?.end ?? blame + 1;
  const link = linkWord(sentence, isPassive ? blame + 1 : behind, end);
  if (link === undefined) {
    dismissAccuser(drafts, isPassive ? [] : subject.phrases);
    return;
  }
  const event = BREACHES.has(units[link + 1]?.norm ?? '') ? undefined : firstDraftBehind(drafts, link, end);
  if (event !== undefined && accused.some((phrase) => phrase.actors.length > 0)) {
    accuse(drafts, event, accused, isPassive ? [] : subject.phrases, 'accused');
  } else if (units[link]?.norm === 'for' || units[link]?.norm === 'over') {
    blamedForEarlier(sentence, drafts, blame, end);
    dismissAccuser(drafts, isPassive ? [] : subject.phrases);
  } else dismissAccuser(drafts, isPassive ? [] : subject.phrases);
}

function dismissAccuser(drafts: readonly Draft[], accusers: readonly NounPhrase[]): void {
  for (const phrase of accusers)
    for (const unit of phrase.actors) for (const draft of drafts) draft.dismiss(unit, 'accuser (E16)');
}

/** "..., blaming A": for the event before, when nobody is named for it. */
function blamedForEarlier(sentence: Sentence, drafts: readonly Draft[], blame: number, end: number): void {
  const event = drafts.findLast(
    (draft) => draft.anchor < blame && !draft.hasRole('agent') && !draft.hasRole('party'),
  );
  if (event !== undefined) assignAgents(event, readList(sentence, blame + 1, end), 'E16', 'accused');
}

function readTrailingBlame(sentence: Sentence, drafts: readonly Draft[], blame: number): boolean {
  const end = sentence.clauses[sentence.clauseOf[blame] ?? 0]?.end ?? sentence.units.length;
  if (drafts.some((draft) => draft.anchor > blame && draft.anchor < end)) return false;
  const unit = sentence.units[blame];
  if (unit?.norm !== 'blaming' && unit?.norm !== 'blames' && unit?.norm !== 'blame') return false;
  dismissAccuser(drafts, subjectOf(sentence, blame).phrases);
  blamedForEarlier(sentence, drafts, blame, end);
  return true;
}

/** "trade blame", "blame game": no accused. */
const isNounHere = (sentence: Sentence, at: number): boolean =>
  has(sentence.units[at - 1], W.EXCHANGE) || !isVerbHere(sentence.units, at);

/** E16: the one who is blamed is the agent, accused; the one who blames is not. */
export function readBlame(sentence: Sentence, drafts: readonly Draft[]): void {
  sentence.units.forEach((unit, at) => {
    if (!has(unit, W.BLAME) || isMention(unit) || unit.action !== undefined || isNounHere(sentence, at))
      return;
    if (!readTrailingBlame(sentence, drafts, at)) readOneBlame(sentence, drafts, at);
  });
}
