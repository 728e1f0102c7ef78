import type { AssessRun, AssessRuns } from './collect-assess.ts';
import { ASSUMED, type CostLine, type Cycle, PRICES, totalOf } from './collect-cost.ts';
import type { Tally, Usage } from './collect-usage.ts';

export type CycleName = 'first' | 'steady' | 'unchanged';
const WHAT: Readonly<Record<CycleName, string>> = {
  first: 'first polls, everything new',
  steady: 'ten minutes of news',
  unchanged: 'nothing new anywhere',
};

export interface CollectResult {
  date: string;
  machine: string;
  peakMegabytes: number;
  cycles: ReadonlyMap<CycleName, Cycle>;
  assess: AssessRuns;
  cost: readonly CostLine[];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cycleRow = (name: CycleName, cycle: Cycle): string =>
  row(
    WHAT[name],
    `${whole(cycle.feeds)} (${whole(cycle.failed)})`,
    whole(cycle.itemsRead),
    whole(cycle.itemsNew),
    whole(cycle.hits),
    cycle.cpuSeconds.toFixed(1),
    cycle.wallSeconds.toFixed(1),
    whole(cycle.feeds / cycle.cpuSeconds),
    whole(cycle.itemsRead / cycle.cpuSeconds),
  );

const usageRow = (what: string, direction: string, [kind, tally]: [string, Tally]): string =>
  row(
    what,
    `${direction} ${kind}`,
    whole(tally.requests),
    whole(tally.records),
    whole(tally.bytes),
    whole(tally.units),
  );

const usageRows = (what: string, usage: Usage): string[] => [
  ...Object.entries(usage.writes).map((entry) => usageRow(what, 'write', entry)),
  ...Object.entries(usage.reads).map((entry) => usageRow(what, 'read', entry)),
];

const seconds = ({ cpuSeconds }: AssessRun): string => cpuSeconds.toFixed(2);

/** The figures as the page shows them. */
export function render({ date, machine, peakMegabytes, cycles, assess, cost }: CollectResult): string {
  return [
    `Measured ${date} on ${machine}. Peak memory of the collecting process: ${whole(peakMegabytes)} MB.`,
    '',
    row(
      'cycle',
      'feeds polled (failed)',
      'items read',
      'new',
      'hits stored',
      'CPU s',
      'wall s',
      'feeds a CPU s',
      'items a CPU s',
    ),
    row('---', '---', '---', '---', '---', '---', '---', '---', '---'),
    ...[...cycles].map(([name, cycle]) => cycleRow(name, cycle)),
    '',
    row('cycle', 'DynamoDB', 'requests', 'records', 'bytes, index copies included', 'billed units'),
    row('---', '---', '---', '---', '---', '---'),
    ...[...cycles].flatMap(([name, { usage }]) => usageRows(WHAT[name], usage)),
    ...usageRows('an assessment that begins anew', assess.cold.usage),
    ...usageRows('an assessment after ten minutes', assess.warm.usage),
    ...usageRows('an assessment with nothing new', assess.idle.usage),
    '',
    `An assessment of all problems took ${seconds(assess.cold)} s of a core when it began anew, ${seconds(assess.warm)} s after ten minutes of news, ${seconds(assess.idle)} s with nothing new.`,
    '',
    row(`a month, list prices ${PRICES.region}, ${PRICES.asOf}`, 'USD'),
    row('---', '---'),
    ...cost.map(({ what, usd }) => row(what, usd.toFixed(2))),
    row('together', totalOf(cost).toFixed(2)),
    '',
    `Assumed: ${ASSUMED.cyclesADay} cycles a day as the second one, ${ASSUMED.days} days, ${100 * ASSUMED.hitShare} % of ${whole(ASSUMED.itemsADay)} items a day hit, ` +
      `${ASSUMED.memoryMb} MB of Lambda (a whole core at ${ASSUMED.wholeCoreMb} MB), ${ASSUMED.pollSeconds} s of waiting per poll, ${ASSUMED.pollsAtOnce} polls at once; the rest stands in \`bench/collect-cost.ts\`.`,
  ].join('\n');
}
