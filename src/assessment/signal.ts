import type { IndicatorDefinition } from '../definitions/model.ts';
import type {
  EpochMillis,
  FamilyId,
  HitId,
  IndicatorState,
  Millis,
  Reliability,
  Signal,
} from '../evidence/index.ts';
import { DAY, fromIso, HOUR, toIso } from '../evidence/index.ts';
import type { Aberration } from './aberration.ts';
import { newestAberration } from './aberration.ts';
import type { Coverage } from './coverage.ts';
import { seenAge } from './coverage.ts';
import { decayed, REACTION } from './decay.ts';
import { backingOf, familiesBehind } from './reinforced.ts';
import type { SeriesDay } from './series.ts';
import { countsByDay, seriesOf } from './series.ts';
import type { SilenceVerdict } from './silence.ts';
import { silenceOf } from './silence.ts';
import type { Story } from './stories.ts';
import { counts } from './stories.ts';
import { whyOf } from './why.ts';

/** A counting story with what is left of its weight. */
export interface AgedStory {
  story: Story;
  at: EpochMillis;
  /** On the clock of healthy collection. */
  age: Millis;
  score: number;
}

/** Everything that was weighed for one indicator; the sentence and the explanation are made from it. */
export interface Findings {
  indicator: IndicatorDefinition;
  now: EpochMillis;
  coverage: Coverage;
  /** Counting stories with a score above zero, newest first. */
  lit: AgedStory[];
  /** Of these, those above the reaction point. */
  live: AgedStory[];
  /** Hits shown that decide nothing: demoted or backfilled. */
  idle: number;
  aberration: Aberration | undefined;
  /** Families behind the stories of the days that alarm. */
  surgeFamilies: FamilyId[];
  silence: SilenceVerdict | undefined;
  series: SeriesDay[];
  /** What the evidence says now. */
  computed: Signal;
  /** What is said: the computed signal, or a higher one kept because nothing could be seen. */
  signal: Signal;
  /** Newest counting story, possibly remembered from before the evidence at hand. */
  latest: EpochMillis | undefined;
}

const MAX_EVIDENCE = 12;
/** How much a signal says, for keeping the higher one while collection is down. */
const RANK: Readonly<Record<Signal, number>> = {
  blind: 0,
  quiet: 0,
  fading: 1,
  reported: 2,
  overdue: 3,
  corroborated: 3,
  surging: 4,
};
const FAIR_OR_BETTER: ReadonlySet<Reliability> = new Set<Reliability>(['A', 'B', 'C']);

export interface IndicatorInput {
  indicator: IndicatorDefinition;
  /** Of this indicator only, newest first. */
  stories: readonly Story[];
  /** Hits of it that are demoted or backfilled. */
  idle: number;
  coverage: Coverage;
  previous: IndicatorState | undefined;
  now: EpochMillis;
}

/** Counting stories of which something is left: an older one never has more left than a newer one. */
function litStories({ indicator, stories, coverage }: IndicatorInput): AgedStory[] {
  const { lifetime, delta } = indicator;
  const lit: AgedStory[] = [];
  for (const story of stories) {
    if (!story.counting) continue;
    const age = seenAge(coverage, story.time);
    const score = decayed(100, age, lifetime, delta);
    if (score <= REACTION.quiet) break;
    lit.push({ story, at: story.time, age, score });
  }
  return lit;
}

/** Families behind the stories of the alarm's day and later; none unless one of them is graded C or better. */
function familiesOfSurge(aberration: Aberration | undefined, live: readonly AgedStory[]): FamilyId[] {
  if (aberration?.alarm !== true) return [];
  const during = live.filter(({ story }) => story.at.slice(0, 10) >= aberration.day);
  const hits = during.flatMap(({ story }) =>
    story.hits.filter((hit) => counts(hit) && story.independent.includes(hit.family)),
  );
  if (!hits.some((hit) => FAIR_OR_BETTER.has(hit.reliability))) return [];
  return [...new Set(hits.map((hit) => hit.family))].sort();
}

function evidenceSignal(live: readonly AgedStory[], lit: readonly AgedStory[], surging: boolean): Signal {
  if (live.length > 0 && surging) return 'surging';
  if (live.some(({ story }) => story.corroborated)) return 'corroborated';
  if (live.length > 0) return 'reported';
  return lit.length > 0 ? 'fading' : 'quiet';
}

function computedSignal(
  findings: Pick<Findings, 'live' | 'lit' | 'surgeFamilies' | 'silence' | 'coverage'>,
): Signal {
  if (findings.silence?.overdue === true) return 'overdue';
  const signal = evidenceSignal(findings.live, findings.lit, findings.surgeFamilies.length >= 2);
  return signal === 'quiet' && findings.coverage.seeing === 0 ? 'blind' : signal;
}

/** Missing data never resolves anything: while nothing can be seen the higher signal of before stays. */
function keptSignal(computed: Signal, input: IndicatorInput, latest: EpochMillis | undefined): Signal {
  const before = input.previous?.signal;
  if (before === undefined || before === 'blind') return computed;
  if (input.coverage.seeing === 0 && RANK[before] > RANK[computed]) return before;
  const outlived = before === 'overdue' && RANK[computed] === 0 && unchangedSince(input, latest);
  return outlived && input.indicator.expected !== undefined ? 'overdue' : computed;
}

/** The last story lies before the evidence at hand and none came since: what was overdue still is. */
function unchangedSince(input: IndicatorInput, latest: EpochMillis | undefined): boolean {
  return input.stories.every((story) => !story.counting) && latest !== undefined;
}

function newestOf(stories: readonly Story[], previous: IndicatorState | undefined): EpochMillis | undefined {
  const own = stories.find(({ counting }) => counting)?.time;
  if (own !== undefined) return own;
  return previous?.latest === undefined ? undefined : fromIso(previous.latest);
}

/** Weighs the evidence of one indicator. */
export function findingsOf(input: IndicatorInput): Findings {
  const { indicator, coverage, now, stories, idle } = input;
  const lit = litStories(input);
  const live = lit.filter((story) => story.score >= REACTION.fading);
  const series = seriesOf(countsByDay(stories), coverage, now);
  const aberration = newestAberration(series);
  const surgeFamilies = familiesOfSurge(aberration, live);
  const silence = silenceOf(indicator.expected, stories, coverage, now);
  const computed = computedSignal({ live, lit, surgeFamilies, silence, coverage });
  const latest = newestOf(stories, input.previous);
  const signal = keptSignal(computed, input, latest);
  return {
    indicator,
    now,
    coverage,
    lit,
    live,
    idle,
    aberration,
    surgeFamilies,
    silence,
    series,
    computed,
    signal,
    latest,
  };
}

/** One hit for each independent family of the stories that speak, corroborated ones before others; as many as are shown. */
function speakingHits(speaking: readonly AgedStory[]): { id: HitId; at: string }[] {
  const chosen: { id: HitId; at: string }[] = [];
  for (const corroborated of [true, false]) {
    for (const { story } of speaking) {
      if (story.corroborated !== corroborated) continue;
      for (const family of story.independent) {
        if (chosen.length === MAX_EVIDENCE) return chosen;
        const hit = story.hits.find((one) => one.family === family && !one.demoted && !one.backfill);
        if (hit !== undefined) chosen.push({ id: hit.id, at: hit.at });
      }
    }
  }
  return chosen;
}

/** The hits that the state names, newest first. */
function evidenceOf(findings: Findings, previous: IndicatorState | undefined): HitId[] {
  const chosen = speakingHits(findings.live.length > 0 ? findings.live : findings.lit);
  if (chosen.length === 0 && findings.signal !== findings.computed) return previous?.evidence ?? [];
  return chosen
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1))
    .map(({ id }) => id);
}

/** The state that findings amounted to; the same findings after it say the same again. */
const said = new WeakMap<Findings, IndicatorState>();

/** The state that the findings amount to. */
export function indicatorState(findings: Findings, previous: IndicatorState | undefined): IndicatorState {
  if (previous !== undefined && said.get(findings) === previous) return previous;
  const state = stateFrom(findings, previous);
  said.set(findings, state);
  return state;
}

function stateFrom(findings: Findings, previous: IndicatorState | undefined): IndicatorState {
  const { indicator, lit, signal, aberration, coverage, now } = findings;
  const unchanged = previous !== undefined && previous.signal === signal;
  return {
    indicator: indicator.id,
    signal,
    since: unchanged ? previous.since : toIso(now),
    why: whyOf(findings),
    score: Math.floor(lit[0]?.score ?? 0),
    stories: lit.length,
    families: familiesBehind(lit).size,
    latest: findings.latest === undefined ? undefined : toIso(findings.latest),
    evidence: evidenceOf(findings, previous),
    unseenSince: coverage.seeing === 0 ? unseenSince(coverage, previous, now) : undefined,
    dueBy: dueBy(findings),
    baseline: aberration && {
      days: aberration.span,
      required: aberration.required,
      method: methodName(aberration),
    },
    backing: backingOf(findings, previous?.backing),
    rule: indicator.rule,
  };
}

/** To the hour, so that it stands still while collection is healthy. */
function dueBy({ silence, now }: Findings): string | undefined {
  if (silence?.limitDays === undefined) return undefined;
  const at = now + (silence.limitDays - silence.silentDays) * DAY;
  return toIso(Math.round(at / HOUR) * HOUR);
}

const methodName = (aberration: Aberration): string => aberration.counts?.method ?? 'none';

function unseenSince(coverage: Coverage, previous: IndicatorState | undefined, now: EpochMillis): string {
  return coverage.lastLook === undefined ? (previous?.unseenSince ?? toIso(now)) : toIso(coverage.lastLook);
}
