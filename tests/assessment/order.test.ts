import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentInput } from '../../src/assessment/assess.ts';
import { assessProblem } from '../../src/assessment/assess.ts';
import { type StoryMemo, storiesOf } from '../../src/assessment/stories.ts';
import type { HitRecord, ProblemState, Reliability, Transition } from '../../src/evidence/index.ts';
import { DAY, HOUR, toIso } from '../../src/evidence/index.ts';
import { failedLedger, healthyLedger, hit, indicator, NOW, problem, source } from './builders.ts';

const FAMILIES = ['alpha', 'beta', 'gamma', 'delta'];
const SOURCES = FAMILIES.map((id) => source(id));
const PROBLEM = problem([
  indicator('crane-fire', { diagnosticity: { strike: 2, calm: -1 } }),
  indicator('walkout', {
    severity: 'low',
    lifetime: 5 * DAY,
    delta: 2,
    diagnosticity: { strike: 1, calm: 0 },
    expected: { reason: 'weekly', baselineDays: 20, alpha: 0.1 },
  }),
]);
const ACTORS = ['gunmen', 'dockers', 'riders', 'guards'];
const DEEDS = ['storm', 'burn', 'block', 'raid'];
const PLACES = ['Marsa', 'Tasra', 'Velim'];

/** Headlines from few words, so that copies, edits, templates and rewordings all occur. */
const title = fc
  .tuple(
    fc.constantFrom(...ACTORS),
    fc.constantFrom(...DEEDS),
    fc.constantFrom(...PLACES),
    fc.constantFrom('', ' at dawn', ', 3 hurt', ', 5 hurt'),
  )
  .map(([who, what, where, more]) => `Reports say ${who} ${what} grain depot in ${where}${more}`);

const anyHit: fc.Arbitrary<HitRecord> = fc
  .record({
    title,
    hours: fc.integer({ min: 0, max: 40 * 24 }),
    by: fc.constantFrom(...FAMILIES),
    indicator: fc.constantFrom('crane-fire', 'walkout'),
    reliability: fc.constantFrom<Reliability>('A', 'C', 'E', 'F'),
    demoted: fc.boolean(),
    item: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ title: text, hours, by, item, ...rest }) =>
    hit(text, toIso(NOW - hours * HOUR), by, { ...rest, itemId: `i${item}` }),
  );

/** One record per id, as a store keeps them. */
const evidence = fc.uniqueArray(anyHit, { maxLength: 40, selector: ({ id }) => id });
const shuffled = evidence.chain((hits) =>
  fc.tuple(fc.constant(hits), fc.shuffledSubarray(hits, { minLength: hits.length }), fc.subarray(hits)),
);
const health = fc.constantFrom(
  SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 })),
  SOURCES.flatMap(({ id }) => [...healthyLedger(id, { from: 45, to: 3 }), ...failedLedger(id, { from: 2 })]),
  SOURCES.flatMap(({ id }, i) =>
    i === 0 ? healthyLedger(id, { from: 10 }) : failedLedger(id, { from: 45 }),
  ),
);

const run = (over: Partial<AssessmentInput>) =>
  assessProblem({
    problem: PROBLEM,
    hits: [],
    health: [],
    sources: SOURCES,
    previous: undefined,
    now: NOW,
    ...over,
  });

/** What must not depend on the way by which a state was reached. */
const essence = (state: ProblemState) => ({
  ...state,
  version: 0,
  level: { ...state.level, since: '' },
  indicators: state.indicators.map((one) => ({ ...one, since: '', backing: undefined })),
});

describe('the same evidence', () => {
  it('ends in the same state in any order and however often it is repeated', () => {
    fc.assert(
      fc.property(shuffled, health, ([hits, mixed, again], ledger) => {
        const once = run({ hits, health: ledger });
        const other = run({
          hits: [...again, ...mixed, ...again.map((one) => structuredClone(one))],
          health: ledger,
        });
        expect(other).toEqual(once);
      }),
      { numRuns: 150 },
    );
  });

  it('ends in the same state when some of it arrives later, after assessments without it', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
        ([hits, , early], delays) => {
          const ledger = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 }));
          let previous: ProblemState | undefined;
          for (const hours of [...delays].sort((a, b) => b - a)) {
            const now = NOW - hours * HOUR;
            const known = early.filter((one) => one.at <= toIso(now));
            previous = run({ hits: known, health: ledger, previous, now }).state;
          }
          const late = run({ hits, health: ledger, previous }).state;
          expect(essence(late)).toEqual(essence(run({ hits, health: ledger }).state));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('leaves nothing to change when it is assessed twice', () => {
    fc.assert(
      fc.property(evidence, health, (hits, ledger) => {
        const first = run({ hits, health: ledger });
        const second = run({ hits, health: ledger, previous: first.state });
        expect(second.transitions).toEqual([]);
        expect(second.state).toEqual(first.state);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same stories in any order, each hit in exactly one', () => {
    fc.assert(
      fc.property(shuffled, ([hits, mixed, again]) => {
        const stories = storiesOf([...mixed, ...again]);
        expect(stories).toEqual(storiesOf(hits));
        expect(stories.flatMap((story) => story.hits.map(({ id }) => id)).sort()).toEqual(
          hits.map(({ id }) => id).sort(),
        );
        expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
      }),
      { numRuns: 150 },
    );
  });
});

it('is grouped the same with a memo as without, while evidence comes and goes', () => {
  fc.assert(
    fc.property(shuffled, ([hits, , part]) => {
      const memo: StoryMemo = new Map();
      for (const now of [part, part, hits, part]) expect(storiesOf(now, memo)).toEqual(storiesOf(now));
    }),
    { numRuns: 50 },
  );
});

describe('an outage', () => {
  it('lowers no level and resolves no signal, however long it lasts', () => {
    const WEIGHT = {
      blind: 0,
      quiet: 0,
      fading: 1,
      reported: 2,
      overdue: 3,
      corroborated: 3,
      surging: 4,
    } as const;
    fc.assert(
      fc.property(
        evidence,
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
        (hits, days) => {
          const before = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45, to: 1 }));
          let { state } = run({ hits, health: before });
          for (const later of [...days].sort((a, b) => a - b)) {
            const now = NOW + later * DAY;
            const dark = SOURCES.flatMap(({ id }) => failedLedger(id, { from: later, now }));
            const next = run({ hits, health: [...before, ...dark], previous: state, now }).state;
            expect(next.level.level).toBeGreaterThanOrEqual(state.level.level);
            for (const [i, one] of next.indicators.entries()) {
              expect(WEIGHT[one.signal]).toBeGreaterThanOrEqual(
                WEIGHT[state.indicators[i]?.signal ?? 'quiet'],
              );
              expect(one.signal).not.toBe('quiet');
            }
            state = next;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('more evidence', () => {
  const RANK = {
    blind: 0,
    quiet: 0,
    fading: 1,
    overdue: 1,
    reported: 2,
    corroborated: 3,
    surging: 4,
  } as const;

  it('that is demoted or backfilled never moves a signal', () => {
    fc.assert(
      fc.property(evidence, anyHit, fc.constantFrom('demoted', 'backfill'), (hits, extra, weak) => {
        const ledger = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 }));
        const before = run({ hits, health: ledger }).state.indicators;
        const added = {
          ...extra,
          id: `${extra.indicator}~new`,
          item: { ...extra.item, id: 'new' },
          [weak]: true,
        };
        const after = run({ hits: [...hits, added], health: ledger }).state.indicators;
        expect(after.map(({ signal }) => signal)).toEqual(before.map(({ signal }) => signal));
      }),
      { numRuns: 150 },
    );
  });

  it('lights an indicator that was quiet', () => {
    fc.assert(
      fc.property(anyHit, (one) => {
        const fresh = {
          ...one,
          at: toIso(NOW - HOUR),
          demoted: false,
          indicator: 'crane-fire',
          id: 'crane-fire~x',
        };
        const [state] = run({
          hits: [fresh],
          health: SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 })),
        }).state.indicators;
        expect(RANK[state?.signal ?? 'quiet']).toBeGreaterThanOrEqual(RANK.reported);
      }),
    );
  });
});

/** What a transition must begin at: the level kept where sight is lost, blind where it comes back, else what stood before. */
function beginning(
  { subject, id, was, is }: Transition,
  previous: ProblemState | undefined,
  state: ProblemState,
) {
  if (subject === 'indicator')
    return previous?.indicators.find(({ indicator: one }) => one === id)?.signal ?? null;
  if (is === 'blind') return state.level.level;
  return was === 'blind' && previous?.blindSince !== undefined ? 'blind' : (previous?.level.level ?? null);
}

describe('every transition', () => {
  it('says what was and is, why in a sentence, on which of the hits it rests and by which rule, and carries on from the last', () => {
    let told = 0;
    fc.assert(
      fc.property(evidence, health, (hits, ledger) => {
        const known = new Set(hits.map(({ id }) => id));
        let previous: ProblemState | undefined;
        for (let day = 40; day >= 0; day -= 4) {
          const { state, transitions } = run({ hits, health: ledger, previous, now: NOW - day * DAY });
          for (const transition of transitions) {
            expect(transition.was).toBe(beginning(transition, previous, state));
            if (transition.reinforcement === undefined) expect(transition.is).not.toBe(transition.was);
            expect(transition.why).toMatch(/^\S.*\s.*\S$/s);
            expect(transition.evidence.filter((one) => !known.has(one))).toEqual([]);
            expect(transition.rule).toMatch(/^rule/);
            told += 1;
          }
          previous = state;
        }
      }),
      { numRuns: 40 },
    );
    expect(told).toBeGreaterThan(100);
  });
});
