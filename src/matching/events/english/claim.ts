import type { Draft } from '../draft.ts';
import { COMMA, gapHas, has, isMention } from '../unit.ts';
import * as W from '../word-class.ts';
import { assignAgents } from './active.ts';
import { readList } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP, isVerbHere } from './speech.ts';
import { subjectOf } from './subject.ts';

/** "without claiming", "no group claimed". */
function isDenied(sentence: Sentence, claim: number): boolean {
  const { units } = sentence;
  const stopsShort = units[claim - 1]?.norm === 'of' && units[claim - 2]?.norm === 'short';
  return stopsShort || has(units[claim - 1], W.NEGATION) || has(units[claim - 2], W.NEGATION);
}

const isFinalClaim = (sentence: Sentence, claim: number): boolean => {
  const unit = sentence.units[claim];
  return (unit?.end ?? 0) - (unit?.start ?? 0) > 1;
};

/** The draft whose anchor comes first after the claim, in the same sentence and with no verb of somebody else between. */
function claimedAfter(sentence: Sentence, drafts: readonly Draft[], claim: number): Draft | undefined {
  const clause = sentence.clauseOf[claim];
  return drafts.find((draft) => draft.anchor > claim && isWithin(sentence, draft.anchor, clause ?? 0));
}

function isWithin(sentence: Sentence, anchor: number, clause: number): boolean {
  const index = sentence.clauseOf[anchor] ?? 0;
  return (
    index === clause ||
    (sentence.clauses[index]?.kind === 'said' && sentence.clauses[index]?.parent === clause)
  );
}

/** An event earlier in the sentence that nobody is named for yet: "Blast hits base, A claims responsibility". */
function openEventBefore(drafts: readonly Draft[], claim: number): Draft | undefined {
  return drafts.findLast(
    (draft) => draft.anchor < claim && !draft.hasRole('agent') && !draft.hasRole('party'),
  );
}

/** E13: "claimed by A", for the event before it. */
function readPassiveClaim(sentence: Sentence, drafts: readonly Draft[], claim: number): boolean {
  const { units } = sentence;
  if (!has(units[claim + 1], W.AGENT_MARKER) || gapHas(units[claim + 1], HARD_GAP)) return false;
  const event = openEventBefore(drafts, claim);
  const end = sentence.clauses[sentence.clauseOf[claim] ?? 0]?.end ?? units.length;
  if (event !== undefined) assignAgents(event, readList(sentence, claim + 2, end), 'E13', 'claimed');
  return true;
}

function readOneClaim(sentence: Sentence, drafts: readonly Draft[], claim: number): void {
  if (isDenied(sentence, claim) || readPassiveClaim(sentence, drafts, claim)) return;
  const subject = subjectOf(sentence, claim);
  const event = claimedAfter(sentence, drafts, claim);
  if (event === undefined) {
    const earlier = isFinalClaim(sentence, claim) ? openEventBefore(drafts, claim) : undefined;
    if (earlier !== undefined) assignAgents(earlier, subject.phrases, 'E12', 'claimed');
    return;
  }
  // "claim 30 killed in B strikes": their own dead.
  const claimants = subject.phrases.flatMap((phrase) => phrase.actors);
  if (sentence.speech[event.anchor] === 'passive') {
    for (const draft of drafts) for (const unit of claimants) draft.dismiss(unit, 'speaker');
    return;
  }
  const others = event.with('agent').filter((unit) => !claimants.includes(unit));
  const isOwn = isFinalClaim(sentence, claim) && !namesDoers(event, others);
  if (isOwn) for (const unit of others) event.retract(unit, 'place of the act');
  else if (others.length > 0) {
    for (const unit of claimants) event.dismiss(unit, 'speaker');
    event.attribute('accused', claimants[0]);
    return;
  }
  assignAgents(event, subject.phrases, 'E12', 'claimed');
  if (!event.hasRole('party')) event.attribute('claimed');
}

/** E17: "base hit by drones, A suspected": for the event before it that nobody is named for. */
function readTrailingSuspicion(sentence: Sentence, drafts: readonly Draft[], at: number): void {
  const { units } = sentence;
  const isLast = at + 1 === units.length || gapHas(units[at + 1], HARD_GAP | COMMA);
  const event = openEventBefore(drafts, at);
  let start = at;
  while (start > (sentence.clauses[sentence.clauseOf[at] ?? 0]?.start ?? 0) && !gapHas(units[start], COMMA))
    start -= 1;
  if (isLast && event !== undefined) assignAgents(event, readList(sentence, start, at), 'E17', 'suspected');
}

/** Named as doers by more than standing before the noun: "claims responsibility for Norland bombing" only says where. */
const namesDoers = (event: Draft, units: readonly number[]): boolean =>
  units.some((unit) => event.roles.get(unit)?.rule !== 'E6');

/** E12, E13: who claims an event did it, unless the claim names somebody else as the doer. */
export function readClaims(sentence: Sentence, drafts: readonly Draft[]): void {
  sentence.units.forEach((unit, at) => {
    if (unit.norm === 'suspected' && !isMention(unit)) readTrailingSuspicion(sentence, drafts, at);
    if (has(unit, W.CLAIM) && !isMention(unit) && isVerbHere(sentence.units, at))
      readOneClaim(sentence, drafts, at);
  });
}
