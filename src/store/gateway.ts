import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { checkedLimit, decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { RecordTooLargeError, StoreBusyError } from './errors.ts';
import { pause } from './pause.ts';
import { itemBytes, RECORD_LIMIT_BYTES, wellFormed } from './size.ts';
import type { Page, PageRequest } from './store.ts';
import { type IndexName, TABLE_SHAPE } from './table.ts';

export interface Key {
  pk: string;
  sk: string;
}
/** A record as written: its key, the keys of the indexes it shows up in, and whatever the entity keeps. */
export type Row = Key & Record<string, unknown>;

/** An expression of DynamoDB's with what its `#names` and `:values` stand for. */
export interface Condition {
  expression: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}
export interface Change extends Condition {
  condition?: string;
}

/** A stretch of one partition: sort keys from `from` to `to`, both included, or all of it without them. */
export interface Stretch {
  index?: IndexName;
  partition: string;
  within?: { from: string; to: string };
  newestFirst: boolean;
  /** Half the price on the table, and perhaps a moment old; an index knows no other way. */
  eventually?: boolean;
}

const NEW: Condition = { expression: 'attribute_not_exists(pk)' };
const BATCH_GET_LIMIT = 100;
const BATCHES_AT_ONCE = 4;
const IDLE_ROUNDS = 8;

/** Every request the store makes; the only place that speaks DynamoDB. Throttling becomes a StoreBusyError once the SDK gave up. */
export class Gateway {
  private readonly documents: DynamoDBDocumentClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    this.table = table;
  }

  /** Consistent read of one record. */
  async get(key: Key): Promise<Row | undefined> {
    const command = new GetCommand({ TableName: this.table, Key: { ...key }, ConsistentRead: true });
    const { Item } = await asBusy(this.documents.send(command));
    return Item === undefined ? undefined : rowOf(Item);
  }

  /** Many records, in no order; those not stored are absent. Consistent unless asked otherwise, for half the price. */
  async getMany(keys: readonly Key[], { eventually = false } = {}): Promise<Row[]> {
    const distinct = [...new Map(keys.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
    const chunks = Array.from({ length: Math.ceil(distinct.length / BATCH_GET_LIMIT) }, (_, n) =>
      distinct.slice(n * BATCH_GET_LIMIT, (n + 1) * BATCH_GET_LIMIT),
    );
    const rows: Row[] = [];
    const work = chunks.values();
    const reader = async () => {
      for (const chunk of work) rows.push(...(await this.getChunk(chunk, !eventually)));
    };
    await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, reader));
    return rows;
  }

  /** False when the key is taken; the record there is then left as it is. */
  putNew(row: Row): Promise<boolean> {
    return this.putIf(row, NEW);
  }

  /** False when the condition does not hold. */
  async putIf(row: Row, condition: Condition): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.table,
      Item: storable(row),
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: condition.names,
      ExpressionAttributeValues: condition.values,
    });
    return held(this.documents.send(command));
  }

  async put(row: Row): Promise<void> {
    await asBusy(this.documents.send(new PutCommand({ TableName: this.table, Item: storable(row) })));
  }

  /** False when the change's condition does not hold. */
  async update({ pk, sk }: Key, change: Change): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.table,
      Key: { pk, sk },
      UpdateExpression: change.expression,
      ConditionExpression: change.condition,
      ExpressionAttributeNames: change.names,
      ExpressionAttributeValues: change.values,
    });
    return held(this.documents.send(command));
  }

  /** One page of a stretch. @throws InvalidCursorError, InvalidRequestError */
  async page(stretch: Stretch, request: PageRequest): Promise<Page<Row>> {
    const limit = checkedLimit(request);
    const start = request.after === undefined ? undefined : decodeCursor(request.after, stretch);
    // One more than asked for tells whether there is a next page without an empty one at the end.
    const rows = await this.first(stretch, limit + 1, start);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    if (rows.length <= limit || !last) return { items };
    return { items, next: encodeCursor(positionOf(last, stretch)) };
  }

  /** A whole stretch, or its first `most` records. Consistent on the table unless asked otherwise, eventually so on an index. */
  async first(stretch: Stretch, most = Number.POSITIVE_INFINITY, start?: Position): Promise<Row[]> {
    const rows: Row[] = [];
    let from = start && startKey(start, stretch);
    do {
      const command = new QueryCommand(this.query(stretch, most - rows.length, from));
      const { Items, LastEvaluatedKey } = await asBusy(this.documents.send(command));
      rows.push(...(Items ?? []).map(rowOf));
      from = LastEvaluatedKey;
    } while (from && rows.length < most);
    return rows;
  }

  private query(
    stretch: Stretch,
    limit: number,
    from: Record<string, unknown> | undefined,
  ): QueryCommandInput {
    const keys = stretch.index ? TABLE_SHAPE.indexes[stretch.index] : TABLE_SHAPE;
    const { within } = stretch;
    return {
      TableName: this.table,
      KeyConditionExpression: `#partition = :partition${within ? ' AND #sort BETWEEN :from AND :to' : ''}`,
      ExpressionAttributeNames: {
        '#partition': keys.partitionKey,
        ...(within ? { '#sort': keys.sortKey } : {}),
      },
      ExpressionAttributeValues: {
        ':partition': stretch.partition,
        ...(within ? { ':from': within.from, ':to': within.to } : {}),
      },
      ScanIndexForward: !stretch.newestFirst,
      ...('name' in keys ? { IndexName: keys.name } : { ConsistentRead: !stretch.eventually }),
      ...(Number.isFinite(limit) ? { Limit: limit } : {}),
      ...(from ? { ExclusiveStartKey: from } : {}),
    };
  }

  private async getChunk(keys: Key[], consistent: boolean): Promise<Row[]> {
    const rows: Row[] = [];
    let wanted: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    let idle = 0;
    while (wanted.length > 0) {
      if (idle === IDLE_ROUNDS) throw new StoreBusyError('DynamoDB kept leaving keys of a batch unread');
      if (idle > 0) await pause(idle);
      const request = { [this.table]: { Keys: wanted, ConsistentRead: consistent } };
      const answer = await asBusy(this.documents.send(new BatchGetCommand({ RequestItems: request })));
      rows.push(...(answer.Responses?.[this.table] ?? []).map(rowOf));
      const unread = answer.UnprocessedKeys?.[this.table]?.Keys ?? [];
      // An answer that is full is no throttling: only rounds that brought nothing are counted and waited for.
      idle = unread.length < wanted.length ? 0 : idle + 1;
      wanted = unread;
    }
    return rows;
  }
}

/** What is stored under the key attributes is text by the table's definition; only that is relied on here. */
const rowOf = (item: Record<string, unknown>): Row => ({ ...item, pk: String(item.pk), sk: String(item.sk) });

function storable(row: Row): Record<string, unknown> {
  const bytes = itemBytes(row);
  if (bytes > RECORD_LIMIT_BYTES) throw new RecordTooLargeError(keyText(row), bytes, RECORD_LIMIT_BYTES);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, wellFormed(value)]));
}

/** A key as messages show it. */
export const keyText = ({ pk, sk }: Key): string => `${pk} / ${sk}`;

function positionOf(row: Row, { index, partition }: Stretch): Position {
  const sort = index ? row[TABLE_SHAPE.indexes[index].sortKey] : row.sk;
  return { partition, sort: String(sort), pk: row.pk, sk: row.sk };
}

function startKey({ partition, sort, pk, sk }: Position, { index }: Stretch): Record<string, unknown> {
  if (!index) return { pk: partition, sk: sort };
  const keys = TABLE_SHAPE.indexes[index];
  return { pk, sk, [keys.partitionKey]: partition, [keys.sortKey]: sort };
}

async function held(request: Promise<unknown>): Promise<boolean> {
  try {
    await asBusy(request);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function asBusy<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const throttled =
      error instanceof ProvisionedThroughputExceededException ||
      error instanceof RequestLimitExceeded ||
      error instanceof ThrottlingException;
    if (!throttled) throw error;
    throw new StoreBusyError(`DynamoDB is throttling (${error.name}); try again later`, { cause: error });
  }
}
