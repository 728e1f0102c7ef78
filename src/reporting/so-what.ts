import type { Story } from '../assessment/index.ts';
import { LEVEL_WORDS } from '../evidence/index.ts';
import { analystWords } from '../markup/words.ts';
import type { Watched } from './compose.ts';
import { newsOf } from './news.ts';
import { bare, listed, utcText } from './phrases.ts';
import type { WatchReport } from './report.ts';

function scenarios({ problem, state }: Watched): string {
  const titles = new Map(problem.scenarios.map(({ id, title }) => [id, title]));
  const name = (id: string): string => titles.get(id) ?? id;
  const leaders = state.scenarios.filter(({ rank }) => rank === 1);
  const [first, second] = state.scenarios;
  if (first === undefined) return '';
  if (state.scenarios.every(({ score }) => score === 0))
    return 'No scenario is set apart by what is seen now.';
  if (leaders.length > 1) {
    return `By diagnosticity (a heuristic score, no probability) ${listed(leaders.map(({ scenario }) => name(scenario)))} are level at ${first.score}.`;
  }
  const next = second === undefined ? '' : `, before ${name(second.scenario)} at ${second.score}`;
  return `By diagnosticity (a heuristic score, no probability) ${name(first.scenario)} leads at ${first.score}${next}.`;
}

function dependence({ problem, state }: Watched): string {
  const titles = new Map(problem.indicators.map(({ id, title }) => [id, title]));
  if (state.hangsOn !== undefined) {
    return `This ranking hangs on one indicator: without ${titles.get(state.hangsOn) ?? state.hangsOn} it would not lead alone.`;
  }
  if (state.dependsOn === undefined) return '';
  const { indicator, lead, leadWithout } = state.dependsOn;
  return `It depends most on ${titles.get(indicator) ?? indicator}, without which its lead falls from ${lead} to ${leadWithout}.`;
}

function soWhat(watched: Watched, stories: readonly Story[]): WatchReport['soWhat'][number] {
  const news = newsOf(watched, stories);
  const { problem, state } = watched;
  const { level, why, since, evidence } = state.level;
  const text = [`${bare(why)}, since ${utcText(since)}.`, news.text, scenarios(watched), dependence(watched)];
  return {
    problem: problem.id,
    title: problem.title,
    level,
    word: LEVEL_WORDS[level],
    ...(state.analyst && { analyst: analystWords(state.analyst) }),
    text: text.filter((sentence) => sentence !== '').join(' '),
    evidence: [...new Set([...evidence, ...news.evidence])],
  };
}

/** What it means, problem by problem: the level with its reason, what came in, and how the scenarios stand. */
export const soWhatOf = (watched: readonly Watched[], stories: readonly Story[]): WatchReport['soWhat'] =>
  watched.map((one) => soWhat(one, stories));
