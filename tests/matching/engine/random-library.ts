import fc from 'fast-check';
import type { Condition, PositionalCondition, Term } from '../../../src/definitions/condition.ts';
import type { IndicatorDefinition, Library, MarkEffect } from '../../../src/definitions/model.ts';
import type { Alias, Vocabulary, VocabularyEntry } from '../../../src/definitions/vocabulary.ts';
import { FIELDS, type MarkName, type MatchableItem } from '../../../src/evidence/index.ts';
import type { EventReading, Mention, RoleInput } from '../../../src/matching/events/reading.ts';
import { tokenise } from '../../../src/text/index.ts';
import { knownTerm, knownText } from './random-text.ts';

const place = { file: 'random.yaml', line: 1 };

const word = (text: string, exactCase = false): Term => ({
  text,
  words: tokenise(text).map(({ norm }) => norm),
  prefix: false,
  exactCase,
});
const alias = (text: string, needs?: Alias['needs']): Alias => ({ term: word(text), lang: 'en', needs });

function entry(
  name: string,
  aliases: Alias[],
  more: Partial<VocabularyEntry> = {},
): [string, VocabularyEntry] {
  const kind = name.startsWith('actors') ? 'actors' : name.startsWith('places') ? 'places' : 'actions';
  return [
    name,
    { name, kind, title: name, aliases, lists: [], ancestors: [], references: [], place, ...more },
  ];
}

/** Names within names, an alias that needs support, one that needs its capitals, clitics, places in places, actions. */
const vocabulary: Vocabulary = {
  entries: new Map([
    entry('actors.falcon', [alias('falcon brigade'), alias('falcon'), alias('حشد'), alias('كتائب الحشد')], {
      lists: ['actors.armed'],
    }),
    entry('actors.hashd', [alias('الحشد الشعبي'), alias('الحشد')], { lists: ['actors.armed'] }),
    entry(
      'actors.is',
      [
        { term: word('IS', true), lang: 'en' },
        alias('brigade', { terms: [word('attack')], lists: ['actors.hashd'], within: 3 }),
      ],
      { lists: ['actors.armed'] },
    ),
    entry('actors.us', [alias('US'), alias('US base')]),
    entry('places.iraq', [alias('Iraq'), alias('Irak'), alias('العراق')]),
    entry('places.istanbul', [alias('İstanbul')], { ancestors: ['places.iraq'] }),
    entry('actions.attack', [], {
      action: {
        kind: 'attack',
        verbs: { en: ['attack'], ar: ['قصف'] },
        nouns: { en: ['attack'], ar: ['قصف', 'والحشد'] },
      },
    }),
  ]),
  lists: new Map([
    ['actors.falcon', ['actors.falcon']],
    ['actors.hashd', ['actors.hashd']],
    ['actors.is', ['actors.is']],
    ['actors.us', ['actors.us']],
    ['actors.armed', ['actors.falcon', 'actors.hashd', 'actors.is']],
    ['places.iraq', ['places.iraq', 'places.istanbul']],
    ['places.istanbul', ['places.istanbul']],
    ['actions.attack', ['actions.attack']],
  ]),
};

const term = knownTerm.map((each): Condition & PositionalCondition => ({ type: 'term', term: each }));
const list = fc
  .constantFrom('actors.falcon', 'actors.hashd', 'actors.is', 'actors.us', 'actors.armed')
  .map((name): Condition & PositionalCondition => ({ type: 'list', list: name }));
const placed = fc
  .constantFrom('places.iraq', 'places.istanbul')
  .map((name): Condition & PositionalCondition => ({ type: 'place', place: name }));
const leaf = fc.oneof({ weight: 4, arbitrary: term }, { weight: 2, arbitrary: list }, placed);

const effect = fc.constantFrom<MarkEffect>('count', 'demote', 'drop');
const effects = fc.record({
  negated: effect,
  hypothetical: effect,
  historical: effect,
  exercise: effect,
  thwarted: effect,
  repelled: effect,
  suspended: effect,
  background: effect,
  attributed: effect,
  inspired: effect,
});
const people = fc.subarray(['actors.armed', 'actors.us', 'places.iraq'], { minLength: 1, maxLength: 2 });
const event = fc.record({
  type: fc.constant('event' as const),
  agent: fc.oneof(
    fc.constant(undefined),
    fc.constant('none' as const),
    people.map((any) => ({ any, attribution: ['asserted', 'claimed'] as ('asserted' | 'claimed')[] })),
  ),
  action: fc.constant('actions.attack').map((action) => [action]),
  target: fc.oneof(
    fc.constant(undefined),
    people.map((any) => ({ any })),
  ),
  notTarget: fc.subarray(['actors.us'], { minLength: 0 }),
  involved: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    people.map((any) => ({ any })),
  ),
  parties: effect,
  unresolved: effect,
  association: effect,
  marks: effects,
  require: fc.constantFrom<MarkName[]>([]),
});

const fields = fc.subarray([...FIELDS], { minLength: 1 });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const of = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
  const positional = fc.oneof(
    leaf,
    fc
      .array(leaf, { minLength: 1, maxLength: 2 })
      .map((any): PositionalCondition => ({ type: 'any', of: any })),
  );
  return {
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      leaf,
      leaf,
      event,
      of.map((each): Condition => ({ type: 'any', of: each })),
      of.map((each): Condition => ({ type: 'all', of: each })),
      fc
        .tuple(of, of)
        .map(([each, none]): Condition => ({ type: 'all', of: [...each, { type: 'none', of: none }] })),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), of)
        .map(
          ([count, each]): Condition => ({ type: 'atLeast', count: Math.min(count, each.length), of: each }),
        ),
      fc
        .tuple(fc.nat(4), fc.boolean(), fc.array(positional, { minLength: 2, maxLength: 3 }))
        .map(([within, ordered, each]): Condition => ({ type: 'near', within, ordered, of: each })),
      tie('condition').map((that): Condition => ({ type: 'sentence', that })),
      fc
        .tuple(fields, tie('condition'))
        .map(([some, that]): Condition => ({ type: 'field', fields: some, that })),
      fc
        .tuple(
          fc.constantFrom(0.3, 1, 1.1, 2),
          fc.array(fc.record({ weight: fc.constantFrom(-1, 0.1, 0.2, 0.5, 1, 2), when: tie('condition') }), {
            minLength: 1,
            maxLength: 4,
          }),
        )
        .map(([threshold, each]): Condition => ({ type: 'weights', threshold, of: each })),
    ),
  };
});

const indicator = fc
  .record({
    condition,
    exclude: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<Condition[]>([]) },
      fc.array(condition, { maxLength: 2 }),
    ),
    fields,
    marks: effects,
  })
  .map(
    (some): Omit<IndicatorDefinition, 'id'> => ({
      ...some,
      problem: 'random',
      title: 'Random',
      question: 'Does it hold?',
      status: 'test',
      severity: 'low',
      polarity: 'for',
      says: 'happening',
      sources: {},
      lifetime: 1,
      delta: 1,
      diagnosticity: {},
      falsePositives: [],
      references: [],
      author: 'test',
      date: '2026-01-01',
      version: 1,
      examples: { match: [], noMatch: [] },
      rule: 'rule',
      place,
    }),
  );

/** A library of random indicators over a small vocabulary that has every kind of entry. */
export const randomLibrary: fc.Arbitrary<Library> = fc.array(indicator, { minLength: 1, maxLength: 12 }).map(
  (each): Library => ({
    problems: [
      {
        id: 'random',
        title: 'Random',
        question: '',
        description: '',
        region: '',
        scenarios: [],
        indicators: each.map((one, i) => ({ ...one, id: `random-${i}` })),
        levels: [],
        baseLevel: 1,
        references: [],
        author: 'test',
        date: '2026-01-01',
        version: 1,
        rule: 'rule',
        place,
      },
    ],
    sources: [],
    vocabulary,
    rule: 'rule',
  }),
);

const maybeText = fc.option(knownText, { nil: undefined });
/** Words of context between the known ones, so that marks come about. */
const marked = fc
  .tuple(knownText, fc.constantFrom('', 'denies ', 'not ', 'may ', 'anniversary of ', 'لم '), knownText)
  .map((parts) => parts.join(' '));

export const randomItem: fc.Arbitrary<MatchableItem> = fc.record({
  id: fc.constant('item'),
  url: fc.constant('https://news.example/1'),
  title: fc.oneof(knownText, marked),
  summary: fc.oneof(maybeText, marked),
  content: maybeText,
  published: fc.constant('2026-03-01T00:00:00.000Z'),
  lang: fc.constantFrom(undefined, 'en', 'ar'),
});

/** Reads roles from nothing but the order in which things are given, so that a different order shows. */
export function readByOrder(input: RoleInput): EventReading[] {
  const [agent, target] = input.mentions;
  const participant = (mention: Mention | undefined, role: 'agent' | 'target') =>
    mention ? [{ mention, role, rule: 'order', attribution: 'asserted' as const, association: false }] : [];
  return input.actions.slice(0, 1).map((anchor) => ({
    action: anchor.action,
    anchor,
    participants: [...participant(agent, 'agent'), ...participant(target, 'target')],
    marks: [],
    time: 'current' as const,
    rule: anchor.forms.join(' '),
    bystanders: [],
  }));
}
