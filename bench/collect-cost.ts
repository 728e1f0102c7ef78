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
  pollsAtOnce: 48,
  /** Each message is sent, received and deleted. */
  requestsPerMessage: 3,
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
const sum = (tallies: Record<string, Tally>): number =>
  Object.values(tallies).reduce((total, { units }) => total + units, 0);

/** A month of such cycles, hits brought to the assumed share of the assumed items. */
export function monthlyCost(cycle: Cycle): CostLine[] {
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
      what: 'DynamoDB storage of one month of hits',
      usd: ((bytesPerHit * hitsADay * ASSUMED.days) / 1e9) * PRICES.dynamodbGigabyteMonth,
    },
    {
      what: 'Lambda, collect',
      usd:
        seconds * (ASSUMED.memoryMb / 1_024) * cycles * PRICES.lambdaGigabyteSecond +
        cycle.messages * cycles * PRICES.lambdaInvocation,
    },
    {
      what: 'SQS, polls and requests to assess',
      usd: 2 * cycle.messages * ASSUMED.requestsPerMessage * cycles * PRICES.sqsRequest,
    },
  ];
}

export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((total, { usd }) => total + usd, 0);
