import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeenSet } from '../../src/collection/seen.ts';
import { HOUR, toIso } from '../../src/evidence/index.ts';
import { itemBytes } from '../../src/store/size.ts';
import { type Engine, startEngine } from './engine.ts';
import { aFeed, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const loaded = async (feed: string) => (await engine.store.feeds.load([feed])).get(feed);

describe('feed states', () => {
  it('are given back as saved; feeds never polled are absent', async () => {
    const states = [
      aFeed('one', { retired: { at: toIso(NOW), reason: 'HTTP 410' } }),
      aFeed('two', { seen: new Uint8Array() }),
      aFeed('three', {
        etag: '"v2"',
        lastModified: 'Fri, 23 Jan 2026 10:00:00 GMT',
        bodyHash: 'abc',
        notBefore: toIso(NOW + HOUR),
        failures: 7,
        lastError: 'status 503',
        address: 'A1b2C3d4',
        movedTo: 'https://wire.example/new',
        pace: HOUR,
      }),
    ];
    for (const state of states) await engine.store.feeds.save(state);
    const found = await engine.store.feeds.load(['one', 'two', 'three', 'four', 'one']);
    expect(found).toEqual(new Map(states.map((state) => [state.feed, state])));
  });

  it('are replaced by the next save', async () => {
    await engine.store.feeds.save(aFeed('again', { failures: 3, lastError: 'HTTP 503' }));
    await engine.store.feeds.save(aFeed('again'));
    expect(await loaded('again')).toEqual(aFeed('again'));
  });

  it('written under their long names, with the seen-set as text, are still read', async () => {
    const state = aFeed('old', { seen: Uint8Array.of(1, 2, 3, 4, 5, 6), failures: 2 });
    const Item = { pk: 'FEED#old', sk: 'STATE', data: { ...state, seen: 'AQIDBAUG' } };
    await engine.documents.send(new PutCommand({ TableName: engine.table, Item }));
    expect(await loaded('old')).toEqual(state);
  });

  it('of a feed of 130 items take one write unit, validators and all', async () => {
    const items = Array.from({ length: 130 }, (_, n) => ({
      id: (n * 31_337 + 1).toString(16).padStart(8, '0').padEnd(32, '0'),
      title: `Harbour notice ${n}`,
    }));
    const feed = 'a-news-agency-with-a-long-name';
    const state = aFeed(feed, {
      etag: '"0123456789abcdef0123456789abcdef"',
      lastModified: 'Fri, 23 Jan 2026 10:00:00 GMT',
      bodyHash: 'x'.repeat(22),
      address: 'A1b2C3d4',
      seen: SeenSet.unpack(new Uint8Array()).packWith(items),
    });
    await engine.store.feeds.save(state);
    const Key = { pk: `FEED#${feed}`, sk: 'STATE' };
    const { Item } = await engine.documents.send(new GetCommand({ TableName: engine.table, Key }));
    expect(itemBytes(Item)).toBeGreaterThan(780);
    expect(itemBytes(Item)).toBeLessThanOrEqual(1_024);
  });

  it('are loaded whole even when one answer of DynamoDB cannot hold them', async () => {
    const feeds = Array.from({ length: 44 }, (_, n) => `heavy-${n}`);
    await Promise.all(
      feeds.map((feed) => engine.store.feeds.save(aFeed(feed, { seen: new Uint8Array(389_000) }))),
    );
    expect((await engine.store.feeds.load(feeds)).size).toBe(44);
  });
});
