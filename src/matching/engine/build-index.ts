import type { IndicatorDefinition, Library } from '../../definitions/model.ts';
import { buildTerms } from './build-terms.ts';
import { Concepts, guessFrequency, type Members, type WordFrequency } from './concepts.ts';
import type { Index } from './layout.ts';
import type { LibraryTerms } from './library-terms.ts';
import { compileProgram } from './program.ts';
import { rarestTrigger } from './triggers.ts';

/** Indicators in the library's order, those out of use left out. */
export const indicatorsInUse = (library: Library): IndicatorDefinition[] =>
  library.problems.flatMap(({ indicators }) => indicators).filter(({ status }) => status !== 'deprecated');

/** Compiles terms and indicators; indicators are known by their position. */
export function buildIndex(
  indicators: readonly IndicatorDefinition[],
  terms: LibraryTerms,
  members: Members,
  frequency: WordFrequency = guessFrequency,
): Index {
  const concepts = new Concepts(terms, members, frequency);
  const wanted = indicators.map(({ condition }) => rarestTrigger(condition, concepts)?.concepts);
  // Concepts on which indicators hang come first, so that the others need no list of indicators.
  const hung = new Set(wanted.flatMap((trigger) => trigger ?? []));
  const numbers = concepts.renumber(hung);
  const triggers = wanted.map((trigger) => trigger?.map((concept) => numbers[concept] ?? 0));
  const always = triggers.flatMap((trigger, id) => (trigger === undefined ? [id] : []));
  const programs = buildPrograms(indicators, concepts);
  const { ofTerm, concepts: conceptLists } = concepts.ofTerms();
  return {
    ...buildTerms(terms.terms, (id) => ofTerm[id] ?? -1),
    concepts: conceptLists,
    ...programs,
    ...hangTriggers(triggers, hung.size),
    always: Int32Array.from(always),
  };
}

function buildPrograms(
  indicators: readonly IndicatorDefinition[],
  concepts: Concepts,
): { programStart: Int32Array; program: Int32Array } {
  const start = new Int32Array(indicators.length + 1);
  const program: number[] = [];
  indicators.forEach((indicator, id) => {
    start[id] = program.length;
    for (const each of compileProgram(indicator, concepts)) program.push(each);
  });
  start[indicators.length] = program.length;
  return { programStart: start, program: Int32Array.from(program) };
}

/** Lists for every one of the first concepts the indicators that wait for it. */
function hangTriggers(
  triggers: readonly (number[] | undefined)[],
  concepts: number,
): { conceptTriggerStart: Int32Array; triggers: Int32Array } {
  const start = new Int32Array(concepts + 1);
  for (const trigger of triggers)
    for (const concept of trigger ?? []) start[concept + 1] = (start[concept + 1] ?? 0) + 1;
  for (let i = 1; i <= concepts; i += 1) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
  const next = start.slice();
  const list = new Int32Array(start[concepts] ?? 0);
  triggers.forEach((trigger, indicator) => {
    for (const concept of trigger ?? []) {
      const at = next[concept] ?? 0;
      list[at] = indicator;
      next[concept] = at + 1;
    }
  });
  return { conceptTriggerStart: start, triggers: list };
}
