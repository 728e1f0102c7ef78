import type { IndicatorDefinition, Library } from '../src/definitions/model.ts';
import type { MatchableItem } from '../src/evidence/index.ts';
import { inflect } from '../src/matching/events/inflect.ts';
import { type Language, makeText } from './corpus.ts';
import type { BenchIndicator } from './library.ts';

/** Share of items that are made to satisfy an indicator, as of a day's news. */
const HIT_SHARE = 0.015;

const at = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)];

/** Puts words into a text in place of some of its own, so that its length stays the same. */
function plant(text: string, words: readonly string[], random: () => number): string {
  const pieces = text.split(' ');
  const step = Math.floor(pieces.length / (words.length + 1));
  words.forEach((word, i) => {
    const place = step * i + Math.floor(random() * step);
    pieces.splice(place, word.split(' ').length, word);
  });
  return pieces.join(' ');
}

/** Two terms that satisfy either shape of indicator. */
const satisfying = ({ terms }: BenchIndicator): string[] => [terms[0] ?? '', terms[5] ?? ''];

export interface ItemShape {
  name: 'short' | 'long';
  title: number;
  summary: number;
  content: number;
}
export const SHORT: ItemShape = { name: 'short', title: 10, summary: 52, content: 0 };
export const LONG: ItemShape = { name: 'long', title: 10, summary: 52, content: 556 };

/** Items of made-up words; some of them satisfy an indicator. */
export function makeItems(
  language: Language,
  shape: ItemShape,
  count: number,
  indicators: readonly BenchIndicator[],
  random: () => number,
): MatchableItem[] {
  return Array.from({ length: count }, (_, i) => {
    const chosen = random() < HIT_SHARE ? at(indicators, random) : undefined;
    const summary = makeText(language, shape.summary, random);
    return {
      id: `item-${i}`,
      url: `https://news.example/${i}`,
      title: makeText(language, shape.title, random),
      summary: chosen ? plant(summary, satisfying(chosen), random) : summary,
      content: shape.content > 0 ? makeText(language, shape.content, random) : undefined,
      published: '2026-03-01T00:00:00.000Z',
    };
  });
}

/** How often made-up news names somebody or something of the shipped vocabulary, and does something to them. */
const ACTOR_SHARE = 0.15;
const ACTION_SHARE = 0.25;
/** Share of items that are examples of the library: an actor and an action in one sentence, mostly a hit. */
const EXAMPLE_SHARE = 0.013;

function aliasesOf(library: Library): string[] {
  return [...library.vocabulary.entries.values()]
    .filter(({ kind }) => kind !== 'actions' && kind !== 'words')
    .flatMap(({ aliases }) => aliases.map(({ term }) => term.text));
}

function formsOf(library: Library): string[] {
  return [...library.vocabulary.entries.values()].flatMap(({ action }) =>
    action ? inflect(action).map(({ text }) => text) : [],
  );
}

const examplesOf = ({ examples }: IndicatorDefinition): string[] =>
  [...examples.match, ...examples.noMatch].map(({ text }) => text);

/** Short items for the shipped library: made-up news with its names and actions strewn in, and its own examples. */
export function makeItemsFor(
  library: Library,
  language: Language,
  count: number,
  random: () => number,
): MatchableItem[] {
  const aliases = aliasesOf(library);
  const forms = formsOf(library);
  const examples = library.problems.flatMap(({ indicators }) => indicators.flatMap(examplesOf));
  return makeItems(language, SHORT, count, [], random).map((item) => {
    const strewn = [
      random() < ACTOR_SHARE ? at(aliases, random) : undefined,
      random() < ACTION_SHARE ? at(forms, random) : undefined,
    ].filter((word) => word !== undefined);
    const title = random() < EXAMPLE_SHARE ? at(examples, random) : undefined;
    return { ...item, title: title ?? item.title, summary: plant(item.summary ?? '', strewn, random) };
  });
}
