import { describe, expect, it } from 'vitest';
import { lintReport, type WatchReport } from '../../src/reporting/index.ts';

const CHANGE: WatchReport['changes'][number] = {
  problem: 'harbour',
  title: 'Harbour',
  at: '2030-03-04T01:00:00.000Z',
  transition: {
    subject: 'indicator',
    id: 'fire',
    was: 'quiet',
    is: 'corroborated',
    why: '2 independent families carry one story.',
    evidence: ['fire~1'],
    rule: 'r',
  },
};
const SO_WHAT: WatchReport['soWhat'][number] = {
  problem: 'harbour',
  title: 'Harbour',
  level: 4,
  word: 'Substantial',
  text: 'A fire is seen.',
  evidence: ['fire~1'],
};
const GOOD: WatchReport = {
  kind: 'daily',
  exercise: true,
  header: {
    periodStart: '2030-03-03T06:00:00.000Z',
    periodEnd: '2030-03-04T06:00:00.000Z',
    itemsRead: 900,
    feedsHealthy: 10,
    feedsUnhealthy: [],
  },
  bottomLine: ['The highest warning is level 4.', 'The main change is a fire.', 'Nothing is overdue.'],
  changes: [CHANGE],
  soWhat: [SO_WHAT],
  whatNext: [],
  notSeen: { overdue: [], blind: [{ indicator: 'talks', title: 'Talks', why: 'No healthy collection.' }] },
  confidence: 'Confidence is high: 10 of 10 feeds were healthy.',
  gaps: [],
  sources: [],
  evidence: [
    {
      id: 'fire~1',
      indicator: 'fire',
      title: 'Fire in port',
      url: 'https://alpha.example/1',
      source: 'Alpha',
      at: '2030-03-04T00:30:00.000Z',
      grade: 'B1',
      demoted: false,
      words: ['fire'],
    },
  ],
  annex: {
    board: [
      {
        problem: 'harbour',
        title: 'Harbour',
        level: 4,
        word: 'Substantial',
        since: '2030-03-04T01:00:00.000Z',
        indicators: [
          { indicator: 'talks', title: 'Talks', signal: 'blind', since: '2030-03-04T01:00:00.000Z', why: '' },
        ],
        rule: 'r',
      },
    ],
    silenced: 0,
    suppressed: 0,
  },
};

const rules = (over: Partial<WatchReport>) => lintReport({ ...GOOD, ...over }).map(({ rule }) => rule);
const says = (text: string) => rules({ soWhat: [{ ...SO_WHAT, text }] });

it('finds nothing in a good report', () => {
  expect(lintReport(GOOD)).toEqual([]);
});

describe('likelihood and confidence', () => {
  it('never stand in one sentence', () => {
    expect(says('We have high confidence that an attack is likely.')).toEqual(['likelihood-with-confidence']);
    expect(says('With low confidence, the chances of a truce are good.')).toEqual([
      'likelihood-with-confidence',
    ]);
    expect(says('An attack is likely. We say so with high confidence.')).toEqual([]);
  });

  it('are looked for in our own words only, not in quoted headlines', () => {
    expect(says('Newest report: "Minister has confidence that deal is likely".')).toEqual([]);
  });

  it('name the place and the mend', () => {
    const [finding] = lintReport({
      ...GOOD,
      gaps: ['It is very unlikely, with confidence, that we missed it.'],
    });
    expect(finding).toMatchObject({ place: 'gaps[0]', mend: expect.stringContaining('another') });
  });
});

describe('the terms of ICD 203', () => {
  it('come from one row only', () => {
    expect(says('A strike is very likely. A truce is remote.')).toEqual(['mixed-terms']);
    expect(says('A strike is very likely. A truce is unlikely.')).toEqual([]);
    expect(says('A strike is highly probable. A truce is improbable.')).toEqual([]);
  });

  it('are told apart from the longer terms that hold them', () => {
    expect(says('A strike is very likely (90 %).')).toEqual([]);
    expect(says('A strike is almost certainly coming (97 %).')).toEqual([]);
  });

  it('agree with the figure beside them', () => {
    expect(says('A strike is likely (30 %).')).toEqual(['term-outside-its-range']);
    expect(says('A strike is likely (60 %).')).toEqual([]);
  });
});

describe('evidence', () => {
  it('is cited by every change that rests on reports', () => {
    const change = { ...CHANGE, transition: { ...CHANGE.transition, evidence: [] } };
    expect(rules({ changes: [change] })).toEqual(['judgement-without-evidence']);
    const quiet = { ...change, transition: { ...change.transition, is: 'quiet' as const } };
    expect(rules({ changes: [quiet] })).toEqual([]);
  });

  it('is cited by every level above 1, unless silence can have raised it', () => {
    const bare = { soWhat: [{ ...SO_WHAT, evidence: [] }] };
    const seen = { notSeen: { overdue: [], blind: [] }, annex: { ...GOOD.annex, board: [] } };
    expect(rules(bare)).toEqual([]);
    expect(rules({ ...bare, ...seen })).toEqual(['judgement-without-evidence']);
  });

  it('can be looked up in the report', () => {
    expect(rules({ evidence: [] })).toEqual(['evidence-not-quoted', 'evidence-not-quoted']);
  });
});

describe('the fixed parts', () => {
  it('are three sentences of bottom line', () => {
    expect(rules({ bottomLine: GOOD.bottomLine.slice(0, 2) })).toEqual(['bottom-line']);
    expect(rules({ bottomLine: ['One thing. Another thing.', 'Second.', 'Third.'] })).toEqual([
      'bottom-line',
    ]);
    expect(rules({ bottomLine: ['The U.S. Navy vs. Iran.', 'Second.', 'Third.'] })).toEqual([]);
  });

  it('are one sentence of confidence', () => {
    expect(rules({ confidence: 'All is well.' })).toEqual(['confidence-sentence']);
  });

  it('list everything blind, and nothing of it as overdue', () => {
    expect(rules({ notSeen: { overdue: [], blind: [] } })).toEqual(['blind-not-shown']);
    expect(rules({ notSeen: { ...GOOD.notSeen, overdue: GOOD.notSeen.blind } })).toEqual([
      'blind-and-overdue',
    ]);
  });

  it('are a period that begins before it ends', () => {
    expect(rules({ header: { ...GOOD.header, periodStart: GOOD.header.periodEnd } })).toEqual(['period']);
  });
});
