import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBaseline, testLibrary } from '../../src/cli/test-examples.ts';
import { buildLibrary } from '../../src/definitions/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { filesWith, libraryWith, problemWith } from '../definitions/small-library.ts';
import { jsonLines, signpostHere as signpost } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-checks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function folder(name: string, files: ReadonlyMap<string, string>): string {
  const dir = join(scratch, name);
  for (const [path, text] of files) {
    mkdirSync(join(dir, path.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

describe('signpost lint', () => {
  it('ends with 1 and lists every error with file, line and mend', async () => {
    const dir = folder('faulty', filesWith('{ any: [actors.nobody, at*] }'));
    const { code, out } = await signpost(['lint', '--indicators', dir]);
    expect(code).toBe(1);
    expect(out).toMatch(/problem\.yaml:23:\d+: error: .*actors\.nobody/);
    expect(out).toMatch(
      /problem\.yaml:23:\d+: error: "at\*" would match far too many words; write at least 3 letters/,
    );
    expect(out).toContain('2 errors, 0 warnings');
  });

  it('ends with 2 when there is no such folder', async () => {
    const { code, err } = await signpost(['lint', '--indicators', join(scratch, 'nowhere')]);
    expect(code).toBe(2);
    expect(err).toMatch(/nowhere\/problems:1: error: this folder does not exist/);
  });

  it('ends with 0 on warnings alone, with 1 under --strict, and prints findings as JSON', async () => {
    const dir = folder('doubtful', filesWith('truce'));
    const lenient = await signpost(['lint', '--indicators', dir, '--json']);
    expect(lenient.code).toBe(0);
    expect(jsonLines(lenient.out)).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'one-sided' }),
    );
    expect((await signpost(['lint', '--indicators', dir, '--strict'])).code).toBe(1);
  });
});

describe('signpost test', () => {
  it('ends with 1 and names each example that misbehaves and each clean item that hits', () => {
    const library = libraryWith('rain');
    const clean = [
      { text: 'Rain falls on Millbrook', lang: 'en' },
      { text: 'Sun over Millbrook', lang: 'en' },
    ];
    const report = testLibrary(library, compileLibrary(library), clean);
    expect(report.passed).toBe(1);
    expect(report.failures).toEqual([
      expect.stringMatching(/problem\.yaml:\d+:\d+: test-indicator must match and does not: "truce"/),
      expect.stringMatching(/problem\.yaml:\d+:\d+: test-indicator must not match and does: "rain"/),
      'baseline: "Rain falls on Millbrook" is clean news and hits test-indicator',
    ]);
  });

  it('refuses a mirror in which nobody does the act: it would stay silent whatever becomes of the roles', () => {
    const event = '{ event: { agent: actors.brigades, action: actions.attack } }';
    const mirrored = (text: string): string[] => {
      const problem = problemWith(event).replace(
        'text: rain, lang: en',
        `text: ${text}, lang: en, mirrors: roles-swapped`,
      );
      const library = buildLibrary(filesWith(event, [], { 'problems/problem.yaml': problem }));
      return testLibrary(library, compileLibrary(library), []).failures;
    };
    expect(mirrored('Norland attacks Falcon Brigade').join()).not.toMatch(/no roles swapped/);
    for (const text of ['Falcon Brigade repairs bridge', 'Norland attacks Westmark'])
      expect(mirrored(text)).toContainEqual(
        expect.stringMatching(
          /problem\.yaml:\d+:\d+: test-indicator .* no roles swapped; write the act with doer/,
        ),
      );
  });

  it('passes on definitions that keep their word', async () => {
    const dir = folder('sound', filesWith('truce'));
    const { code, out } = await signpost(['test', '--indicators', dir]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ passed, 0 failed\n$/);
  });

  it('has a baseline in every language of the feeds', () => {
    const languages = new Set(readBaseline().map(({ lang }) => lang));
    expect(languages).toEqual(new Set(['en', 'ar', 'fa', 'ckb', 'kmr', 'tr']));
  });
});

describe('signpost explain', () => {
  const dir = () => folder('explained', filesWith('{ all: [truce, actors.brigades, { none: [rain] }] }'));

  it('shows a hit as a tree with what matched where', async () => {
    const { code, out } = await signpost(['explain', 'Falcon Brigade keeps truce', '--indicators', dir()]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'HIT test-problem / test-indicator: An indicator',
      '  + all of 3',
      '    + "truce" title[21,26] "truce"',
      '    + actors.brigades title[0,14] "Falcon Brigade"',
      '    + none of 1',
      '      - "rain"',
      '',
      '',
    ]);
  });

  it('tells many words that are not there in one line, behind those that are', async () => {
    const many = folder('many', filesWith('{ all: [truce, { any: [one, two, three, four, five, holds] }] }'));
    const { out } = await signpost(['explain', 'Truce holds', '--indicators', many]);
    expect(out.split('\n').slice(1, 6)).toEqual([
      '  + all of 2',
      '    + "truce" title[0,5] "Truce"',
      '    + any of 6',
      '      + "holds" title[6,11] "holds"',
      '      - "one", "two", "three" and 2 more',
    ]);
  });

  it.each([
    ['Arabic', 'لواء الصقر يهاجم نورلاند', 'ar', 'agent: "لواء الصقر" -> actors.falcon (A1'],
    [
      'English in capitals',
      'FALCON BRIGADE ATTACKS NORLAND',
      'en',
      'agent: "FALCON BRIGADE" -> actors.falcon (E1',
    ],
  ])('names the rule that decided, and the words, in %s', async (_name, text, lang, expected) => {
    const event = folder(
      'event',
      filesWith('{ event: { agent: actors.brigades, action: actions.attack, target: actors.norland } }'),
    );
    const { code, out } = await signpost(['explain', text, '--lang', lang, '--indicators', event]);
    expect(code).toBe(0);
    expect(out).toContain('HIT test-problem');
    expect(out).toContain(expected);
  });

  it.each(['🙂', '((((', '\u0000\u200f', 'ﷺ', '\ud800'])('says that nothing is near for %j', async (text) => {
    const { code, out } = await signpost(['explain', text, '--indicators', dir()]);
    expect(code).toBe(0);
    expect(out).toBe('No indicator hits or nearly hits.\n');
  });

  it('shows what a near miss lacks, and says so when nothing is near', async () => {
    const near = await signpost(['explain', 'Norland keeps truce', '--indicators', dir()]);
    expect(near.out).toContain('NEAR MISS');
    expect(near.out).toContain('because: missing: actors.brigades');
    const far = await signpost(['explain', 'Sun over Millbrook', '--indicators', dir()]);
    expect(far.out).toBe('No indicator hits or nearly hits.\n');
  });

  it('names in one line what hits in place of a near miss, its own problem first, and says so when nothing does', async () => {
    const event = (agent: string, target: string) =>
      `{ event: { agent: ${agent}, action: actions.attack, target: ${target} } }`;
    const swapped = problemWith(event('actors.norland', 'actors.brigades'));
    const files = filesWith(event('actors.brigades', 'actors.norland'), [], {
      'problems/other.yaml': swapped.replaceAll('id: test-', 'id: other-'),
    });
    const { out } = await signpost([
      'explain',
      'Norland attacks Falcon Brigade',
      '--indicators',
      folder('swapped', files),
    ]);
    const told = out.split('\n').filter((line) => /^[HN]/.test(line) || line.includes('instead'));
    expect(told).toEqual([
      'HIT other-problem / other-indicator: An indicator',
      'NEAR MISS test-problem / test-indicator: An indicator',
      '  hits instead: other-problem / other-indicator',
    ]);
    const alone = await signpost(['explain', 'Norland keeps truce', '--indicators', dir()]);
    expect(alone.out).toContain('  hits instead: no other indicator\n');
  });

  it('prints the trees as JSON', async () => {
    const { out } = await signpost([
      'explain',
      'Falcon Brigade keeps truce',
      '--json',
      '--indicators',
      dir(),
    ]);
    expect(jsonLines(out)).toMatchObject([
      { title: 'Falcon Brigade keeps truce', indicators: [{ outcome: 'hit', condition: { holds: true } }] },
    ]);
  });

  it('refuses an empty text and an unknown indicator with exit code 2', async () => {
    expect((await signpost(['explain', ' ', '--indicators', dir()])).code).toBe(2);
    const unknown = await signpost(['explain', 'truce', '--indicator', 'nobody', '--indicators', dir()]);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('known: test-indicator') });
  });

  it('refuses a language that is none, which would read the text by other rules than those asked for', async () => {
    for (const lang of ['english', 'zz', '']) {
      const { code, err } = await signpost(['explain', 'truce', '--lang', lang, '--indicators', dir()]);
      expect({ lang, code }).toEqual({ lang, code: 2 });
      expect(err).toContain('write a language code such as en, ar or ckb');
    }
    const tagged = await signpost(['explain', 'truce', '--lang', 'en-GB', '--indicators', dir()]);
    expect(tagged.code).toBe(0);
  });

  it('tells what a mark did and what excluded', async () => {
    const marked = folder('marked', filesWith('truce', ['exclude: [rain]']));
    const dropped = await signpost(['explain', 'Army denies truce', '--indicators', marked]);
    expect(dropped.out).toContain('truce is negated by "denies": drop');
    const excluded = await signpost(['explain', 'Truce in the rain', '--indicators', marked]);
    expect(excluded.out).toContain('because: excluded by "rain"');
  });
});
