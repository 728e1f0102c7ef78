import type { IndicatorDefinition, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  AnalystLevel,
  EpochMillis,
  HitId,
  HitRecord,
  IndicatorId,
  Level,
  LogEntry,
  Millis,
  QuotedHit,
  Signal,
  Silence,
  Transition,
} from '../evidence/index.ts';
import { fromIso, MINUTE, toIso } from '../evidence/index.ts';
import { cite } from '../markup/cite.ts';
import { muting } from './mute.ts';

/** When people are interrupted, and how often (METHOD section 8, after Prometheus Alertmanager). */
export interface AlertPolicy {
  /** Escalations at this level or above interrupt; everything else waits for the digest. */
  interruptFrom: Level;
  /** Interrupting alerts a recipient gets in a day; further ones fall into the digest. */
  dailyBudget: number;
  /** Escalations to this level interrupt even beyond the budget. */
  budgetExemptFrom: Level;
  /** How long changes of one problem are gathered into one alert, unless they interrupt. */
  groupWait: Millis;
}

export const DEFAULT_POLICY: AlertPolicy = {
  interruptFrom: 4,
  dailyBudget: 12,
  budgetExemptFrom: 5,
  groupWait: 10 * MINUTE,
};

/** Another problem whose level holds back this one's alerts. */
export interface Parent {
  title: string;
  level: Level;
}

export interface PlanInput {
  problem: ProblemDefinition;
  /** Consecutive and not yet planned, oldest first. */
  entries: readonly LogEntry[];
  /** The hits that the transitions cite; missing ones are left out of the quotation. */
  hits: ReadonlyMap<HitId, HitRecord>;
  /** Admiralty grade of each hit, e.g. `B2` (from `gradeTexts` of the assessment). */
  grades: ReadonlyMap<HitId, string>;
  /** Silences as stored; those not active at `now` or for something else are passed over. */
  silences: readonly Silence[];
  /** Problems that this one is part of: while one is Serious, this one's alerts are held. */
  parents?: readonly Parent[] | undefined;
  /** Interrupting alerts already planned for the recipient in the last 24 hours. */
  sentToday: number;
  now: EpochMillis;
  policy: AlertPolicy;
}

const LIT: ReadonlySet<Signal> = new Set<Signal>(['corroborated', 'surging', 'overdue']);
const MAX_EVIDENCE = 12;
const HIGHEST: Level = 5;

const decides = (indicator: IndicatorDefinition): boolean =>
  indicator.status === 'test' || indicator.status === 'stable';

function deciding(problem: ProblemDefinition): Map<IndicatorId, IndicatorDefinition> {
  return new Map(problem.indicators.filter(decides).map((indicator) => [indicator.id, indicator]));
}

/** A signal got stronger into what deserves a message; surging back to corroborated does not. */
function strengthened({ was, is }: Transition): boolean {
  if (was === is || typeof is === 'number' || !LIT.has(is)) return false;
  return !(is === 'corroborated' && was === 'surging');
}

/** The level moved, or the problem went blind or sees again. */
function problemNews({ subject, was, is }: Transition, problem: ProblemDefinition): boolean {
  if (subject !== 'problem') return false;
  return was === null ? Number(is) > problem.baseLevel : was !== is;
}

/** The transitions of one entry that deserve a message; nothing is repeated on a clock alone. */
export function newsOf(entry: LogEntry, problem: ProblemDefinition): Transition[] {
  const ids = deciding(problem);
  return entry.transitions.filter(
    (one) =>
      problemNews(one, problem) ||
      (ids.has(one.id) && (strengthened(one) || one.reinforcement !== undefined)),
  );
}

const movesLevel = ({ subject, was, is }: Transition): boolean =>
  subject === 'problem' && typeof is === 'number' && (was === null || typeof was === 'number');

function levelsOf(entries: readonly LogEntry[]): Alert['level'] {
  const first = entries.flatMap((entry) => entry.transitions).find(movesLevel);
  const last = entries.at(-1)?.state.level.level ?? 1;
  if (first === undefined) return { was: last, is: last };
  return { was: typeof first.was === 'number' ? first.was : null, is: last };
}

/**
 * An escalation that reached a top level: the level rose to it, or a signal strengthened while it stands. At the highest level the
 * problem inhibits its own signals: everybody has been woken, and more of the same is for the digest. What speaks against the problem
 * is good news and wakes nobody.
 */
function interrupts(
  news: readonly Transition[],
  peak: Level,
  { problem, policy }: Pick<PlanInput, 'problem' | 'policy'>,
): boolean {
  if (peak < policy.interruptFrom) return false;
  const ids = deciding(problem);
  return news.some((one) =>
    movesLevel(one)
      ? Number(one.is) >= policy.interruptFrom && Number(one.is) > Number(one.was ?? 0)
      : peak < HIGHEST && strengthened(one) && ids.get(one.id)?.polarity !== 'against',
  );
}

const peakOf = (entries: readonly LogEntry[]): Level =>
  entries.reduce<Level>((peak, { state }) => (state.level.level > peak ? state.level.level : peak), 1);

/** Why an alert is not to be sent by itself, if so. */
function holding(
  input: PlanInput,
  peak: Level,
  muted: string | undefined,
  interrupting: boolean,
): string | undefined {
  const { parents = [], policy, sentToday } = input;
  if (muted !== undefined) return muted;
  const parent = parents.find(({ level }) => level === 5);
  if (parent !== undefined) return `inhibited: ${parent.title} is at level 5 (Serious)`;
  if (interrupting && sentToday >= policy.dailyBudget && peak < policy.budgetExemptFrom) {
    return `over the daily budget of ${policy.dailyBudget}: left to the digest`;
  }
  return undefined;
}

/** Whether changes should be gathered a little longer: the newest is fresh and nothing in them interrupts. */
export function gathering(input: Pick<PlanInput, 'problem' | 'entries' | 'now' | 'policy'>): boolean {
  const { entries, problem, policy, now } = input;
  const oldest = entries[0];
  if (oldest === undefined || now - fromIso(oldest.at) >= policy.groupWait) return false;
  const news = entries.flatMap((entry) => newsOf(entry, problem));
  return news.length > 0 && !interrupts(news, peakOf(entries), { problem, policy });
}

/**
 * The one alert that a problem's unplanned log entries call for, or undefined when they call for none. What is silenced,
 * inhibited or over budget still becomes an alert, held, with the reason.
 */
export function planAlert(input: PlanInput): Alert | undefined {
  const { problem, entries, now } = input;
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const news = entries.flatMap((entry) => newsOf(entry, problem));
  if (news.length === 0) return undefined;
  const { audible, reason } = muting(problem.id, news, input.silences, now);
  const transitions = audible.length > 0 ? audible : news;
  const peak = peakOf(entries);
  const interrupting = interrupts(transitions, peak, input);
  const held = holding(input, peak, audible.length > 0 ? undefined : reason, interrupting);
  return {
    id: `${problem.id}.${first.version}`,
    problem: problem.id,
    fromVersion: first.version,
    toVersion: last.version,
    at: toIso(now),
    level: levelsOf(entries),
    analyst: analystIn(last, now),
    urgency: interrupting && held === undefined ? 'interrupt' : 'digest',
    transitions,
    evidence: evidenceOf(transitions, input),
    held,
    status: held === undefined ? 'pending' : 'held',
  };
}

function analystIn({ state: { analyst } }: LogEntry, now: EpochMillis): AnalystLevel | undefined {
  return analyst !== undefined && now < fromIso(analyst.until) ? analyst : undefined;
}

function evidenceOf(transitions: readonly Transition[], { hits, grades }: PlanInput): QuotedHit[] {
  const ids = [...new Set(transitions.flatMap((one) => one.evidence))];
  const quoted = ids.flatMap((id) => {
    const hit = hits.get(id);
    return hit === undefined ? [] : [cite(hit, grades.get(id))];
  });
  return quoted
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1))
    .slice(0, MAX_EVIDENCE);
}
