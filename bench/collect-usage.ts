import { TABLE_SHAPE } from '../src/store/index.ts';

/** What DynamoDB bills: a write unit covers 1 KiB, a consistently read unit 4 KiB. */
const WRITE_UNIT = 1_024;
const READ_UNIT = 4_096;

/** Requests of one kind of record and what they carry; index copies are in `units` and in `bytes`. */
export interface Tally {
  requests: number;
  records: number;
  bytes: number;
  units: number;
}
export interface Usage {
  reads: Record<string, Tally>;
  writes: Record<string, Tally>;
}

type Item = Record<string, unknown>;
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;
const itemIn = (value: unknown): Item => (isItem(value) ? value : {});
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Bytes of an attribute as DynamoDB counts them ("Item sizes and formats" in its guide). */
function attributeBytes(attribute: unknown): number {
  const [[type, content] = ['', undefined]] = Object.entries(itemIn(attribute));
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(content));
    case 'N':
      return Math.ceil(String(content).length / 2) + 1;
    case 'B':
      return Math.floor((String(content).length * 3) / 4);
    case 'M':
      return 3 + itemBytes(itemIn(content)) + Object.keys(itemIn(content)).length;
    case 'L':
      return 3 + listIn(content).reduce<number>((sum, each) => sum + attributeBytes(each) + 1, 0);
    default:
      return 1;
  }
}

/** Bytes of a record in DynamoDB's JSON. */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + attributeBytes(value),
    0,
  );

const kindOf = (item: Item): string => String(itemIn(item.pk).S).split('#')[0] ?? '';

/** The record itself and its copies in every index whose keys it has. */
const copiesOf = (item: Item): number =>
  1 +
  Object.values(TABLE_SHAPE.indexes).filter((keys) => keys.partitionKey in item && keys.sortKey in item)
    .length;

function add(tallies: Record<string, Tally>, kind: string, more: Omit<Tally, 'requests'>): Tally {
  const tally = tallies[kind] ?? { requests: 0, records: 0, bytes: 0, units: 0 };
  tally.records += more.records;
  tally.bytes += more.bytes;
  tally.units += more.units;
  tallies[kind] = tally;
  return tally;
}

/** A read that may be a moment old costs half. */
function addRead(usage: Usage, kind: string, found: Item | undefined, consistent: boolean): Tally {
  const bytes = found ? itemBytes(found) : 0;
  const units = Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5);
  return add(usage.reads, kind, { records: 1, bytes, units });
}

/** Adds one request and its answer. A write that its condition refused is billed like any other. */
export function countRequest(usage: Usage, operation: string, request: Item, answer: Item): void {
  if (operation === 'PutItem') {
    const item = itemIn(request.Item);
    const [bytes, copies] = [itemBytes(item), copiesOf(item)];
    const units = copies * Math.ceil(bytes / WRITE_UNIT);
    add(usage.writes, kindOf(item), { records: 1, bytes: bytes * copies, units }).requests += 1;
  } else if (operation === 'GetItem') {
    const found = isItem(answer.Item) ? answer.Item : undefined;
    addRead(usage, kindOf(itemIn(request.Key)), found, request.ConsistentRead === true).requests += 1;
  } else if (operation === 'Query') countQuery(usage, request, answer);
  else if (operation === 'BatchGetItem') countBatch(usage, request, answer);
  else throw new Error(`the bench does not know what ${operation} costs`);
}

/** A query is billed by the sum of what it reads. */
function countQuery(usage: Usage, request: Item, answer: Item): void {
  const found = listIn(answer.Items).map(itemIn);
  const partition = String(itemIn(itemIn(request.ExpressionAttributeValues)[':partition']).S);
  const bytes = found.reduce((sum, item) => sum + itemBytes(item), 0);
  const factor = request.ConsistentRead === true ? 1 : 0.5;
  const units = Math.max(1, Math.ceil(bytes / READ_UNIT)) * factor;
  const kind = `${partition.split('#')[0]} (query)`;
  add(usage.reads, kind, { records: found.length, bytes, units }).requests += 1;
}

function countBatch(usage: Usage, request: Item, answer: Item): void {
  for (const [table, wanted] of Object.entries(itemIn(request.RequestItems))) {
    const keys = listIn(itemIn(wanted).Keys).map(itemIn);
    const found = new Map(
      listIn(itemIn(answer.Responses)[table]).map((item) => [
        String(itemIn(itemIn(item).pk).S),
        itemIn(item),
      ]),
    );
    const consistent = itemIn(wanted).ConsistentRead === true;
    const tallies = keys.map((key) =>
      addRead(usage, kindOf(key), found.get(String(itemIn(key.pk).S)), consistent),
    );
    const [first] = tallies;
    if (first) first.requests += 1;
  }
}
