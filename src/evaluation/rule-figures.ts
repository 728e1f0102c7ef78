import type { EventReading } from '../matching/events/reading.ts';
import type { Doers } from './doers.ts';
import type { Label } from './score.ts';
import { type Share, shareOf } from './wilson.ts';

/** What a rule of the role pass did on labelled lines. */
export interface RuleScore {
  rule: string;
  /** Lines on which it made one of the problem's doers agent or party. */
  decided: number;
  /** Those of them whose label is no `none`: a lower bound of being right, since labels do not say who did it. */
  onRelevant: Share;
}

/** Rules that made one of these doers the agent or a party, each once. */
export function rulesThatDecided(doers: Doers, readings: readonly EventReading[]): string[] {
  const rules = readings.flatMap(({ participants }) =>
    participants
      .filter(({ role }) => role === 'agent' || role === 'party')
      .filter(
        ({ mention }) =>
          doers.agents.has(mention.entry) || mention.lists.some((list) => doers.agents.has(list)),
      )
      .map(({ rule }) => rule),
  );
  return [...new Set(rules)];
}

/** Figures per rule, the busiest first; unclear lines are left out. */
export function scoreRules(lines: readonly { label: Label; rules: readonly string[] }[]): RuleScore[] {
  const scored = lines.filter(({ label }) => label !== 'unclear');
  const rules = [...new Set(scored.flatMap((line) => line.rules))];
  return rules
    .map((rule) => {
      const own = scored.filter((line) => line.rules.includes(rule));
      const relevant = own.filter(({ label }) => label !== 'none').length;
      return { rule, decided: own.length, onRelevant: shareOf(relevant, own.length) };
    })
    .sort((a, b) => b.decided - a.decided || (a.rule < b.rule ? -1 : 1));
}
