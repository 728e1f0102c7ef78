import type {
  FamilyId,
  FeedId,
  Field,
  IndicatorId,
  Kind,
  Level,
  MarkName,
  Millis,
  ProblemId,
  Reliability,
  ScenarioId,
  Signal,
} from '../evidence/index.ts';
import type { Condition } from './condition.ts';
import type { Vocabulary } from './vocabulary.ts';

export const STATUSES = ['draft', 'test', 'stable', 'deprecated'] as const;
export type Status = (typeof STATUSES)[number];
export const SEVERITIES = ['low', 'moderate', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
/** `for` the problem, `against` it, or `assumption`: a tripwire on something taken for granted. */
export const POLARITIES = ['for', 'against', 'assumption'] as const;
export type Polarity = (typeof POLARITIES)[number];
export const MARK_EFFECTS = ['count', 'demote', 'drop'] as const;
export type MarkEffect = (typeof MARK_EFFECTS)[number];

/** Where a definition stands, for messages an analyst can act on. Lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  /** Absent where a whole file or folder is meant. */
  column?: number | undefined;
}

export interface Example {
  text: string;
  lang: string;
  /** Optional second field of the example item. */
  summary?: string | undefined;
  /** Why this one is here (trap class, mirrored roles ...). */
  note?: string | undefined;
  /** `roles-swapped`: the same words with attacker and target exchanged. */
  mirrors?: 'roles-swapped' | undefined;
  place: Place;
}

export interface Scenario {
  id: ScenarioId;
  title: string;
  description: string;
}

/** Likelihood of seeing the indicator if the scenario were unfolding: +2 highly likely ... -2 highly unlikely (Heuer & Pherson). */
export type Rating = -2 | -1 | 0 | 1 | 2;

export interface IndicatorDefinition {
  id: IndicatorId;
  problem: ProblemId;
  title: string;
  /** The question it answers. */
  question: string;
  status: Status;
  severity: Severity;
  polarity: Polarity;
  says: Kind;
  condition: Condition;
  /** Absolute veto, whatever branch of the condition holds; searched in the same fields. */
  exclude: Condition[];
  fields: Field[];
  sources: {
    only?: { families?: FamilyId[]; languages?: string[] } | undefined;
    never?: { families?: FamilyId[]; languages?: string[] } | undefined;
  };
  marks: Record<MarkName, MarkEffect>;
  /** How long one story keeps the indicator lit (tau of the decay). */
  lifetime: Millis;
  /** Shape of the polynomial decay (METHOD section 4), 1 linear, larger falls earlier. */
  delta: number;
  /** The indicator is expected: silence past its statistical limit makes it `overdue`. */
  expected?: { reason: string; baselineDays: number; alpha: number } | undefined;
  diagnosticity: Record<ScenarioId, Rating>;
  falsePositives: string[];
  references: string[];
  author: string;
  /** ISO date of the last change. */
  date: string;
  version: number;
  examples: { match: Example[]; noMatch: Example[] };
  /** Hash of what decides a hit (condition, fields, marks, scope and the vocabulary used), for the log. */
  rule: string;
  place: Place;
}

/** One line of a problem's level rule: the highest level with a line that holds is the machine's level. */
export interface LevelRule {
  level: Level;
  /** How many indicators must fit `where`. */
  atLeast: number;
  where: {
    indicators?: IndicatorId[] | undefined;
    polarity?: Polarity[] | undefined;
    severity?: Severity[] | undefined;
    says?: Kind[] | undefined;
    signals: Signal[];
  };
  /** Words for `why`, e.g. "a critical indicator is corroborated". */
  because: string;
}

export interface ProblemDefinition {
  id: ProblemId;
  title: string;
  question: string;
  description: string;
  region: string;
  /** The problem this one is part of: while that one is Serious, alerts on this one are held. */
  partOf?: ProblemId | undefined;
  scenarios: Scenario[];
  indicators: IndicatorDefinition[];
  levels: LevelRule[];
  /** What the level is when no rule holds. */
  baseLevel: Level;
  references: string[];
  author: string;
  date: string;
  version: number;
  rule: string;
  place: Place;
}

export interface FeedSource {
  id: FeedId;
  title: string;
  url: string;
  family: FamilyId;
  /** Name of the newsroom as people know it. */
  publisher: string;
  language: string;
  country: string;
  reliability: Reliability;
  reliabilityReason: string;
  stateAffiliated: boolean;
  interval: Millis;
  tags: string[];
  place: Place;
}

/** Everything analysts wrote, loaded, checked and resolved. */
export interface Library {
  problems: ProblemDefinition[];
  sources: FeedSource[];
  vocabulary: Vocabulary;
  /** Hash over the whole library. */
  rule: string;
}
