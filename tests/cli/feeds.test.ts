import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { storeOf } from '../../lambdas/runtime.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { TABLE } from '../../local/machine.ts';
import { rss } from '../collection/documents.ts';
import { type FeedServer, serve, startFeedServer } from '../collection/feed-server.ts';
import { jsonLines, signpost } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-feeds-'));
let server: FeedServer;
beforeAll(async () => {
  const fresh = rss([{ title: 'Quay inspected', date: new Date().toUTCString() }]);
  server = await startFeedServer((request, response) =>
    serve(fresh, {}, request.url === '/good' ? 200 : 404)(request, response),
  );
  mkdirSync(join(scratch, 'sources'));
  writeFileSync(join(scratch, 'sources', 'wires.yaml'), stringify([entry('good'), entry('lost')]));
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true });
});

const entry = (id: string) => ({
  id,
  title: `EXERCISE ${id}`,
  url: server.url(`/${id}`),
  family: 'exercise',
  publisher: 'Exercise',
  language: 'en',
  country: 'XX',
  reliability: { letter: 'F', reason: 'fictional' },
  'state-affiliated': false,
  interval: '10m',
  tags: [],
});
const feeds = (args: string[], input?: string) =>
  signpost(['feeds', ...args, '--indicators', scratch], input === undefined ? {} : { input });

describe('signpost feeds', () => {
  it('check polls each feed and exits 1 when one is not healthy', async () => {
    const { code, out, err } = await feeds(['check', '--json', '--allow-loopback']);
    expect(err).toBe('');
    expect(jsonLines(out)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ feed: 'good', health: 'healthy', items: 1 }),
        expect.objectContaining({ feed: 'lost', health: 'failing', reason: 'status 404' }),
      ]),
    );
    expect(code).toBe(1);
  });

  it('check does not touch this machine unless told to', async () => {
    const { out } = await feeds(['check', 'good']);
    expect(out).toMatch(/failing\s+good.*loopback, not a public address/);
  });

  it('check of a name that is in no catalogue exits 2 with the mend', async () => {
    const { code, err } = await feeds(['check', 'nowhere']);
    expect([code, err]).toEqual([2, expect.stringMatching(/no feed is called nowhere; the ids stand in/)]);
  });

  it('check --data tells health by the ledger of a data folder and polls nothing', async () => {
    const data = join(scratch, 'data');
    mkdirSync(data);
    const database = await startDatabase(TABLE, join(data, 'database'));
    const { ledger } = storeOf({ table: TABLE, dynamodbEndpoint: database.endpoint });
    const poll = { at: Date.now(), items: 3, newItems: 2, repairs: 0 };
    await ledger.record([
      { ...poll, feed: 'good', ok: true, status: 'new', newestItem: new Date().toISOString() },
      { ...poll, feed: 'lost', ok: false, status: 'failed', error: 'status 404' },
    ]);
    await database.stop();
    const asked = server.requests.length;
    const { code, out, err } = await feeds(['check', '--data', data]);
    expect(err).toBe('');
    expect(out).toMatch(/^healthy\s+good .*2 new items/m);
    expect(out).toMatch(/^failing\s+lost .*no poll has succeeded/m);
    expect(out).toMatch(/^1 of 2 feeds are healthy/m);
    expect(code).toBe(1);
    expect(server.requests).toHaveLength(asked);
  });

  it('check --data of a folder without data exits 2 with the mend', async () => {
    const { code, err } = await feeds(['check', '--data', join(scratch, 'sources')]);
    expect([code, err]).toEqual([2, expect.stringMatching(/holds no database: name a folder/)]);
  });

  it('export and import carry the catalogue to and from OPML', async () => {
    const { out: opml } = await feeds(['export']);
    expect(opml.match(/xmlUrl=/g)).toHaveLength(2);
    const list =
      '<opml><body><outline text="Quay Watch" xmlUrl="https://quay.example.com/feed"/></body></opml>';
    const { code, out, err } = await feeds(['import', '-'], list);
    expect(out).toMatch(/^- id: quay-watch\n/);
    expect(err).toMatch(/^0 feeds are in the catalogue already\n1 feeds to add/);
    expect(code).toBe(0);
  });
});
