import { describe, expect, it } from 'vitest';
import { ARABIC_RULES, ENGLISH_RULES, type RoleRule } from '../../../src/matching/events/rules.ts';
import { read } from './vocabulary.ts';

/** Rules named by the reading's participants: `E6+E5` was decided by E6 and shared by E5. */
function rulesOf(text: string, lang: string): Set<string> {
  const named = read(text, lang).flatMap(({ participants }) => participants.map(({ rule }) => rule));
  return new Set(named.flatMap((rule) => rule.split('+')));
}

const CATALOGUE: readonly [lang: string, rule: RoleRule][] = [
  ...ENGLISH_RULES.map((rule): [string, RoleRule] => ['en', rule]),
  ...ARABIC_RULES.map((rule): [string, RoleRule] => ['ar', rule]),
];

describe('the catalogue of rules', () => {
  it.each(CATALOGUE.map(([lang, rule]) => [rule.id, rule.example, lang] as const))(
    'has in %s a rule that reads its example "%s"',
    (id, example, lang) => {
      expect([...rulesOf(example, lang)]).toContain(id);
    },
  );
  it('names every rule once', () => {
    const ids = CATALOGUE.map(([, { id }]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
