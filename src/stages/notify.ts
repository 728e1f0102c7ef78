import { type AlertPolicy, gathering, type Parent, planAlert } from '../alerting/index.ts';
import { composeAlertMail } from '../alerting/render.ts';
import { gradeTexts } from '../assessment/index.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  Clock,
  ComposedMail,
  EpochMillis,
  LogEntry,
  ProblemId,
  Silence,
} from '../evidence/index.ts';
import { DAY, fromIso, toIso } from '../evidence/index.ts';
import { MailFailure, PermanentMailFailure } from '../mail/failure.ts';
import { sendOnce } from '../mail/send.ts';
import type { MailTransport } from '../mail/transport.ts';
import type { Store } from '../store/store.ts';
import { evidenceOf } from './evidence.ts';

/** Log entries turned into one alert at most; more in a row than this are spread over several. */
const ENTRIES_AT_ONCE = 100;

export interface NotifyStage {
  store: Pick<Store, 'alerts' | 'board' | 'log' | 'hits' | 'weeks' | 'silences' | 'deliveries'>;
  library: Library;
  transport: MailTransport;
  recipients: readonly string[];
  policy: AlertPolicy;
  exercise: boolean;
  dashboardUrl?: string | undefined;
  clock: Clock;
}

export interface NotifySummary {
  planned: number;
  accepted: number;
  failures: { recipient: string; error: string; permanent: boolean }[];
}

/**
 * Turns what is new in the logs into alerts, then hands the ones that interrupt to the mail server.
 *
 * An alert is written before anything is sent and never changes after, so a crash between two steps repeats
 * a mail at worst, and then word for word under the same Message-ID. Digest alerts go out with the daily report.
 */
export async function notify(stage: NotifyStage, problems?: readonly ProblemId[]): Promise<NotifySummary> {
  const wanted = problems && new Set(problems);
  const chosen = stage.library.problems.filter(({ id }) => !wanted || wanted.has(id));
  let planned = 0;
  for (const problem of chosen) planned += await planNews(stage, problem);
  const delivered = await deliverPending(stage);
  return { planned, ...delivered };
}

async function planNews(stage: NotifyStage, problem: ProblemDefinition): Promise<number> {
  const { store, policy } = stage;
  const entries = await store.log.since(problem.id, await store.alerts.cursor(problem.id), ENTRIES_AT_ONCE);
  const last = entries.at(-1);
  const now = stage.clock();
  if (!last || gathering({ problem, entries, policy, now })) return 0;
  const alert = await planned(stage, problem, entries, now);
  if (alert) await store.alerts.plan(alert);
  else await store.alerts.skipTo(problem.id, last.version);
  return alert ? 1 : 0;
}

async function planned(
  { store, policy, library }: NotifyStage,
  problem: ProblemDefinition,
  entries: readonly LogEntry[],
  now: EpochMillis,
): Promise<Alert | undefined> {
  const cited = entries.flatMap(({ transitions }) => transitions.flatMap(({ evidence }) => evidence));
  const [hits, around, silences, sentToday, parents] = await Promise.all([
    store.hits.byIds([...new Set(cited)]),
    evidenceOf(store, [problem], now),
    activeSilences(store, now),
    interruptionsSince(store, now - DAY),
    parentsOf(store, library, problem),
  ]);
  const grades = gradeTexts(around.hits, problem.indicators, { settled: around.settled, now });
  return planAlert({ problem, entries, hits, grades, silences, parents, sentToday, now, policy });
}

/** The problem this one is part of, the one that is part of, and so on, with the levels they stand at. */
async function parentsOf(
  { board }: Pick<Store, 'board'>,
  { problems }: Library,
  problem: ProblemDefinition,
): Promise<Parent[]> {
  const parents: Parent[] = [];
  let parent = problems.find(({ id }) => id === problem.partOf);
  while (parent !== undefined && parents.length < problems.length) {
    const state = await board.ofProblem(parent.id);
    if (state !== undefined) parents.push({ title: parent.title, level: state.level.level });
    const next: ProblemDefinition = parent;
    parent = problems.find(({ id }) => id === next.partOf);
  }
  return parents;
}

const activeSilences = ({ silences }: Pick<Store, 'silences'>, now: EpochMillis): Promise<Silence[]> =>
  silences.activeAt(now);

async function interruptionsSince({ alerts }: Pick<Store, 'alerts'>, from: EpochMillis): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await alerts.newest({ limit: 50, after });
    const recent = page.items.filter(({ at }) => fromIso(at) > from);
    count += recent.filter(({ urgency }) => urgency === 'interrupt').length;
    after = recent.length === page.items.length ? page.next : undefined;
  } while (after !== undefined);
  return count;
}

async function deliverPending(stage: NotifyStage): Promise<Omit<NotifySummary, 'planned'>> {
  const failures: NotifySummary['failures'] = [];
  let accepted = 0;
  const pending = await stage.store.alerts.pending();
  for (const alert of pending.filter(({ urgency }) => urgency === 'interrupt')) {
    const outcome = await deliver(stage, mailOf(stage, alert), stage.recipients);
    accepted += outcome.accepted;
    failures.push(...outcome.failures);
    // A recipient who can never be reached must not keep an alert waiting; one who may be reached later must.
    if (outcome.failures.every(({ permanent }) => permanent)) {
      await stage.store.alerts.markSent(alert.id, toIso(stage.clock()));
    }
  }
  return { accepted, failures };
}

function mailOf({ library, exercise, dashboardUrl }: NotifyStage, alert: Alert): ComposedMail {
  const problem = library.problems.find(({ id }) => id === alert.problem);
  return composeAlertMail(alert, { problem, exercise, dashboardUrl });
}

export interface Delivery {
  store: Pick<Store, 'deliveries'>;
  transport: MailTransport;
  clock: Clock;
}

/** Hands a mail to each recipient who has not had it; a failure for one does not keep it from the others. */
export async function deliver(
  { store, transport, clock }: Delivery,
  message: ComposedMail,
  recipients: readonly string[],
): Promise<Omit<NotifySummary, 'planned'>> {
  const failures: NotifySummary['failures'] = [];
  let accepted = 0;
  for (const recipient of recipients) {
    try {
      const sent = await sendOnce({
        transport,
        deliveries: store.deliveries,
        message,
        recipient,
        now: clock(),
      });
      if (sent === 'accepted') accepted += 1;
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      failures.push({ recipient, error: error.message, permanent: error instanceof PermanentMailFailure });
    }
  }
  return { accepted, failures };
}
