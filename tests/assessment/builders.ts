import type {
  FeedSource,
  IndicatorDefinition,
  LevelRule,
  ProblemDefinition,
} from '../../src/definitions/model.ts';
import type { EpochMillis, FeedDay, HitRecord, Reliability } from '../../src/evidence/index.ts';
import { DAY, fromIso, HOUR, hitId, toDay, toIso } from '../../src/evidence/index.ts';

/** Monday noon of an invented week. */
export const NOW: EpochMillis = fromIso('2030-03-04T12:00:00Z');
export const hoursAgo = (hours: number, now = NOW): string => toIso(now - hours * HOUR);
export const daysAgo = (days: number, now = NOW): string => hoursAgo(24 * days, now);

const PLACE = { file: 'test.yaml', line: 1 };
const MARKS: IndicatorDefinition['marks'] = {
  negated: 'drop',
  hypothetical: 'demote',
  historical: 'drop',
  exercise: 'drop',
  thwarted: 'demote',
  repelled: 'count',
  suspended: 'drop',
  background: 'demote',
  attributed: 'count',
  inspired: 'drop',
};

export function indicator(id: string, over: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return {
    id,
    problem: 'harbour-unrest',
    title: `Title of ${id}`,
    question: 'Is it seen?',
    status: 'stable',
    severity: 'high',
    polarity: 'for',
    says: 'happening',
    condition: { type: 'any', of: [] },
    exclude: [],
    fields: ['title', 'lead'],
    sources: {},
    marks: MARKS,
    lifetime: 14 * DAY,
    delta: 1,
    diagnosticity: {},
    falsePositives: [],
    references: [],
    author: 'tests',
    date: '2030-01-01',
    version: 1,
    examples: { match: [], noMatch: [] },
    rule: `rule-${id}`,
    place: PLACE,
    ...over,
  };
}

/** Level 4 when a high one is corroborated or surging, 3 when anything is reported or an expected one overdue, else 1. */
export const LEVELS: LevelRule[] = [
  {
    level: 4,
    atLeast: 1,
    where: { severity: ['high', 'critical'], polarity: ['for'], signals: ['corroborated', 'surging'] },
    because: 'a severe indicator is corroborated',
  },
  { level: 5, atLeast: 1, where: { signals: ['surging'] }, because: 'an indicator surges' },
  {
    level: 3,
    atLeast: 1,
    where: { polarity: ['for'], signals: ['reported', 'overdue'] },
    because: 'something is reported',
  },
  { level: 2, atLeast: 1, where: { signals: ['fading'] }, because: 'evidence is fading' },
];

export function problem(
  indicators: IndicatorDefinition[],
  over: Partial<ProblemDefinition> = {},
): ProblemDefinition {
  return {
    id: 'harbour-unrest',
    title: 'Unrest in the harbour',
    question: 'Will the harbour close?',
    description: 'An invented problem.',
    region: 'Nowhere',
    scenarios: [
      { id: 'calm', title: 'Calm holds', description: '' },
      { id: 'strike', title: 'Open strike', description: '' },
    ],
    indicators,
    levels: LEVELS,
    baseLevel: 1,
    references: [],
    author: 'tests',
    date: '2030-01-01',
    version: 1,
    rule: 'rule-problem',
    place: PLACE,
    ...over,
  };
}

let counter = 0;

/** A hit on indicator `crane-fire`, unique unless an item id is given; `by` names family and feed. */
export function hit(
  title: string,
  at: string,
  by: string,
  over: Partial<HitRecord> & { itemId?: string } = {},
): HitRecord {
  const { itemId = `item-${++counter}`, ...rest } = over;
  const of = over.indicator ?? 'crane-fire';
  return {
    indicator: of,
    problem: 'harbour-unrest',
    kind: 'happening',
    demoted: false,
    item: { id: itemId, url: `https://${by}.example/${itemId}`, title },
    spans: [],
    marks: [],
    rule: `rule-${of}`,
    id: hitId(of, itemId),
    at,
    observed: at,
    undated: false,
    backfill: false,
    feed: by,
    family: by,
    source: by,
    reliability: 'B',
    lang: 'en',
    ...rest,
  };
}

export function source(
  id: string,
  over: Partial<FeedSource> & { reliability?: Reliability } = {},
): FeedSource {
  return {
    id,
    title: id,
    url: `https://${id}.example/feed`,
    family: id,
    publisher: id,
    language: 'en',
    country: 'XX',
    reliability: 'B',
    reliabilityReason: 'invented',
    stateAffiliated: false,
    interval: HOUR,
    tags: [],
    place: PLACE,
    ...over,
  };
}

/** Ledger of a feed over the days [now - from, now - to], healthy round the clock; today up to the hour of now. */
export function healthyLedger(
  feed: string,
  options: { from: number; to?: number; articles?: number; now?: EpochMillis },
): FeedDay[] {
  const { from, to = 0, articles = 100, now = NOW } = options;
  const days: FeedDay[] = [];
  for (let back = from; back >= to; back--) {
    const hours = back === 0 ? new Date(now).getUTCHours() + 1 : 24;
    days.push({
      feed,
      day: toDay(now - back * DAY),
      okHours: Array.from({ length: hours }, (_, hour) => hour),
      failedHours: [],
      newItems: articles,
      repairs: 0,
    });
  }
  return days;
}

/** Days on which every poll of a feed failed. */
export function failedLedger(
  feed: string,
  options: { from: number; to?: number; now?: EpochMillis },
): FeedDay[] {
  return healthyLedger(feed, { ...options, articles: 0 }).map((day) => ({
    ...day,
    okHours: [],
    failedHours: day.okHours,
    lastError: 'HTTP 503',
  }));
}
