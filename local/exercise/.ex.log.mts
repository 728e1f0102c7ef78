import { startDatabase } from '/work/main/local/dynamodb.ts';
import { createStore } from '/work/main/src/store/index.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
const dir = process.argv[2]!;
const db = await startDatabase(process.argv[3] ?? 'signpost', dir + '/database');
const client = new DynamoDBClient({ endpoint: db.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
const store = createStore({ client, table: process.argv[3] ?? 'signpost' });
for (const p of ['militia-attacks', 'militia-disarmament', 'isis-eastern-syria']) {
  console.log('##', p);
  for (const e of await store.log.since(p, 0, 500)) for (const t of e.transitions) console.log(e.at.slice(5, 16), t.subject === 'problem' ? 'LEVEL' : t.id, `${t.was} -> ${t.is}`, '|', t.why.slice(0, 150));
  const s = await store.board.ofProblem(p);
  console.log('END level', s?.level.level, s?.indicators.map(i => `${i.indicator}:${i.signal}`).join(' '));
}
client.destroy(); await db.stop();
