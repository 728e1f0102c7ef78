import type {
  FeedSource,
  IndicatorDefinition,
  Library,
  ProblemDefinition,
  Rating,
} from '../../src/definitions/model.ts';
import { DAY, HOUR } from '../../src/evidence/index.ts';

/** A small library of fiction for the pages. */
const place = { file: 'problems/fiction.yaml', line: 1 };
const NO_EFFECTS: IndicatorDefinition['marks'] = {
  negated: 'drop',
  hypothetical: 'demote',
  historical: 'drop',
  exercise: 'drop',
  thwarted: 'count',
  repelled: 'count',
  suspended: 'demote',
  background: 'demote',
  attributed: 'count',
  inspired: 'demote',
};

type Ratings = Record<string, Rating>;
type IndicatorSeed = Pick<IndicatorDefinition, 'id' | 'title' | 'question'> & Partial<IndicatorDefinition>;

function indicator(problem: string, diagnosticity: Ratings, seed: IndicatorSeed): IndicatorDefinition {
  return {
    problem,
    status: 'stable',
    severity: 'high',
    polarity: 'for',
    says: 'happening',
    condition: {
      type: 'all',
      of: [
        {
          type: 'any',
          of: [
            { type: 'list', list: 'actors.dock-unions' },
            {
              type: 'term',
              term: { text: 'عمال الميناء', words: ['عمال', 'الميناء'], prefix: false, exactCase: false },
            },
          ],
        },
        {
          type: 'none',
          of: [{ type: 'term', term: { text: 'film', words: ['film'], prefix: false, exactCase: false } }],
        },
      ],
    },
    fields: ['title', 'summary'],
    exclude: [],
    sources: {},
    marks: NO_EFFECTS,
    lifetime: 14 * DAY,
    delta: 2,
    diagnosticity,
    falsePositives: ['A strike in another port of the same name.'],
    references: ['https://example.org/method'],
    author: 'fiction desk',
    date: '2030-01-02',
    version: 3,
    examples: {
      match: [{ text: 'Dock workers call a strike', lang: 'en', place }],
      noMatch: [{ text: 'Film about dock workers opens', lang: 'en', note: 'a film, not an act', place }],
    },
    rule: `rule-${seed.id}`,
    place,
    ...seed,
  };
}

type ProblemSeed = Pick<ProblemDefinition, 'id' | 'title' | 'question' | 'region' | 'indicators'> &
  Partial<ProblemDefinition>;

const problem = (seed: ProblemSeed): ProblemDefinition => ({
  description: 'Invented for the tests of these pages: no such place exists.',
  scenarios: [
    { id: 'calm', title: 'Talks settle it', description: 'Both sides sign within a month.' },
    { id: 'worse', title: 'It escalates', description: 'The steps below are seen one after another.' },
    { id: 'drift', title: 'It drifts', description: 'Neither side moves for a quarter.' },
  ],
  levels: [
    {
      level: 4,
      atLeast: 1,
      where: { severity: ['critical'], signals: ['corroborated', 'surging'] },
      because: 'a critical indicator is corroborated',
    },
    {
      level: 3,
      atLeast: 2,
      where: { polarity: ['for'], signals: ['reported', 'corroborated', 'surging'] },
      because: 'two indicators are lit',
    },
  ],
  baseLevel: 1,
  references: ['https://example.org/fiction'],
  author: 'fiction desk',
  date: '2030-01-02',
  version: 2,
  rule: `rule-${seed.id}`,
  place,
  ...seed,
});

const rated = { calm: -2, worse: 2, drift: 0 } satisfies Ratings;
const weak = { calm: 0, worse: 1, drift: 0 } satisfies Ratings;

const feed = (id: string, changes: Partial<FeedSource>): FeedSource => ({
  id,
  title: id,
  url: `https://${id}.example.org/feed.xml`,
  family: id,
  publisher: id,
  language: 'en',
  country: 'NV',
  reliability: 'B',
  reliabilityReason: 'invented',
  stateAffiliated: false,
  interval: HOUR / 2,
  tags: [],
  place,
  ...changes,
});

export const LIBRARY: Library = {
  rule: 'library-rule-1',
  vocabulary: { entries: new Map(), lists: new Map() },
  problems: [
    problem({
      id: 'border',
      title: 'Incidents grow on the border of Norvania and Ostland',
      question: 'Will patrols shoot at each other within the month?',
      region: 'Ostland',
      indicators: [
        indicator('border', rated, {
          id: 'patrol-fire',
          title: 'Shots between patrols',
          question: 'Did patrols shoot?',
        }),
        indicator('border', weak, {
          id: 'envoys',
          title: 'Envoys are called home',
          question: 'Were envoys called home?',
          severity: 'moderate',
        }),
        indicator('border', rated, {
          id: 'hotline',
          title: 'The hotline is used',
          question: 'Do the commanders talk?',
          polarity: 'against',
          says: 'contrary',
          severity: 'moderate',
        }),
        indicator('border', weak, {
          id: 'reserves',
          title: 'Reserves are called up',
          question: 'Are reserves called up?',
        }),
      ],
    }),
    problem({
      id: 'harbour',
      title: 'A strike shuts the port of Norvania',
      question: 'Will the port of Norvania stop work for more than two days before the spring fair?',
      region: 'Norvania',
      indicators: [
        indicator('harbour', rated, {
          id: 'strike-called',
          title: 'A dock union calls a strike',
          question: 'Has a union of dock workers called a strike at the port?',
          severity: 'critical',
        }),
        indicator('harbour', rated, {
          id: 'ships-diverted',
          title: 'Ships are sent to other ports',
          question: 'Do shipping lines divert ships?',
        }),
        indicator('harbour', rated, {
          id: 'talks-held',
          title: 'Weekly talks of port and unions',
          question: 'Did this week’s talks take place?',
          polarity: 'assumption',
          says: 'contrary',
          expected: { reason: 'talks are weekly', baselineDays: 28, alpha: 0.05 },
        }),
        indicator('harbour', weak, {
          id: 'army-drivers',
          title: 'Army drivers are brought in',
          question: 'Are army drivers brought to the port?',
          sources: { only: { languages: ['ar'] } },
        }),
        indicator('harbour', weak, {
          id: 'fuel-queue',
          title: 'Queues for fuel in the city',
          question: 'Are there queues?',
          severity: 'low',
        }),
        indicator('harbour', weak, {
          id: 'police-leave',
          title: 'Police leave is cancelled',
          question: 'Is leave cancelled?',
          status: 'test',
        }),
      ],
    }),
    problem({
      id: 'new-one',
      title: 'The lake of Zubara dries up',
      question: 'Will water be rationed?',
      region: 'Zubara',
      indicators: [
        indicator('new-one', weak, { id: 'rationing', title: 'Water is rationed', question: 'Is it?' }),
      ],
    }),
  ],
  sources: [
    feed('harbour-post', { title: 'Harbour Post', publisher: 'Harbour Post', family: 'harbour-post' }),
    feed('norvania-wire', { title: 'Norvania Wire: World', publisher: 'Norvania Wire', reliability: 'A' }),
    feed('mina-news', {
      title: 'أخبار الميناء',
      publisher: 'أخبار الميناء',
      language: 'ar',
      reliability: 'C',
    }),
    feed('state-tv', {
      title: 'Ostland State TV',
      publisher: 'Ostland State TV',
      stateAffiliated: true,
      reliability: 'D',
    }),
    feed('old-gazette', { title: 'Old Gazette', publisher: 'Old Gazette', reliability: 'F' }),
  ],
};
