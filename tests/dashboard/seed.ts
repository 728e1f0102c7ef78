import type {
  Alert,
  Field,
  HitRecord,
  IndicatorState,
  LogEntry,
  MarkName,
  ProblemState,
  Signal,
  Span,
  Transition,
} from '../../src/evidence/index.ts';
import { DAY, HOUR, hitId, MINUTE, toIso } from '../../src/evidence/index.ts';
import { storedReportOf } from '../../src/reporting/render.ts';
import type { WatchReport } from '../../src/reporting/report.ts';
import type { Store } from '../../src/store/store.ts';

/** Friday 1 February 2030, 06:00 UTC: the present of these tests. */
export const NOW = Date.UTC(2030, 1, 1, 6);
const before = (time: number): string => toIso(NOW - time);

/** The stretch of `text` that holds `words`, as matching would give it. */
function spanOf(field: Field, text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${text}" does not hold "${words}"`);
  return { field, start, end: start + words.length, text: words, term: words.toLowerCase() };
}

/** What a hit quotes of its summary, when words of it stand there. */
function passageIn(summary: string, words: readonly string[]): Pick<HitRecord, 'passage'> {
  const matched = words
    .filter((word) => summary.includes(word))
    .map((word) => spanOf('summary', summary, word))
    .map(({ start, end, term }) => ({ start, end, term }));
  return matched.length === 0 ? {} : { passage: { text: summary, matched } };
}

interface HitSeed {
  id: string;
  title: string;
  words: string[];
  age: number;
  indicator?: string;
  problem?: string;
  source?: [feed: string, name: string];
  lang?: string;
  summary?: string;
  mark?: [MarkName, string];
  changes?: Partial<HitRecord>;
}

export function hit(seed: HitSeed): HitRecord {
  const indicator = seed.indicator ?? 'strike-called';
  const [feed, source] = seed.source ?? ['harbour-post', 'Harbour Post'];
  const { title, summary } = seed;
  return {
    id: hitId(indicator, seed.id),
    indicator,
    problem: seed.problem ?? 'harbour',
    kind: 'happening',
    demoted: seed.mark !== undefined,
    item: { id: seed.id, url: `https://${feed}.example.org/${seed.id}`, title },
    spans: seed.words.map((words) =>
      title.includes(words) ? spanOf('title', title, words) : spanOf('summary', summary ?? '', words),
    ),
    marks: seed.mark === undefined ? [] : [{ ...spanOf('title', title, seed.mark[1]), mark: seed.mark[0] }],
    rule: `rule-${indicator}`,
    at: before(seed.age),
    observed: before(seed.age - MINUTE),
    undated: false,
    backfill: false,
    feed,
    family: feed,
    source,
    reliability: 'B',
    lang: seed.lang ?? 'en',
    ...(summary === undefined ? {} : { summary, ...passageIn(summary, seed.words) }),
    ...seed.changes,
  };
}

const WIRE: [string, string] = ['norvania-wire', 'Norvania Wire'];
const MINA: [string, string] = ['mina-news', 'أخبار الميناء'];

export const HITS: HitRecord[] = [
  hit({
    id: 's1',
    title: 'Dock workers call strike at Norvania port from Monday',
    words: ['Dock workers', 'call strike'],
    age: 3 * HOUR,
    summary:
      'The union of crane drivers said its members would stop work. Shippers were told on Thursday night.',
    changes: { event: { agent: 'dock union', action: 'call strike', target: 'port authority' } },
  }),
  hit({
    id: 's2',
    title: 'عمال الميناء يعلنون الإضراب في نورفانيا ابتداء من يوم الاثنين',
    words: ['عمال الميناء', 'الإضراب'],
    age: 2 * HOUR,
    source: MINA,
    lang: 'ar',
    changes: { reliability: 'C' },
  }),
  hit({
    id: 's3',
    title: 'Norvania port union sets date for walkout',
    words: ['crane drivers', 'union'],
    summary: 'A second union, of crane drivers, joined the call late on Thursday.',
    age: HOUR,
    source: WIRE,
    changes: { reliability: 'A' },
  }),
  hit({
    id: 's4',
    title: 'Union denies it plans a strike <script>alert("x")</script> & more',
    words: ['strike'],
    mark: ['negated', 'denies'],
    age: 2 * DAY,
    changes: { undated: true },
  }),
  hit({
    id: 'd1',
    indicator: 'ships-diverted',
    title: 'Three lines send ships to Ostland instead of Norvania',
    words: ['send ships'],
    age: 5 * HOUR,
    source: WIRE,
  }),
  hit({
    id: 'd2',
    indicator: 'ships-diverted',
    title: 'کشتی‌ها به بندر دیگری فرستاده شدند',
    words: ['کشتی‌ها'],
    age: 6 * HOUR,
    source: MINA,
    lang: 'fa',
    changes: { item: { id: 'd2', url: 'javascript:alert(1)', title: 'کشتی‌ها به بندر دیگری فرستاده شدند' } },
  }),
  hit({
    id: 'b1',
    problem: 'border',
    indicator: 'envoys',
    title: 'Ostland calls its envoy home for talks',
    words: ['envoy home'],
    age: 9 * DAY,
  }),
];

/** Enough hits of one indicator for several pages. */
export const MANY: HitRecord[] = Array.from({ length: 130 }, (_, n) =>
  hit({
    id: `r${String(n).padStart(3, '0')}`,
    problem: 'border',
    indicator: 'hotline',
    title: `Commanders spoke on the hotline, call ${n}`,
    words: ['hotline'],
    age: 10 * DAY + n * HOUR,
    changes: { kind: 'contrary' },
  }),
);

type IndicatorSeed = [
  id: string,
  signal: Signal,
  age: number,
  why: string,
  changes?: Partial<IndicatorState>,
];
const indicatorState = ([id, signal, age, why, changes]: IndicatorSeed): IndicatorState => ({
  indicator: id,
  signal,
  since: before(age),
  why,
  score: 0,
  stories: 0,
  families: 0,
  evidence: [],
  rule: `rule-${id}`,
  ...changes,
});

const indicatorStates = (seeds: IndicatorSeed[]): IndicatorState[] => seeds.map(indicatorState);

const idsOf = (...items: string[]): string[] =>
  HITS.filter(({ item }) => items.includes(item.id)).map(({ id }) => id);

export const HARBOUR: ProblemState = {
  problem: 'harbour',
  version: 3,
  assessedAt: before(4 * MINUTE),
  level: {
    level: 4,
    since: before(2 * HOUR),
    why: 'A critical indicator is corroborated: a dock union calls a strike, in 2 independent families.',
    evidence: idsOf('s1', 's2'),
  },
  indicators: indicatorStates([
    [
      'strike-called',
      'corroborated',
      2 * HOUR,
      '3 independent families in 14 days, newest 1 h ago.',
      { stories: 1, families: 3, score: 97.6, latest: before(HOUR), evidence: idsOf('s3', 's2', 's1') },
    ],
    [
      'ships-diverted',
      'surging',
      5 * HOUR,
      '2 stories today where 0.1 a day is usual: chance of that many is 0.5 %.',
      { stories: 2, families: 2, score: 88, latest: before(5 * HOUR), evidence: idsOf('d1', 'd2') },
    ],
    [
      'talks-held',
      'overdue',
      2 * DAY,
      'Not seen for 13.2 healthy days where 11.8 is the limit at alpha 0.05.',
    ],
    [
      'army-drivers',
      'blind',
      26 * HOUR,
      'No healthy collection for 26 h among the 1 feed that could carry it.',
    ],
    ['fuel-queue', 'quiet', 20 * DAY, 'Nothing in 14 days of healthy collection.'],
    [
      'police-leave',
      'reported',
      8 * HOUR,
      '1 family in 14 days, newest 8 h ago.',
      { stories: 1, families: 1, score: 71 },
    ],
  ]),
  scenarios: [
    { scenario: 'worse', score: 5, rank: 1 },
    { scenario: 'drift', score: 0, rank: 2 },
    { scenario: 'calm', score: -4, rank: 3 },
  ],
  hangsOn: 'strike-called',
  rule: 'rule-harbour',
};

export const BORDER: ProblemState = {
  problem: 'border',
  version: 1,
  assessedAt: before(4 * MINUTE),
  level: {
    level: 2,
    since: before(6 * DAY),
    why: 'One moderate indicator is fading.',
    evidence: idsOf('b1'),
  },
  indicators: indicatorStates([
    ['patrol-fire', 'quiet', 20 * DAY, 'Nothing in 14 days of healthy collection.'],
    [
      'envoys',
      'fading',
      2 * DAY,
      'Was reported 9 d ago; its weight has fallen to 20 of 100.',
      { stories: 1, families: 1, score: 20, latest: before(9 * DAY), evidence: idsOf('b1') },
    ],
    ['hotline', 'quiet', 9 * DAY, 'Nothing in 9 days of healthy collection.'],
    ['reserves', 'quiet', 20 * DAY, 'Nothing in 14 days of healthy collection.'],
  ]),
  scenarios: [],
  rule: 'rule-border',
};

const change = (
  subject: Transition['subject'],
  id: string,
  [was, is]: [Transition['was'], Transition['is']],
  why: string,
  evidence: string[] = [],
): Transition => ({ subject, id, was, is, why, evidence, rule: `rule-${id}` });

const atLevel = (version: number, age: number, level: 1 | 2 | 4): ProblemState => ({
  ...HARBOUR,
  version,
  assessedAt: before(age),
  level: { ...HARBOUR.level, level, since: before(age) },
});

export const LOG: LogEntry[] = [
  {
    problem: 'harbour',
    version: 1,
    at: before(20 * DAY),
    transitions: [change('problem', 'harbour', [null, 1], 'First assessment: nothing is lit.')],
    state: atLevel(1, 20 * DAY, 1),
  },
  {
    problem: 'harbour',
    version: 2,
    at: before(26 * HOUR),
    transitions: [
      change('problem', 'harbour', [1, 2], 'One indicator is lit.'),
      change('indicator', 'army-drivers', ['quiet', 'blind'], 'No healthy collection for 12 h.'),
    ],
    state: atLevel(2, 26 * HOUR, 2),
  },
  {
    problem: 'harbour',
    version: 3,
    at: before(2 * HOUR),
    transitions: [
      change(
        'indicator',
        'strike-called',
        ['reported', 'corroborated'],
        '2 independent families in 14 days, newest 2 h ago.',
        [...idsOf('s2', 's1', 's4'), 'strike-called~expired'],
      ),
      change('problem', 'harbour', [2, 4], 'A critical indicator is corroborated.', idsOf('s1', 's2')),
    ],
    state: HARBOUR,
  },
  {
    problem: 'border',
    version: 1,
    at: before(6 * DAY),
    transitions: [
      change('problem', 'border', [null, 2], 'First assessment: one indicator is lit.', idsOf('b1')),
    ],
    state: BORDER,
  },
];

const quoteOf = ({ id, indicator, item, source, at, demoted, spans }: HitRecord, grade: string) => ({
  id,
  indicator,
  title: item.title,
  url: item.url,
  source,
  at,
  grade,
  demoted,
  words: spans.map(({ text }) => text),
});
const QUOTED = HITS.filter(({ indicator }) => indicator === 'strike-called').map((one) =>
  quoteOf(one, one.demoted ? 'B6' : 'B1'),
);

export const ALERTS: Alert[] = [
  {
    id: 'harbour.3',
    problem: 'harbour',
    fromVersion: 3,
    toVersion: 3,
    at: before(2 * HOUR),
    level: { was: 2, is: 4 },
    urgency: 'interrupt',
    transitions: LOG[2]?.transitions ?? [],
    evidence: QUOTED,
    status: 'pending',
  },
  {
    id: 'harbour.2',
    problem: 'harbour',
    fromVersion: 2,
    toVersion: 2,
    at: before(26 * HOUR),
    level: { was: 1, is: 2 },
    urgency: 'digest',
    transitions: LOG[1]?.transitions ?? [],
    evidence: [],
    held: 'silenced by the night desk until 2030-01-31T12:00:00.000Z',
    status: 'held',
  },
];

export function report(changes: Partial<WatchReport> = {}): WatchReport {
  const problems = [
    { state: HARBOUR, title: 'A strike shuts the port of Norvania' },
    { state: BORDER, title: 'Incidents grow on the border of Norvania and Ostland' },
  ];
  const words = { 1: 'Negligible', 2: 'Low', 3: 'Moderate', 4: 'Substantial', 5: 'Serious' } as const;
  return {
    kind: 'daily',
    exercise: true,
    header: {
      periodStart: before(DAY),
      periodEnd: before(0),
      itemsRead: 1_284,
      feedsHealthy: 3,
      feedsUnhealthy: [
        {
          feed: 'mina-news',
          title: 'أخبار الميناء',
          health: 'failing',
          reason: '4 polls failed in a row: HTTP 503',
        },
      ],
    },
    bottomLine: [
      'A strike at the port of Norvania is now corroborated by three newsrooms.',
      'The weekly talks that were expected have not been seen.',
      'One feed in Arabic could not be read, so one indicator is blind.',
    ],
    changes: [
      {
        problem: 'harbour',
        title: 'A strike shuts the port of Norvania',
        at: before(2 * HOUR),
        transition: change(
          'problem',
          'harbour',
          [2, 4],
          'A critical indicator is corroborated.',
          idsOf('s1', 's2'),
        ),
      },
      {
        problem: 'harbour',
        title: 'A strike shuts the port of Norvania',
        at: before(2 * HOUR),
        transition: change(
          'indicator',
          'strike-called',
          ['reported', 'corroborated'],
          '2 independent families in 14 days.',
          [...idsOf('s1'), 'strike-called~expired'],
        ),
      },
    ],
    soWhat: [
      {
        problem: 'harbour',
        title: 'A strike shuts the port of Norvania',
        level: 4,
        word: 'Substantial',
        text: 'The steps that came before earlier stoppages are being seen.',
        evidence: idsOf('s1', 's2'),
      },
    ],
    whatNext: [
      { problem: 'harbour', text: 'If talks are not held by 3 February, the date of the walkout stands.' },
    ],
    notSeen: {
      overdue: [
        {
          indicator: 'talks-held',
          title: 'Weekly talks of port and unions',
          why: 'Not seen for 13.2 healthy days.',
        },
      ],
      blind: [
        {
          indicator: 'army-drivers',
          title: 'Army drivers are brought in',
          why: 'No healthy collection for 26 h.',
        },
      ],
    },
    confidence: 'Confidence is moderate: three independent families, one feed unread.',
    gaps: ['Arabic sources on the port: 1 of 1 feeds failing.'],
    sources: [
      { family: 'harbour-post', publisher: 'Harbour Post', reliability: 'B', hits: 2 },
      { family: 'mina-news', publisher: 'أخبار الميناء', reliability: 'C', hits: 2 },
    ],
    evidence: QUOTED,
    annex: {
      board: problems.map(({ state, title }) => ({
        problem: state.problem,
        title,
        level: state.level.level,
        word: words[state.level.level],
        since: state.level.since,
        indicators: state.indicators.map(({ indicator, signal, since, why }) => ({
          indicator,
          title: indicatorTitle(indicator),
          signal,
          since,
          why,
        })),
        rule: state.rule,
      })),
      silenced: 1,
      suppressed: 0,
    },
    ...changes,
  };
}
const indicatorTitle = (id: string): string => (id === 'strike-called' ? 'A dock union calls a strike' : id);

/** Fills a store with all of the above. */
export async function plant(store: Store): Promise<void> {
  await Promise.all([...HITS, ...MANY].map((one) => store.hits.put(one)));
  for (const entry of LOG) await store.board.commit(entry);
  for (const alert of [...ALERTS].reverse()) await store.alerts.plan(alert);
  await store.alerts.markSent('harbour.3', before(2 * HOUR - MINUTE));
  await store.reports.put(storedReportOf(report()));
  await plantFeeds(store);
}

async function plantFeeds(store: Store): Promise<void> {
  const poll = (feed: string, age: number, ok: boolean) => ({
    feed,
    at: NOW - age,
    ok,
    status: ok ? ('new' as const) : ('failed' as const),
    items: ok ? 30 : 0,
    newItems: ok ? 4 : 0,
    repairs: feed === 'state-tv' ? 2 : 0,
    ...(ok ? { newestItem: before(age) } : { error: 'HTTP 503 Service Unavailable' }),
  });
  const healthy = ['harbour-post', 'norvania-wire', 'state-tv'];
  for (const age of [30 * HOUR, 20 * HOUR, 2 * HOUR, 10 * MINUTE]) {
    await store.ledger.record([
      ...healthy.map((feed) => poll(feed, age, true)),
      poll('mina-news', age, age > 26 * HOUR),
    ]);
  }
  const base = { seen: new Uint8Array(), firstPolled: before(30 * DAY), lastChanged: before(HOUR) };
  for (const feed of healthy) await store.feeds.save({ ...base, feed, failures: 0 });
  await store.feeds.save({
    ...base,
    feed: 'mina-news',
    failures: 4,
    lastError: 'HTTP 503 Service Unavailable',
  });
  await store.feeds.save({
    ...base,
    feed: 'old-gazette',
    failures: 0,
    retired: { at: before(3 * DAY), reason: '410 Gone' },
  });
}
