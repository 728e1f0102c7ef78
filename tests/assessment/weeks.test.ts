import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessProblem, lookback } from '../../src/assessment/assess.ts';
import { type StoryMemo, storiesOf } from '../../src/assessment/stories.ts';
import {
  DENSE,
  firstOpenWeek,
  firstUsedWeek,
  groupedStories,
  openFrom,
  settledWeek,
} from '../../src/assessment/weeks.ts';
import type { HitRecord } from '../../src/evidence/index.ts';
import { DAY, fromIso, WEEK, weekOf } from '../../src/evidence/index.ts';
import { daysAgo, healthyLedger, hit, indicator, NOW, problem, source } from './builders.ts';
import { manyHits } from './many-hits.ts';

const PROBLEM = problem([
  indicator('crane-fire', {
    lifetime: 20 * DAY,
    expected: { reason: 'weekly', baselineDays: 20, alpha: 0.1 },
    diagnosticity: { strike: 2, calm: -1 },
  }),
]);
const SPAN = { from: NOW - lookback(PROBLEM), now: NOW };
const HITS = manyHits(DENSE + 60, { days: 45, seed: 3 }).filter(({ at }) => fromIso(at) >= SPAN.from);
const SOURCES = ['alpha', 'beta', 'gamma', 'delta'].map((id) => source(id));
const HEALTH = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 60 }));

const weeksFrom = (hits: readonly HitRecord[], now = NOW) =>
  Array.from({ length: firstOpenWeek(now) - firstUsedWeek(SPAN.from) }, (_, n) =>
    settledWeek('crane-fire', firstUsedWeek(SPAN.from) + n, hits),
  );
const live = (hits: readonly HitRecord[]) => hits.filter(({ at }) => fromIso(at) >= openFrom(NOW));
const assess = (hits: readonly HitRecord[], settled?: ReturnType<typeof weeksFrom>) =>
  assessProblem({
    problem: PROBLEM,
    hits,
    settled: settled && new Map([['crane-fire', settled]]),
    health: HEALTH,
    sources: SOURCES,
    previous: undefined,
    now: NOW,
  });

describe('an indicator with many hits', () => {
  it('is assessed the same from all hits and from settled weeks with what came after', () => {
    const whole = assess(HITS);
    expect(whole.state.indicators[0]?.stories).toBeGreaterThan(30);
    expect(assess(live(HITS), weeksFrom(HITS))).toEqual(whole);
  });

  it('quotes what stands below a title from settled weeks as from hits', () => {
    const passage = { text: 'They refused it.', matched: [{ start: 5, end: 12, term: 'refused' }] };
    const hits = [hit('Truce will hold', daysAgo(19), 'alpha', { passage })];
    const whole = assess(hits);
    expect(whole.state.indicators[0]?.why).toContain('which says: "They *refused* it."');
    expect(live(hits)).toEqual([]);
    expect(assess([], weeksFrom(hits))).toEqual(whole);
  });

  it('gives the same from any order and repetition, settled or not', () => {
    const whole = assess(HITS);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(HITS, { minLength: HITS.length }),
        fc.subarray(HITS, { maxLength: 50 }),
        (mixed, again) => {
          const all = [...mixed, ...again.map((one) => structuredClone(one))];
          expect(assess(all)).toEqual(whole);
          expect(assess(live(all), weeksFrom(all))).toEqual(whole);
        },
      ),
      { numRuns: 1 },
    );
  });

  it('counts every hit in one week, and no story twice', () => {
    const weeks = weeksFrom(HITS);
    const { stories } = groupedStories({ indicator: 'crane-fire', hits: HITS }, SPAN);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
    const inWeeks = HITS.filter(({ at }) => {
      const week = weekOf(fromIso(at));
      return week >= firstUsedWeek(SPAN.from) && week < firstOpenWeek(NOW);
    });
    expect(weeks.reduce((sum, week) => sum + week.hits, 0)).toBe(inWeeks.length);
    expect([...stories].sort((a, b) => b.time - a.time).map(({ time }) => time)).toEqual(
      stories.map(({ time }) => time),
    );
  });

  it('has nearly the stories it would have were all grouped as one', () => {
    const since = firstUsedWeek(SPAN.from) * WEEK;
    const counting = (list: { counting: boolean; time: number }[]) =>
      list.filter((story) => story.counting && story.time >= since).length;
    const split = counting(groupedStories({ indicator: 'crane-fire', hits: HITS }, SPAN).stories);
    const one = counting(storiesOf(HITS));
    expect(Math.abs(split - one) / one).toBeLessThan(0.05);
  });

  it('is grouped the same with a memo as without, while evidence and clock go on', () => {
    const memo: StoryMemo = new Map();
    for (const days of [0, 9]) {
      const span = { from: SPAN.from + days * DAY, now: NOW + days * DAY };
      const evidence = { indicator: 'crane-fire', hits: HITS.filter(({ at }) => fromIso(at) >= span.from) };
      expect(groupedStories(evidence, span, memo)).toEqual(groupedStories(evidence, span));
    }
  });
});

describe('a week', () => {
  it('is settled an hour after the following one is over, and never before', () => {
    const begin = 3_200 * WEEK;
    expect(firstOpenWeek(begin + DAY - 1)).toBe(3_198);
    expect(firstOpenWeek(begin + DAY)).toBe(3_199);
    expect(openFrom(begin + DAY)).toBe(3_198 * WEEK);
  });

  it('is in use only when the one before lies whole inside the evidence', () => {
    expect(firstUsedWeek(100 * WEEK)).toBe(101);
    expect(firstUsedWeek(100 * WEEK + 1)).toBe(102);
  });
});
