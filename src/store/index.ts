import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { alertsIn } from './alerts.ts';
import { analystLevelsIn } from './analyst-levels.ts';
import { boardIn } from './board.ts';
import { deliveriesIn } from './deliveries.ts';
import { feedsIn } from './feeds.ts';
import { Gateway } from './gateway.ts';
import { hitsIn } from './hits.ts';
import { ledgerIn } from './ledger.ts';
import { logIn } from './log.ts';
import { reportsIn } from './reports.ts';
import { silencesIn } from './silences.ts';
import type { Store } from './store.ts';
import { weeksIn } from './weeks.ts';

export * from './errors.ts';
export { Gateway, type Key, type Row, type Stretch } from './gateway.ts';
export { HIT_BOUNDS } from './hits.ts';
export { ledgerShard } from './ledger.ts';
export type * from './store.ts';
export { createTableInput, TABLE_SHAPE } from './table.ts';

/**
 * Everything kept, in one DynamoDB table made by `createTableInput`.
 * Methods throw the classes of errors.ts; any other error is DynamoDB's own (no access, no such table, no network).
 */
export const createStore = ({ client, table }: { client: DynamoDBClient; table: string }): Store =>
  storeOver(new Gateway(client, table));

/** The same over another way to the records (a bench that counts what is read). */
export function storeOver(gateway: Gateway): Store {
  return {
    feeds: feedsIn(gateway),
    ledger: ledgerIn(gateway),
    hits: hitsIn(gateway),
    board: boardIn(gateway),
    log: logIn(gateway),
    alerts: alertsIn(gateway),
    deliveries: deliveriesIn(gateway),
    reports: reportsIn(gateway),
    analystLevels: analystLevelsIn(gateway),
    silences: silencesIn(gateway),
    weeks: weeksIn(gateway),
  };
}
