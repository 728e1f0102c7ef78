import { describe, expect, it } from 'vitest';
import { buildLibrary, type Finding, lintLibrary } from '../../src/definitions/index.ts';
import { filesWith, problemWith } from './small-library.ts';

const lint = (file: string): Finding[] =>
  lintLibrary(buildLibrary(filesWith('truce', [], { 'problems/problem.yaml': file })));
const found = (findings: readonly Finding[], code: string) => findings.filter((each) => each.code === code);

const EVENT = '{ event: { agent: actors.brigades, action: actions.attack } }';

describe('lint', () => {
  it('warns on an indicator that tells scenarios apart weakly or not at all', () => {
    const rated = (calm: string, storm: string) =>
      problemWith('truce').replace('calm: highly-unlikely, storm: 2', `calm: ${calm}, storm: ${storm}`);
    expect(found(lint(rated('unlikely', 'highly-likely')), 'diagnosticity')).toHaveLength(1);
    expect(found(lint(rated('could', 'highly-likely')), 'diagnosticity').at(-1)?.reason).toContain('weak');
    expect(found(lint(rated('likely', 'likely')), 'diagnosticity').map(({ reason }) => reason)).toEqual([
      expect.stringContaining('no indicator is unique to scenario "calm"'),
      expect.stringContaining('no indicator is unique to scenario "storm"'),
      expect.stringContaining('non-diagnostic'),
    ]);
  });

  it('warns on an indicator without a counter-example, at all or in a language of its examples', () => {
    const bare = problemWith('truce').replace(/ {6}no-match: .*\n/, '');
    expect(found(lint(bare), 'no-counter-example')).toHaveLength(1);
    const arabic = problemWith('truce').replace('[{ text: truce, lang: en }]', '[{ text: هدنة, lang: ar }]');
    expect(found(lint(arabic), 'no-counter-example')[0]?.reason).toContain('"ar"');
  });

  it.each([
    '{ all: [actors.brigades, actions.attack, { place: places.westmark }] }',
    '{ sentence: [actors.falcon, { any: [actions.attack] }] }',
    '{ near: { within: 5, of: [actors.brigades, actions.attack] } }',
    '{ any: [truce, { all: [{ sentence: [actors.falcon, actions.attack] }, { place: places.westmark }] }] }',
    '{ all: [{ all: [actors.brigades, { place: places.westmark }] }, actions.attack] }',
    '{ all: [{ near: { within: 4, of: [actors.brigades, truce] } }, { field: { in: [title], that: actions.attack } }] }',
    '{ at-least: { count: 2, of: [actors.brigades, actions.attack, truce] } }',
    '{ weights: { threshold: 3, of: [{ weight: 1, when: actors.brigades }, { weight: 2, when: actions.attack }] } }',
    '{ all: [{ any: [actors.brigades, brigadiers] }, { any: [actions.attack, shelling] }] }',
  ])('warns on actor and action side by side: %s', (condition) => {
    expect(found(lint(problemWith(condition)), 'bare-conjunction')[0]?.mend).toContain('event:');
  });

  it.each([
    EVENT,
    '{ any: [actors.brigades, actions.attack] }',
    '{ at-least: { count: 1, of: [actors.brigades, actions.attack] } }',
    '{ weights: { threshold: 2, of: [{ weight: 2, when: actors.brigades }, { weight: 2, when: actions.attack }] } }',
    '{ all: [actors.brigades, truce, { none: [actions.attack] }] }',
    '{ all: [actors.brigades, { any: [truce, { event: { action: actions.attack } }] }] }',
  ])('does not warn on an actor and an action of which that is not so: %s', (condition) => {
    expect(found(lint(problemWith(condition)), 'bare-conjunction')).toEqual([]);
  });

  it('refuses a stable event indicator without a role-swapped counter-example, and only warns while it is tested', () => {
    const stable = problemWith(EVENT).replace('status: test', 'status: stable');
    expect(found(lint(stable), 'no-mirror')[0]?.severity).toBe('error');
    expect(found(lint(problemWith(EVENT)), 'no-mirror')[0]?.severity).toBe('warning');
    const mirrored = stable.replace(
      '{ text: rain, lang: en }',
      '{ text: rain, lang: en, mirrors: roles-swapped }',
    );
    expect(found(lint(mirrored), 'no-mirror')).toEqual([]);
  });

  it('warns when one list stands on both sides of an event without saying what a clash is', () => {
    const both = '{ event: { agent: actors.brigades, action: actions.attack, target: actors.everybody } }';
    expect(found(lint(problemWith(both)), 'overlapping-roles')).toHaveLength(1);
    const told = both.replace('target:', 'parties: demote, target:');
    expect(found(lint(problemWith(told)), 'overlapping-roles')).toEqual([]);
  });

  it('warns on one-sided problems', () => {
    expect(found(lint(problemWith('truce')), 'one-sided').map(({ reason }) => reason)).toEqual([
      expect.stringContaining('"against"'),
      expect.stringContaining('"assumption"'),
    ]);
  });

  it.each([
    ['علي', 'على'],
    ['şer', 'ser'],
    ['işe', 'ise'],
  ])('warns on the word %s, which is read as the everyday word %s', (word, common) => {
    const [warning] = found(lint(problemWith(`{ any: ["${word}", truce] }`)), 'everyday-word');
    expect(warning?.reason).toContain(`"${word}" is read as "${common}"`);
    expect(found(lint(problemWith(`{ any: ["${word} Westmark", truce] }`)), 'everyday-word')).toEqual([]);
  });

  it('leaves an everyday word alone that is meant, as beside another in near', () => {
    const near = '{ near: { within: 3, of: [truce, { any: [after, على] }] } }';
    expect(found(lint(problemWith(near)), 'everyday-word')).toEqual([]);
  });

  it('warns on an alias that is an everyday word, but not where it asks for support', () => {
    const aliases = (alias: string) =>
      `kind: actors\nreferences: [x]\nentries: { ali: { title: Ali, aliases: { ar: [${alias}] } } }\n`;
    const lintAlias = (alias: string) =>
      found(
        lintLibrary(buildLibrary(filesWith('truce', [], { 'vocabulary/a.yaml': aliases(alias) }))),
        'everyday-word',
      );
    expect(lintAlias('علي')).toHaveLength(1);
    expect(lintAlias('{ term: علي, needs: { any: [actors.falcon] } }')).toEqual([]);
  });

  it('lets two actors share a name where each of them asks for support', () => {
    const own = (id: string, needs: boolean) =>
      `${id}: { title: ${id}, aliases: { en: [${needs ? '{ term: the front, needs: { any: [actors.falcon] } }' : 'the front'}] } }`;
    const shared = (first: boolean, second: boolean) => {
      const text = `kind: actors\nreferences: [x]\nentries:\n  ${own('north', first)}\n  ${own('south', second)}\n`;
      return found(
        lintLibrary(buildLibrary(filesWith('truce', [], { 'vocabulary/a.yaml': text }))),
        'shared-alias',
      );
    };
    expect(shared(true, true)).toEqual([]);
    expect(shared(true, false)).toHaveLength(1);
    expect(shared(false, true)).toHaveLength(1);
  });

  it('warns on a name that two actors share and on an action without nouns', () => {
    const vocabulary = `kind: actors\nreferences: [x]\nentries: { twin: { title: Twin, aliases: { en: [osprey front] } } }\n`;
    const actions = `kind: actions\nreferences: [x]\nentries: { march: { title: March, verbs: { en: [march] } } }\n`;
    const library = buildLibrary(
      filesWith('truce', [], { 'vocabulary/a.yaml': vocabulary, 'vocabulary/b.yaml': actions }),
    );
    const all = lintLibrary(library);
    expect(found(all, 'shared-alias')).toHaveLength(1);
    expect(found(all, 'no-nouns')).toHaveLength(1);
  });
});
