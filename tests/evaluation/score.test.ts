import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judged, kindOf, LABELS, scoreProblem } from '../../src/evaluation/score.ts';
import { scoreLines } from '../../src/evaluation/table.ts';
import { shareOf } from '../../src/evaluation/wilson.ts';
import type { Hit, Kind } from '../../src/evidence/index.ts';

const hit = (kind: Kind, more: Partial<Hit> = {}): Hit => ({
  indicator: 'an-indicator',
  problem: 'a-problem',
  kind,
  demoted: false,
  item: { id: 'x', url: '', title: '' },
  spans: [],
  marks: [],
  rule: '',
  ...more,
});
const line = (label: Judged['label'], hits: Hit[], involved = false): Judged => ({
  id: 'x',
  title: 'A line',
  label,
  hits,
  involved,
});

describe('a share', () => {
  it('carries the Wilson interval: 8 of 10 is 0.490 to 0.943', () => {
    const { value, low, high } = shareOf(8, 10);
    expect(value).toBe(0.8);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it('of nothing has no value and an interval that excludes nothing', () => {
    expect(shareOf(0, 0)).toEqual({ hits: 0, of: 0, value: undefined, low: 0, high: 1 });
  });

  it('lies inside its interval, and the interval inside 0 to 1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (one, more) => {
        const { value = 0, low, high } = shareOf(one, one + more + 1);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the score of a problem', () => {
  it('counts a line as found when a hit counts, and with demoted hits apart', () => {
    const score = scoreProblem('p', [
      line('happening', [hit('happening')]),
      line('threat-or-precursor', [hit('threat-or-precursor', { demoted: true })]),
      line('contrary', []),
      line('none', [hit('happening')]),
      line('none', []),
    ]);
    expect(score.strict.precision).toMatchObject({ hits: 1, of: 2 });
    expect(score.strict.recall).toMatchObject({ hits: 1, of: 3 });
    expect(score.withDemoted.precision).toMatchObject({ hits: 2, of: 3 });
    expect(score.withDemoted.recall).toMatchObject({ hits: 2, of: 3 });
    expect(score.strict.missed).toHaveLength(2);
    expect(score.strict.falseHits).toHaveLength(1);
  });

  it('leaves unclear lines out', () => {
    const score = scoreProblem('p', [line('unclear', [hit('happening')])]);
    expect(score.lines).toBe(0);
    expect(score.strict.precision.value).toBeUndefined();
    expect(scoreLines(score).join('\n')).toContain('none to score');
  });

  it('counts an actor taken for the doer on a line where nothing of the problem happened', () => {
    const event = { agent: 'actors.falcon-brigade', action: 'actions.armed-attack', target: null };
    const score = scoreProblem('p', [
      line('none', [hit('happening', { event })], true),
      line('none', [], true),
      line('none', [hit('happening', { event, demoted: true })], true),
      line('none', [hit('happening', { event: { ...event, agent: null } })], true),
      line('none', [], false),
    ]);
    expect(score.targetAsAgent).toMatchObject({ hits: 1, of: 4 });
  });

  it('tables what the reader said against what the definitions said', () => {
    const score = scoreProblem('p', [
      line('happening', [hit('happening'), hit('threat-or-precursor')]),
      line('threat-or-precursor', [hit('happening')]),
      line('contrary', [hit('contrary')]),
    ]);
    expect(score.confusion['threat-or-precursor'].happening).toBe(1);
    expect(score.confused).toMatchObject({ hits: 1, of: 3 });
    expect(kindOf([])).toBeUndefined();
  });

  it('never finds more with fewer hits: demoted ones only add', () => {
    const hits = fc.array(
      fc.record({
        kind: fc.constantFrom('happening', 'threat-or-precursor', 'contrary'),
        demoted: fc.boolean(),
      }),
      { maxLength: 3 },
    );
    const lines = fc.array(fc.record({ label: fc.constantFrom(...LABELS), hits }), { maxLength: 30 });
    fc.assert(
      fc.property(lines, (drawn) => {
        const score = scoreProblem(
          'p',
          drawn.map(({ label, hits: some }) =>
            line(
              label,
              some.map(({ kind, demoted }) => hit(kind, { demoted })),
            ),
          ),
        );
        expect(score.withDemoted.recall.hits).toBeGreaterThanOrEqual(score.strict.recall.hits);
        expect(score.strict.recall.hits + score.strict.missed.length).toBe(score.relevant);
      }),
    );
  });
});
