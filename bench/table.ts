import * as z from 'zod';

export interface IndexFigures {
  terms: number;
  indicators: number;
  /** Processor seconds from definitions to a matcher that is ready. */
  buildSeconds: number;
  /** Processor milliseconds from a packed index to a matcher that is ready. */
  loadMillis: number;
  bufferMegabytes: number;
  /** What a loaded matcher holds beside the definitions. */
  memoryMegabytes: number;
}

export interface RateFigures {
  name: string;
  items: 'short' | 'long';
  terms: number;
  /** Items for each second of processor time; median of the rounds. */
  perSecond: number;
  slowest: number;
  fastest: number;
  /** Share of items with at least one hit. */
  hitShare: number;
}

/** Processor milliseconds a fresh process spends on the shipped library. */
export const coldStart = z.object({
  /** Reading, checking and linking the definitions. */
  readMillis: z.number(),
  /** From definitions to a matcher that is ready. */
  compileMillis: z.number(),
  /** The same from a packed index. */
  unpackMillis: z.number(),
});
export type ColdStart = z.infer<typeof coldStart>;

export interface BenchResult {
  date: string;
  machine: string;
  index: IndexFigures[];
  rates: RateFigures[];
  coldStart: ColdStart;
}

export const SHIPPED = 'Signpost engine, shipped library with event roles';
export const SILENCE = 'Signpost engine, text without any term';

const number = (value: number): string => {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');

function rateTable({ rates }: BenchResult, items: RateFigures['items']): string {
  const list = rates.filter((each) => each.items === items && each.name !== SHIPPED);
  const sizes = [...new Set(list.map(({ terms }) => terms))];
  const names = [...new Set(list.map(({ name }) => name))];
  const cell = (name: string, terms: number): string => {
    const found = list.find((each) => each.name === name && each.terms === terms);
    return found ? number(found.perSecond) : '-';
  };
  return table(
    [`${items} items a second and core`, ...sizes.map((size) => `${number(size)} terms`)],
    names.map((name) => [name, ...sizes.map((size) => cell(name, size))]),
  );
}

function indexTable({ index }: BenchResult): string {
  return table(
    ['index of the engine', ...index.map(({ terms }) => `${number(terms)} terms`)],
    [
      ['indicators', ...index.map(({ indicators }) => number(indicators))],
      ['compile, s', ...index.map(({ buildSeconds }) => number(buildSeconds))],
      ['load a packed index, ms', ...index.map(({ loadMillis }) => number(loadMillis))],
      ['packed index, MB', ...index.map(({ bufferMegabytes }) => number(bufferMegabytes))],
      ['memory of a loaded matcher, MB', ...index.map(({ memoryMegabytes }) => memoryMegabytes.toFixed(1))],
    ],
  );
}

/** The tables of docs/performance.md. */
export function render(result: BenchResult): string {
  const shipped = result.rates.filter(({ name }) => name === SHIPPED);
  return [
    `Measured on ${result.date}: ${result.machine}. Processor time, median of the rounds.`,
    rateTable(result, 'short'),
    rateTable(result, 'long'),
    indexTable(result),
    ...shipped.map(
      ({ terms, perSecond }) =>
        `The shipped library (${number(terms)} terms and forms), event roles read: ${number(perSecond)} short items a second and core.`,
    ),
    startLine(result.coldStart),
  ].join('\n\n');
}

const startLine = ({ readMillis, compileMillis, unpackMillis }: ColdStart): string =>
  `Cold start with it, processor time of a fresh process: ${number(readMillis)} ms to read and check the definitions, ` +
  `${number(compileMillis)} ms to compile them; from a packed index ${number(unpackMillis)} ms instead of the latter.`;
