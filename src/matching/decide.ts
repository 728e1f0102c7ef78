import { eventsIn } from '../definitions/clauses.ts';
import type { Condition } from '../definitions/condition.ts';
import type { IndicatorDefinition } from '../definitions/model.ts';
import type { MatchableItem } from '../evidence/index.ts';
import { evaluate, type Judge, type Match, type Segment, segmentsOf } from './evaluate.ts';
import type { FieldEvidence, ItemEvidence } from './evidence.ts';
import { primaryLanguage, readingLanguage } from './language.ts';

export type Members = ReadonlyMap<string, ReadonlySet<string>>;

/** A condition that holds in an item. */
export interface FoundHit {
  demoted: boolean;
  match: Match;
  /** The title alone satisfies the condition, so that whoever reads no more of the item sees why. */
  byTitle: boolean;
}

/** What an indicator makes of an item. */
export type Decision =
  | ({ outcome: 'hit' } & FoundHit)
  | { outcome: 'no'; because: 'scope' | 'condition' }
  /** The condition would hold, were it not for an exclusion, a role or a mark. */
  | { outcome: 'no'; because: 'excluded' | 'dropped'; match: Match };

/** What is asked of an item: an indicator, or those parts of its conditions that what was found can bear on. */
export interface Question
  extends Pick<IndicatorDefinition, 'condition' | 'exclude' | 'fields' | 'sources' | 'marks'> {
  /** The indicator's condition has an event, though the part that is asked may have none: its words need no marks. */
  hasEvent?: boolean;
}

/** Decides one indicator on one item: scope, condition, exclusion, then what roles and marks leave of it. */
export function decide(
  indicator: Question,
  item: MatchableItem,
  evidence: ItemEvidence,
  members: Members,
): Decision {
  if (!isInScope(indicator, item)) return { outcome: 'no', because: 'scope' };
  const segments = segmentsOf(evidence, indicator.fields);
  const marks = (indicator.hasEvent ?? hasEvent(indicator.condition)) ? undefined : indicator.marks;
  const judge: Judge = {
    strictness: 'near',
    marks: undefined,
    nearMarks: indicator.marks,
    members,
    verdicts: new Map(),
  };
  // What counts is there, too: mostly the strictest look is the only one.
  const counted = evaluate(indicator.condition, segments, { ...judge, marks, strictness: 'count' });
  const match = counted ?? evaluate(indicator.condition, segments, judge);
  if (!match) return { outcome: 'no', because: 'condition' };
  const excluding: Judge = { ...judge, strictness: 'exclude' };
  if (indicator.exclude.some((each) => evaluate(each, segments, excluding))) {
    const near = counted ? evaluate(indicator.condition, segments, judge) : match;
    return { outcome: 'no', because: 'excluded', match: near ?? match };
  }
  const hit = (match: Match, demoted: boolean): Decision => ({
    outcome: 'hit',
    ...found(match, demoted, indicator, segments, { ...judge, marks }),
  });
  if (counted) return hit(counted, false);
  const demoted = evaluate(indicator.condition, segments, { ...judge, marks, strictness: 'demote' });
  if (demoted) return hit(demoted, true);
  const marked = evaluate(indicator.condition, segments, { ...judge, marks });
  return { outcome: 'no', because: 'dropped', match: marked ?? match };
}

/**
 * The same as `decide` for who only wants hits: why there is none is not found out. What may be demoted is asked first, since most of
 * what is asked does not hold at all, and all that counts may be demoted, too.
 */
export function findHit(
  question: Question,
  item: MatchableItem,
  evidence: ItemEvidence,
  members: Members,
): FoundHit | undefined {
  if (!isInScope(question, item)) return undefined;
  const segments = segmentsOf(evidence, question.fields);
  const marks = (question.hasEvent ?? hasEvent(question.condition)) ? undefined : question.marks;
  const judge: Judge = {
    strictness: 'demote',
    marks,
    nearMarks: question.marks,
    members,
    verdicts: new Map(),
  };
  const excluding: Judge = { ...judge, marks: undefined, strictness: 'exclude' };
  // Words are looked up first: what they exclude needs no roles read.
  const byRoles: Condition[] = [];
  for (const each of question.exclude) {
    if (hasEvent(each)) byRoles.push(each);
    else if (evaluate(each, segments, excluding)) return undefined;
  }
  const match = evaluate(question.condition, segments, judge);
  if (!match || byRoles.some((each) => evaluate(each, segments, excluding))) return undefined;
  if (isUnmarked(match)) return found(match, false, question, segments, judge);
  const counted = evaluate(question.condition, segments, { ...judge, strictness: 'count' });
  return found(counted ?? match, counted === undefined, question, segments, judge);
}

function found(
  match: Match,
  demoted: boolean,
  { condition }: Question,
  segments: readonly Segment[],
  judge: Judge,
): FoundHit {
  const isTitle = ({ evidence }: { evidence: FieldEvidence }): boolean => evidence.field === 'title';
  const byTitle =
    (match.proofs.every(isTitle) && match.events.every(isTitle)) ||
    evaluate(condition, segments.filter(isTitle), { ...judge, strictness: demoted ? 'demote' : 'count' }) !==
      undefined;
  return { demoted, match, byTitle };
}

/** Nothing of the match stands under a mark or in a doubtful role, so that all of it counts: no stricter look is needed. */
const isUnmarked = ({ proofs, events }: Match): boolean =>
  proofs.every(({ marks }) => marks.length === 0) && events.every(({ effect }) => effect === 'count');

/** Whether an event anywhere in the condition brings marks of its own. */
export const hasEvent = (condition: Condition): boolean => eventsIn(condition).length > 0;

/** Families and languages the indicator is restricted to, or kept away from. */
export function isInScope({ sources }: Pick<IndicatorDefinition, 'sources'>, item: MatchableItem): boolean {
  const { only, never } = sources;
  if (!only && !never) return true;
  const family = item.family ?? item.source;
  const language = languageOf(item);
  if (has(never?.families, family) || has(never?.languages, language)) return false;
  return (
    (!only?.families || has(only.families, family)) && (!only?.languages || has(only.languages, language))
  );
}

const has = (list: readonly string[] | undefined, value: string | undefined): boolean =>
  list !== undefined && value !== undefined && list.includes(value);

const languageOf = ({ lang, title }: MatchableItem): string =>
  primaryLanguage(lang) ?? readingLanguage(title, undefined);
