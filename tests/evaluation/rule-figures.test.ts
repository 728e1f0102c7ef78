import { describe, expect, it } from 'vitest';
import { rulesThatDecided, scoreRules } from '../../src/evaluation/rule-figures.ts';
import { ruleLines } from '../../src/evaluation/table.ts';
import { read } from '../matching/events/vocabulary.ts';

const doers = { agents: new Set(['actors.falcon-brigade']), actions: new Set(['actions.attack']) };

describe('figures per rule', () => {
  it('name the rule that made a wanted actor the doer, and none where he suffered it', () => {
    expect(rulesThatDecided(doers, read('Falcon Brigade strikes Osprey Front base'))).toEqual(['E1']);
    expect(rulesThatDecided(doers, read('Osprey Front strikes Falcon Brigade base'))).toEqual([]);
  });

  it('count a line once per rule, leave unclear ones out and put the busiest rule first', () => {
    const scores = scoreRules([
      { label: 'happening', rules: ['E6'] },
      { label: 'happening', rules: ['E1', 'E6'] },
      { label: 'none', rules: ['E6'] },
      { label: 'unclear', rules: ['E6'] },
      { label: 'none', rules: [] },
    ]);
    expect(scores.map(({ rule, decided, onRelevant }) => [rule, decided, onRelevant.hits])).toEqual([
      ['E6', 3, 2],
      ['E1', 1, 1],
    ]);
    expect(ruleLines(scores)[1]).toContain('E6');
    expect(ruleLines([])).toEqual([]);
  });
});
