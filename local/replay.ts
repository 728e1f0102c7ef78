import { readFileSync, writeFileSync } from 'node:fs';
import { VARIABLES } from '../lambdas/environment.ts';
import type { Journal } from '../lambdas/telemetry.ts';
import { type EpochMillis, HOUR, type Millis, toIso } from '../src/evidence/index.ts';
import { openCursor, ROUNDS, roundAt } from './cursor.ts';
import { EXERCISE, startFeedServer } from './exercise/index.ts';
import type { DataFolder } from './folder.ts';
import { type Machine, startMachine } from './machine.ts';
import type { Progress } from './progress.ts';

/** The demo: the exercise's clock, its feed server, and the machine they drive. */
export interface Replay {
  machine: Machine;
  feeds: { base: string };
  /** Rounds of the whole exercise, and how many were finished by earlier runs. */
  rounds: number;
  finished: number;
  /** Replays what is left; resolves early when asked to stop. Each finished round is kept, so a later run goes on from there. */
  run(progress: Progress, stopping: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const RECIPIENTS = 'duty-desk@example.org, field-security@example.org';

/** @param dashboardUrl where links in mails lead, when pages are served. */
export async function startReplay(
  folder: DataFolder,
  journal: Journal,
  dashboardUrl?: string,
): Promise<Replay> {
  const cursor = openCursor(folder.path);
  let now: EpochMillis = roundAt(Math.min(cursor.finished(), ROUNDS - 1));
  const clock = () => now;
  const feeds = await startFeedServer({ clock });
  writeCatalogue(folder, feeds.base);
  const machine = await startMachine({
    folder,
    clock,
    journal,
    environment: {
      [VARIABLES.sources]: folder.sources,
      [VARIABLES.exercise]: 'true',
      [VARIABLES.dashboardUrl]: dashboardUrl,
      [VARIABLES.allowLoopbackFeeds]: 'true',
      [VARIABLES.tickSeconds]: String(EXERCISE.step / 1_000),
      [VARIABLES.mailFrom]: 'signpost@example.org',
      [VARIABLES.alertRecipients]: RECIPIENTS,
      [VARIABLES.reportRecipients]: 'duty-desk@example.org',
    },
  });

  async function round(index: number): Promise<void> {
    now = roundAt(index);
    await machine.cycle(now, { all: index === 0, timers: now % ASSESS_TIMER === 0 });
    const date = new Date(now);
    if (date.getUTCHours() !== REPORT_HOUR || index === 0) return;
    await machine.report('daily', now);
    if (date.getUTCDay() === MONDAY) await machine.report('weekly', now);
  }

  return {
    machine,
    feeds,
    rounds: ROUNDS,
    finished: cursor.finished(),
    async run(progress, stopping) {
      // A finished replay still looks once more: a restart must find every hit known and every mail sent.
      if (cursor.finished() >= ROUNDS) await round(ROUNDS - 1);
      for (let index = cursor.finished(); index < ROUNDS && !stopping(); index += 1) {
        await round(index);
        cursor.finish(index);
        progress.advance(index + 1, note(now, machine));
      }
    },
    async stop() {
      await machine.stop();
      await feeds.stop();
    },
  };
}

/** As in the cloud, the timer comes round less often than polling. */
const ASSESS_TIMER: Millis = 12 * HOUR;
const REPORT_HOUR = 6;
const MONDAY = 1;

const note = (now: EpochMillis, { tally }: Machine): string =>
  `exercise time ${toIso(now).slice(0, 16).replace('T', ' ')} | ${tally.of('hitsStored')} hits | ${tally.of('transitions')} transitions | ${tally.of('mailsAccepted')} mails`;

function writeCatalogue(folder: DataFolder, base: string): void {
  const text = readFileSync(new URL('./exercise/sources.yaml', import.meta.url), 'utf8');
  writeFileSync(folder.sources, text.replaceAll('{base}', base));
}
