import type { Condition, Term } from '../src/definitions/condition.ts';
import type { IndicatorDefinition, Library, MarkEffect } from '../src/definitions/model.ts';
import type { MarkName } from '../src/evidence/index.ts';
import { tokenise } from '../src/text/index.ts';
import { type Language, makeTermText } from './corpus.ts';

const TERMS_PER_INDICATOR = 10;
const place = { file: 'bench.yaml', line: 1 };
const MARKS: Record<MarkName, MarkEffect> = {
  negated: 'drop',
  hypothetical: 'drop',
  historical: 'drop',
  exercise: 'drop',
  thwarted: 'drop',
  repelled: 'count',
  suspended: 'drop',
  background: 'demote',
  attributed: 'count',
  inspired: 'drop',
};

/** What every matcher of the benchmark is built from: ten terms, and what they must add up to. */
export interface BenchIndicator {
  terms: string[];
  /** `groups`: one of the first four, one of the next four, none of the last two; `two`: two of the first eight, none of the last two. */
  shape: 'groups' | 'two';
}

export function makeIndicators(language: Language, terms: number, random: () => number): BenchIndicator[] {
  return Array.from({ length: terms / TERMS_PER_INDICATOR }, () => {
    const list = new Set<string>();
    while (list.size < TERMS_PER_INDICATOR) list.add(makeTermText(language, random));
    return { terms: [...list], shape: random() < 0.7 ? 'groups' : 'two' };
  });
}

/** Whether the terms found satisfy the indicator, for matchers that only find terms. */
export function holds({ shape }: BenchIndicator, found: (term: number) => boolean): boolean {
  if (found(8) || found(9)) return false;
  const count = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i += 1) if (found(i)) sum += 1;
    return sum;
  };
  return shape === 'two' ? count(0, 8) >= 2 : count(0, 4) > 0 && count(4, 8) > 0;
}

const termOf = (text: string): Term => ({
  text,
  words: tokenise(text).map(({ norm }) => norm),
  prefix: false,
  exactCase: false,
});

function conditionOf({ terms, shape }: BenchIndicator): Condition {
  const leaves = terms.map((text): Condition => ({ type: 'term', term: termOf(text) }));
  const none: Condition = { type: 'none', of: leaves.slice(8) };
  if (shape === 'two')
    return { type: 'all', of: [{ type: 'atLeast', count: 2, of: leaves.slice(0, 8) }, none] };
  const [one, other] = [leaves.slice(0, 4), leaves.slice(4, 8)];
  return { type: 'all', of: [{ type: 'any', of: one }, { type: 'any', of: other }, none] };
}

const definitionOf = (indicator: BenchIndicator, id: number): IndicatorDefinition => ({
  id: `indicator-${id}`,
  problem: 'bench',
  title: 'Bench',
  question: '',
  status: 'stable',
  severity: 'low',
  polarity: 'for',
  says: 'happening',
  condition: conditionOf(indicator),
  exclude: [],
  fields: ['title', 'summary', 'content'],
  sources: {},
  marks: MARKS,
  lifetime: 1,
  delta: 1,
  diagnosticity: {},
  falsePositives: [],
  references: [],
  author: 'bench',
  date: '2026-01-01',
  version: 1,
  examples: { match: [], noMatch: [] },
  rule: 'rule',
  place,
});

/** The same indicators as a library of definitions. */
export function libraryOf(indicators: readonly BenchIndicator[]): Library {
  return {
    problems: [
      {
        id: 'bench',
        title: 'Bench',
        question: '',
        description: '',
        region: '',
        scenarios: [],
        indicators: indicators.map(definitionOf),
        levels: [],
        baseLevel: 1,
        references: [],
        author: 'bench',
        date: '2026-01-01',
        version: 1,
        rule: 'rule',
        place,
      },
    ],
    sources: [],
    vocabulary: { entries: new Map(), lists: new Map() },
    rule: 'rule',
  };
}
