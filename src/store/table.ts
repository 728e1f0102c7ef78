import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The one table: its keys, its indexes and its expiry attribute. The CDK app and the local runtime both build it from here. */
export const TABLE_SHAPE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970, only on evidence that may be forgotten. */
  expiry: 'expires',
  indexes: {
    /** Things of one subject by time: hits of an indicator; sparse, alerts still pending. */
    bySubject: { name: 'by-subject', partitionKey: 'subject', sortKey: 'subjectAt' },
    /** Everything of one sort by time: hits, alerts, reports. */
    byTime: { name: 'by-time', partitionKey: 'list', sortKey: 'listAt' },
    /** Hits by when we saw them, which is how new evidence is told from old. */
    byObservation: { name: 'by-observation', partitionKey: 'observations', sortKey: 'observedAt' },
  },
} as const;

export type IndexName = keyof typeof TABLE_SHAPE.indexes;

/** Input of `CreateTable` for local engines; the cloud's extras (PITR, TTL, deletion protection) are set by the CDK app. */
export function createTableInput(table: string): CreateTableCommandInput {
  const indexes = Object.values(TABLE_SHAPE.indexes);
  const attributes = [TABLE_SHAPE, ...indexes].flatMap((keys) => [keys.partitionKey, keys.sortKey]);
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(TABLE_SHAPE),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}

const keySchema = (keys: { partitionKey: string; sortKey: string }) => [
  { AttributeName: keys.partitionKey, KeyType: 'HASH' as const },
  { AttributeName: keys.sortKey, KeyType: 'RANGE' as const },
];
