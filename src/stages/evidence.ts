import { DENSE, firstOpenWeek, inUse, lookback, openFrom, type StoryMemo } from '../assessment/index.ts';
import type { ProblemDefinition } from '../definitions/model.ts';
import type { EpochMillis, HitRecord, IndicatorId, IsoInstant, SettledWeek } from '../evidence/index.ts';
import { fromIso, toIso, weekOf } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { SettledWeeks } from './settled.ts';

/** What assessments look back on: hits, and of indicators with many of them the weeks that are settled. */
export interface Evidence {
  hits: HitRecord[];
  settled: Map<IndicatorId, SettledWeek[]>;
  /** Kept by a warm process, so that evidence which did not change is not grouped again. */
  memo: StoryMemo;
}

type Reads = Pick<Store, 'hits' | 'weeks'>;
const READS_AT_ONCE = 8;

/** A warm process remembers what is settled, as its store remembers hits. */
const memories = new WeakMap<Reads['weeks'], { weeks: SettledWeeks; memo: StoryMemo }>();

function memoryOf(store: Reads): { weeks: SettledWeeks; memo: StoryMemo } {
  const known = memories.get(store.weeks) ?? { weeks: new SettledWeeks(store), memo: new Map() };
  memories.set(store.weeks, known);
  return known;
}

/** The evidence of all indicators of some problems at `now`, in one go. A warm process reads only what is new. */
export async function evidenceOf(
  store: Reads,
  problems: readonly ProblemDefinition[],
  now: EpochMillis,
): Promise<Evidence> {
  const { weeks: memory, memo } = memoryOf(store);
  const begins = new Map(
    problems.flatMap((problem) => problem.indicators.map(({ id }) => [id, now - lookback(problem)])),
  );
  await memory.catchUp(now);
  const settled = await recalled(memory, begins, now);
  const spans = new Map([...begins].map(([id, from]) => [id, toIso(settled.has(id) ? openFrom(now) : from)]));
  const hits = byIndicator(await store.hits.evidenceSince(spans, toIso(now)));
  await settleBusy(memory, begins, now, { hits, settled });
  await unsettleQuiet(store, memory, begins, now, { hits, settled });
  return { hits: [...hits.values()].flat(), settled, memo };
}

async function recalled(
  memory: SettledWeeks,
  begins: ReadonlyMap<IndicatorId, EpochMillis>,
  now: EpochMillis,
): Promise<Map<IndicatorId, SettledWeek[]>> {
  const settled = new Map<IndicatorId, SettledWeek[]>();
  const work = begins.entries();
  const reader = async () => {
    for (const [id, from] of work) {
      const weeks = await memory.recall(id, from, now);
      if (weeks !== undefined) settled.set(id, weeks);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, reader));
  return settled;
}

interface Sorted {
  hits: Map<IndicatorId, HitRecord[]>;
  settled: Map<IndicatorId, SettledWeek[]>;
}

/** An indicator that has come to have many hits gets its weeks settled, so that they are not read again. */
async function settleBusy(
  memory: SettledWeeks,
  begins: ReadonlyMap<IndicatorId, EpochMillis>,
  now: EpochMillis,
  { hits, settled }: Sorted,
): Promise<void> {
  for (const [id, from] of begins) {
    if (settled.has(id)) continue;
    if (inUse(hits.get(id) ?? [], from) > DENSE) settled.set(id, await memory.make(id, from, now));
    else memory.few(id);
  }
}

/** An indicator of which few hits are left is grouped as one again, from all of them. */
async function unsettleQuiet(
  store: Reads,
  memory: SettledWeeks,
  begins: ReadonlyMap<IndicatorId, EpochMillis>,
  now: EpochMillis,
  { hits, settled }: Sorted,
): Promise<void> {
  const open = firstOpenWeek(now);
  const quiet = new Map<IndicatorId, IsoInstant>();
  for (const [id, weeks] of settled) {
    const live = new Set(
      (hits.get(id) ?? []).filter(({ at }) => weekOf(fromIso(at)) >= open).map((hit) => hit.id),
    );
    const count = weeks.reduce((sum, week) => sum + week.hits, live.size);
    const from = begins.get(id);
    if (count <= DENSE && from !== undefined) quiet.set(id, toIso(from));
  }
  if (quiet.size === 0) return;
  const all = byIndicator(await store.hits.evidenceSince(quiet, toIso(now)));
  for (const id of quiet.keys()) {
    settled.delete(id);
    hits.set(id, all.get(id) ?? []);
    memory.few(id);
  }
}

function byIndicator(hits: readonly HitRecord[]): Map<IndicatorId, HitRecord[]> {
  const map = new Map<IndicatorId, HitRecord[]>();
  for (const hit of hits) {
    const list = map.get(hit.indicator);
    if (list === undefined) map.set(hit.indicator, [hit]);
    else list.push(hit);
  }
  return map;
}
