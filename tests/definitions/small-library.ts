import { buildLibrary, type IndicatorDefinition, type Library } from '../../src/definitions/index.ts';

/** An invented vocabulary: brigades, an army, a town with a base in it, two kinds of acts. */
export const VOCABULARY = `kind: actors
references: [own invention]
lists:
  brigades: { title: Brigades }
  everybody: { title: All, includes: [actors.brigades, actors.norland] }
entries:
  falcon:
    title: Falcon Brigade
    lists: [brigades]
    aliases:
      en: [Falcon Brigade, "Falcon's Brigade", { term: FB, case: exact, needs: { any: [brigade*, actors.osprey], within: 5 } }]
      ar: [لواء الصقر]
  osprey:
    title: Osprey Front
    lists: [brigades]
    aliases: { en: [Osprey Front], ar: [جبهة العقاب] }
  norland:
    title: Norland
    aliases: { en: [Norland, Norlander], ar: [نورلاند] }
  hawks: { title: Hawks, aliases: { en: [Hawks] } }
  night-hawks: { title: Night Hawks, aliases: { en: [Night Hawks] } }
`;
export const PLACES = `kind: places
references: [own invention]
entries:
  westmark: { title: Westmark, at: [10.5, 20], aliases: { en: [Westmark], ar: [ويستمارك] } }
  millbrook: { title: Millbrook, parent: places.westmark, aliases: { en: [Millbrook] } }
`;
export const ACTIONS = `kind: actions
references: [own invention]
entries:
  attack:
    title: Attack
    verbs: { en: [attack, strike~struck], ar: [هاجم, قصف] }
    nouns: { en: [attack, strike, raid], ar: [هجوم, قصف] }
`;
export const WORDS = `kind: words
references: [own invention]
entries:
  truce: { title: Truce, aliases: { en: [truce, ceasefire], ar: [هدنة] } }
`;

const EXAMPLES = `
      match: [{ text: truce, lang: en }]
      no-match: [{ text: rain, lang: en }]`;

/** A problem file around one indicator; `extra` are further keys of the indicator, each on its own line. */
export function problemWith(condition: string, extra: readonly string[] = []): string {
  const rest = extra.map((line) => `    ${line}`).join('\n');
  return `id: test-problem
title: A problem
question: Does it happen?
description: For tests.
region: Westmark
author: Tests
date: 2030-01-01
version: 1
references: [own invention]
scenarios:
  - { id: calm, title: Calm, description: Nothing happens. }
  - { id: storm, title: Storm, description: Something happens. }
levels:
  - { level: 4, at-least: 1, where: { signals: [corroborated] }, because: it is corroborated }
indicators:
  - id: test-indicator
    title: An indicator
    question: Is it seen?
    status: test
    severity: high
    polarity: for
    says: happening
    condition: ${condition}
    lifetime: 14d
    diagnosticity: { calm: highly-unlikely, storm: 2 }
    false-positives: [none known]
    references: [own invention]
    author: Tests
    date: 2030-01-01
    version: 1
    examples:${EXAMPLES}
${rest}
`;
}

/** Files of a small library; a value replaces or adds a file. */
export function filesWith(
  condition: string,
  extra: readonly string[] = [],
  others: Record<string, string> = {},
) {
  return new Map([
    ['vocabulary/actors.yaml', VOCABULARY],
    ['vocabulary/places.yaml', PLACES],
    ['vocabulary/actions.yaml', ACTIONS],
    ['vocabulary/words.yaml', WORDS],
    ['problems/problem.yaml', problemWith(condition, extra)],
    ...Object.entries(others),
  ]);
}

export const libraryWith = (condition: string, extra: readonly string[] = []): Library =>
  buildLibrary(filesWith(condition, extra));

/** The only indicator of such a library. */
export function onlyIndicator(library: Library): IndicatorDefinition {
  const indicator = library.problems[0]?.indicators[0];
  if (!indicator) throw new Error('the library has no indicator');
  return indicator;
}
