import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SQSRecord } from 'aws-lambda';
import { stringify } from 'yaml';
import { collectHandler } from '../lambdas/collect.ts';
import { VARIABLES } from '../lambdas/environment.ts';
import { createTally } from '../local/tally.ts';
import { pollBatches } from '../src/collection/index.ts';
import { ledgerShard } from '../src/store/index.ts';
import { type AssessRuns, assessments } from './collect-assess.ts';
import { type Cycle, monthlyCost } from './collect-cost.ts';
import { START, TABLE } from './collect-feeds.ts';
import { type CycleName, render } from './collect-table.ts';
import type { WorldOrder, WorldReady, WorldUsage } from './collect-world.ts';
import { writePage } from './page.ts';

const FEEDS_PER_MESSAGE = 250;
const CYCLE_MILLIS = 10 * 60_000;
const LATER_MILLIS = 2 * 3_600_000;
/** The whole run ends by itself after this long, whatever happens. */
const PATIENCE_MILLIS = 12 * 60_000;
const PAGE = 'docs/cost.md';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Another process with feeds, DynamoDB and SQS. */
async function startWorld() {
  const child = fork(fileURLToPath(new URL('collect-world.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const next = async () => (await once(child, 'message', { signal: AbortSignal.timeout(60_000) }))[0];
  const ready: WorldReady = await next();
  const order = async (what: WorldOrder): Promise<WorldUsage> => {
    const answer = next();
    child.send(what);
    return answer;
  };
  return { ...ready, order, stop: () => child.kill() };
}

const idOf = (feed: number): string => `bench-${feed}`;

const sourceOf = (url: string, feed: number) => ({
  id: idOf(feed),
  title: `Bench ${feed}`,
  url,
  family: `family-${feed % 1_000}`,
  publisher: `Newsroom ${feed % 1_000}`,
  language: 'en',
  country: 'US',
  reliability: { letter: 'C', reason: 'Made up for the bench' },
  'state-affiliated': false,
  interval: '10m',
  tags: ['bench'],
});

/** Batches as the schedule makes them. */
const batches = (urls: readonly string[]): string[][] =>
  pollBatches(
    urls.map((url, feed) => ({ id: idOf(feed), url })),
    FEEDS_PER_MESSAGE,
    ledgerShard,
  );

const recordOf = (feeds: string[], n: number): SQSRecord => ({
  messageId: `bench-${n}`,
  receiptHandle: 'none',
  body: JSON.stringify({ feeds }),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'bench',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:collect',
  awsRegion: 'us-east-1',
});

interface Measured {
  cycles: Map<CycleName, Cycle>;
  assess: AssessRuns;
  /** Of the collecting alone. */
  peakMegabytes: number;
}

async function measure(folder: string): Promise<Measured> {
  const world = await startWorld();
  try {
    const sources = join(folder, 'sources.yaml');
    writeFileSync(sources, stringify(world.urls.map(sourceOf)));
    let now = START;
    let tally = createTally();
    const environment = {
      [VARIABLES.table]: TABLE,
      [VARIABLES.indicators]: 'indicators',
      [VARIABLES.sources]: sources,
      [VARIABLES.allowLoopbackFeeds]: 'true',
      [VARIABLES.assessQueue]: `${world.sqs}/000000000000/assess`,
      [VARIABLES.notifyQueue]: `${world.sqs}/000000000000/notify`,
      [VARIABLES.dynamodbEndpoint]: world.dynamodb,
      [VARIABLES.sqsEndpoint]: world.sqs,
    };
    const handler = collectHandler({
      clock: () => now,
      meter: { count: (metric, by) => tally.count(metric, by) },
      journal: {
        info: () => undefined,
        warn: () => undefined,
        error: (what, why) => say(`${what} ${JSON.stringify(why)}`),
      },
      environment,
    });
    /** All messages one after the other, as if there were one function instance. */
    const cycle = async (): Promise<Cycle> => {
      tally = createTally();
      await world.order('usage');
      const [cpu, wall] = [process.cpuUsage(), performance.now()];
      const all = batches(world.urls);
      for (const [n, feeds] of all.entries()) {
        const { batchItemFailures } = await handler({ Records: [recordOf(feeds, n)] });
        if (batchItemFailures.length > 0) throw new Error('a message of the bench failed');
      }
      const { user, system } = process.cpuUsage(cpu);
      const wallSeconds = (performance.now() - wall) / 1000;
      const { usage } = await world.order('usage');
      return {
        feeds: tally.of('feedsPolled'),
        messages: all.length,
        itemsRead: tally.of('itemsRead'),
        itemsNew: tally.of('itemsNew'),
        failed: tally.of('feedsFailed'),
        hits: tally.of('hitsStored'),
        cpuSeconds: (user + system) / 1e6,
        wallSeconds,
        usage,
      };
    };
    const cycles = new Map<CycleName, Cycle>();
    for (const name of ['first', 'steady', 'unchanged'] as const) {
      say(`collect: ${name} cycle`);
      if (name === 'steady') await world.order('advance');
      cycles.set(name, await cycle());
      now += CYCLE_MILLIS;
    }
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    say('collect: the assessments after it');
    const run = assessments(
      environment,
      () => now,
      async () => (await world.order('usage')).usage,
    );
    // Late enough for the first polls' hits not to be read again as perhaps new.
    now += LATER_MILLIS;
    const cold = await run();
    await world.order('advance');
    await cycle();
    now += CYCLE_MILLIS;
    const warm = await run();
    now += CYCLE_MILLIS / 2;
    return { cycles, peakMegabytes, assess: { cold, warm, idle: await run() } };
  } finally {
    world.stop();
  }
}

async function main(): Promise<void> {
  setTimeout(() => {
    say('collect: not done in time, given up');
    process.exit(1);
  }, PATIENCE_MILLIS).unref();
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
  try {
    const { cycles, assess, peakMegabytes } = await measure(folder);
    const steady = cycles.get('steady');
    if (!steady) throw new Error('the steady cycle was not measured');
    const tables = render({
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
      peakMegabytes,
      cycles,
      assess,
      cost: monthlyCost(steady, assess),
    });
    process.stdout.write(`${tables}\n`);
    if (process.argv.includes('--write')) writePage(PAGE, tables);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit(0);
}

await main();
