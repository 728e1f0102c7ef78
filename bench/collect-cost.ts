import { POLLS_AT_ONCE } from '../src/stages/collect.ts';
import type { AssessRun, AssessRuns } from './collect-assess.ts';
import type { Tally, Usage } from './collect-usage.ts';

/** List prices in USD, us-east-1, on demand, no free tier, as of 2025-06. The only place prices stand. */
export const PRICES = {
  asOf: '2025-06',
  region: 'us-east-1',
  dynamodbWriteUnit: 0.625 / 1e6,
  dynamodbReadUnit: 0.125 / 1e6,
  dynamodbGigabyteMonth: 0.25,
  lambdaGigabyteSecond: 0.0000133334,
  lambdaInvocation: 0.2 / 1e6,
  sqsRequest: 0.4 / 1e6,
  dynamodbBackupGigabyteMonth: 0.2,
  schedulerInvocation: 1 / 1e6,
  alarmMonth: 0.1,
  metricMonth: 0.3,
  logGigabyte: 0.5,
  trace: 5 / 1e6,
  mail: 0.1 / 1e3,
  apiRequest: 1 / 1e6,
  /** To the internet; every account has the first 100 GB a month for nothing. */
  gigabyteOut: 0.09,
} as const;

/** What the estimate assumes besides what was measured. */
export const ASSUMED = {
  cyclesADay: 144,
  days: 30,
  itemsADay: 300_000,
  hitShare: 0.015,
  /** Memory of the collect function, and that at which Lambda gives a whole core. */
  memoryMb: 1_024,
  wholeCoreMb: 1_769,
  /** A poll of a real feed waits this long for the network, so many polls under way at once. */
  pollSeconds: 0.5,
  pollsAtOnce: POLLS_AT_ONCE,
  /** Sent to publishers: a conditional request with the headers of its packets, and the opening of a connection with TLS, which two feeds share. */
  bytesOutPerPoll: 900,
  bytesOutPerConnection: 1_100,
  feedsPerConnection: 2,
  /** Each message is sent, received and deleted. */
  requestsPerMessage: 3,
  /** A tick every five minutes runs schedule, assess and notify; one more run of assess and of notify follows a cycle's messages. */
  ticksADay: 288,
  runsAfterACycle: 2,
  /** Runs of assess that find nothing in memory, and the days of hits they then read. */
  coldStartsADay: 10,
  coldDays: 14,
  /** A DynamoDB request of assess, as long as they wait one after the other. */
  requestSeconds: 0.006,
  /** Seconds of the smaller functions: schedule, notify, report and page views, each with half a gigabyte. */
  smallRunSeconds: 0.3,
  /** Reads and writes of one run of notify or of one page. */
  smallRunUnits: 6,
  pageViewsADay: 200,
  mailsADay: 30,
  /** Queues that Lambda asks with five pollers, each at most every twenty seconds. */
  queues: 3,
  pollerRequestsAMinute: 15,
  /** Alarms of the stack, and metrics of our own that they watch. */
  alarms: 17,
  metrics: 3,
  logBytesARun: 1_500,
  logBytesAFailure: 250,
} as const;

/** One steady cycle as measured. */
export interface Cycle {
  feeds: number;
  messages: number;
  itemsRead: number;
  itemsNew: number;
  failed: number;
  hits: number;
  cpuSeconds: number;
  wallSeconds: number;
  usage: Usage;
}
export interface CostLine {
  what: string;
  usd: number;
}

const HITS = 'HIT';
/** Of each hit: itself and one in each index; backups hold the table alone. */
const COPIES = 4;
const READ_UNIT = 4_096;
const sum = (tallies: Record<string, Tally>): number =>
  Object.values(tallies).reduce((total, { units }) => total + units, 0);

/** A month of the whole service: such cycles, such assessments, and what the other functions take by assumption. */
export const monthlyCost = (cycle: Cycle, assess: AssessRuns): CostLine[] => [
  ...collectCost(cycle),
  ...assessCost(cycle, assess),
  ...otherCost(cycle),
];

/** A month of such cycles, hits brought to the assumed share of the assumed items. */
function collectCost(cycle: Cycle): CostLine[] {
  const cycles = ASSUMED.cyclesADay * ASSUMED.days;
  const hitsADay = ASSUMED.itemsADay * ASSUMED.hitShare;
  const hit = cycle.usage.writes[HITS];
  const [unitsPerHit, bytesPerHit] = hit ? [hit.units / hit.records, hit.bytes / hit.records] : [0, 0];
  const writes = Object.entries(cycle.usage.writes).filter(([kind]) => kind !== HITS);
  const seconds =
    cycle.cpuSeconds * Math.max(1, ASSUMED.wholeCoreMb / ASSUMED.memoryMb) +
    (cycle.feeds * ASSUMED.pollSeconds) / ASSUMED.pollsAtOnce;
  return [
    ...writes.map(([kind, { units }]) => ({
      what: `DynamoDB writes, ${kind}`,
      usd: units * cycles * PRICES.dynamodbWriteUnit,
    })),
    {
      what: `DynamoDB writes, ${HITS}`,
      usd: unitsPerHit * hitsADay * ASSUMED.days * PRICES.dynamodbWriteUnit,
    },
    { what: 'DynamoDB reads', usd: sum(cycle.usage.reads) * cycles * PRICES.dynamodbReadUnit },
    {
      what: 'DynamoDB storage and backup of one month of hits',
      usd:
        ((bytesPerHit * hitsADay * ASSUMED.days) / 1e9) *
        (PRICES.dynamodbGigabyteMonth + PRICES.dynamodbBackupGigabyteMonth / COPIES),
    },
    {
      what: 'Lambda, collect',
      usd:
        seconds * (ASSUMED.memoryMb / 1_024) * cycles * PRICES.lambdaGigabyteSecond +
        cycle.messages * cycles * PRICES.lambdaInvocation,
    },
    {
      what: 'data out, requests to publishers',
      usd: gigabytesOut(cycle.feeds * cycles) * PRICES.gigabyteOut,
    },
    {
      what: 'SQS, polls and requests to assess',
      usd: 2 * cycle.messages * ASSUMED.requestsPerMessage * cycles * PRICES.sqsRequest,
    },
  ];
}

const gigabytesOut = (polls: number): number =>
  (polls * (ASSUMED.bytesOutPerPoll + ASSUMED.bytesOutPerConnection / ASSUMED.feedsPerConnection)) / 1e9;

const lambda = (seconds: number, memoryMb: number): number =>
  seconds * (memoryMb / 1_024) * PRICES.lambdaGigabyteSecond + PRICES.lambdaInvocation;
const cpuShare = (memoryMb: number): number => Math.max(1, ASSUMED.wholeCoreMb / memoryMb);

const requestsOf = ({ reads, writes }: Usage): number =>
  [...Object.values(reads), ...Object.values(writes)].reduce((total, { requests }) => total + requests, 0);

const assessRunsADay = (): number => ASSUMED.ticksADay + ASSUMED.cyclesADay * ASSUMED.runsAfterACycle;

const dynamodbOf = ({ usage }: AssessRun): number =>
  sum(usage.reads) * PRICES.dynamodbReadUnit + sum(usage.writes) * PRICES.dynamodbWriteUnit;

const secondsOf = ({ cpuSeconds, usage }: AssessRun): number =>
  cpuSeconds * cpuShare(ASSUMED.memoryMb) + requestsOf(usage) * ASSUMED.requestSeconds;

/** One run after each cycle finds news; the others, on the clock or for a late message, find none. */
function assessCost(cycle: Cycle, { cold, warm, idle }: AssessRuns): CostLine[] {
  const { days, cyclesADay, memoryMb } = ASSUMED;
  const [news, idles] = [days * cyclesADay, days * (assessRunsADay() - cyclesADay)];
  const hits = cycle.usage.writes[HITS];
  const bytesPerHit = hits ? hits.bytes / COPIES / hits.records : 0;
  const coldBytes = bytesPerHit * ASSUMED.itemsADay * ASSUMED.hitShare * ASSUMED.coldDays;
  const colds = ASSUMED.coldStartsADay * days;
  return [
    { what: 'DynamoDB, assess', usd: news * dynamodbOf(warm) + idles * dynamodbOf(idle) },
    {
      what: 'DynamoDB, assess that begins anew',
      usd: (colds * coldBytes * 0.5 * PRICES.dynamodbReadUnit) / READ_UNIT,
    },
    {
      what: 'Lambda, assess',
      usd:
        news * lambda(secondsOf(warm), memoryMb) +
        idles * lambda(secondsOf(idle), memoryMb) +
        colds * lambda(secondsOf(cold), memoryMb),
    },
  ];
}

function otherCost(cycle: Cycle): CostLine[] {
  const { days, ticksADay, cyclesADay } = ASSUMED;
  const notifies = ticksADay + cyclesADay * ASSUMED.runsAfterACycle;
  const small = ticksADay + notifies + ASSUMED.pageViewsADay + 1;
  const runs = small + assessRunsADay() + cycle.messages * cyclesADay;
  const traced = small + assessRunsADay();
  const logs = runs * ASSUMED.logBytesARun + cycle.failed * cyclesADay * ASSUMED.logBytesAFailure;
  const polling = ASSUMED.queues * ASSUMED.pollerRequestsAMinute * 60 * 24;
  return [
    {
      what: 'schedule, notify, report and dashboard: Lambda, DynamoDB, API',
      usd:
        days *
        (small * (lambda(ASSUMED.smallRunSeconds, 512) + ASSUMED.smallRunUnits * PRICES.dynamodbReadUnit) +
          ASSUMED.pageViewsADay * PRICES.apiRequest),
    },
    { what: 'SQS, Lambda asking for messages', usd: days * polling * PRICES.sqsRequest },
    { what: 'mail', usd: days * ASSUMED.mailsADay * PRICES.mail },
    { what: 'logs and traces', usd: days * ((logs / 1e9) * PRICES.logGigabyte + traced * PRICES.trace) },
    {
      what: 'timers',
      usd: days * 3 * ticksADay * PRICES.schedulerInvocation,
    },
    {
      what: `${ASSUMED.alarms} alarms and ${ASSUMED.metrics} metrics`,
      usd: ASSUMED.alarms * PRICES.alarmMonth + ASSUMED.metrics * PRICES.metricMonth,
    },
  ];
}

export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((total, { usd }) => total + usd, 0);
