import type { FeedSource, ProblemDefinition } from '../definitions/model.ts';
import { hashOf } from '../definitions/rule-hash.ts';
import type {
  CountedDay,
  EpochMillis,
  FeedDay,
  HitRecord,
  IsoInstant,
  LogBasis,
  LogEntry,
  ProblemState,
  Transition,
} from '../evidence/index.ts';
import { DAY, fromIso, LATEST_ARRIVAL, toDay } from '../evidence/index.ts';
import type { Assessment, AssessmentInput } from './assess.ts';
import { canonical, usable } from './assess.ts';
import { utcMinute } from './phrases.ts';
import { openFrom } from './weeks.ts';

/** What counts of the catalogue: which feeds there are, and which of them could carry what. */
const catalogueHash = (sources: readonly FeedSource[]): string =>
  hashOf(
    sources
      .map(({ id, family, language, interval }) => [id, family, language, interval])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

/** Feed-days of today and yesterday may still change; earlier ones stand in the ledger as they are. */
const OPEN_DAYS = 1;

const countedDay = ({ feed, day, okHours, failedHours, newItems }: FeedDay): CountedDay => ({
  feed,
  day,
  okHours,
  failedHours,
  newItems,
});

/** What of an assessment's input must be kept beside its log entry, so that the entry can be computed again later. */
export function basisOf(input: AssessmentInput): LogBasis {
  const { previous, now, sources, health } = input;
  const open = toDay(now - OPEN_DAYS * DAY);
  const weighed = new Map(usable(input).map((hit) => [hit.id, hit]));
  const fresh = [...weighed.values()].filter(({ observed }) => fromIso(observed) > now - LATEST_ARRIVAL);
  return {
    before: previous,
    fresh: fresh.map(({ id }) => id).sort(),
    weighed: recent([...weighed.values()], now),
    days: health.filter(({ day }) => day >= open).map(countedDay),
    catalogue: catalogueHash(sources),
  };
}

/** How many hits are of the weeks that are not settled: these are weighed one by one. */
export const recent = (hits: readonly HitRecord[], now: EpochMillis): number =>
  hits.filter(({ at }) => fromIso(at) >= openFrom(now)).length;

/** The hits that a run at `at` knew: those it counted of the newest, and all that were observed earlier. */
export function knownThen(
  hits: readonly HitRecord[],
  at: IsoInstant,
  basis: LogBasis | undefined,
): HitRecord[] {
  const settled = fromIso(at) - (basis === undefined ? 0 : LATEST_ARRIVAL);
  const fresh = new Set(basis?.fresh);
  return hits.filter(({ id, observed }) => fromIso(observed) <= settled || fresh.has(id));
}

/** The ledger as it stood at `at`. */
export function ledgerThen(
  health: readonly FeedDay[],
  at: IsoInstant,
  basis: LogBasis | undefined,
): FeedDay[] {
  if (basis === undefined) return health.map((day) => upTo(day, at));
  const open = toDay(fromIso(at) - OPEN_DAYS * DAY);
  const stood = basis.days.map((day) => ({ ...day, repairs: 0 }));
  return [...health.filter(({ day }) => day < open), ...stood];
}

/** Of a day that goes on after `at` the hours until then; the items of the whole day remain. */
function upTo(day: FeedDay, at: IsoInstant): FeedDay {
  if (day.day !== at.slice(0, 10)) return day;
  const before = (hour: number): boolean => hour <= Number(at.slice(11, 13));
  return { ...day, okHours: day.okHours.filter(before), failedHours: day.failedHours.filter(before) };
}

/** What came of computing a log entry again. */
export interface Recomputation {
  version: number;
  at: IsoInstant;
  /** The logged transitions, was and is and why, for whoever reads the answer alone. */
  transitions: Transition[];
  /** The machine's state, sentences, evidence ids and transitions are the very same as logged. */
  equal: boolean;
  /** What differs, a sentence each. */
  differences: string[];
  /** What has changed since and may explain a difference: definitions, catalogue, evidence that expired. */
  changes: string[];
}

export interface RecomputedInput {
  problem: ProblemDefinition;
  sources: readonly FeedSource[];
  entry: LogEntry;
  basis: LogBasis | undefined;
  /** Hits of the weeks not settled then that are found again. */
  weighed: number;
  again: Assessment;
}

/** Holds a log entry against what the same evidence and clock give now. */
export function recomputation(input: RecomputedInput): Recomputation {
  const { entry, again } = input;
  const differences = [
    ...stateDifferences(entry.state, again.state),
    ...transitionDifferences(entry.transitions, again.transitions),
  ];
  return {
    version: entry.version,
    at: entry.at,
    transitions: entry.transitions,
    equal:
      canonical([machine(entry.state), entry.transitions]) ===
      canonical([machine(again.state), again.transitions]),
    differences,
    changes: changesSince(input),
  };
}

/** What the machine says: the analyst's level is given, not computed, and may be what made the entry. */
const machine = ({ analyst: _analyst, version: _version, ...rest }: ProblemState) => rest;

function changesSince({ problem, sources, entry, basis, weighed }: RecomputedInput): string[] {
  const rules = new Map(problem.indicators.map(({ id, rule }) => [id, rule]));
  const other = entry.state.indicators.filter(({ indicator, rule }) => rules.get(indicator) !== rule);
  const changes: string[] = [];
  if (entry.state.rule !== problem.rule) {
    const which = other.map(({ indicator }) => indicator).join(', ');
    changes.push(
      `the definitions changed since (rule ${entry.state.rule.slice(0, 12)} then, ${problem.rule.slice(0, 12)} now${which === '' ? '' : `; other words or scope in ${which}`}): check out the definitions of then to compute it as it was`,
    );
  }
  if (basis === undefined) {
    changes.push(
      'the entry was written before its basis was kept: the ledger of its day is read as it ended',
    );
    return changes;
  }
  if (basis.catalogue !== catalogueHash(sources)) changes.push('the catalogue of feeds changed since');
  if (basis.weighed !== weighed)
    changes.push(`${basis.weighed} hits were weighed then, ${weighed} of them are found now`);
  return changes;
}

function stateDifferences(was: ProblemState, is: ProblemState): string[] {
  const states = new Map(is.indicators.map((one) => [one.indicator, one]));
  const level = was.level.level !== is.level.level || was.level.why !== is.level.why;
  const indicators = was.indicators.flatMap((one) => {
    const other = states.get(one.indicator);
    if (canonical(one) === canonical(other)) return [];
    return [
      `${one.indicator}: logged ${one.signal} (${one.why}), computed ${other?.signal ?? 'nothing'} (${other?.why ?? 'not in the definitions'})`,
    ];
  });
  return [
    ...(level
      ? [`level: logged ${was.level.level} (${was.level.why}), computed ${is.level.level} (${is.level.why})`]
      : []),
    ...indicators,
  ];
}

function transitionDifferences(logged: readonly Transition[], again: readonly Transition[]): string[] {
  const text = ({ id, was, is }: Transition): string => `${id} ${was ?? 'none'} -> ${is}`;
  const [then, now] = [logged.map(text).sort().join('; '), again.map(text).sort().join('; ')];
  return then === now ? [] : [`transitions: logged ${then || 'none'}, computed ${now || 'none'}`];
}

/** The verdict as lines of plain text. */
export function recomputationLines(one: Recomputation): string[] {
  const verdict = one.equal
    ? 'RECOMPUTED: the same as logged, to the letter'
    : 'RECOMPUTED: DIFFERS from what was logged';
  return [
    `Log entry ${one.version} of ${utcMinute(one.at)}`,
    ...one.transitions.map(
      ({ id, was, is, why, evidence }) =>
        `  ${id}: ${was ?? 'none'} -> ${is}. ${why}${evidence.length === 0 ? '' : ` [${evidence.join(' ')}]`}`,
    ),
    verdict,
    ...one.differences.map((difference) => `  differs: ${difference}`),
    ...one.changes.map((change) => `  note: ${change}`),
  ];
}
