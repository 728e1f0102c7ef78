import type { MarkName } from '../../../evidence/index.ts';
import { markAttributed } from '../attributed.ts';
import type { Draft } from '../draft.ts';
import { isStronger, markForetold } from '../foretold.ts';
import { wordSet } from '../lexicon.ts';
import { COMMA, gapHas, has, isMention, isNamedActor, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { isVerbal } from './clause.ts';
import { REALISED_BEFORE_TO } from './lexicon.ts';
import { leftNeighbour } from './nominal.ts';
import type { Sentence } from './sentence.ts';
import { HARD_GAP } from './speech.ts';

/** Between "will act" and "attacks" these say that the attacks are real: "will act against militia attacks". */
const FACTS_FOLLOW = wordSet('against, over, from, by, despite, amid');
/** What a story says happened to people; "killed after A attack" is the attack itself, not its past. */
const CONSEQUENCE: number = W.CASUALTY;

function mark(draft: Draft, units: readonly Unit[], at: number, name: MarkName): void {
  const unit = units[at];
  if (unit === undefined) return;
  const trigger = unit.trigger?.text ?? unit.norm;
  const known = draft.marks.findIndex((one) => one.mark === name);
  const fresh = { mark: name, trigger, start: unit.start, end: unit.end };
  if (known === -1) draft.marks.push(fresh);
  else if (isStronger(trigger, draft.marks[known]?.trigger ?? '')) draft.marks[known] = fresh;
}

/** A trigger before the anchor holds unless a preposition between says the event is a fact already. */
function reachesForward(sentence: Sentence, trigger: number, anchor: number, name: MarkName): boolean {
  const { units, speech } = sentence;
  // "rebels linked to A kill ten": the tie is the subject's, the act is new.
  if (name === 'background' && speech[anchor] !== 'noun') return false;
  for (let at = trigger + 1; at < anchor; at += 1) {
    if (name === 'negated' && at > trigger + 1 && opensMainClause(sentence, at, anchor)) return false;
    if (isMention(units[at])) continue;
    if (FACTS_FOLLOW.has(units[at]?.norm ?? '') && speech[anchor] === 'noun') return false;
    // "plans response to attack", "vows revenge for attack": the response is planned, the attack is not.
    if (
      speech[anchor] === 'noun' &&
      (units[at]?.norm === 'for' || units[at]?.norm === 'to') &&
      name === 'hypothetical'
    ) {
      if (isVerbAfter(sentence, at)) continue;
      return false;
    }
    if (name !== 'hypothetical' && at > trigger + 1 && speech[at] === 'active') return false;
  }
  return true;
}

/** "after it ruled out talks, A shells base": behind the comma A and its verb begin anew. */
function opensMainClause({ units, speech }: Sentence, at: number, anchor: number): boolean {
  if (speech[anchor] !== 'active' || !gapHas(units[at], COMMA)) return false;
  return (
    units.slice(at, anchor).some(isNamedActor) &&
    !units.slice(at + 1, anchor).some((unit) => gapHas(unit, COMMA))
  );
}

const isVerbAfter = (sentence: Sentence, to: number): boolean =>
  sentence.units[to]?.norm === 'to' &&
  !isMention(sentence.units[to + 1]) &&
  (isVerbal(sentence.units, sentence.speech, to + 1) ||
    (sentence.speech[to + 1] === 'none' && sentence.units[to + 1]?.classes === 0));

/** Triggers in the anchor's clause and, for those that reach as far, in the sentence. */
function readTriggers(sentence: Sentence, draft: Draft): void {
  const { units, clauseOf } = sentence;
  const clause = clauseOf[draft.anchor];
  units.forEach((unit, at) => {
    const trigger = unit.trigger;
    if (trigger === undefined || at === draft.anchor || isMention(unit)) return;
    const sameClause = clauseOf[at] === clause;
    const { reach, mark: name } = trigger;
    if (name === 'thwarted' && isDoneByAct(sentence, at, draft.anchor)) return;
    if (reach === 'sentence') mark(draft, units, at, name);
    else if (name === 'negated' && deniesSaying(sentence, at, draft.anchor)) mark(draft, units, at, name);
    else if (reach === 'own') {
      if (at === draft.anchor + 1 && !gapHas(unit, COMMA | HARD_GAP)) mark(draft, units, at, name);
    } else if (sameClause && reach === 'clause') mark(draft, units, at, name);
    else if (sameClause && reach === 'forward' && at < draft.anchor) {
      if (isTriggerHere(sentence, at) && reachesForward(sentence, at, draft.anchor, name))
        mark(draft, units, at, name);
    } else if (sameClause && reach === 'forward' && followsAsState(sentence, draft.anchor, at, name)) {
      mark(draft, units, at, name);
    }
  });
}

/** "attacks disrupt exports": what the act itself foils or disrupts is something else. */
const BY_THE_ACT = wordSet(
  'disrupt, disrupts, disrupting, foil, foils, thwart, thwarts, stop, stops, prevent, prevents',
);

function isDoneByAct({ units, speech }: Sentence, at: number, anchor: number): boolean {
  if (at < anchor || speech[anchor] !== 'noun' || !BY_THE_ACT.has(units[at]?.norm ?? '')) return false;
  return at === anchor + 1 && !gapHas(units[at], COMMA | HARD_GAP);
}

/** "does not show", "denies saying": what is said is denied with it. */
function deniesSaying(sentence: Sentence, at: number, anchor: number): boolean {
  const clause = sentence.clauses[sentence.clauseOf[anchor] ?? 0];
  return clause?.kind === 'said' && clause.opener === at + 1;
}

/** "ordered" in "the ordered withdrawal", "second" and the like are no triggers of their own as nouns. */
function isTriggerHere(sentence: Sentence, at: number): boolean {
  const unit = sentence.units[at];
  return unit !== undefined && sentence.speech[at] === 'none';
}

/** "attacks halted", "attack denied", "attacks expected": the trigger is the predicate of the event noun. */
function followsAsState(sentence: Sentence, anchor: number, at: number, name: MarkName): boolean {
  if (sentence.speech[anchor] !== 'noun' || at < anchor) return false;
  const unit = sentence.units[at];
  const isPast = unit !== undefined && /(?:ed|ended|stop|stops|cease|end|ceases|ends)$/.test(unit.norm);
  if (!isPast || (name !== 'suspended' && name !== 'negated' && name !== 'hypothetical')) return false;
  for (let between = anchor + 1; between < at; between += 1) {
    if (isVerbal(sentence.units, sentence.speech, between) && !has(sentence.units[between], W.BE))
      return false;
    if (isNamedActor(sentence.units[between]) && name !== 'suspended' && !isForeseen(sentence, at))
      return false;
  }
  return true;
}

/** "attack on B expected within days"; behind "expected to" the attack is a fact. */
const isForeseen = ({ units }: Sentence, at: number): boolean =>
  units[at]?.norm === 'expected' && units[at + 1]?.norm !== 'to' && !isMention(units[at + 1]);

/** "said attacking B was easy" speaks of attacking, not of an attack. */
function readGerund(sentence: Sentence, draft: Draft): void {
  const { units, speech } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0];
  if (speech[draft.anchor] !== 'ing' || clause?.kind !== 'said' || clause.start !== draft.anchor) return;
  for (let at = draft.anchor + 1; at < clause.end; at += 1) {
    if (has(units[at], W.BE | W.MODAL) && !isMention(units[at])) mark(draft, units, at, 'hypothetical');
  }
}

/** "to V" is a wish or a plan, unless the verb before says that it came true. */
function readInfinitive(sentence: Sentence, draft: Draft): void {
  const { units, speech } = sentence;
  const to = draft.anchor - 1;
  if (speech[draft.anchor] === 'noun' || units[to]?.norm !== 'to') {
    readGovernedInfinitive(sentence, draft);
    return;
  }
  if (isWish(sentence, to)) mark(draft, units, to, 'hypothetical');
}

function isWish(sentence: Sentence, to: number): boolean {
  for (let at = to - 1; at >= 0 && !gapHas(sentence.units[at + 1], HARD_GAP); at -= 1) {
    const unit = sentence.units[at];
    if (unit === undefined) break;
    if (REALISED_BEFORE_TO.has(unit.norm) && !isMention(unit)) return false;
    if (isVerbal(sentence.units, sentence.speech, at)) return true;
  }
  return true;
}

/** "to launch attack", "to resume strikes": the light verb is the infinitive. */
function readGovernedInfinitive(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const start = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0]?.start ?? 0;
  for (let at = draft.anchor - 1; at > start; at -= 1) {
    if (gapHas(units[at], HARD_GAP)) return;
    if (isMention(units[at])) continue;
    if (has(units[at], W.LIGHT) && units[at - 1]?.norm === 'to') {
      if (isWish(sentence, at - 1)) mark(draft, units, at - 1, 'hypothetical');
      return;
    }
    if (has(units[at], W.PREPOSITION | W.BREAK) && units[at]?.norm !== 'of') return;
  }
}

/** "in 2016", "2016 A attack", and not "killed 2000 people". */
function isDate(sentence: Sentence, anchor: number, at: number): boolean {
  const { units, speech } = sentence;
  if (has(units[at - 1], W.PREPOSITION | W.BREAK) && !isMention(units[at - 1])) return true;
  if (speech[anchor] !== 'noun' || at > anchor) return false;
  return !speech.slice(at, anchor).some((kind) => kind === 'active' || kind === 'passive');
}

/** A year older than the item right beside the event: "2016 attack", "attack of 2016". */
function readYear(sentence: Sentence, draft: Draft, year: number | undefined): void {
  const { units } = sentence;
  for (let at = Math.max(0, draft.anchor - 3); at <= Math.min(units.length - 1, draft.anchor + 4); at += 1) {
    const norm = units[at]?.norm ?? '';
    if (
      norm.length !== 4 ||
      !/^(?:19|20)\d\d$/.test(norm) ||
      sentence.clauseOf[at] !== sentence.clauseOf[draft.anchor]
    )
      continue;
    if (!isDate(sentence, draft.anchor, at)) continue;
    if (year === undefined || Number(norm) < year) mark(draft, units, at, 'historical');
  }
}

/**
 * "after", "following", "hours after", "in response to": the act came first, but it is of the same days. Of labelled headlines
 * with an actor's act behind these words nearly all report it as news. "over", "since", "weeks after" lead further back.
 */
const JUST_BEFORE = wordSet('after, following, hours, minutes, shortly, in, to, avenging');

/** E22: behind "after", "over", "in response to" stands an older act, unless the story tells its consequence. */
function readPrior(sentence: Sentence, draft: Draft): void {
  const opener = priorOpener(sentence, draft.anchor);
  if (opener === undefined || isConsequence(sentence, opener)) return;
  if (JUST_BEFORE.has(sentence.units[opener]?.norm ?? '')) {
    draft.time = 'recent';
    return;
  }
  draft.time = 'prior';
  mark(draft, sentence.units, opener, 'background');
}

function priorOpener(sentence: Sentence, anchor: number): number | undefined {
  const { units } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[anchor] ?? 0];
  if (clause?.kind === 'break' && clause.opener !== undefined && has(units[clause.opener], W.PRIOR))
    return clause.opener;
  if (sentence.speech[anchor] !== 'noun') return undefined;
  for (let at = anchor - 1; at >= (clause?.start ?? 0); at -= 1) {
    if (gapHas(units[at + 1], HARD_GAP)) return undefined;
    if (units[at]?.norm === 'over' && !isMention(units[at])) return at;
    if (isVerbal(units, sentence.speech, at) || (has(units[at], W.PREPOSITION) && !isMention(units[at])))
      return undefined;
  }
  return undefined;
}

/** Only casualties and damage before "after": nothing newer is told. */
function isConsequence(sentence: Sentence, opener: number): boolean {
  const { units, speech } = sentence;
  if (opener === 0) return false;
  let harm = false;
  for (let at = 0; at < opener; at += 1) {
    const unit = units[at];
    if (unit === undefined || isMention(unit)) continue;
    if (speech[at] === 'active') return false;
    if (has(unit, CONSEQUENCE)) harm = true;
  }
  return harm;
}

/** "A-inspired", "A-style" next to the event noun: not A's own act. */
function readInspired(sentence: Sentence, draft: Draft): void {
  for (const [unit, why] of draft.bystanders) {
    const next = unit + 1;
    if (why !== 'void: -inspired' && why !== 'void: -style') continue;
    if (leftNeighbour(sentence, draft.anchor).actor === unit) mark(draft, sentence.units, next, 'inspired');
  }
}

/** "vows to pursue and kill B": the bare second verb is planned as the first is. */
function readSharedInfinitive(sentence: Sentence, draft: Draft): void {
  const { units } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[draft.anchor] ?? 0];
  const unit = units[draft.anchor];
  const isBare =
    unit !== undefined && sentence.speech[draft.anchor] === 'active' && !/(?:s|ed)$/.test(unit.norm);
  if (!isBare || clause?.kind !== 'carry' || clause.start !== draft.anchor || clause.parent === undefined)
    return;
  const parent = sentence.clauses[clause.parent];
  if (parent === undefined) return;
  for (let at = parent.end - 1; at >= parent.start; at -= 1) {
    const isOpener =
      (units[at]?.norm === 'to' && isWish(sentence, at)) || units[at]?.trigger?.mark === 'hypothetical';
    if (isOpener && !isMention(units[at])) mark(draft, units, at, 'hypothetical');
  }
}

/** Roles first, then marks (EVENTS section 3). */
export function readMarks(sentence: Sentence, draft: Draft, year: number | undefined): void {
  readTriggers(sentence, draft);
  readInfinitive(sentence, draft);
  readSharedInfinitive(sentence, draft);
  readGerund(sentence, draft);
  readYear(sentence, draft, year);
  readPrior(sentence, draft);
  readInspired(sentence, draft);
  markAttributed(draft, sentence.units);
  markForetold(draft, sentence.units);
}
