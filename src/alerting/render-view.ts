import type { Alert, IndicatorId, QuotedHit, Transition } from '../evidence/index.ts';
import { pathPart } from '../markup/html.ts';
import { levelFirst } from '../markup/words.ts';

/** The words of the library an alert needs, as `ProblemDefinition` has them. */
export interface ProblemWords {
  title: string;
  question?: string | undefined;
  indicators: readonly { id: IndicatorId; title: string }[];
}

export interface AlertContext {
  /** Absent when the problem has left the library since: its id then stands for its title. */
  problem: ProblemWords | undefined;
  exercise: boolean;
  /** Where the dashboard is, without a closing slash; links to it are left out when unknown. */
  dashboardUrl?: string | undefined;
}

/** An alert with every title looked up, ready for any renderer. */
export interface AlertView {
  alert: Alert;
  title: string;
  question: string | undefined;
  exercise: boolean;
  /** Change of the problem's level first, then the indicators'. */
  changes: { name: string; transition: Transition; evidence: number[] }[];
  /** Quoted once, numbered from 1 in the order of `alert.evidence`. */
  evidence: (QuotedHit & { number: number; indicatorTitle: string })[];
  rules: string[];
  links: { problem: string; alert: string; mute: string } | undefined;
}

/** Looks up every title and numbers the evidence. */
export function viewOf(alert: Alert, { problem, exercise, dashboardUrl }: AlertContext): AlertView {
  const titles = new Map(problem?.indicators.map(({ id, title }) => [id, title]));
  const title = problem?.title ?? alert.problem;
  const numbers = new Map(alert.evidence.map(({ id }, index) => [id, index + 1]));
  return {
    alert,
    title,
    question: problem?.question,
    exercise,
    changes: levelFirst(alert.transitions).map((transition) => ({
      name: transition.subject === 'problem' ? 'Warning level' : (titles.get(transition.id) ?? transition.id),
      transition,
      evidence: transition.evidence
        .map((id) => numbers.get(id))
        .filter((number) => number !== undefined)
        .sort((one, other) => one - other),
    })),
    evidence: alert.evidence.map((hit, index) => ({
      ...hit,
      number: index + 1,
      indicatorTitle: titles.get(hit.indicator) ?? hit.indicator,
    })),
    rules: [...new Set(alert.transitions.map(({ rule }) => rule))],
    links: dashboardUrl === undefined ? undefined : linksOf(alert, dashboardUrl.replace(/\/+$/, '')),
  };
}

function linksOf(alert: Alert, base: string): AlertView['links'] {
  const problem = `${base}/problems/${pathPart(alert.problem)}`;
  return { problem, alert: `${base}/alerts/${pathPart(alert.id)}`, mute: `${problem}/mute` };
}

/** How to silence this problem, in one sentence. */
export function muteLine({ alert, links }: AlertView): string {
  return links === undefined
    ? `Ask whoever runs this Signpost to silence "${alert.problem}", with an owner, a reason and an end.`
    : `Silence this problem with an owner, a reason and an end: ${links.mute}`;
}

/** Where this came from, so that anyone can recompute it. */
export function footLines({ alert, rules }: AlertView): string[] {
  const { fromVersion, toVersion, problem } = alert;
  const versions =
    fromVersion === toVersion ? `entry ${fromVersion}` : `entries ${fromVersion} to ${toVersion}`;
  return [`Alert ${alert.id}; log of ${problem}, ${versions}.`, `Rules: ${rules.join(', ')}`];
}
