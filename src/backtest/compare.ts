import * as z from 'zod';
import { DAY, fromIso } from '../evidence/index.ts';
import { levelWords } from '../markup/words.ts';
import { counted, decimal, leadWords, minute } from './phrases.ts';

const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const leadSchema = z.object({ lead: z.number() });
const alertSchema = z.object({
  alert: z.object({ id: z.string(), at: z.string(), level: z.object({ is: levelSchema }) }),
  verdict: z.enum(['in-time', 'follow-up', 'false', 'unjudged']),
});

/** What comparing needs of a stored `summary.json`. */
export const comparableSchema = z.object({
  kind: z.literal('signpost-backtest'),
  library: z.string(),
  level: levelSchema,
  period: z.object({ from: z.string(), to: z.string() }),
  problems: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      risesPer100Days: z.number(),
      score: z.object({
        alertsPer100Days: z.number(),
        falseAlerts: z.number(),
        f1: z.number().optional(),
      }),
      events: z.array(
        z.object({
          event: z.object({ id: z.string() }),
          covered: z.boolean(),
          in7Days: leadSchema.optional(),
        }),
      ),
      alerts: z.array(alertSchema),
      indicators: z.array(z.object({ indicator: z.string(), rule: z.string(), hits: z.number() })),
    }),
  ),
});
export type Comparable = z.infer<typeof comparableSchema>;
type ComparableProblem = Comparable['problems'][number];
type ComparedAlert = z.infer<typeof alertSchema>;

/** One hit as `hits.jsonl` has it. */
export const storedHitSchema = z.object({
  at: z.string(),
  id: z.string(),
  indicator: z.string(),
  problem: z.string(),
  demoted: z.boolean(),
  title: z.string(),
});
export type StoredHit = z.infer<typeof storedHitSchema>;

export type HitChange = 'gained' | 'lost' | 'demoted' | 'promoted';

export interface HitChanges {
  counts: Record<HitChange, number>;
  /** Per indicator. */
  indicators: Record<string, Record<HitChange, number>>;
  /** The first of each kind. */
  samples: (StoredHit & { change: HitChange })[];
}

export interface RuleChange {
  id: string;
  /** Absent where the run did not have it. */
  was?: string | undefined;
  is?: string | undefined;
}

export interface EventChange {
  event: string;
  covered: { was: boolean; is: boolean };
  lead: { was?: number | undefined; is?: number | undefined };
}

export interface ProblemComparison {
  problem: string;
  rules: RuleChange[];
  gained: ComparedAlert[];
  lost: ComparedAlert[];
  events: EventChange[];
  figures: {
    was?: ComparableProblem['score'] | undefined;
    is?: ComparableProblem['score'] | undefined;
  };
}

/** What one run has that the other has not. */
export interface Comparison {
  library: { was: string; is: string };
  level: { was: number; is: number };
  samePeriod: boolean;
  problems: ProblemComparison[];
  hits: HitChanges;
}

/** Two alerts of one problem so close together are the same alert: a changed rule may see it a little sooner or later. */
const SAME_ALERT = DAY;
const SAMPLES = 200;

export const noHitChanges = (): HitChanges => ({
  counts: { gained: 0, lost: 0, demoted: 0, promoted: 0 },
  indicators: {},
  samples: [],
});

/** Adds one difference between the hits of two runs. */
export function addHitChange(changes: HitChanges, hit: StoredHit, change: HitChange): void {
  changes.counts[change] += 1;
  const own = changes.indicators[hit.indicator] ?? { gained: 0, lost: 0, demoted: 0, promoted: 0 };
  own[change] += 1;
  changes.indicators[hit.indicator] = own;
  if (changes.samples.filter((one) => one.change === change).length < SAMPLES)
    changes.samples.push({ ...hit, change });
}

/** Compares a run with an earlier one. */
export function compareSummaries(is: Comparable, was: Comparable, hits: HitChanges): Comparison {
  const ids = [...new Set([...is.problems, ...was.problems].map(({ id }) => id))];
  return {
    library: { was: was.library, is: is.library },
    level: { was: was.level, is: is.level },
    samePeriod: is.period.from === was.period.from && is.period.to === was.period.to,
    problems: ids.map((id) =>
      compareProblem(
        id,
        is.problems.find((one) => one.id === id),
        was.problems.find((one) => one.id === id),
      ),
    ),
    hits,
  };
}

function compareProblem(
  problem: string,
  is: ComparableProblem | undefined,
  was: ComparableProblem | undefined,
): ProblemComparison {
  return {
    problem,
    rules: ruleChanges(problem, is, was),
    gained: unmatched(is?.alerts ?? [], was?.alerts ?? []),
    lost: unmatched(was?.alerts ?? [], is?.alerts ?? []),
    events: eventChanges(is?.events ?? [], was?.events ?? []),
    figures: { was: was?.score, is: is?.score },
  };
}

function ruleChanges(
  id: string,
  is: ComparableProblem | undefined,
  was: ComparableProblem | undefined,
): RuleChange[] {
  const rulesOf = (one: ComparableProblem | undefined): Map<string, string> =>
    new Map(
      one === undefined
        ? []
        : [
            [id, one.rule] as const,
            ...one.indicators.map(({ indicator, rule }) => [indicator, rule] as const),
          ],
    );
  const [now, before] = [rulesOf(is), rulesOf(was)];
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((key) => before.get(key) !== now.get(key))
    .map((key) => ({ id: key, was: before.get(key), is: now.get(key) }));
}

/** The alerts that have no counterpart, each counterpart used once. */
function unmatched(alerts: readonly ComparedAlert[], others: readonly ComparedAlert[]): ComparedAlert[] {
  const free = [...others];
  return alerts.filter(({ alert }) => {
    const at = free.findIndex((other) => Math.abs(fromIso(other.alert.at) - fromIso(alert.at)) <= SAME_ALERT);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

function eventChanges(is: ComparableProblem['events'], was: ComparableProblem['events']): EventChange[] {
  return is.flatMap((now) => {
    const before = was.find(({ event }) => event.id === now.event.id);
    if (before === undefined) return [];
    const lead = { was: before.in7Days?.lead, is: now.in7Days?.lead };
    if (before.covered === now.covered && lead.was === lead.is) return [];
    return [{ event: now.event.id, covered: { was: before.covered, is: now.covered }, lead }];
  });
}

/** The comparison as lines for a person. */
export function comparisonLines({ library, samePeriod, problems, hits, level }: Comparison): string[] {
  const { gained, lost, demoted, promoted } = hits.counts;
  return [
    library.was === library.is
      ? `same definitions (${library.is.slice(0, 12)})`
      : `definitions ${library.was.slice(0, 12)} -> ${library.is.slice(0, 12)}`,
    ...(samePeriod ? [] : ['the periods differ: what lies in only one of them is counted as gained or lost']),
    ...(level.was === level.is ? [] : [`the chosen levels differ: ${level.was} -> ${level.is}`]),
    `hits: ${gained} gained, ${lost} lost, ${demoted} demoted, ${promoted} promoted`,
    ...Object.entries(hits.indicators).map(
      ([id, one]) => `  ${id}: +${one.gained} -${one.lost} v${one.demoted} ^${one.promoted}`,
    ),
    ...problems.flatMap(problemLines),
  ];
}

function problemLines({ problem, rules, gained, lost, events, figures }: ProblemComparison): string[] {
  if (rules.length + gained.length + lost.length + events.length === 0) return [`${problem}: no difference`];
  const rate = (score: ComparableProblem['score'] | undefined): string =>
    score === undefined
      ? 'absent'
      : `${decimal(score.alertsPer100Days, 1)} alerts per 100 days, ${counted(score.falseAlerts, 'false one')}, F1 ${decimal(score.f1)}`;
  const alert = (sign: string, { alert: { at, level }, verdict }: ComparedAlert): string =>
    `  ${sign} alert ${minute(fromIso(at))}, level ${levelWords(level.is)}, ${verdict}`;
  return [
    `${problem}: ${rate(figures.was)} -> ${rate(figures.is)}`,
    ...rules.map(
      ({ id, was, is }) =>
        `  rule of ${id}: ${was?.slice(0, 12) ?? 'absent'} -> ${is?.slice(0, 12) ?? 'absent'}`,
    ),
    ...gained.map((one) => alert('+', one)),
    ...lost.map((one) => alert('-', one)),
    ...events.map(eventLine),
  ];
}

function eventLine({ event, covered, lead }: EventChange): string {
  const words = (one: number | undefined): string => (one === undefined ? 'no alert' : leadWords(one));
  const gain = covered.was === covered.is ? ' ' : covered.is ? '+' : '-';
  return `  ${gain} event ${event}: ${words(lead.was)} -> ${words(lead.is)}`;
}
