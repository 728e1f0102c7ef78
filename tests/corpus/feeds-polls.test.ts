import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollFeed } from '../../src/collection/index.ts';
import type { FeedState, Item } from '../../src/evidence/index.ts';
import { sourceAt } from '../collection/documents.ts';
import { type FeedServer, serve, startFeedServer } from '../collection/feed-server.ts';

const ARCHIVE = join(import.meta.dirname, '../../../shared/data/polls/poll_sequences_raw_xml.tar.xz');

/** `2026-01-19T043000Z.xml` as an instant. */
const instantOf = (name: string): number =>
  Date.parse(name.replace(/^(.{10})T(\d\d)(\d\d)(\d\d)Z\.xml$/, '$1T$2:$3:$4Z'));

if (existsSync(ARCHIVE)) {
  describe('real sequences of polls', () => {
    const folder = mkdtempSync(join(tmpdir(), 'polls-'));
    let server: FeedServer;
    beforeAll(async () => {
      execFileSync('tar', ['-xJf', ARCHIVE, '-C', folder]);
      server = await startFeedServer(serve(''));
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await server.close();
    });

    it.each(['int_temp', 'wl_pau'])('%s: every item is new exactly once', async (name) => {
      let state: FeedState | undefined;
      const fresh: Item[] = [];
      const seen = new Set<string>();
      let listed = 0;
      let writes = 0;
      for (const file of readdirSync(join(folder, name)).sort()) {
        server.answer(serve(readFileSync(join(folder, name, file))));
        const now = instantOf(file);
        const { items, outcome, nextState } = await pollFeed(sourceAt(server.url()), state, {
          now,
          allowLoopback: true,
        });
        expect(outcome.error).toBeUndefined();
        listed += outcome.items;
        fresh.push(...items.filter(({ edited }) => !edited));
        for (const { id } of items) seen.add(id);
        if (nextState) writes++;
        state = nextState ?? state;
      }
      console.log(`${name}: ${listed} items listed, ${fresh.length} new, ${writes} states written`);
      expect(fresh.length).toBe(seen.size);
      expect(new Set(fresh.map(({ id }) => id)).size).toBe(fresh.length);
      expect(state?.seen.length ?? 0).toBeLessThanOrEqual(20_000);
    });
  });
} else {
  it('the poll sequences of ../shared/data are not here: nothing was measured', () => {
    console.log('no ../shared/data/polls here: the poll sequences were not run');
  });
}
