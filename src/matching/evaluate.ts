import type {
  Condition,
  EventCondition,
  NearCondition,
  PositionalCondition,
  Term,
  WeightsCondition,
} from '../definitions/condition.ts';
import type { IndicatorDefinition, MarkEffect } from '../definitions/model.ts';
import { termKey } from '../definitions/term.ts';
import type { Field } from '../evidence/index.ts';
import { type EventVerdict, judgeEvent, namesEverybody } from './event-clause.ts';
import type { TokenRange } from './events/reading.ts';
import type { FieldEvidence, ItemEvidence, Occurrence } from './evidence.ts';
import { governing, type ScopedMark } from './marks.ts';

/** One stretch of one field; a clause is decided on a list of them. */
export interface Segment extends TokenRange {
  evidence: FieldEvidence;
}

/** An occurrence that a clause rests on, with the marks that govern it. */
export interface Proof extends Occurrence {
  evidence: FieldEvidence;
  marks: readonly ScopedMark[];
}

/** Why a clause holds. */
export interface Match {
  proofs: Proof[];
  events: EventVerdict[];
}

/**
 * What may carry a clause.
 * - `near`: the words are there, in whatever role and under whatever mark (first look, near misses);
 * - `exclude`: roles must fit, marks do not matter: exclusion always wins;
 * - `demote`: not what a mark or a role drops;
 * - `count`: not what a mark or a role drops or demotes.
 */
export type Strictness = 'near' | 'exclude' | 'demote' | 'count';

/** What a clause is decided with. */
export interface Judge {
  strictness: Strictness;
  /** Effects of marks on plain words; undefined where an event decides and brings its own marks. */
  marks: IndicatorDefinition['marks'] | undefined;
  /** Effects of marks on words near each other: they make a statement of their own, beside an event too. */
  nearMarks?: IndicatorDefinition['marks'];
  members: ReadonlyMap<string, ReadonlySet<string>>;
  /** What events were made of already: a verdict is the same however strictly it is taken. Kept for one item only. */
  verdicts?: VerdictMemory;
}

/** Verdicts by clause and by the names of the fields they were made on. */
export type VerdictMemory = Map<EventCondition, Map<string, EventVerdict | undefined>>;

/** Keys of terms, each put together once. */
const keys = new WeakMap<Term, string>();
function keyOf(term: Term): string {
  let key = keys.get(term);
  if (key === undefined) {
    key = termKey(term);
    keys.set(term, key);
  }
  return key;
}

const NOTHING: Match = { proofs: [], events: [] };
const NO_MARKS: readonly ScopedMark[] = [];

/** Whether the condition holds in these segments, and on what it rests; undefined when it does not. */
export function evaluate(
  condition: Condition,
  segments: readonly Segment[],
  judge: Judge,
): Match | undefined {
  switch (condition.type) {
    case 'term':
    case 'list':
    case 'place':
      return fromProofs(proofsOf(condition, segments, judge));
    case 'any':
      return union(matchesOf(condition.of, segments, judge));
    case 'all':
      return every(condition.of, segments, judge);
    case 'none':
      return condition.of.some((each) => evaluate(each, segments, { ...judge, strictness: 'exclude' }))
        ? undefined
        : NOTHING;
    case 'atLeast': {
      const matches = matchesOf(condition.of, segments, judge);
      return matches.length >= condition.count ? union(matches) : undefined;
    }
    case 'near':
      return union(
        segments.flatMap((segment) => fromProofs(near(condition, segment, nearJudge(judge))) ?? []),
      );
    case 'sentence':
      return union(
        segments.flatMap(sentences).flatMap((one) => evaluate(condition.that, [one], judge) ?? []),
      );
    case 'field':
      return evaluate(
        condition.that,
        segments.filter(({ evidence }) => condition.fields.includes(evidence.field)),
        judge,
      );
    case 'weights':
      return weigh(condition, segments, judge);
    case 'event':
      return fromVerdict(verdictOn(condition, segments, judge), judge);
  }
}

/** The verdict on the fields that could carry one; asked for again, it is remembered. */
function verdictOn(
  condition: EventCondition,
  segments: readonly Segment[],
  { members, verdicts }: Judge,
): EventVerdict | undefined {
  const fields: FieldEvidence[] = [];
  for (const { evidence } of segments)
    if (namesEverybody(condition, evidence, members)) fields.push(evidence);
  if (fields.length === 0) return undefined;
  const key = fields.map(({ field }) => field).join();
  const known = verdicts?.get(condition);
  if (known?.has(key)) return known.get(key);
  const verdict = judgeEvent(condition, fields, members);
  if (known) known.set(key, verdict);
  else verdicts?.set(condition, new Map([[key, verdict]]));
  return verdict;
}

/** The fields an indicator searches, whole. */
export function segmentsOf(item: ItemEvidence, fields: readonly Field[]): Segment[] {
  const segments: Segment[] = [];
  for (const field of fields) {
    const evidence = item.get(field);
    if (evidence) segments.push({ evidence, start: 0, end: evidence.count });
  }
  return segments;
}

/** Members that need roles read are asked last; the match names all in the order they are written in. */
function every(of: readonly Condition[], segments: readonly Segment[], judge: Judge): Match | undefined {
  const matches: Match[] = [];
  const efforts = of.map(effortOf);
  for (let effort = 0; effort <= READS_ROLES; effort += 1) {
    for (let at = 0; at < of.length; at += 1) {
      const each = of[at];
      if (each === undefined || efforts[at] !== effort) continue;
      const match = evaluate(each, segments, judge);
      if (!match) return undefined;
      matches[at] = match;
    }
  }
  return union(matches);
}

const READS_ROLES = 2;

/** What asking costs: words where they stand, clauses of such, or roles that must be read. */
function effortOf(condition: Condition): number {
  switch (condition.type) {
    case 'event':
      return READS_ROLES;
    case 'any':
    case 'all':
    case 'none':
      return condition.of.reduce((worst, each) => Math.max(worst, effortOf(each)), 1);
    default:
      return 0;
  }
}

function matchesOf(of: readonly Condition[], segments: readonly Segment[], judge: Judge): Match[] {
  const matches: Match[] = [];
  for (const each of of) {
    const match = evaluate(each, segments, judge);
    if (match) matches.push(match);
  }
  return matches;
}

const fromProofs = (proofs: Proof[]): Match | undefined =>
  proofs.length > 0 ? { proofs, events: [] } : undefined;

function union(matches: readonly Match[]): Match | undefined {
  const [only] = matches;
  if (matches.length <= 1) return only;
  const both: Match = { proofs: [], events: [] };
  for (const { proofs, events } of matches) {
    for (const each of proofs) both.proofs.push(each);
    for (const each of events) both.events.push(each);
  }
  return both;
}

const nearJudge = (judge: Judge): Judge => ({ ...judge, marks: judge.marks ?? judge.nearMarks });

/** Occurrences of a clause that stands for words, those left out that a mark forbids. */
function proofsOf(condition: PositionalCondition, segments: readonly Segment[], judge: Judge): Proof[] {
  const proofs: Proof[] = [];
  for (const segment of segments) addProofs(condition, segment, judge, proofs);
  return proofs;
}

function addProofs(condition: PositionalCondition, segment: Segment, judge: Judge, proofs: Proof[]): void {
  if (condition.type === 'any') {
    for (const each of condition.of) addProofs(each, segment, judge, proofs);
    return;
  }
  if (condition.type === 'term') {
    // Another indicator may write the same term otherwise; the evidence names this one's.
    const found = segment.evidence.ofTerm(keyOf(condition.term));
    take(found, segment, judge, proofs, condition.term.text);
    return;
  }
  const name = condition.type === 'list' ? condition.list : condition.place;
  for (const entry of judge.members.get(name) ?? [])
    take(segment.evidence.ofEntry(entry), segment, judge, proofs);
}

function take(
  found: readonly Occurrence[],
  segment: Segment,
  judge: Judge,
  proofs: Proof[],
  written?: string,
): void {
  const { evidence } = segment;
  for (const { start, end, term: name } of found) {
    const term = written ?? name;
    if (start < segment.start || end > segment.end) continue;
    const marks = judge.marks ? governing(evidence.marks(), { start, end }) : NO_MARKS;
    if (isAllowed(marks, judge)) proofs.push({ start, end, term, evidence, marks });
  }
}

function isAllowed(marks: readonly ScopedMark[], judge: Judge): boolean {
  const { marks: effects, strictness } = judge;
  if (!effects || strictness === 'near' || strictness === 'exclude') return true;
  return marks.every(({ mark }) => permits(strictness, effects[mark]));
}

const permits = (strictness: 'demote' | 'count', effect: MarkEffect): boolean =>
  effect === 'count' || (effect === 'demote' && strictness === 'demote');

function fromVerdict(verdict: EventVerdict | undefined, { strictness }: Judge): Match | undefined {
  if (!verdict || !carries(verdict, strictness)) return undefined;
  return { proofs: [], events: [verdict] };
}

function carries(verdict: EventVerdict, strictness: Strictness): boolean {
  if (strictness === 'near') return verdict.isAbout;
  return strictness === 'exclude' ? verdict.roles !== 'drop' : permits(strictness, verdict.effect);
}

function sentences(segment: Segment): Segment[] {
  const found: Segment[] = [];
  const { tokens } = segment.evidence;
  for (let at = segment.start; at < segment.end; ) {
    const sentence = tokens[at]?.sentence;
    let end = at;
    while (end < segment.end && tokens[end]?.sentence === sentence) end += 1;
    found.push({ evidence: segment.evidence, start: at, end });
    at = end;
  }
  return found;
}

function weigh(condition: WeightsCondition, segments: readonly Segment[], judge: Judge): Match | undefined {
  let sum = 0;
  const matches: Match[] = [];
  for (const { weight, when } of condition.of) {
    // A weight that speaks against is an exclusion in small: marks do not weaken it.
    const match = evaluate(when, segments, weight < 0 ? { ...judge, strictness: 'exclude' } : judge);
    if (!match) continue;
    sum += weight;
    if (weight > 0) matches.push(match);
  }
  return sum >= condition.threshold ? union(matches) : undefined;
}

/** Occurrences that take part in at least one choice of one per member that lies close enough together. */
function near(condition: NearCondition, segment: Segment, judge: Judge): Proof[] {
  const members: Proof[][] = [];
  for (const each of condition.of) {
    const proofs = proofsOf(each, [segment], judge);
    if (proofs.length === 0) return [];
    members.push(proofs);
  }
  const chosen = new Set<Proof>();
  choose({ condition, members, longest: members.map(longestOf), chosen }, []);
  return chosen.size === 0 ? [] : members.flat().filter((proof) => chosen.has(proof));
}

const longestOf = (proofs: readonly Proof[]): number =>
  proofs.reduce((most, { start, end }) => Math.max(most, end - start), 0);

interface Choosing {
  condition: NearCondition;
  members: readonly (readonly Proof[])[];
  /** Words of each member's longest occurrence. */
  longest: readonly number[];
  chosen: Set<Proof>;
}

/** Adds one of the next member to those taken, in every way that fits. */
function choose(choosing: Choosing, taken: readonly Proof[]): void {
  const { condition, members, longest, chosen } = choosing;
  const options = members[taken.length];
  if (!options) {
    for (const each of taken) chosen.add(each);
    return;
  }
  const [first] = taken;
  const stretch = condition.within + sumFrom(longest, 0);
  // Words between the members taken so far may turn out to be those of the members still to come.
  const open = sumFrom(longest, taken.length + 1);
  for (const option of options) {
    // No choice can be longer than this, however the words lie.
    if (first && Math.abs(option.start - first.start) > stretch) continue;
    if (fitsBeside(option, taken, condition, open)) choose(choosing, [...taken, option]);
  }
}

function sumFrom(lengths: readonly number[], from: number): number {
  let sum = 0;
  for (let at = from; at < lengths.length; at += 1) sum += lengths[at] ?? 0;
  return sum;
}

function fitsBeside(
  option: TokenRange,
  taken: readonly TokenRange[],
  { within, ordered }: NearCondition,
  open: number,
): boolean {
  let { start, end } = option;
  let own = end - start;
  for (const each of taken) {
    if (each.start < option.end && option.start < each.end) return false;
    if (ordered && each.end > option.start) return false;
    start = Math.min(start, each.start);
    end = Math.max(end, each.end);
    own += each.end - each.start;
  }
  return end - start - own <= within + open;
}
