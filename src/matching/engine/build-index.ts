import type { IndicatorDefinition, Library } from '../../definitions/model.ts';
import { buildTerms } from './build-terms.ts';
import { shareOfTexts } from './common-words.ts';
import { Concepts, type Members, type WordFrequency } from './concepts.ts';
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
  frequency: WordFrequency = shareOfTexts,
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

/** For every one of the first concepts the indicators that wait for it, as `wakes` and `triggers` have them. */
function hangTriggers(
  wanted: readonly (number[] | undefined)[],
  concepts: number,
): { wakes: Int32Array; triggers: Int32Array } {
  const waiting = Array.from({ length: concepts }, (): number[] => []);
  wanted.forEach((trigger, indicator) => {
    for (const concept of trigger ?? []) waiting[concept]?.push(indicator);
  });
  const lists: number[] = [];
  const wakes = Int32Array.from(waiting, (indicators) => {
    const [only] = indicators;
    if (indicators.length === 1 && only !== undefined) return only;
    const at = lists.length;
    lists.push(indicators.length);
    for (const each of indicators) lists.push(each);
    return -2 - at;
  });
  return { wakes, triggers: Int32Array.from(lists) };
}
