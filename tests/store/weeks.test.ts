import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessProblem, STORY_RULES } from '../../src/assessment/index.ts';
import type { Library } from '../../src/definitions/index.ts';
import type { HitRecord, ProblemState } from '../../src/evidence/index.ts';
import { DAY, fromIso, HOUR, LATEST_ARRIVAL, MINUTE, toIso } from '../../src/evidence/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { createStore, type Store } from '../../src/store/index.ts';
import { indicator, NOW, problem, source } from '../assessment/builders.ts';
import { manyHits, randomSource } from '../assessment/many-hits.ts';
import { shippedLibrary } from '../shipped-library.ts';
import { type Engine, startEngine } from './engine.ts';
import { aPoll } from './samples.ts';

const PROBLEM = problem([indicator('crane-fire', { diagnosticity: { strike: 2, calm: -1 } })]);
const SOURCES = ['alpha', 'beta', 'gamma', 'delta'].map((id) => source(id));
const LIBRARY: Library = { ...shippedLibrary(), problems: [PROBLEM], sources: SOURCES };
const HITS = manyHits(560, { days: 45, seed: 11 });

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const cold = (): Store => createStore({ client: engine.client(), table: engine.table });

const assess = (store: Store, now: number) => assessProblems({ store, library: LIBRARY, clock: () => now });

const essence = (state: ProblemState | undefined) =>
  state && {
    ...state,
    version: 0,
    level: { ...state.level, since: '' },
    indicators: state.indicators.map((one) => ({ ...one, since: '' })),
  };

/** Puts hits as they are observed, twice now and then, with assessments in between. */
async function live(store: Store, hits: readonly HitRecord[], pauses: readonly number[]): Promise<void> {
  const random = randomSource(5);
  let begin = Number.NEGATIVE_INFINITY;
  for (const now of pauses) {
    const fresh = hits.filter(({ observed }) => fromIso(observed) > begin && fromIso(observed) <= now);
    const again = hits.filter(({ observed }) => fromIso(observed) <= now && random() < 0.02);
    await Promise.all([...fresh, ...again].map((hit) => store.hits.put(hit)));
    await store.ledger.record(SOURCES.map(({ id }) => aPoll(id, { at: now })));
    await assess(store, now);
    begin = now;
  }
}

describe('the aggregates of an indicator with many hits', () => {
  it('end in the same state for a warm process, a cold one and the pure core, whatever came late or twice', async () => {
    const pauses = [20, 12, 9, 6, 5, 2, 1, 0].map((days) => NOW - days * DAY);
    await live(cold(), HITS.toReversed(), [NOW - 58 * DAY]);
    const warm = cold();
    await live(warm, HITS, pauses);
    const health = await engine.store.ledger.days('2029-12-20', toIso(NOW).slice(0, 10));
    const pure = (now: number) =>
      essence(
        assessProblem({ problem: PROBLEM, hits: HITS, health, sources: SOURCES, previous: undefined, now })
          .state,
      );
    expect(essence(await engine.store.board.ofProblem(PROBLEM.id))).toEqual(pure(NOW));
    await assess(cold(), NOW + HOUR);
    expect(essence(await engine.store.board.ofProblem(PROBLEM.id))).toEqual(pure(NOW + HOUR));
  }, 60_000);

  it('are read by a cold process in place of the history', async () => {
    const { weeks } = await engine.store.weeks.read('crane-fire', 0, 900_000);
    expect(weeks.length).toBeGreaterThan(3);
    const store = cold();
    let read = 0;
    const counted = {
      ...store,
      hits: {
        ...store.hits,
        evidenceSince: async (...asked: Parameters<Store['hits']['evidenceSince']>) => {
          const hits = await store.hits.evidenceSince(...asked);
          read += hits.length;
          return hits;
        },
        ofIndicator: () => Promise.reject(new Error('the history was read')),
      },
    };
    await assess(counted, NOW + 2 * HOUR);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(0.5 * HITS.length);
  });

  it('are made anew when they were made by other rules for stories', async () => {
    const { weeks } = await engine.store.weeks.read('crane-fire', 0, 900_000);
    const kept = weeks.find(({ week }) => week.stories.length > 0);
    if (kept === undefined) throw new Error('a week has stories');
    const later = NOW + 2 * HOUR + MINUTE;
    await engine.store.weeks.put({ ...kept.week, stories: [] }, later, STORY_RULES - 1);
    await assess(cold(), later + MINUTE);
    const again = (await engine.store.weeks.read('crane-fire', 0, 900_000)).weeks.find(
      ({ week }) => week.week === kept.week.week,
    );
    expect(again?.week).toEqual(kept.week);
    expect(again?.rules).toBe(STORY_RULES);
  });

  it('are made anew for the weeks a late hit belongs to, by processes that knew them before', async () => {
    const warm = cold();
    await assess(warm, NOW + 3 * HOUR);
    const [sample] = HITS;
    if (sample === undefined) throw new Error('there are hits');
    const at = NOW - 30 * DAY;
    const observed = toIso(NOW + 3 * HOUR + MINUTE);
    const late = {
      ...sample,
      id: 'crane-fire~late',
      item: {
        id: 'late',
        url: 'https://alpha.example/late',
        title: 'A ferry that nobody wrote about sank off Rhun',
      },
      at: toIso(at),
      observed,
      demoted: false,
    };
    await engine.store.hits.put(late);
    const storiesIn = async (store: Store, now: number) => {
      await assess(store, now);
      const { weeks } = await engine.store.weeks.read('crane-fire', 0, 900_000);
      return weeks.flatMap(({ week }) => week.stories.map(({ id }) => id));
    };
    // While others of that time may still be on their way nothing is kept; afterwards it is.
    const soon = fromIso(observed) + MINUTE;
    expect(await storiesIn(warm, soon)).not.toContain('crane-fire~story~late');
    const later = fromIso(observed) + LATEST_ARRIVAL + MINUTE;
    expect(await storiesIn(warm, later)).toContain('crane-fire~story~late');
  });
});
