import { LEVEL_WORDS } from '../evidence/index.ts';
import type { Verdict } from './aberration.ts';
import type {
  AssessmentExplanation,
  HitQuotation,
  IndicatorExplanation,
  RuleExplanation,
  StoryExplanation,
} from './explain.ts';
import { counted, figure, quoted, quotedPassage, stories, utcMinute } from './phrases.ts';

const shortDays = (value: number): string => `${figure(value)} d`;

function ruleLine({ level, because, atLeast, fitting, holds }: RuleExplanation): string {
  const found = fitting.length === 0 ? 'none' : fitting.join(', ');
  return `  ${holds ? '[x]' : '[ ]'} ${level} ${LEVEL_WORDS[level]}: ${because}; needs ${atLeast}, has ${fitting.length}: ${found}`;
}

function decayLine(story: StoryExplanation, { decay }: IndicatorExplanation): string {
  const { seenAgeDays, ageDays, score } = story;
  const held =
    ageDays - seenAgeDays > 0.02 ? ` (calendar ${shortDays(ageDays)}, the rest not seen through)` : '';
  const power = decay.delta === 1 ? '' : `^(1/${decay.delta})`;
  return `      weight 100 x (1 - (${figure(seenAgeDays)}/${figure(decay.lifetimeDays)})${power}) = ${figure(score)}${held}`;
}

function storyLines(story: StoryExplanation, indicator: IndicatorExplanation): string[] {
  const copies = story.families.filter((family) => !story.independent.includes(family));
  const wire = copies.length === 0 ? '' : `; copied by ${copies.join(', ')}`;
  return [
    `    - ${utcMinute(story.at)} ${quoted(story.title)}`,
    `      ${story.corroborated ? 'corroborated' : 'not corroborated'}: ${story.independent.join(', ')}${wire}; digit ${story.credence.digit}, ${story.credence.reason}`,
    decayLine(story, indicator),
    ...story.hits.slice(0, QUOTED).flatMap((hit) => hitLines(hit, indicator)),
    ...(story.hits.length > QUOTED ? [`      and ${story.hits.length - QUOTED} more reports`] : []),
  ];
}

/** Reports of one story that are quoted; all of them are in the JSON. */
const QUOTED = 8;

function hitLines(hit: HitQuotation, indicator: IndicatorExplanation): string[] {
  const below = hit.passage === undefined ? [] : [`        ${quotedPassage(hit.passage)}`];
  return [`      ${hitText(hit, indicator)}`, ...below];
}

function hitText(hit: HitQuotation, { rule }: IndicatorExplanation): string {
  const words = hit.words.map((word) => `"${word}"`).join(', ');
  const idle = hit.idle ? `; not counted${hit.marks.length > 0 ? ` (${hit.marks.join(', ')})` : ''}` : '';
  const other = hit.rule === rule ? '' : `; matched by rule ${hit.rule.slice(0, 12)}`;
  return `[${hit.reliability}] ${hit.family}: ${words}${idle}${other}; evidence ${hit.id}`;
}

function verdictText(name: string, verdict: Verdict | undefined): string {
  if (verdict === undefined) return `${name}: nothing said`;
  const sign =
    verdict.method === 'gamma-poisson' ? 'P' : verdict.method === 'eEARS' ? 'count' : verdict.method;
  const against = verdict.method === 'gamma-poisson' ? 'alarm below' : 'alarm from';
  return `${name}: ${sign} ${figure(verdict.statistic)}, ${against} ${figure(verdict.limit)}: ${verdict.alarm ? 'ALARM' : 'no alarm'}`;
}

function aberrationLines({ aberration, ears }: IndicatorExplanation): string[] {
  if (aberration === undefined) return ['    aberration: no healthy day to judge'];
  const { day, stories: seen, mean, span, required, counts, share } = aberration;
  const head = `    aberration: ${stories(seen)} on ${day}, mean ${figure(mean)} a day, baseline ${span} of ${required} healthy days required`;
  if (span < required) return [`${head}: nothing is said`];
  const method = counts === undefined ? '' : ` by ${counts.method}`;
  const lines = [
    `${head}${method}`,
    `      ${verdictText('counts', counts)}; ${verdictText('share of articles', share)}`,
  ];
  if (ears !== undefined) {
    const values = Object.entries(ears).map(
      ([name, value]) => `${name} ${value === undefined ? '-' : figure(value)}`,
    );
    lines.push(`      EARS of the newest day: ${values.join(', ')}`);
  }
  return lines;
}

function silenceLines({ silence }: IndicatorExplanation): string[] {
  if (silence === undefined) return [];
  const { stories: seen, baselineDays, silentDays, required, chance, limitDays, overdue } = silence;
  const base = `${stories(seen)} in ${figure(baselineDays)} healthy days (b), ${figure(silentDays)} silent (d)`;
  if (chance === undefined || limitDays === undefined) {
    return [`    silence: ${base}; ${figure(required)} days and 3 stories required: nothing is said`];
  }
  return [
    `    silence: ${base}; P(none) = (b/(b+d))^${figure(seen + 0.5)} = ${figure(chance)}; overdue from ${figure(limitDays)} d: ${overdue ? 'OVERDUE' : 'not yet'}`,
  ];
}

function collectionLine({ collection }: IndicatorExplanation): string {
  const { feeds, seeing, lastLook, healthyDays } = collection;
  const look = lastLook === undefined ? 'never looked' : `last look ${utcMinute(lastLook)}`;
  return `    collection: ${seeing} of ${counted(feeds, 'feed', 'feeds')} seen through, ${look}, ${figure(healthyDays)} healthy days of the last 28`;
}

function indicatorLines(one: IndicatorExplanation): string[] {
  const kept =
    one.signal === one.computed
      ? ''
      : ` (evidence alone says ${one.computed}; kept, because missing data resolves nothing)`;
  const status =
    one.status === 'stable' ? '' : ` [${one.status}${one.status === 'test' ? '' : ', decides nothing'}]`;
  const idle =
    one.idle === 0
      ? []
      : [`    ${counted(one.idle, 'hit', 'hits')} shown, not counted (demoted or backfilled)`];
  return [
    `  ${one.indicator}${status}: ${one.signal}${kept}`,
    `    ${one.why}`,
    collectionLine(one),
    ...one.stories.flatMap((story) => storyLines(story, one)),
    ...idle,
    ...aberrationLines(one),
    ...silenceLines(one),
    `    rule ${one.rule}`,
  ];
}

function scenarioLines({ scenarios, assessment }: AssessmentExplanation): string[] {
  const { state } = assessment;
  const ranks = state.scenarios.map(({ scenario, score, rank }) => `  ${rank}. ${scenario}: ${score}`);
  const parts = scenarios.contributions.map(({ indicator, part, ratings }) => {
    const rated = Object.entries(ratings).map(([scenario, rating]) => `${scenario} ${part * rating}`);
    const leader = scenarios.without.find((one) => one.indicator === indicator)?.leader ?? 'a tie';
    return `     ${indicator}: ${rated.join(', ')}; without it: ${leader}`;
  });
  const hangs = state.hangsOn === undefined ? [] : [`  hangs on ${state.hangsOn}`];
  return [
    'Scenarios (sum of diagnosticity ratings, a heuristic and no probability)',
    ...ranks,
    ...parts,
    ...hangs,
  ];
}

/** The explanation as lines of plain text. */
export function explanationLines(explanation: AssessmentExplanation): string[] {
  const { level } = explanation.assessment.state;
  return [
    `${explanation.title} (${explanation.problem}) at ${utcMinute(explanation.at)}: level ${level.level} ${LEVEL_WORDS[level.level]}`,
    level.why,
    'Level rules, highest first',
    ...explanation.rules.map(ruleLine),
    ...scenarioLines(explanation),
    'Indicators',
    ...explanation.indicators.flatMap(indicatorLines),
    `rule ${explanation.rule}`,
  ];
}
