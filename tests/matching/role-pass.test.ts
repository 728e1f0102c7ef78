import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/definitions/index.ts';
import { compileLibrary, readRoles } from '../../src/matching/index.ts';
import { filesWith, problemWith } from '../definitions/small-library.ts';
import { itemOf } from './words-matcher.ts';

const EVENT = '{ event: { agent: actors.brigades, action: actions.attack } }';

/** Texts the role pass was asked to read while three indicators with events looked at one item. */
function textsRead(title: string): string[] {
  const read: string[] = [];
  const others = ['second', 'third'].map((name): [string, string] => [
    `problems/${name}.yaml`,
    problemWith(EVENT)
      .replace('id: test-problem', `id: ${name}`)
      .replace('id: test-indicator', `id: ${name}-one`),
  ]);
  const matcher = compileLibrary(buildLibrary(filesWith(EVENT, [], Object.fromEntries(others))), (input) => {
    read.push(input.text);
    return readRoles(input);
  });
  matcher.match(itemOf(title));
  return read;
}

describe('the pass that reads roles', () => {
  it('runs once for all indicators that ask about an item', () => {
    expect(textsRead('Falcon Brigade attacks mill')).toEqual(['Falcon Brigade attacks mill']);
  });

  it.each([
    ['an actor without an act', 'Falcon Brigade opens mill'],
    ['an act without an actor', 'Wolves attack mill'],
    ['neither', 'Rain in Millbrook'],
  ])('does not run on %s', (_name, title) => {
    expect(textsRead(title)).toEqual([]);
  });
});

describe('a shared vocabulary', () => {
  it('finds an actor under every spelling of its name, in every language it is written in', () => {
    const spellings = ['Kestrel Guard', "Kestr'el Guard", 'KESTREL-GUARD', 'حرس العوسق', 'وحرس العوسق'];
    const vocabulary = `kind: actors
references: [own invention]
entries:
  kestrel: { title: Kestrel Guard, aliases: { en: [Kestrel Guard], ar: [حرس العوسق] } }
`;
    const library = buildLibrary(filesWith('actors.kestrel', [], { 'vocabulary/kestrel.yaml': vocabulary }));
    const matcher = compileLibrary(library);
    expect(spellings.map((text) => matcher.match(itemOf(text)).length)).toEqual(spellings.map(() => 1));
  });

  it('knows where places are and what they lie in', () => {
    const { entries } = buildLibrary(filesWith('truce')).vocabulary;
    expect(entries.get('places.westmark')?.at).toEqual({ lat: 10.5, lon: 20 });
    expect(entries.get('places.millbrook')?.ancestors).toEqual(['places.westmark']);
  });
});
