import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NothingToExplain } from '../../src/assessment/index.ts';
import { loadLibrary } from '../../src/definitions/index.ts';
import type { Library } from '../../src/definitions/model.ts';
import { DAY, HOUR, MINUTE, toIso } from '../../src/evidence/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { explainState } from '../../src/stages/why.ts';
import { createStore } from '../../src/store/index.ts';
import { writeSmallLibrary } from '../cloud/small-library.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { aHit, aPoll, NOW } from '../store/samples.ts';

let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'signpost-why-'));
const library = loadLibrary(writeSmallLibrary(folder, 'https://wire.example/feed'));
const FEEDS = ['courier-world', 'gazette-world'];

/** Every process its own store: nothing but the table is shared. */
const store = () => createStore({ client: engine.client(), table: engine.table });
const assess = (now: number) => assessProblems({ store: store(), library, clock: () => now });
const why = (at?: number, over: Partial<Library> = {}) =>
  explainState({ store: store(), library: { ...library, ...over } }, { problem: 'falcon-unrest', at });
const poll = (now: number) => engine.store.ledger.record(FEEDS.map((feed) => aPoll(feed, { at: now })));
const report = (n: number, family: string, now: number, title: string) =>
  aHit({
    indicator: 'depot-attacked',
    item: { id: `report-${n}`, url: `https://wire.example/${n}`, title },
    feed: `${family}-world`,
    family,
    at: toIso(now),
    observed: toIso(now),
  });

beforeAll(async () => {
  engine = await startEngine();
  await poll(NOW);
  await assess(NOW);
  const first = report(1, 'courier', NOW + HOUR, 'Falcon Brigade shells a depot near the river');
  await engine.store.hits.put(first);
  await poll(NOW + HOUR);
  await assess(NOW + HOUR);
  await engine.store.hits.put(
    report(2, 'gazette', NOW + 2 * HOUR, 'Depot near the river hit by Falcon Brigade guns'),
  );
  await poll(NOW + 2 * HOUR);
  await assess(NOW + 2 * HOUR);
  // All of this comes after the entries above: an edit, a late arrival, and more polls of the same day.
  await engine.store.hits.revise({
    ...first,
    item: { ...first.item, title: 'Falcon Brigade denies it all' },
    demoted: true,
    observed: toIso(NOW + 3 * HOUR),
  });
  await engine.store.hits.put({
    ...report(3, 'courier', NOW + 90 * MINUTE, 'Falcon Brigade burns another depot in the hills'),
    observed: toIso(NOW + 2 * HOUR - MINUTE),
  });
  await poll(NOW + 3 * HOUR);
  await assess(NOW + 3 * HOUR);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
});

describe('a sceptic', () => {
  it('computes every warning ever logged again and gets the same, though evidence was edited and came late since', async () => {
    const log = await engine.store.log.since('falcon-unrest', 0, 100);
    expect(log.map(({ state }) => state.indicators[0]?.signal)).toEqual(
      expect.arrayContaining(['quiet', 'reported', 'corroborated']),
    );
    for (const { version, at } of log) {
      const { logged } = await why(Date.parse(at));
      expect(logged).toMatchObject({ version, at, equal: true, differences: [], changes: [] });
    }
  });

  it('is shown level rules, formulas with their numbers, quoted words, evidence ids and rule hashes', async () => {
    const { lines } = await why(NOW + 2 * HOUR);
    const text = lines.join('\n');
    expect(text).toContain('[x] 3 Moderate: the depot was attacked; needs 1, has 1');
    expect(text).toContain('weight 100 x (1 - (0.0417/14)^(1/2)) = 94.5');
    expect(text).toContain('corroborated: courier, gazette; digit 1, 2 independent families carry it');
    expect(text).toContain('[B] courier: "Falcon Brigade"');
    expect(text).toContain('evidence depot-attacked~report-1');
    expect(text).toContain(`rule ${library.problems[0]?.rule}`);
    expect(text).toContain('RECOMPUTED: the same as logged, to the letter');
  });

  it('asks about any instant between two entries, and gets the entry that stood then beside the figures of then', async () => {
    const { explanation, logged } = await why(NOW + 2 * HOUR + 30 * MINUTE);
    expect(explanation.at).toBe(toIso(NOW + 2 * HOUR + 30 * MINUTE));
    expect(logged.at).toBe(toIso(NOW + 2 * HOUR));
    expect(logged.equal).toBe(true);
  });

  it('is shown of an instant only what was known then: what was published before and came later is left out', async () => {
    const { explanation } = await why(NOW + 100 * MINUTE);
    const quoted = explanation.indicators.flatMap(({ stories }) => stories.flatMap(({ hits }) => hits));
    expect(quoted.map(({ id }) => id)).toEqual(['depot-attacked~report-1']);
    const later = (await why(NOW + 2 * HOUR + 30 * MINUTE)).explanation;
    const then = later.indicators.flatMap(({ stories }) => stories.flatMap(({ hits }) => hits));
    expect(then.map(({ id }) => id)).toContain('depot-attacked~report-3');
  });

  it('is told when the definitions or the catalogue changed since', async () => {
    const [problem] = library.problems;
    if (problem === undefined) throw new Error('the small library has one problem');
    const other = { ...problem, rule: 'f'.repeat(64), levels: [] };
    const { logged } = await why(undefined, { problems: [other], sources: library.sources.slice(1) });
    expect(logged.equal).toBe(false);
    expect(logged.differences.join()).toContain('level: logged 3');
    expect(logged.changes.join()).toMatch(/definitions changed since.*check out the definitions of then/);
    expect(logged.changes.join()).toContain('the catalogue of feeds changed since');
  });

  it('is told what there is when asking for something that is not', async () => {
    await expect(why(NOW - DAY)).rejects.toThrow(NothingToExplain);
    await expect(why(NOW - DAY)).rejects.toThrow('was not yet assessed');
    const stage = { store: store(), library };
    await expect(explainState(stage, { problem: 'nothing' })).rejects.toThrow('known: falcon-unrest');
    await expect(explainState(stage, { problem: 'falcon-unrest', indicator: 'x' })).rejects.toThrow(
      'known: depot-attacked',
    );
  });
});
