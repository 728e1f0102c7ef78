import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/definitions/index.ts';
import { HOUR, toIso } from '../../src/evidence/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { createStore } from '../../src/store/index.ts';
import { writeSmallLibrary } from '../cloud/small-library.ts';
import { type Engine, startEngine } from './engine.ts';
import { aHit, aPoll, NOW } from './samples.ts';

/** The store's promises where they matter: runs that know nothing of each other, on either engine. */
let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'signpost-race-'));
const library = loadLibrary(writeSmallLibrary(folder, 'https://wire.example/feed'));
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
});

const assessAt = (now: number) =>
  assessProblems({
    store: createStore({ client: engine.client(), table: engine.table }),
    library,
    clock: () => now,
  });

describe('assess runs at the same moment', () => {
  it('leave one entry for each change, and a board that stands at the last', async () => {
    const { store } = engine;
    await store.ledger.record(['courier-world', 'gazette-world'].map((feed) => aPoll(feed, { at: NOW })));
    const reports = ['courier', 'gazette'].map((family, n) =>
      aHit({
        indicator: 'depot-attacked',
        item: { id: `report-${n}`, url: `https://wire.example/${n}`, title: 'Falcon Brigade shells a depot' },
        feed: `${family}-world`,
        family,
      }),
    );
    let total = 0;
    for (const [round, hit] of reports.entries()) {
      await store.hits.put(hit);
      const runs = await Promise.all(Array.from({ length: 6 }, () => assessAt(NOW + (round + 1) * HOUR)));
      total += runs.reduce((sum, { transitions }) => sum + transitions, 0);
    }
    const log = await store.log.since('falcon-unrest', 0, 100);
    expect(log.map(({ version }) => version)).toEqual(log.map((_, n) => n + 1));
    expect(log.length).toBeGreaterThan(0);
    expect(log.reduce((sum, { transitions }) => sum + transitions.length, 0)).toBe(total);
    const board = await store.board.ofProblem('falcon-unrest');
    expect(board).toMatchObject({ version: log.length, assessedAt: toIso(NOW + reports.length * HOUR) });
    expect(board?.level.level).toBe(log.at(-1)?.state.level.level);
  });

  it('change nothing when nothing has changed, however often they run', async () => {
    const at = NOW + 3 * HOUR;
    await assessAt(at);
    const before = await engine.store.log.since('falcon-unrest', 0, 100);
    await Promise.all(Array.from({ length: 6 }, () => assessAt(at)));
    expect(await engine.store.log.since('falcon-unrest', 0, 100)).toEqual(before);
    expect((await engine.store.board.ofProblem('falcon-unrest'))?.assessedAt).toBe(toIso(at));
  });
});
