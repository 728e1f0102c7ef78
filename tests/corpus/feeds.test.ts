import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedRefused, parseFeed, pollFeed } from '../../src/collection/index.ts';
import { loadLibrary } from '../../src/definitions/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { sourceAt } from '../collection/documents.ts';
import { type FeedServer, startFeedServer } from '../collection/feed-server.ts';
import { mutated } from '../collection/mutations.ts';
import { complaintAbout } from '../collection/sound.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/feeds');
const present = existsSync(join(FOLDER, 'expected.tsv'));
const NOW = Date.now();

interface Expected {
  path: string;
  items: number;
  full: number;
}

function expectations(): Expected[] {
  const [, ...rows] = readFileSync(join(FOLDER, 'expected.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [path = '', items, full] = row.split('\t');
    return { path, items: Number(items), full: Number(full) };
  });
}

const everyFile = (): string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && statSync(join(FOLDER, path)).isFile())
    .sort();

const readOne = async (path: string) => {
  const begin = performance.now();
  const result = await parseFeed(readFileSync(join(FOLDER, path)), { now: NOW }).catch(
    (error: unknown) => error,
  );
  return { result, took: performance.now() - begin };
};

if (present) {
  describe('the feed files of ../shared/data', () => {
    it('give each its items or a typed refusal, in under two seconds', async () => {
      const refusals = new Map<string, number>();
      for (const path of everyFile()) {
        const { result, took } = await readOne(path);
        expect(took, path).toBeLessThan(2_000);
        if (result instanceof FeedRefused) refusals.set(result.type, (refusals.get(result.type) ?? 0) + 1);
        else expect(result, path).toHaveProperty('items');
      }
      console.log(`${everyFile().length} files; refused: ${JSON.stringify(Object.fromEntries(refusals))}`);
    });

    it('reach both counts of expected.tsv in at least 97 of 100 files', async () => {
      const short: string[] = [];
      const rows = expectations();
      for (const { path, items, full } of rows) {
        const read = await parseFeed(readFileSync(join(FOLDER, path)), { now: NOW }).catch(() => undefined);
        const whole =
          read?.items.filter(({ title, url, published }) => title && url && published).length ?? -1;
        if ((read?.items.length ?? -1) < items || whole < full) short.push(path);
      }
      console.log(
        `${rows.length - short.length} of ${rows.length} files reach both counts${short.length ? `; not ${short.join(', ')}` : ''}`,
      );
      expect(short.length / rows.length).toBeLessThanOrEqual(0.03);
    });
  });

  describe('the same files over the wire', () => {
    let server: FeedServer;
    beforeAll(async () => {
      server = await startFeedServer((request, response) => {
        const path = decodeURIComponent((request.url ?? '').slice(1));
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.end(readFileSync(join(FOLDER, path)));
      });
    });
    afterAll(() => server.close());

    it('are fetched, read, matched and answered for without a throw, and a second poll finds nothing new', async () => {
      const matcher = compileLibrary(loadLibrary('indicators'));
      let failed = 0;
      let items = 0;
      let hits = 0;
      for (const path of everyFile()) {
        const source = sourceAt(server.url(`/${encodeURIComponent(path)}`), { id: path });
        const options = { now: NOW, allowLoopback: true };
        const first = await pollFeed(source, undefined, options);
        items += first.items.length;
        for (const item of first.items) hits += matcher.match(item).length;
        if (!first.outcome.ok) failed++;
        else
          expect(
            (await pollFeed(source, first.nextState, { ...options, now: NOW + 86_400_000 })).items,
            path,
          ).toEqual([]);
      }
      console.log(`over the wire: ${items} items, ${failed} files refused, ${hits} hits`);
      // A seventh of the items of these files say nothing at all; they are read, and not handed on.
      expect(items).toBeGreaterThan(4_000);
      // These feeds tell of other things; that the matcher would have spoken is shown on a sentence of ours.
      const spoken = {
        id: 'own',
        url: '',
        title: 'Kataib Hezbollah fires rockets at US forces in Iraq',
        lang: 'en',
      };
      expect(matcher.match(spoken).map(({ indicator }) => indicator)).toContain('militia-attack');
    });
  });

  describe('mutations of real feeds', () => {
    it('never crash or hang the reader in 6,000 cases', async () => {
      const documents = expectations()
        .map(({ path }) => readFileSync(join(FOLDER, path)))
        .filter(({ length }) => length < 40_000);
      await fc.assert(
        fc.asyncProperty(mutated(documents), async (bytes) => {
          expect(await complaintAbout(bytes)).toBeUndefined();
        }),
        { numRuns: 6_000 },
      );
    });
  });
} else {
  it('the feed files of ../shared/data are not here: nothing was measured', () => {
    console.log('no ../shared/data/feeds here: the feed corpus was not run');
  });
}
