import { createHash } from 'node:crypto';
import type { Condition } from './condition.ts';
import type { IndicatorDefinition } from './model.ts';
import { termKey } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** JSON with sorted keys and without absent ones: the same meaning gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256 over canonical JSON, as hex. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Hash of what decides a hit: condition, veto, fields, scope, marks, what it says, and every vocabulary entry it reaches. */
export function indicatorRule(
  indicator: Pick<IndicatorDefinition, 'condition' | 'exclude' | 'fields' | 'sources' | 'marks' | 'says'>,
  vocabulary: Vocabulary,
): string {
  const { condition, exclude, fields, sources, marks, says } = indicator;
  const names = new Set([condition, ...exclude].flatMap(namesIn));
  const words = [...names].sort().map((name) => [name, nameHash(name, vocabulary)]);
  return hashOf({ condition, exclude, fields, sources, marks, says, words });
}

/** Hashes of names already computed, by vocabulary: most indicators reach the same lists. */
const known = new WeakMap<Vocabulary, Map<string, string>>();

function remembered(vocabulary: Vocabulary, key: string, compute: () => string): string {
  const hashes = known.get(vocabulary) ?? new Map<string, string>();
  known.set(vocabulary, hashes);
  const hash = hashes.get(key) ?? compute();
  hashes.set(key, hash);
  return hash;
}

/** Everything a list, place or entry can match. */
function nameHash(name: string, vocabulary: Vocabulary): string {
  const members = vocabulary.lists.get(name) ?? [];
  return remembered(vocabulary, `list ${name}`, () =>
    hashOf(members.map((member) => [member, entryHash(member, vocabulary)])),
  );
}

function entryHash(name: string, vocabulary: Vocabulary): string {
  return remembered(vocabulary, `entry ${name}`, () => {
    const entry = vocabulary.entries.get(name);
    const aliases = (entry?.aliases ?? []).map(({ term, lang, needs }) => {
      const support = needs && {
        within: needs.within,
        terms: needs.terms.map(termKey).sort(),
        lists: needs.lists.map((list) => [list, spellingsHash(list, vocabulary)]),
      };
      return { term: termKey(term), lang, support };
    });
    return hashOf({ aliases, action: entry?.action });
  });
}

const spellingsHash = (list: string, vocabulary: Vocabulary): string =>
  remembered(vocabulary, `spellings ${list}`, () =>
    hashOf(
      (vocabulary.lists.get(list) ?? []).flatMap((member) =>
        (vocabulary.entries.get(member)?.aliases ?? []).map(({ term }) => termKey(term)),
      ),
    ),
  );

/** Every vocabulary name a condition mentions. */
export function namesIn(condition: Condition): string[] {
  switch (condition.type) {
    case 'term':
      return [];
    case 'list':
      return [condition.list];
    case 'place':
      return [condition.place];
    case 'sentence':
    case 'field':
      return namesIn(condition.that);
    case 'weights':
      return condition.of.flatMap(({ when }) => namesIn(when));
    case 'event': {
      const agents = condition.agent === 'none' ? [] : (condition.agent?.any ?? []);
      const others = [
        ...(condition.target?.any ?? []),
        ...condition.notTarget,
        ...(condition.involved?.any ?? []),
      ];
      return [...agents, ...condition.action, ...others];
    }
    default:
      return condition.of.flatMap(namesIn);
  }
}
