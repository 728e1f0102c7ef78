import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessProblem } from '../../src/assessment/assess.ts';
import type { HitRecord, ProblemState, Transition } from '../../src/evidence/index.ts';
import { HOUR } from '../../src/evidence/index.ts';
import { healthyLedger, hit, hoursAgo, indicator, NOW, problem, source } from './builders.ts';

const FAMILIES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
const SOURCES = FAMILIES.map((id) => source(id));
const LEDGER = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 }));
const PAIR = [
  hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(9), 'alpha', { itemId: 'p1' }),
  hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(8), 'beta', { itemId: 'p2' }),
];
const OTHERS = [
  hit('Crane operators shot at beside the coal quay of Velim', hoursAgo(6), 'gamma', { itemId: 'g' }),
  hit('Night watchman wounded on a ferry near Tasra', hoursAgo(5), 'delta', { itemId: 'd' }),
  hit('Warehouse of cotton merchants burns after explosion', hoursAgo(4), 'epsilon', { itemId: 'e' }),
];
const SECOND = [
  hit('Tanker crew taken hostage off Cape Orrin by raiders', hoursAgo(3), 'alpha', { itemId: 's1' }),
  hit('Raiders off Cape Orrin hold crew of tanker hostage', hoursAgo(2), 'beta', { itemId: 's2' }),
];

const assess = (hits: readonly HitRecord[], previous?: ProblemState, now = NOW) =>
  assessProblem({
    problem: problem([indicator('crane-fire')]),
    hits,
    health: LEDGER,
    sources: SOURCES,
    previous,
    now,
  });
const ofIndicator = (transitions: readonly Transition[]) =>
  transitions.filter(({ subject }) => subject === 'indicator');

describe('a signal that is lit already', () => {
  const lit = assess(PAIR).state;

  it('is told as reinforced when another independent family joins, with that family, its report and a reason', () => {
    const { state, transitions } = assess([...PAIR, ...OTHERS.slice(0, 1)], lit);
    expect(transitions).toHaveLength(1);
    expect(transitions[0]).toMatchObject({
      id: 'crane-fire',
      was: 'corroborated',
      is: 'corroborated',
      reinforcement: { families: ['gamma'], secondStory: false },
    });
    expect(transitions[0]?.why).toMatch(/^Reinforced by 1 independent family \(gamma\)\. /);
    expect(transitions[0]?.evidence[0]).toBe('crane-fire~g');
    expect(state.version).toBe(lit.version + 1);
    expect(state.indicators[0]?.since).toBe(lit.indicators[0]?.since);
  });

  it('is told as reinforced when the same families corroborate a second story', () => {
    const { transitions } = assess([...PAIR, ...SECOND], lit);
    expect(ofIndicator(transitions)).toMatchObject([{ reinforcement: { families: [], secondStory: true } }]);
  });

  it('is not told again by a further report of a family that stands behind it', () => {
    const again = hit('Port guards who fled Marsa depot return', hoursAgo(1), 'alpha', { itemId: 'again' });
    expect(assess([...PAIR, again], lit).transitions).toEqual([]);
    expect(assess([...PAIR, ...PAIR], lit, NOW + HOUR).transitions).toEqual([]);
  });

  it('is not told again when the story of a family decays and the family brings another', () => {
    const lasting = SECOND.map((one) => ({ ...one, at: hoursAgo(-6 * 24), observed: hoursAgo(-6 * 24) }));
    const later = NOW + 14 * 24 * HOUR;
    const ledger = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 59, now: later }));
    const ran = (hits: readonly HitRecord[], previous: ProblemState, now: number) =>
      assessProblem({
        problem: problem([indicator('crane-fire')]),
        hits,
        health: ledger,
        sources: SOURCES,
        previous,
        now,
      });
    const third = ran([...PAIR, ...OTHERS.slice(0, 1)], lit, NOW + HOUR).state;
    const second = ran([...PAIR, ...OTHERS.slice(0, 1), ...lasting], third, NOW + 7 * 24 * HOUR).state;
    const back = hit('Salt pans of Dunmore flooded by saboteurs', hoursAgo(-13.9 * 24), 'gamma', {
      itemId: 'b',
    });
    const decayed = ran([...PAIR, ...OTHERS.slice(0, 1), ...lasting, back], second, later);
    expect(decayed.state.indicators[0]).toMatchObject({ signal: 'corroborated', stories: 2 });
    expect(ofIndicator(decayed.transitions)).toEqual([]);
  });

  it('is not told as reinforced by what made it corroborated', () => {
    const first = assess(PAIR.slice(0, 1)).state;
    const [change] = ofIndicator(assess(PAIR, first).transitions);
    expect(change).toMatchObject({ was: 'reported', is: 'corroborated' });
    expect(change?.reinforcement).toBeUndefined();
  });

  it('names each further family exactly once, in whatever order and portions they arrive', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(OTHERS, { minLength: 3 }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (order, pauses) => {
          let state = lit;
          const told: string[] = [];
          order.forEach((_one, i) => {
            if (pauses[i] === true && i < order.length - 1) return;
            const step = assess([...order.slice(0, i + 1), ...PAIR], state);
            state = step.state;
            told.push(...step.transitions.flatMap(({ reinforcement }) => reinforcement?.families ?? []));
          });
          expect(told.sort()).toEqual(['delta', 'epsilon', 'gamma']);
          expect(state.indicators[0]?.backing).toEqual(
            assess([...PAIR, ...OTHERS]).state.indicators[0]?.backing,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
