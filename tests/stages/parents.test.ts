import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/alerting/index.ts';
import { createDashboard } from '../../src/dashboard/index.ts';
import { loadLibrary } from '../../src/definitions/index.ts';
import { HOUR, type Level } from '../../src/evidence/index.ts';
import { notify } from '../../src/stages/notify.ts';
import { writeSmallLibrary } from '../cloud/small-library.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { anEntry, aState, NOW } from '../store/samples.ts';

let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'signpost-parents-'));
const small = loadLibrary(writeSmallLibrary(folder, 'https://wire.example/feed'));
const [child] = small.problems;
if (child === undefined) throw new Error('the small library has one problem');
const parent = { ...child, id: 'coast-unrest', title: 'Unrest on the coast', indicators: [] };
const library = { ...small, problems: [parent, { ...child, partOf: parent.id }] };
const NOBODY = {
  from: 'signpost@example.org',
  submit: () => Promise.reject(new Error('nothing is to be sent')),
  close: () => undefined,
};

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine.stop();
});

const standsAt = (problem: string, version: number, level: Level) =>
  engine.store.board.commit({
    ...anEntry(problem, version, { level: { ...aState(problem, version).level, level } }),
    transitions: [
      { subject: 'problem', id: problem, was: 2, is: level, why: 'Because', evidence: [], rule: 'r' },
    ],
  });
const plan = () =>
  notify(
    {
      store: engine.store,
      library,
      transport: NOBODY,
      recipients: [],
      policy: DEFAULT_POLICY,
      exercise: true,
      clock: () => NOW + HOUR,
    },
    [child.id],
  );

it('alerts on a problem are held while the one it is part of is Serious, and the board says so', async () => {
  await standsAt(parent.id, 1, 5);
  await standsAt(child.id, 1, 4);
  await plan();
  const { items } = await engine.store.alerts.newest({ limit: 5 });
  expect(items).toEqual([
    expect.objectContaining({
      problem: child.id,
      status: 'held',
      urgency: 'digest',
      held: 'inhibited: Unrest on the coast is at level 5 (Serious)',
    }),
  ]);
  const site = createDashboard({ store: engine.store, library, clock: () => NOW + HOUR, exercise: true });
  for (const path of ['/', `/problems/${child.id}`])
    expect(await (await site.request(path)).text()).toContain(
      'alerts held: part of Unrest on the coast, which is Serious',
    );
});

it('alerts go out again once that one has come down', async () => {
  await standsAt(parent.id, 2, 4);
  await standsAt(child.id, 2, 5);
  await plan();
  const { items } = await engine.store.alerts.newest({ limit: 5 });
  expect(items.find(({ fromVersion }) => fromVersion === 2)?.held).toBeUndefined();
});
