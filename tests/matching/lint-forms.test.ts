import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/definitions/index.ts';
import { lintForms } from '../../src/matching/index.ts';
import { filesWith } from '../definitions/small-library.ts';

const lint = (more: string) =>
  lintForms(buildLibrary(filesWith('truce', [], { 'vocabulary/more.yaml': more })));

describe('lint of forms and names', () => {
  it('finds nothing wrong with the small library', () => {
    expect(
      lint('kind: words\nreferences: [x]\nentries: { rain: { title: Rain, aliases: { en: [rain] } } }\n'),
    ).toEqual([]);
  });

  it('refuses a form that lands in two kinds of act', () => {
    const findings = lint(
      'kind: actions\nreferences: [x]\nentries: { stop-work: { title: S, nouns: { en: [strike] } } }\n',
    );
    expect(findings[0]).toMatchObject({
      severity: 'error',
      code: 'form-in-two-kinds',
      file: 'vocabulary/more.yaml',
      line: 3,
    });
    expect(findings[0]?.reason).toContain('"strike" (en)');
  });

  it('warns on a name that holds the trigger of a mark', () => {
    const findings = lint(
      'kind: actors\nreferences: [x]\nentries: { never: { title: N, aliases: { en: [Never Again Front] } } }\n',
    );
    expect(findings).toMatchObject([{ severity: 'warning', code: 'trigger-in-name' }]);
  });

  const plain = (condition: string) =>
    lintForms(buildLibrary(filesWith(condition))).filter(({ code }) => code === 'plain-word');

  it.each([
    ['attacks', '"attacks"'],
    ['{ any: [Falcon Brigade, raid] }', '"raid"'],
    ['actions.attack', 'actions.attack'],
    ['{ all: [هجوم, { none: [rain] }] }', '"هجوم"'],
    ['{ field: { in: [title], that: { sentence: [struck, { none: [rain] }] } } }', '"struck"'],
    ['{ near: { within: 4, of: [strike, { any: [raids, truce] }] } }', '"strike" with "raids"'],
    [
      '{ weights: { threshold: 2, of: [{ weight: 2, when: attack }, { weight: 1, when: truce }] } }',
      '"attack"',
    ],
    ['{ at-least: { count: 1, of: [truce, raid] } }', '"raid"'],
    ['{ any: [truce, government] }', '"government"'],
  ])(
    'warns, with file, line and mend, on an indicator that a plain verb or noun of action satisfies: %s',
    (condition, word) => {
      const [found, more] = plain(condition);
      expect(found).toMatchObject({ severity: 'warning', file: 'problems/problem.yaml', line: 16 });
      expect(found?.reason).toContain(`needs nothing but ${word},`);
      expect(found?.mend).toContain('event');
      expect(more).toBeUndefined();
    },
  );

  it.each([
    '{ all: [attack, actors.brigades] }',
    '{ near: { within: 4, of: [attack, { place: places.westmark }] } }',
    '{ event: { agent: actors.brigades, action: actions.attack } }',
    '{ all: [attack, oil] }',
    '{ at-least: { count: 2, of: [attack, truce] } }',
    '{ weights: { threshold: 3, of: [{ weight: 2, when: attack }, { weight: 1, when: truce }] } }',
    '{ any: [air raid sirens, truce] }',
  ])('does not warn where an actor, a place, an event or a matter is asked for: %s', (condition) => {
    expect(plain(condition)).toEqual([]);
  });
});
