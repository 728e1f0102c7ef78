import { gradeTexts } from '../assessment/index.ts';
import { readFeeds } from '../dashboard/feed-health.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  Clock,
  EpochMillis,
  HitRecord,
  IsoInstant,
  LogEntry,
  Millis,
  ProblemState,
} from '../evidence/index.ts';
import { DAY, fromIso, toDay, toIso } from '../evidence/index.ts';
import type { MailTransport } from '../mail/transport.ts';
import { composeReport, type ReportInput, type ReportKind, type StoredReport } from '../reporting/index.ts';
import { composeReportMail, storedReportOf } from '../reporting/render.ts';
import type { Store } from '../store/store.ts';
import { evidenceOf } from './evidence.ts';
import { deliver, type NotifySummary } from './notify.ts';

const PERIODS: Readonly<Record<ReportKind, Millis>> = { daily: DAY, weekly: 7 * DAY };

/** What a report is composed from. */
export interface ReportGround {
  store: Store;
  library: Library;
  exercise: boolean;
  clock: Clock;
}

export interface ReportStage extends ReportGround {
  transport: MailTransport;
  recipients: readonly string[];
}

export interface ReportSummary extends Omit<NotifySummary, 'planned'> {
  /** False when this report had been written before: the kept one is sent to whoever has not had it. */
  written: boolean;
}

/**
 * Composes the watch report of the period that ends at `periodEnd`, keeps it, and sends it.
 * The first report kept for a kind and period stands; a repeated run sends that one, once to each recipient.
 * Alerts that were left to the digest are thereby told and count as sent.
 */
export async function writeReport(
  stage: ReportStage,
  kind: ReportKind,
  periodEnd: EpochMillis,
): Promise<ReportSummary> {
  const { store } = stage;
  const earlier = await store.reports.get(kind, toIso(periodEnd));
  const report = earlier ?? (await store.reports.put(await composeStored(stage, kind, periodEnd)));
  const outcome = await deliver(stage, composeReportMail(report), stage.recipients);
  const owed = outcome.failures.some(({ permanent }) => !permanent);
  if (kind === 'daily' && !owed) await tellDigest(stage, periodEnd);
  return { written: earlier === undefined, ...outcome };
}

/** Composes the watch report of the period that ends at `periodEnd` from what is stored; keeps and sends nothing. */
export async function composeStored(
  stage: ReportGround,
  kind: ReportKind,
  periodEnd: EpochMillis,
): Promise<StoredReport> {
  return storedReportOf(composeReport(await inputOf(stage, kind, periodEnd)));
}

async function inputOf(stage: ReportGround, kind: ReportKind, periodEnd: EpochMillis): Promise<ReportInput> {
  const { store, library, exercise } = stage;
  const { problems, sources } = library;
  const periodStart = periodEnd - PERIODS[kind];
  const [logs, evidence, health, feeds, alerts, silences] = await Promise.all([
    Promise.all(problems.map((problem) => logUntil(store, problem, periodStart, periodEnd))),
    evidenceOf(store, problems, periodEnd),
    store.ledger.days(toDay(periodStart), toDay(periodEnd)),
    readFeeds(stage),
    alertsIn(store, periodStart, periodEnd),
    store.silences.activeAt(periodEnd),
  ]);
  const entries = logs.flatMap((log) => log.entries);
  const states = logs.flatMap(({ state }) => state ?? []);
  return {
    kind,
    exercise,
    periodStart,
    periodEnd,
    problems,
    states,
    entries,
    hits: await withCited(store, evidence.hits, states, entries),
    grades: new Map(
      problems.flatMap(({ indicators }) => [
        ...gradeTexts(evidence.hits, indicators, { settled: evidence.settled, now: periodEnd }),
      ]),
    ),
    health,
    feeds: feeds.map(({ source, health, reason }) => ({
      feed: source.id,
      title: source.title,
      health,
      reason,
    })),
    sources,
    alerts,
    silences,
  };
}

/** Entries of the period, and the state that stood at its end: the newest entry's, or the board's copy of it. */
async function logUntil(
  { log, board }: Pick<Store, 'log' | 'board'>,
  { id }: ProblemDefinition,
  from: EpochMillis,
  to: EpochMillis,
): Promise<{ entries: LogEntry[]; state: ProblemState | undefined }> {
  const entries: LogEntry[] = [];
  let state: ProblemState | undefined;
  let after: string | undefined;
  do {
    const page = await log.newest(id, { limit: 50, after });
    const until = page.items.filter(({ at }) => fromIso(at) <= to);
    state ??= until[0]?.state;
    entries.push(...until.filter(({ at }) => fromIso(at) > from));
    after = until.length === 0 || until.every(({ at }) => fromIso(at) > from) ? page.next : undefined;
  } while (after !== undefined);
  const copy = await board.ofProblem(id);
  const current = copy && copy.version === state?.version && fromIso(copy.assessedAt) <= to;
  return { entries, state: current ? copy : state };
}

async function alertsIn(
  { alerts }: Pick<Store, 'alerts'>,
  from: EpochMillis,
  to: EpochMillis,
): Promise<Alert[]> {
  const found: Alert[] = [];
  let after: string | undefined;
  do {
    const page = await alerts.newest({ limit: 50, after });
    found.push(...page.items.filter(({ at }) => fromIso(at) > from && fromIso(at) <= to));
    const oldest: IsoInstant | undefined = page.items.at(-1)?.at;
    after = oldest !== undefined && fromIso(oldest) > from ? page.next : undefined;
  } while (after !== undefined);
  return found;
}

/** Evidence may be older than what assessments still look back on; what is cited is quoted all the same. */
async function withCited(
  { hits }: Pick<Store, 'hits'>,
  known: readonly HitRecord[],
  states: readonly ProblemState[],
  entries: readonly LogEntry[],
): Promise<HitRecord[]> {
  const here = new Set(known.map(({ id }) => id));
  const cited = [
    ...states.flatMap(({ level, indicators }) => [level, ...indicators].flatMap(({ evidence }) => evidence)),
    ...entries.flatMap(({ transitions }) => transitions.flatMap(({ evidence }) => evidence)),
  ];
  const missing = [...new Set(cited)].filter((id) => !here.has(id));
  return [...known, ...(await hits.byIds(missing)).values()];
}

async function tellDigest({ store }: ReportStage, until: EpochMillis): Promise<void> {
  const waiting = (await store.alerts.pending()).filter(
    ({ urgency, at }) => urgency === 'digest' && fromIso(at) <= until,
  );
  for (const { id } of waiting) await store.alerts.markSent(id, toIso(until));
}
