import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HitRecord, IndicatorId } from '../src/evidence/index.ts';
import { fromIso } from '../src/evidence/index.ts';
import { Gateway, type Key, type Row, type Stretch } from '../src/store/index.ts';
import { itemBytes } from '../src/store/size.ts';

/** What DynamoDB answers at most in one request, and what a read unit covers. */
const ANSWER_BYTES = 1_048_576;
const READ_UNIT = 4_096;

export interface Reads {
  requests: number;
  records: number;
  /** Billed: half a unit for each 4 KiB that may be a moment old. */
  units: number;
}

/** A history of hits that is made when it is read: the n-th hit of all, in the order of time. */
export interface History {
  length: number;
  indicators: readonly IndicatorId[];
  hitOf(n: number): HitRecord;
  /** Evidence time of the n-th hit; observed `lag` later. */
  timeOf(n: number): number;
  lag: number;
}

type Condition = Parameters<Gateway['putIf']>[1];

/**
 * A table in memory that answers the store's requests and counts them as DynamoDB would. A million hits are not kept but made,
 * so that what is measured is the run and not the machine's memory.
 */
export class CountingTable extends Gateway {
  reads: Reads = { requests: 0, records: 0, units: 0 };
  private readonly history: History;
  private readonly rows = new Map<string, Row>();

  constructor(history: History) {
    super(new DynamoDBClient({ region: 'us-east-1' }), 'bench');
    this.history = history;
  }

  /** Reads since the last call. */
  taken(): Reads {
    const { reads } = this;
    this.reads = { requests: 0, records: 0, units: 0 };
    return reads;
  }

  override async get(key: Key): Promise<Row | undefined> {
    const row = this.rows.get(nameOf(key));
    this.count(row === undefined ? [] : [row], 1);
    return row;
  }

  override async putIf(row: Row, condition: Condition): Promise<boolean> {
    if (!holds(condition, this.rows.get(nameOf(row)))) return false;
    this.rows.set(nameOf(row), structuredClone(row));
    return true;
  }

  override async put(row: Row): Promise<void> {
    this.rows.set(nameOf(row), structuredClone(row));
  }

  override async first(
    stretch: Stretch,
    most = Number.POSITIVE_INFINITY,
    start?: { sort: string },
  ): Promise<Row[]> {
    const { index, partition, within, newestFirst } = stretch;
    const sortOf = (row: Row): string => String(index === undefined ? row.sk : row[SORTS[index]]);
    const partitionOf = (row: Row): unknown => (index === undefined ? row.pk : row[PARTITIONS[index]]);
    const after = start?.sort;
    const wanted = (sort: string): boolean =>
      (within === undefined || (sort >= within.from && sort <= within.to)) &&
      (after === undefined || (newestFirst ? sort < after : sort > after));
    const written = [...this.rows.values()].filter(
      (row) => partitionOf(row) === partition && wanted(sortOf(row)),
    );
    written.sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1) * (newestFirst ? -1 : 1));
    const answer: Row[] = newestFirst ? written.slice(0, most) : [];
    for (const row of this.made(stretch, after)) {
      if (answer.length >= most) break;
      if (wanted(sortOf(row))) answer.push(row);
    }
    // Whatever is written while the bench runs is newer than the history.
    if (!newestFirst) answer.push(...written.slice(0, most - answer.length));
    this.count(answer, index === undefined && stretch.eventually !== true ? 1 : 0.5);
    return answer;
  }

  /** Rows of the history in a stretch, one after the other as they are asked for. */
  private *made(
    { index, partition, within, newestFirst }: Stretch,
    after: string | undefined,
  ): Generator<Row> {
    const { history } = this;
    if (within === undefined || (index !== 'bySubject' && index !== 'byObservation')) return;
    const which = history.indicators.indexOf(partition.replace('INDICATOR#', ''));
    if (index === 'bySubject' && which < 0) return;
    const shift = index === 'byObservation' ? history.lag : 0;
    const [step, rest] = index === 'bySubject' ? [history.indicators.length, which] : [1, 0];
    const numberAt = (sort: string): number => this.firstAt(timeIn(sort) - shift);
    const low = numberAt(!newestFirst && after !== undefined ? after : within.from) - 2;
    const high = numberAt(newestFirst && after !== undefined ? after : within.to) + 2;
    const begin = Math.max(0, newestFirst ? high : low);
    const offset = (((newestFirst ? begin - rest : rest - begin) % step) + step) % step;
    for (
      let n = newestFirst ? begin - offset : begin + offset;
      n >= 0 && n >= low && n <= high;
      n += newestFirst ? -step : step
    )
      if (n < history.length) yield rowOf(history.hitOf(n));
  }

  private firstAt(at: number): number {
    let [low, high] = [0, this.history.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.history.timeOf(middle) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private count(rows: readonly Row[], price: number): void {
    const [sample] = rows;
    const bytes = sample === undefined ? 0 : itemBytes(sample) * rows.length;
    this.reads.requests += Math.max(1, Math.ceil(bytes / ANSWER_BYTES));
    this.reads.records += rows.length;
    this.reads.units += price * Math.max(1, Math.ceil(bytes / READ_UNIT));
  }
}

/** A bound of sort keys that begins with no instant lies after every one. */
const timeIn = (sort: string): number =>
  /^\d{4}-/.test(sort) ? fromIso(sort.slice(0, 24)) : Number.MAX_SAFE_INTEGER;

const SORTS = { bySubject: 'subjectAt', byTime: 'listAt', byObservation: 'observedAt' } as const;
const PARTITIONS = { bySubject: 'subject', byTime: 'list', byObservation: 'observations' } as const;
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** As the store writes a hit. */
const rowOf = (hit: HitRecord): Row => ({
  pk: `HIT#${hit.id}`,
  sk: 'HIT',
  subject: `INDICATOR#${hit.indicator}`,
  subjectAt: `${hit.at}#${hit.id}`,
  list: 'HITS',
  listAt: `${hit.at}#${hit.id}`,
  observations: 'HITS',
  observedAt: `${hit.observed}#${hit.id}`,
  data: hit,
});

/** The conditions the store writes: alternatives of `attribute_not_exists(pk)`, and comparisons joined by AND. */
function holds({ expression, names = {}, values = {} }: Condition, row: Row | undefined): boolean {
  return expression.split(' OR ').some((alternative) =>
    alternative
      .replace(/[()]/g, ' ')
      .split(' AND ')
      .every((part) => {
        const [left = '', operator = '', right = ''] = part.trim().split(/\s+/);
        if (left === 'attribute_not_exists') return row === undefined;
        if (left === 'attribute_exists') return row !== undefined;
        if (row === undefined) return false;
        const [a, b] = [row[names[left] ?? left], values[right]];
        if (operator === '=') return a === b;
        const [x, y] = typeof a === 'number' ? [a, Number(b)] : [String(a), String(b)];
        return operator === '<' ? x < y : operator === '<=' ? x <= y : false;
      }),
  );
}
