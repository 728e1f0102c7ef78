import type { Condition, EventCondition, Term } from './condition.ts';
import type { Findings } from './finding.ts';
import type { Place } from './model.ts';
import { covers, includes, termKey } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the checks need to know beside the clauses. */
export interface Reach {
  findings: Findings;
  vocabulary: Vocabulary;
}

/** Alternatives of one list: the same clause twice, or one that another beside it covers, decides nothing. */
export function checkAlternatives(
  of: readonly Condition[],
  placeOf: (index: number) => Place,
  { findings, vocabulary }: Reach,
): void {
  checkRepetition(of, placeOf, findings);
  const wide = of.filter((each) => each.type !== 'term' || each.term.prefix || !each.term.exactCase);
  of.forEach((condition, index) => {
    const cover = wide.find((other) => other !== condition && coversMore(other, condition, vocabulary));
    if (!cover) return;
    const reason = `${nameOf(condition)} decides nothing: ${nameOf(cover)} covers it`;
    findings.error(placeOf(index), 'unreachable', reason, 'delete the narrower one');
  });
}

/** The same clause twice in one list. */
export function checkRepetition(
  of: readonly Condition[],
  placeOf: (index: number) => Place,
  findings: Findings,
): void {
  const seen = new Set<string>();
  of.forEach((condition, index) => {
    const key = conditionKey(condition);
    if (seen.has(key)) {
      const reason = `${nameOf(condition)} stands here twice`;
      findings.error(placeOf(index), 'duplicate-clause', reason, 'delete one of them');
    }
    seen.add(key);
  });
}

/** `a` holds wherever `b` does, and elsewhere too. */
function coversMore(a: Condition, b: Condition, vocabulary: Vocabulary): boolean {
  if (a.type === 'term' || b.type === 'term') {
    if (a.type !== 'term' || b.type !== 'term' || !(a.term.prefix || b.term.exactCase)) return false;
    return termKey(a.term) !== termKey(b.term) && covers(a.term, b.term);
  }
  const wide = entriesOf(a, vocabulary);
  const narrow = entriesOf(b, vocabulary);
  if (!wide || !narrow || narrow.length === 0 || narrow.length >= wide.length) return false;
  return narrow.every((entry) => wide.includes(entry));
}

function entriesOf(condition: Condition, vocabulary: Vocabulary): readonly string[] | undefined {
  if (condition.type === 'list') return vocabulary.lists.get(condition.list);
  return condition.type === 'place' ? vocabulary.lists.get(condition.place) : undefined;
}

/** A clause that is required and excluded in one breath can never hold. */
export function checkContradiction(of: readonly Condition[], place: Place, context: Reach): void {
  const excluded = of.flatMap((each) => (each.type === 'none' ? each.of : []));
  for (const required of of) {
    if (required.type !== 'none') reportContradiction(required, excluded, place, context);
  }
}

/** Reports what can never hold beside these exclusions: the clause itself, or an alternative inside it. */
export function reportContradiction(
  required: Condition,
  excluded: readonly Condition[],
  place: Place,
  { findings, vocabulary }: Reach,
): void {
  if (excluded.length === 0) return;
  const banned = banOf(excluded, vocabulary);
  if (neverHolds(required, banned, vocabulary)) {
    const parts = required.type === 'all' ? required.of : [];
    const culprit = parts.find((each) => neverHolds(each, banned, vocabulary)) ?? required;
    const reason = `${nameOf(culprit)} is required and excluded at once, so this never matches`;
    findings.error(place, 'unreachable', reason, 'take it out of one of the two');
    return;
  }
  for (const dead of deadAlternatives(required, banned, vocabulary)) {
    const reason = `${nameOf(dead)} is excluded wherever it holds, so it decides nothing`;
    findings.error(place, 'unreachable', reason, 'delete it, or take it out of the exclusion');
  }
}

/** A target that is wanted and ruled out at once. */
export function wantsRuledOut({ target, notTarget }: EventCondition, vocabulary: Vocabulary): boolean {
  if (!target || notTarget.length === 0) return false;
  return isWithin(target.any, namesIn(notTarget, vocabulary), vocabulary);
}

interface Ban {
  terms: Term[];
  entries: ReadonlySet<string>;
  clauses: ReadonlySet<string>;
  /** Types of the clauses: to compare one of another type it need not be spelled out. */
  types: ReadonlySet<Condition['type']>;
}

function banOf(excluded: readonly Condition[], vocabulary: Vocabulary): Ban {
  const flat = excluded.flatMap(flatten);
  return {
    terms: flat.flatMap((each) => (each.type === 'term' ? [each.term] : [])),
    entries: new Set(flat.flatMap((each) => entriesOf(each, vocabulary) ?? [])),
    clauses: new Set(flat.map(conditionKey)),
    types: new Set(flat.map(({ type }) => type)),
  };
}

const flatten = (condition: Condition): Condition[] =>
  condition.type === 'any' ? [condition, ...condition.of.flatMap(flatten)] : [condition];

/** Wherever the clause holds something banned stands too. Says no where it cannot tell. */
function neverHolds(condition: Condition, ban: Ban, vocabulary: Vocabulary): boolean {
  const never = (each: Condition) => neverHolds(each, ban, vocabulary);
  if (ban.types.has(condition.type) && ban.clauses.has(conditionKey(condition))) return true;
  switch (condition.type) {
    case 'term':
      return ban.terms.some((term) => includes(condition.term, term));
    case 'list':
      return isWithin([condition.list], ban.entries, vocabulary);
    case 'place':
      return isWithin([condition.place], ban.entries, vocabulary);
    case 'none':
      return false;
    case 'any':
      return condition.of.length > 0 && condition.of.every(never);
    case 'all':
    case 'near':
      return condition.of.some(never);
    case 'atLeast':
      return condition.of.filter((each) => !never(each)).length < condition.count;
    case 'sentence':
    case 'field':
      return never(condition.that);
    case 'weights':
      return bestWeight(condition.of.filter(({ when }) => !never(when))) < condition.threshold;
    case 'event':
      return eventSides(condition).some((names) => isWithin(names, ban.entries, vocabulary));
  }
}

const bestWeight = (of: readonly { weight: number }[]): number =>
  of.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);

/** Lists of which an event names at least one each. */
function eventSides({ agent, action, target, involved }: EventCondition): (readonly string[])[] {
  const doers = agent === undefined || agent === 'none' ? [] : agent.any;
  return [doers, action, target?.any ?? [], involved?.any ?? []];
}

function isWithin(names: readonly string[], entries: ReadonlySet<string>, vocabulary: Vocabulary): boolean {
  const own = [...namesIn(names, vocabulary)];
  return own.length > 0 && own.every((entry) => entries.has(entry));
}

const namesIn = (names: readonly string[], vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set(names.flatMap((name) => vocabulary.lists.get(name) ?? []));

/** Members of the clause, at any depth, that the ban silences while the clause lives on through others. */
function deadAlternatives(condition: Condition, ban: Ban, vocabulary: Vocabulary): Condition[] {
  const dead = (each: Condition): Condition[] =>
    neverHolds(each, ban, vocabulary) ? [each] : deadAlternatives(each, ban, vocabulary);
  switch (condition.type) {
    case 'any':
    case 'all':
    case 'near':
    case 'atLeast':
      return condition.of.flatMap(dead);
    case 'sentence':
    case 'field':
      return dead(condition.that);
    case 'weights':
      return condition.of.flatMap(({ weight, when }) => (weight > 0 ? dead(when) : []));
    default:
      return [];
  }
}

/** The same key for clauses that mean the same. */
const conditionKey = (condition: Condition): string =>
  condition.type === 'term' ? `term ${termKey(condition.term)}` : JSON.stringify(condition);

function nameOf(condition: Condition): string {
  if (condition.type === 'term') return `"${condition.term.text}"`;
  if (condition.type === 'list') return condition.list;
  if (condition.type === 'place') return condition.place;
  return `this "${condition.type}"`;
}
