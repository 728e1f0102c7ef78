import { describe, expect, it } from 'vitest';
import { assessProblem, gradeTexts } from '../../src/assessment/index.ts';
import type { Alert, FeedDay, HitRecord, LogEntry, ProblemState } from '../../src/evidence/index.ts';
import { DAY, HOUR, toIso } from '../../src/evidence/index.ts';
import { composeReport, lintReport, type ReportInput } from '../../src/reporting/index.ts';
import {
  daysAgo,
  failedLedger,
  healthyLedger,
  hit,
  hoursAgo,
  indicator,
  NOW,
  problem,
  source,
} from '../assessment/builders.ts';

const SOURCES = [source('alpha'), source('beta'), source('kurdish', { language: 'ckb' })];
const PROBLEM = problem([
  indicator('crane-fire', { diagnosticity: { strike: 2, calm: -2 } }),
  indicator('talks', {
    title: 'Talks between port and union',
    polarity: 'against',
    severity: 'low',
    lifetime: 3 * DAY,
    expected: { reason: 'both sides meet twice a week', baselineDays: 28, alpha: 0.05 },
  }),
  indicator('truce', { title: 'The truce is still affirmed', polarity: 'assumption', severity: 'low' }),
  indicator('hinterland', { title: 'Unrest in the hinterland', sources: { only: { languages: ['ckb'] } } }),
  indicator('sketch', { status: 'draft' }),
]);
const LEDGER: FeedDay[] = [
  ...healthyLedger('alpha', { from: 45 }),
  ...healthyLedger('beta', { from: 45 }),
  ...failedLedger('kurdish', { from: 45 }),
];
const TALKS = [40, 36, 33, 29, 26, 22, 19, 2].map((days) =>
  hit(`Round ${days} of talks in Marsa ends with a statement`, daysAgo(days), 'alpha', {
    indicator: 'talks',
  }),
);
const PAIR = [
  hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(5), 'alpha', { itemId: 'p1' }),
  hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(3), 'beta', { itemId: 'p2' }),
];

/** Assesses hour by hour over the day before now, as production would, and gives the log. */
function watch(hits: HitRecord[]): { entries: LogEntry[]; state: ProblemState } {
  let previous: ProblemState | undefined;
  const entries: LogEntry[] = [];
  for (let now = NOW - DAY; now < NOW; now += HOUR) {
    const seen = hits.filter((one) => one.at <= toIso(now));
    const { state, transitions } = assessProblem({
      problem: PROBLEM,
      hits: seen,
      health: LEDGER,
      sources: SOURCES,
      previous,
      now,
    });
    if (transitions.length > 0) {
      entries.push({ problem: PROBLEM.id, version: state.version, at: toIso(now), transitions, state });
    }
    previous = state;
  }
  if (previous === undefined) throw new Error('no assessment');
  return { entries, state: previous };
}

function report(hits: HitRecord[], over: Partial<ReportInput> = {}) {
  const { entries, state } = watch(hits);
  return composeReport({
    kind: 'daily',
    exercise: true,
    periodStart: NOW - DAY,
    periodEnd: NOW,
    problems: [PROBLEM],
    states: [state],
    entries,
    hits,
    grades: gradeTexts(hits, PROBLEM.indicators),
    health: LEDGER,
    feeds: SOURCES.map(({ id, title }) =>
      id === 'kurdish'
        ? { feed: id, title, health: 'failing' as const, reason: '24 polls in a row failed: HTTP 503.' }
        : { feed: id, title, health: 'healthy' as const, reason: 'polled within the hour' },
    ),
    sources: SOURCES,
    alerts: [],
    silences: [],
    ...over,
  });
}

describe('a day on which something happened', () => {
  const made = report([...TALKS, ...PAIR]);

  it('opens with three sentences: where it stands, what changed most, what was not seen', () => {
    expect(made.bottomLine).toEqual([
      'The highest warning is level 4 (Substantial), for Unrest in the harbour; 1 level rose in the period.',
      'The main change: Unrest in the harbour went from level 1 (Negligible) to level 4 (Substantial) (1 further change below).',
      'What did not happen: nothing expected is overdue, 1 indicator blind, and 2 of 3 feeds could be read.',
    ]);
  });

  it('tells what changed, was and is, with evidence that is quoted and graded', () => {
    const change = made.changes.find(({ transition }) => transition.id === 'crane-fire');
    expect(change?.transition).toMatchObject({
      is: 'corroborated',
      evidence: ['crane-fire~p2', 'crane-fire~p1'],
    });
    const quoted = new Map(made.evidence.map((one) => [one.id, one.grade]));
    expect(quoted.get('crane-fire~p1')).toBe('B1');
  });

  it('tells of a family that came to stand behind a signal that was lit before the period', () => {
    const early = PAIR.map((one) => ({ ...one, at: daysAgo(3), observed: daysAgo(3) }));
    const third = hit('Crane operators shot at beside the coal quay', hoursAgo(6), 'kurdish', {
      itemId: 'k',
    });
    const digest = report([...TALKS, ...early, third]);
    expect(
      digest.changes.map(({ transition: { id, was, is, why } }) => [id, was, is, why.slice(0, 45)]),
    ).toContainEqual([
      'crane-fire',
      'corroborated',
      'corroborated',
      'Reinforced by 1 independent family (kurdish).',
    ]);
    expect(lintReport(digest)).toEqual([]);
  });

  it('says so what, labels the score a heuristic and names what it depends on', () => {
    expect(made.soWhat[0]?.text).toContain('a severe indicator is corroborated');
    expect(made.soWhat[0]?.text).toContain(
      '(a heuristic score, no probability) Open strike leads at 2, before Calm holds at -2.',
    );
    expect(made.soWhat[0]?.text).toContain('This ranking hangs on one indicator');
    expect(made.soWhat[0]?.evidence).toEqual(['crane-fire~p2', 'crane-fire~p1']);
  });

  it('says what came in, even where no signal moved', () => {
    expect(made.soWhat[0]?.text).toContain(
      'New in the period: 1 story on Title of crane-fire (1 corroborated).',
    );
    const second = hit('Riders burn customs shed in Velim', hoursAgo(1.5), 'alpha', { itemId: 'p9' });
    const { entries, state } = watch([...TALKS, ...PAIR]);
    const more = report([...TALKS, ...PAIR, second], { entries, states: [state] });
    expect(more.soWhat[0]?.text).toContain(
      'New in the period: 2 stories on Title of crane-fire (1 corroborated).',
    );
    expect(more.evidence.map(({ id }) => id)).toContain('crane-fire~p9');
    expect(lintReport(more)).toEqual([]);
  });

  it('says what is expected by when, names tripwires and what would raise the level', () => {
    const texts = made.whatNext.map(({ text }) => text);
    expect(texts[0]).toMatch(
      /^Expected by 2030-03-\d\d \d\d:00 UTC: Talks between port and union \(both sides meet twice a week\)\.$/,
    );
    expect(texts).toContain('Tripwire on an assumption, now quiet: The truce is still affirmed.');
    expect(texts).toContain('It would rise to level 5 (Serious) when an indicator surges.');
  });

  it('keeps blind apart from quiet and from overdue', () => {
    expect(made.notSeen.blind.map((one) => one.indicator)).toEqual(['hinterland']);
    expect(made.notSeen.overdue).toEqual([]);
    expect(made.gaps).toContain('No feed in ckb is healthy.');
    expect(made.gaps).toContain('kurdish is failing: 24 polls in a row failed: HTTP 503.');
  });

  it('states confidence in a sentence of its own', () => {
    expect(made.confidence).toMatch(/^Confidence is moderate: 2 of 3 feeds were healthy/);
  });

  it('counts articles of the period only, and hits per family', () => {
    expect(made.header.itemsRead).toBe(200);
    expect(made.sources).toEqual([
      { family: 'alpha', publisher: 'alpha', reliability: 'B', hits: 1 },
      { family: 'beta', publisher: 'beta', reliability: 'B', hits: 1 },
    ]);
  });

  it('passes its own linter', () => {
    expect(lintReport(made)).toEqual([]);
  });

  it('is the same report for the same input', () => {
    expect(report([...TALKS, ...PAIR])).toEqual(made);
  });
});

describe('a day on which nothing happened', () => {
  it('says so, and passes the linter', () => {
    const { state } = watch(TALKS);
    const made = report(TALKS, { entries: [], states: [state] });
    expect(made.bottomLine[1]).toBe('Nothing changed: no indicator and no level moved.');
    expect(lintReport(made)).toEqual([]);
  });

  it('says that nothing was assessed yet, and passes the linter', () => {
    const made = report([], { entries: [], states: [] });
    expect(made.bottomLine[0]).toBe('No problem has been assessed yet.');
    expect(made.gaps).toContain('Unrest in the harbour has not been assessed yet.');
    expect(lintReport(made)).toEqual([]);
  });
});

it('lists an expected indicator that stays away as overdue, with its arithmetic', () => {
  const made = report(TALKS.slice(0, -1));
  expect(made.notSeen.overdue).toMatchObject([{ indicator: 'talks' }]);
  expect(made.notSeen.overdue[0]?.why).toMatch(/^Not seen for 1\d(\.\d)? healthy days/);
  expect(lintReport(made)).toEqual([]);
});

it('tells each subject once over the period, with a peak that is already over', () => {
  const { entries } = watch([...TALKS, ...PAIR]);
  const last = entries.at(-1);
  if (last === undefined) throw new Error('no entries');
  const down: LogEntry = {
    ...last,
    version: last.version + 1,
    at: toIso(NOW - HOUR / 2),
    transitions: [
      { subject: 'problem', id: PROBLEM.id, was: 4, is: 1, why: 'calm', evidence: [], rule: 'r' },
      {
        subject: 'indicator',
        id: 'crane-fire',
        was: 'corroborated',
        is: 'quiet',
        why: 'calm',
        evidence: [],
        rule: 'r',
      },
    ],
  };
  const made = report([...TALKS, ...PAIR], { entries: [...entries, down] });
  const told = made.changes.map(({ transition }) => [transition.id, transition.was, transition.is]);
  expect(told.filter(([id]) => id === 'crane-fire')).toEqual([['crane-fire', 'reported', 'corroborated']]);
  expect(told.filter(([id]) => id === PROBLEM.id)).toEqual([[PROBLEM.id, 3, 4]]);
  expect(told.some(([id]) => id === 'sketch')).toBe(false);
});

it('names what is silenced, by whom and until when', () => {
  const silences = [
    {
      id: 's',
      indicator: 'talks',
      owner: 'duty analyst',
      reason: 'Holiday.',
      from: hoursAgo(9),
      until: toIso(NOW + DAY),
    },
  ];
  expect(report(TALKS, { silences }).gaps).toContain(
    'Talks between port and union is silenced by duty analyst until 2030-03-05 12:00 UTC: Holiday.',
  );
});

it('counts silenced and otherwise held alerts apart', () => {
  const alert = (held: string | undefined, version: number): Alert => ({
    id: `harbour-unrest.${version}`,
    problem: PROBLEM.id,
    fromVersion: version,
    toVersion: version,
    at: hoursAgo(1),
    level: { was: 1, is: 3 },
    urgency: 'digest',
    transitions: [],
    evidence: [],
    held,
    status: held === undefined ? 'sent' : 'held',
  });
  const alerts = [
    alert('silenced by x until y: z', 1),
    alert('over the daily budget of 12: left to the digest', 2),
    alert(undefined, 3),
  ];
  expect(report(TALKS, { alerts }).annex).toMatchObject({ silenced: 1, suppressed: 1 });
});
