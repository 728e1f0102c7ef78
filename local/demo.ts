import { type DataFolder, openFolder } from './folder.ts';
import type { Gateway } from './gateway.ts';
import type { Machine } from './machine.ts';
import { startProgress } from './progress.ts';
import { type Replay, startReplay } from './replay.ts';
import { serve } from './serving.ts';
import { type Stopping, watchStop } from './stopping.ts';
import { createJournal } from './tally.ts';

export interface DemoOptions {
  port: number;
  data?: string;
  once?: boolean;
}

/** A port that the system picks is known too late for the links in mails. */
const pagesAt = ({ port, once }: DemoOptions): string | undefined =>
  once || port === 0 ? undefined : `http://localhost:${port}`;

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

/**
 * The demo. With `once` it prints one line of JSON when the replay is done; otherwise it goes on serving until it is stopped.
 * @throws DataFolderError, PortError, DefinitionError.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  say('Signpost EXERCISE: four weeks of invented news go through the real pipeline. Nothing in it is real.');
  const stop = watchStop();
  const folder = openFolder('exercise', options.data);
  try {
    const journal = createJournal(folder.journal, (trouble) => say(`  trouble    ${trouble}`));
    const replay = await startReplay(folder, journal, pagesAt(options));
    try {
      await replayAndServe(replay, folder, options, stop);
    } finally {
      await replay.stop();
    }
  } finally {
    folder.discard();
  }
}

async function replayAndServe(
  replay: Replay,
  folder: DataFolder,
  { port, data, once = false }: DemoOptions,
  stop: Stopping,
): Promise<void> {
  const gateway = once ? undefined : await serve(replay.machine, port);
  introduce(replay, folder, data !== undefined, gateway);
  const started = performance.now();
  const progress = startProgress('replay    ', replay.rounds, replay.finished);
  await replay.run(progress, stop.asked);
  progress.stop();
  await conclude(replay, (performance.now() - started) / 1_000, gateway);
  if (once) process.stdout.write(`${JSON.stringify(summary(replay.machine))}\n`);
  else await stop.wait;
  await gateway?.stop();
}

function introduce(replay: Replay, folder: DataFolder, kept: boolean, gateway: Gateway | undefined): void {
  say(`  feeds      sample feeds are served at ${replay.feeds.base}/feeds/ and polled over HTTP`);
  say(
    `  database   an embedded DynamoDB ${kept ? `in ${folder.path}` : 'in a temporary folder, removed at the end (--data DIR keeps it)'}`,
  );
  say(`  mail       alerts and reports go by SMTP into a local mailbox`);
  if (gateway) say(`  dashboard  ${gateway.url} is open now and fills while the replay runs`);
  if (replay.finished > 0)
    say(`  resuming   ${replay.finished} of ${replay.rounds} rounds were done by an earlier run`);
}

async function conclude(replay: Replay, seconds: number, gateway: Gateway | undefined): Promise<void> {
  const { machine } = replay;
  const { feeds_polled, items_read, hits_stored, transitions, mails_accepted, reports } = summary(machine);
  say(
    `  done       ${feeds_polled} polls, ${items_read} items read, ${hits_stored} hits stored, ${transitions} transitions, ${mails_accepted} mails, ${reports} reports in ${seconds.toFixed(1)} s`,
  );
  const dead = await machine.deadLetters();
  if (dead > 0)
    say(`  trouble    ${dead} messages failed every delivery; the journal in the data folder says why`);
  if (!gateway) return;
  say(`  board      ${gateway.url}/`);
  say(`  mailbox    ${gateway.url}/mailbox`);
  say(`  reports    ${gateway.url}/reports`);
  say('  Ctrl-C ends it.');
}

/** Counts of this run, as `--once` prints them. */
const summary = ({ tally }: Machine) => ({
  feeds_polled: tally.of('feedsPolled'),
  items_read: tally.of('itemsRead'),
  hits_stored: tally.of('hitsStored'),
  transitions: tally.of('transitions'),
  mails_accepted: tally.of('mailsAccepted'),
  reports: tally.of('reports'),
});
