import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboard } from '../../src/dashboard/index.ts';
import { loadLibrary } from '../../src/definitions/index.ts';
import { HOUR, type LogEntry, MINUTE, toIso } from '../../src/evidence/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { explainState } from '../../src/stages/why.ts';
import { writeSmallLibrary } from '../cloud/small-library.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { aPoll, NOW } from '../store/samples.ts';

const PROBLEM = 'falcon-unrest';
let engine: Engine;
let now = NOW;
const folder = mkdtempSync(join(tmpdir(), 'signpost-analyst-'));
const library = loadLibrary(writeSmallLibrary(folder, 'https://wire.example/feed'));
const assess = () => assessProblems({ store: engine.store, library, clock: () => now });
const newest = async (): Promise<LogEntry | undefined> =>
  (await engine.store.log.newest(PROBLEM, { limit: 1 })).items[0];

const site = () =>
  createDashboard({
    store: engine.store,
    library,
    clock: () => now,
    exercise: true,
    giveLevel: engine.store.analystLevels.put,
  });
const post = (fields: Record<string, string>, origin = 'http://localhost') =>
  site().request(`http://localhost/problems/${PROBLEM}/level`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin },
  });
const GIVEN = {
  level: '4',
  owner: 'night desk',
  reason: 'the brigade moved its guns',
  until: '2030-01-07T10:00',
};

beforeAll(async () => {
  engine = await startEngine();
  await engine.store.ledger.record(
    ['courier-world', 'gazette-world'].map((feed) => aPoll(feed, { at: NOW })),
  );
  await assess();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
});

describe("an analyst's level", () => {
  it('is logged beside the machine’s, which stays what its rules make it', async () => {
    expect((await post(GIVEN)).status).toBe(303);
    now += MINUTE;
    await assess();
    const entry = await newest();
    expect(entry).toMatchObject({ transitions: [], state: { level: { level: 1 }, analyst: { level: 4 } } });
    expect(entry?.analyst?.why).toBe(
      'Given as 4 (Substantial) by night desk until 2030-01-07 10:00 UTC: the brigade moved its guns',
    );
    expect(await assess()).toMatchObject({ transitions: 0 });
    expect((await newest())?.version).toBe(entry?.version);
  });

  it('leaves every logged entry computable to the letter', async () => {
    const { logged } = await explainState({ store: engine.store, library }, { problem: PROBLEM });
    expect(logged).toMatchObject({ equal: true, differences: [] });
  });

  it('is shown beside the machine’s on the board, the problem’s page and in the API', async () => {
    for (const path of ['/', `/problems/${PROBLEM}`, `/problems/${PROBLEM}/level`]) {
      const page = await (await site().request(path)).text();
      expect(page).toContain(
        '4 Substantial until 2030-01-07 10:00 UTC, by night desk: the brigade moved its guns',
      );
      expect(page).toContain('Negligible');
    }
    const answer = await (await site().request(`/api/v1/problems/${PROBLEM}`)).json();
    expect(answer).toMatchObject({ level: { level: 1 }, analyst: { level: 4, owner: 'night desk' } });
  });

  it('vanishes when it runs out, with an entry in the log', async () => {
    now = NOW + 5 * HOUR;
    expect(await (await site().request('/')).text()).not.toContain('night desk');
    await assess();
    const entry = await newest();
    expect(entry?.analyst?.why).toBe(
      "The level 4 (Substantial) by night desk ran out at 2030-01-07 10:00 UTC; only the machine's stands",
    );
    expect(entry?.state.analyst).toBeUndefined();
  });

  it('is withdrawn by whoever may give it', async () => {
    await post({ ...GIVEN, until: toIso(now + 9 * HOUR).slice(0, 16) });
    await assess();
    now += MINUTE;
    expect((await post({ withdraw: 'yes' })).status).toBe(303);
    await assess();
    expect((await newest())?.analyst?.why).toContain('was withdrawn');
  });

  it.each([
    ['level', { ...GIVEN, level: '6' }],
    ['level', { ...GIVEN, level: '__proto__' }],
    ['level', { owner: 'a', reason: 'b', until: GIVEN.until }],
    ['owner', { ...GIVEN, owner: ' \n' }],
    ['reason', { ...GIVEN, reason: 'x'.repeat(501) }],
    ['until', { ...GIVEN, until: '2030-01-01T00:00' }],
    ['until', { ...GIVEN, until: '2031-01-01T00:00' }],
    ['until', { ...GIVEN, until: '2030-02-31' }],
  ])('is refused when its %s is missing or wrong, naming it', async (name, wrong) => {
    const answer = await post({
      ...wrong,
      ...(name === 'until' ? {} : { until: toIso(now + HOUR).slice(0, 16) }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`The parameter &quot;${name}&quot;`);
  });

  it('is taken from no other site, and its words stay words', async () => {
    expect((await post(GIVEN, 'https://evil.example')).status).toBe(403);
    const reason = '<script>alert(1)</script>\u202e" onload="x';
    await post({ ...GIVEN, reason, until: toIso(now + HOUR).slice(0, 16) });
    await assess();
    for (const path of ['/', `/problems/${PROBLEM}`]) {
      const page = await (await site().request(path)).text();
      expect(page).not.toContain('<script>alert');
      expect(page).toContain('&lt;script&gt;alert(1)');
    }
  });

  it('cannot be given where nothing keeps it', async () => {
    const closed = createDashboard({ store: engine.store, library, clock: () => now, exercise: true });
    const path = `http://localhost/problems/${PROBLEM}/level`;
    const answer = await closed.request(path, {
      method: 'POST',
      body: new URLSearchParams(GIVEN),
      headers: { origin: 'http://localhost' },
    });
    expect(answer.status).toBe(404);
    expect(await (await closed.request(path)).text()).toContain('signpost level set');
  });
});
