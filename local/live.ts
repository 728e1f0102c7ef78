import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { VARIABLES } from '../lambdas/environment.ts';
import { DAY, type EpochMillis, fromIso, HOUR, MINUTE, type Millis, toIso } from '../src/evidence/index.ts';
import { type DataFolder, DataFolderError, openFolder, writeDurably } from './folder.ts';
import { type Machine, startMachine } from './machine.ts';
import { serve } from './serving.ts';
import { type Stopping, watchStop } from './stopping.ts';
import { createJournal } from './tally.ts';

export interface LiveOptions {
  port: number;
  data: string;
}

/** How often due feeds are looked for; each feed keeps its own interval. */
const TICK: Millis = MINUTE;
/** After a longer pause feeds are simply all polled. */
const LONGEST_GAP: Millis = DAY;
const REPORT_TIME: Millis = 6 * HOUR;
const MONDAY = 1;

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

/**
 * Watches the real catalogue until it is stopped; the data folder survives.
 * Variables of the environment (recipients, SMTP server ...) go before the local defaults.
 */
export async function runLive({ port, data }: LiveOptions): Promise<void> {
  const stop = watchStop();
  const folder = openFolder('live', data);
  const journal = createJournal(folder.journal, (trouble) => say(`  trouble    ${trouble}`));
  const machine = await startMachine({ folder, clock: Date.now, journal, environment: liveEnvironment() });
  try {
    const gateway = await serve(machine, port);
    say(
      `Signpost watches its feed catalogue. Board: ${gateway.url}/  mailbox: ${gateway.url}/mailbox  data: ${folder.path}`,
    );
    await watch(machine, folder, stop);
    await gateway.stop();
  } finally {
    await machine.stop();
  }
}

/** What the shell sets for Signpost wins over the defaults of one machine. */
function liveEnvironment(): Record<string, string | undefined> {
  const set = Object.entries(process.env).filter(([name]) => name.startsWith('SIGNPOST_'));
  return {
    [VARIABLES.mailFrom]: 'signpost@localhost.localdomain',
    [VARIABLES.alertRecipients]: 'desk@localhost.localdomain',
    [VARIABLES.reportRecipients]: 'desk@localhost.localdomain',
    ...Object.fromEntries(set),
    [VARIABLES.tickSeconds]: String(TICK / 1_000),
  };
}

async function watch(machine: Machine, folder: DataFolder, stop: Stopping): Promise<void> {
  let last = readLastTick(folder);
  while (!stop.asked()) {
    const now = Math.floor(Date.now() / TICK) * TICK;
    if (last === undefined || now > last) {
      await tick(machine, last, now);
      writeDurably(tickFile(folder), `${JSON.stringify({ lastTick: toIso(now) })}\n`);
      last = now;
    }
    await Promise.race([stop.wait, new Promise((done) => setTimeout(done, 1_000))]);
  }
}

async function tick(machine: Machine, last: EpochMillis | undefined, now: EpochMillis): Promise<void> {
  const before = machine.tally.of('hitsStored');
  const recent = last !== undefined && now - last <= LONGEST_GAP;
  await machine.cycle(now, recent ? { since: last } : { all: true });
  for (const due of last === undefined ? [] : reportTimes(last, now)) await report(machine, due);
  const { tally } = machine;
  const hits = tally.of('hitsStored') - before;
  if (hits > 0 || !recent) {
    say(
      `  ${toIso(now).slice(0, 16)}  ${tally.of('feedsPolled')} polls (${tally.of('feedsFailed')} failed), ${tally.of('itemsNew')} new items, ${hits} new hits`,
    );
  }
}

async function report(machine: Machine, due: EpochMillis): Promise<void> {
  await machine.report('daily', due);
  if (new Date(due).getUTCDay() === MONDAY) await machine.report('weekly', due);
}

/** Every 06:00 UTC in (last, now]; at most the newest seven, a longer absence needs no pile of reports. */
function reportTimes(last: EpochMillis, now: EpochMillis): EpochMillis[] {
  const times: EpochMillis[] = [];
  for (let at = Math.floor(now / DAY) * DAY + REPORT_TIME; at > last && times.length < 7; at -= DAY) {
    if (at <= now) times.unshift(at);
  }
  return times;
}

const tickFile = (folder: DataFolder) => join(folder.path, 'live.json');
const tickSchema = z.object({ lastTick: z.iso.datetime() });

function readLastTick(folder: DataFolder): EpochMillis | undefined {
  const file = tickFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    return fromIso(tickSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).lastTick);
  } catch {
    throw new DataFolderError(`${file} is damaged: remove it; all feeds are then polled at the next start`);
  }
}
