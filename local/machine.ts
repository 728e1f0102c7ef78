import type { SQSEvent } from 'aws-lambda';
import { assessHandler } from '../lambdas/assess.ts';
import { collectHandler } from '../lambdas/collect.ts';
import { dashboardHandler } from '../lambdas/dashboard.ts';
import { type Environment, VARIABLES } from '../lambdas/environment.ts';
import { notifyHandler } from '../lambdas/notify.ts';
import { reportHandler } from '../lambdas/report.ts';
import type { Runtime } from '../lambdas/runtime.ts';
import { scheduleHandler } from '../lambdas/schedule.ts';
import type { Journal } from '../lambdas/telemetry.ts';
import type { Clock, EpochMillis, IsoInstant } from '../src/evidence/index.ts';
import { toIso } from '../src/evidence/index.ts';
import type { ReportKind } from '../src/reporting/report.ts';
import { startDatabase } from './dynamodb.ts';
import type { DataFolder } from './folder.ts';
import type { HttpHandler } from './gateway.ts';
import { startMailbox } from './mailbox.ts';
import { startQueues } from './queue.ts';
import { createTally, type Tally } from './tally.ts';

/** The one table of a local run. */
export const TABLE = 'signpost';

export interface MachineOptions {
  folder: DataFolder;
  clock: Clock;
  journal: Journal;
  /** Variables beyond the ones every machine has (sources, exercise, recipients ...). */
  environment: Environment;
}

/** What a round covers, where it is not just the feeds due since the tick before. */
export interface Scope {
  all?: boolean;
  since?: EpochMillis;
  /** Whether the assess timer comes round too; without it only problems with new evidence are assessed. */
  timers?: boolean;
}

/** The whole of Signpost on one machine: the same six functions, given the events AWS would give them. */
export interface Machine {
  tally: Tally;
  mailbox: Awaited<ReturnType<typeof startMailbox>>;
  dashboard: HttpHandler;
  /** One round: due feeds are polled, problems assessed, alerts sent. */
  cycle(at: EpochMillis, scope?: Scope): Promise<void>;
  report(kind: ReportKind, at: EpochMillis): Promise<void>;
  /** Messages that failed every delivery, over all queues. */
  deadLetters(): Promise<number>;
  stop(): Promise<void>;
}

export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { folder, clock, journal } = options;
  const database = await startDatabase(TABLE, folder.database);
  const queues = await startQueues(['collect', 'assess', 'notify']);
  const mailbox = await startMailbox({
    dir: folder.mailbox,
    exercise: options.environment[VARIABLES.exercise] === 'true',
  });
  const tally = createTally();
  const runtime: Runtime = {
    clock,
    journal,
    meter: tally,
    environment: {
      [VARIABLES.table]: TABLE,
      [VARIABLES.dynamodbEndpoint]: database.endpoint,
      [VARIABLES.sqsEndpoint]: queues.endpoint,
      [VARIABLES.collectQueue]: queues.url('collect'),
      [VARIABLES.assessQueue]: queues.url('assess'),
      [VARIABLES.notifyQueue]: queues.url('notify'),
      [VARIABLES.mailTransport]: mailbox.smtpUrl,
      [VARIABLES.mailboxUrl]: '/mailbox',
      [VARIABLES.muting]: 'true',
      ...options.environment,
    },
  };
  const schedule = scheduleHandler(runtime);
  const collect = collectHandler(runtime);
  const assess = assessHandler(runtime);
  const notify = notifyHandler(runtime);
  const report = reportHandler(runtime);

  /** Queues are emptied one after the other, so that a round's outcome does not hang on which message came first. */
  async function cycle(at: EpochMillis, { timers = true, ...scope }: Scope = {}): Promise<void> {
    const time: IsoInstant = toIso(at);
    const since = scope.since === undefined ? {} : { since: toIso(scope.since) };
    await schedule({ time, ...(scope.all ? { all: true } : since) });
    await queues.drain('collect', collect);
    await queues.drain('assess', (event: SQSEvent) => assess(event));
    if (timers) await assess({ time });
    await queues.drain('notify', (event: SQSEvent) => notify(event));
    await notify({ time });
  }

  return {
    tally,
    mailbox,
    dashboard: dashboardHandler(runtime),
    cycle,
    report: async (kind, at) => void (await report({ kind, time: toIso(at) })),
    deadLetters: async () =>
      (await queues.deadLetters('collect')) +
      (await queues.deadLetters('assess')) +
      (await queues.deadLetters('notify')),
    async stop() {
      await mailbox.stop();
      await queues.stop();
      await database.stop();
    },
  };
}
