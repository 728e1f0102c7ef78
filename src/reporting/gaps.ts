import { decides } from '../assessment/index.ts';
import type { ReportInput, Watched } from './compose.ts';
import { bare, listed, plural, utcText } from './phrases.ts';

const BASELINE_WORDS = 'have a baseline too short for statistics and are judged on reports alone';

function shortBaselines(watched: readonly Watched[]): string[] {
  const short = watched.flatMap(({ problem, state }) => {
    const deciding = new Set(problem.indicators.filter(decides).map(({ id }) => id));
    return state.indicators.filter(
      ({ indicator, baseline }) =>
        deciding.has(indicator) && baseline !== undefined && baseline.days < baseline.required,
    );
  });
  return short.length === 0 ? [] : [`${plural(short.length, 'indicator')} ${BASELINE_WORDS}.`];
}

function deadLanguages({ feeds, sources }: ReportInput): string[] {
  const healthy = new Set(feeds.filter(({ health }) => health === 'healthy').map(({ feed }) => feed));
  const languages = new Map<string, boolean>();
  for (const { id, language } of sources)
    languages.set(language, (languages.get(language) ?? false) || healthy.has(id));
  const dead = [...languages].filter(([, seen]) => !seen).map(([language]) => language);
  return dead.length === 0 ? [] : [`No feed in ${listed(dead.sort(), 8)} is healthy.`];
}

/** What is muted is not sent, and a reader should know who asked for it. */
function muted({ silences, problems }: ReportInput): string[] {
  const titles = new Map(
    problems
      .flatMap(({ id, title, indicators }) => [{ id, title }, ...indicators])
      .map((one) => [one.id, one.title]),
  );
  return silences.map(({ problem, indicator, owner, until, reason }) => {
    const what = titles.get(indicator ?? problem ?? '') ?? indicator ?? problem ?? 'Everything';
    return `${what} is silenced by ${owner} until ${utcText(until)}: ${bare(reason)}.`;
  });
}

/** What collection could not give: feeds that fail, languages without a feed, statistics without a baseline; and what is muted. */
export function gapsOf(input: ReportInput, watched: readonly Watched[]): string[] {
  const failing = input.feeds
    .filter(({ health }) => health !== 'healthy')
    .map(({ title, health, reason }) => `${title} is ${health}: ${reason}`);
  const assessed = new Set(watched.map(({ problem }) => problem.id));
  const missing = input.problems
    .filter(({ id }) => !assessed.has(id))
    .map(({ title }) => `${title} has not been assessed yet.`);
  return [...missing, ...deadLanguages(input), ...failing, ...shortBaselines(watched), ...muted(input)];
}
