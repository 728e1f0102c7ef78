import {
  type Alert,
  type FeedState,
  type HitRecord,
  hitId,
  type LogEntry,
  MINUTE,
  type PollOutcome,
  type ProblemState,
  toIso,
} from '../../src/evidence/index.ts';
import type { StoredReport } from '../../src/reporting/report.ts';

/** Monday 7 January 2030, 06:00 UTC: the present of these tests. */
export const NOW = Date.UTC(2030, 0, 7, 6);
export const NOON = '2030-01-07T12:00:00.000Z';

export function aHit(changes: Partial<HitRecord> & { item?: HitRecord['item'] } = {}): HitRecord {
  const indicator = changes.indicator ?? 'depot-fire';
  const item = changes.item ?? {
    id: 'item-1',
    url: 'https://courier.example/1',
    title: 'Falcon Brigade shells a depot',
  };
  return {
    id: hitId(indicator, item.id),
    indicator,
    problem: 'falcon-unrest',
    kind: 'happening',
    demoted: false,
    item,
    event: { agent: 'falcon-brigade', action: 'armed-attack', target: null },
    spans: [{ field: 'title', start: 0, end: 14, text: 'Falcon Brigade', term: 'falcon brigade' }],
    marks: [{ field: 'title', start: 15, end: 21, text: 'shells', term: 'shells', mark: 'attributed' }],
    rule: 'rule-1',
    at: toIso(NOW),
    observed: toIso(NOW),
    undated: false,
    backfill: false,
    feed: 'courier-world',
    family: 'courier',
    source: 'The Courier',
    reliability: 'B',
    lang: 'en',
    summary: 'Residents heard it at dawn.',
    ...changes,
  };
}

/** `count` hits of one indicator, a minute apart, the first the oldest. */
export const manyHits = (indicator: string, count: number): HitRecord[] =>
  Array.from({ length: count }, (_, n) =>
    aHit({
      indicator,
      item: { id: `item-${n}`, url: `https://courier.example/${n}`, title: `Report ${n}` },
      at: toIso(NOW + n * MINUTE),
    }),
  );

export function aState(problem: string, version: number, changes: Partial<ProblemState> = {}): ProblemState {
  return {
    problem,
    version,
    assessedAt: toIso(NOW + version * MINUTE),
    level: {
      level: 3,
      since: toIso(NOW),
      why: 'One indicator is corroborated.',
      evidence: ['depot-fire~item-1'],
    },
    indicators: [
      {
        indicator: 'depot-fire',
        signal: 'corroborated',
        since: toIso(NOW),
        why: '2 independent families in 14 days.',
        score: 73.27,
        stories: 2,
        families: 2,
        latest: toIso(NOW),
        evidence: ['depot-fire~item-1'],
        rule: 'rule-1',
      },
    ],
    scenarios: [{ scenario: 'flare-up', score: 4, rank: 1 }],
    hangsOn: 'depot-fire',
    rule: 'problem-rule',
    ...changes,
  };
}

export function anEntry(problem: string, version: number, state: Partial<ProblemState> = {}): LogEntry {
  return {
    problem,
    version,
    at: toIso(NOW + version * MINUTE),
    transitions: [
      {
        subject: 'problem',
        id: problem,
        was: version === 1 ? null : 2,
        is: 3,
        why: 'One indicator is corroborated.',
        evidence: ['depot-fire~item-1'],
        rule: 'problem-rule',
      },
    ],
    state: aState(problem, version, state),
  };
}

export function anAlert(problem: string, fromVersion: number, changes: Partial<Alert> = {}): Alert {
  return {
    id: `${problem}.${fromVersion}`,
    problem,
    fromVersion,
    toVersion: fromVersion + 1,
    at: toIso(NOW + fromVersion * MINUTE),
    level: { was: null, is: 4 },
    urgency: 'interrupt',
    transitions: anEntry(problem, fromVersion).transitions,
    evidence: [
      {
        id: 'depot-fire~item-1',
        indicator: 'depot-fire',
        title: 'Falcon Brigade shells a depot',
        url: 'https://courier.example/1',
        source: 'The Courier',
        at: toIso(NOW),
        grade: 'B1',
        demoted: false,
        words: ['Falcon Brigade', 'shells'],
      },
    ],
    status: 'pending',
    ...changes,
  };
}

export const aFeed = (feed: string, changes: Partial<FeedState> = {}): FeedState => ({
  feed,
  etag: '"v1"',
  seen: Uint8Array.of(0, 1, 2, 3, 4, 5),
  firstPolled: toIso(NOW),
  lastChanged: toIso(NOW),
  failures: 0,
  ...changes,
});

export const aPoll = (feed: string, changes: Partial<PollOutcome> = {}): PollOutcome => ({
  feed,
  at: NOW,
  ok: true,
  status: 'new',
  items: 20,
  newItems: 2,
  repairs: 0,
  newestItem: toIso(NOW - 5 * MINUTE),
  ...changes,
});

export function aReport(periodEnd: string, changes: Partial<StoredReport> = {}): StoredReport {
  return {
    kind: 'daily',
    periodEnd,
    html: '<h1>EXERCISE watch report</h1>',
    markdown: '# EXERCISE watch report',
    report: {
      kind: 'daily',
      exercise: true,
      header: {
        periodStart: toIso(NOW),
        periodEnd,
        itemsRead: 120,
        feedsHealthy: 11,
        feedsUnhealthy: [{ feed: 'courier-world', title: 'Courier', health: 'failing', reason: 'HTTP 503' }],
      },
      bottomLine: ['One problem moved.'],
      changes: [],
      soWhat: [],
      whatNext: [],
      notSeen: { overdue: [], blind: [] },
      confidence: 'Confidence is moderate.',
      gaps: [],
      sources: [{ family: 'courier', publisher: 'The Courier', reliability: 'B', hits: 3 }],
      evidence: [],
      annex: { board: [], silenced: 0, suppressed: 0 },
    },
    ...changes,
  };
}
