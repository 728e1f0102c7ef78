import type { EpochMillis, HitId, HitRecord, IsoInstant, Level, Passage, Signal } from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import type { Aberration } from './aberration.ts';
import { aberrationOn } from './aberration.ts';
import type { Assessment, AssessmentInput } from './assess.ts';
import { assessFindings, weigh } from './assess.ts';
import type { Coverage } from './coverage.ts';
import { healthyDays } from './coverage.ts';
import { REACTION } from './decay.ts';
import { c1, c2, c3 } from './ears.ts';
import { credenceOf } from './grading.ts';
import { ruleOutcomes } from './levels.ts';
import type { Contribution } from './scenarios.ts';
import { contributionsOf, leaderOf, standingsOf } from './scenarios.ts';
import type { AgedStory, Findings } from './signal.ts';
import type { SilenceVerdict } from './silence.ts';

/** A story with the arithmetic of its weight. */
export interface StoryExplanation {
  id: string;
  at: IsoInstant;
  title: string;
  independent: string[];
  families: string[];
  corroborated: boolean;
  /** Admiralty digit with its reason. */
  credence: { digit: number; reason: string };
  /** Days on the calendar, and on the clock of healthy collection, by which it decays. */
  ageDays: number;
  seenAgeDays: number;
  score: number;
  hits: HitQuotation[];
}

/** A hit with the words that matched: what a sceptic reads against the article. */
export interface HitQuotation {
  id: HitId;
  at: IsoInstant;
  family: string;
  reliability: string;
  title: string;
  url: string;
  words: string[];
  /** What the article says below its title, where the hit rests on that. */
  passage?: Passage | undefined;
  /** Shown and not counted, with the marks that did it. */
  idle: boolean;
  marks: string[];
  rule: string;
}

const quotation = (hit: HitRecord): HitQuotation => ({
  id: hit.id,
  at: hit.at,
  family: hit.family,
  reliability: hit.reliability,
  title: hit.item.title,
  url: hit.item.url,
  words: [...new Set(hit.spans.map((span) => span.text))],
  passage: hit.passage,
  idle: hit.demoted || hit.backfill,
  marks: [...new Set(hit.marks.map(({ mark, text }) => `${mark} by "${text}"`))],
  rule: hit.rule,
});

export interface IndicatorExplanation {
  indicator: string;
  title: string;
  status: string;
  signal: Signal;
  /** What the evidence alone says; differs from `signal` when collection is down. */
  computed: Signal;
  why: string;
  decay: { lifetimeDays: number; delta: number; reactionPoint: number };
  collection: { feeds: number; seeing: number; lastLook?: IsoInstant | undefined; healthyDays: number };
  stories: StoryExplanation[];
  /** Hits shown that decide nothing. */
  idle: number;
  aberration?: Aberration | undefined;
  /** EARS C1, C2 and C3 of the newest healthy day, beside the method that decided. */
  ears?: { C1?: number | undefined; C2?: number | undefined; C3?: number | undefined } | undefined;
  silence?: Omit<SilenceVerdict, 'last'> | undefined;
  rule: string;
}

export interface RuleExplanation {
  level: Level;
  because: string;
  atLeast: number;
  fitting: string[];
  holds: boolean;
}

/** The arithmetic behind an assessment: everything `signpost why` prints. */
export interface AssessmentExplanation {
  problem: string;
  title: string;
  at: IsoInstant;
  assessment: Assessment;
  rules: RuleExplanation[];
  indicators: IndicatorExplanation[];
  scenarios: {
    contributions: Contribution[];
    /** Who would lead without each contributing indicator; undefined for a tie. */
    without: { indicator: string; leader: string | undefined }[];
  };
  rule: string;
}

/** Days of healthy collection that are shown, the span of the statistics. */
const SHOWN_DAYS = 28;

function storyExplanation({ story, at, age, score }: AgedStory, findings: Findings): StoryExplanation {
  const siblings = findings.lit.map((one) => one.story);
  const first = story.hits.find((hit) => !hit.demoted && !hit.backfill);
  return {
    id: story.id,
    at: story.at,
    title: first?.item.title ?? '',
    independent: story.independent,
    families: story.families,
    corroborated: story.corroborated,
    credence: credenceOf(story, siblings, findings.indicator.lifetime),
    ageDays: (findings.now - at) / DAY,
    seenAgeDays: age / DAY,
    score,
    hits: story.hits.map(quotation),
  };
}

function ears({ series }: Findings): IndicatorExplanation['ears'] {
  const y = series.map((day) => day.stories);
  const t = y.length - 1;
  return c1(y, t) === undefined ? undefined : { C1: c1(y, t), C2: c2(y, t), C3: c3(y, t) };
}

function collection(coverage: Coverage, now: EpochMillis): IndicatorExplanation['collection'] {
  const { feeds, seeing, lastLook } = coverage;
  return {
    feeds,
    seeing,
    lastLook: lastLook === undefined ? undefined : toIso(lastLook),
    healthyDays: healthyDays(coverage, now - SHOWN_DAYS * DAY, now),
  };
}

function silence(verdict: SilenceVerdict | undefined): IndicatorExplanation['silence'] {
  if (verdict === undefined) return undefined;
  const { last: _last, ...rest } = verdict;
  return rest;
}

function indicatorExplanation(findings: Findings, why: string): IndicatorExplanation {
  const { indicator, signal, computed, coverage, now, series } = findings;
  return {
    indicator: indicator.id,
    title: indicator.title,
    status: indicator.status,
    signal,
    computed,
    why,
    decay: {
      lifetimeDays: indicator.lifetime / DAY,
      delta: indicator.delta,
      reactionPoint: REACTION.fading,
    },
    collection: collection(coverage, now),
    stories: findings.lit.map((story) => storyExplanation(story, findings)),
    idle: findings.idle,
    aberration: findings.aberration ?? aberrationOn(series, series.length - 1),
    ears: ears(findings),
    silence: silence(findings.silence),
    rule: indicator.rule,
  };
}

function rulesOf({ problem }: AssessmentInput, { state }: Assessment): RuleExplanation[] {
  return ruleOutcomes(problem, state.indicators).map(({ rule, fitting, holds }) => ({
    level: rule.level,
    because: rule.because,
    atLeast: rule.atLeast,
    fitting: fitting.map(({ indicator, state: { signal } }) => `${indicator.id} (${signal})`),
    holds,
  }));
}

function scenariosOf(
  { problem }: AssessmentInput,
  { state }: Assessment,
): AssessmentExplanation['scenarios'] {
  const contributions = contributionsOf(problem, state.indicators);
  const without = contributions.map(({ indicator }) => {
    const others = contributions.filter((one) => one.indicator !== indicator);
    return { indicator, leader: leaderOf(standingsOf(problem, others)) };
  });
  return { contributions, without };
}

/** Assesses again and keeps every step: the same input gives the same state as `assessProblem`. */
export function explainAssessment(input: AssessmentInput): AssessmentExplanation {
  const findings = weigh(input);
  const assessment = assessFindings(input, findings);
  const states = new Map(assessment.state.indicators.map((state) => [state.indicator, state]));
  return {
    problem: input.problem.id,
    title: input.problem.title,
    at: toIso(input.now),
    assessment,
    rules: rulesOf(input, assessment),
    indicators: findings.map((one) => indicatorExplanation(one, states.get(one.indicator.id)?.why ?? '')),
    scenarios: scenariosOf(input, assessment),
    rule: input.problem.rule,
  };
}
