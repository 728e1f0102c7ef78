import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRooms } from './architecture/rooms.ts';
import {
  environmentReads,
  forbiddenImports,
  impurities,
  strayPackages,
  vagueNames,
} from './architecture/rules.ts';
import { readSource, readSources } from './architecture/sources.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = readRooms(new URL('../AGENTS.md', import.meta.url));
const files = readSources(root, ['src', 'lambdas', 'local', 'cdk']);

describe('the rooms of AGENTS.md', () => {
  it('import each other only as its table allows', () => {
    expect(forbiddenImports(files, rooms)).toEqual([]);
  });

  it('keep the core pure: no AWS, network, files, clock or chance', () => {
    expect(impurities(files)).toEqual([]);
  });

  it('read the process environment only where it is parsed', () => {
    expect(environmentReads(files)).toEqual([]);
  });

  it('speak to a service only from the room that owns it', () => {
    expect(strayPackages(files)).toEqual([]);
  });

  it('hold no file named after nothing', () => {
    expect(vagueNames(files)).toEqual([]);
  });

  it('import relative files with their ending', () => {
    const bare = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ file }) => file && !/\.(?:ts|json)$/.test(file))
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(bare).toEqual([]);
  });

  it('depend on packages pinned exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });
});

describe('the check itself', () => {
  const breaches = (path: string, text: string) => {
    const file = [readSource(path, text)];
    return [
      ...forbiddenImports(file, rooms),
      ...impurities(file),
      ...environmentReads(file),
      ...strayPackages(file),
    ];
  };

  it('says which rule an import breaks and where the code belongs', () => {
    const [breach] = breaches(
      'src/text/fold.ts',
      "import { createStore } from '../store/index.ts';\ncreateStore();",
    );
    expect(breach).toMatch(
      /^src\/text\/fold\.ts imports src\/store\/index\.ts, but src\/text may import only: evidence\. .*src\/stages/,
    );
  });

  it('sees imports however they are written', () => {
    for (const statement of [
      "import '../store/index.ts';",
      "import * as store from '../store/index.ts';",
      "import type { Store } from '../store/store.ts';",
      "import {\n  createStore,\n  type Store,\n} from '../store/index.ts';",
      "export * from '../store/index.ts';",
      "const store = await import('../store/index.ts');",
    ])
      expect(breaches('src/text/x.ts', statement), statement).toHaveLength(1);
  });

  it('lets a room that may import types import nothing else', () => {
    const type = "import type { StoredReport } from '../reporting/report.ts';";
    expect(breaches('src/store/x.ts', type)).toEqual([]);
    expect(breaches('src/store/x.ts', type.replace('import type', 'import'))).toHaveLength(1);
  });

  it('knows no room that the table does not know', () => {
    expect(breaches('src/attic/x.ts', 'export const x = 1;')).toEqual([
      "src/attic/x.ts: the room src/attic is not in AGENTS.md's table; add its row there first",
    ]);
  });

  it.each([
    "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nnew DynamoDBClient();",
    'export const now = () => Date.now();',
    'export const now = () => new Date();',
    'export const dice = () => Math.random();',
    "export const page = () => fetch('https://example.org');",
    'export const home = () => process.env.HOME;',
  ])('finds an impurity of the core: %s', (text) => {
    expect(breaches('src/assessment/x.ts', text).length).toBeGreaterThan(0);
  });

  it('is not misled by comments, or by a date that is given', () => {
    expect(
      breaches('src/assessment/x.ts', '// not Date.now()\nexport const day = (at: number) => new Date(at);'),
    ).toEqual([]);
  });

  it('lets the definitions loader read files, and nothing else of the core', () => {
    const text = "import { readFileSync } from 'node:fs';\nexport const x = readFileSync('x');";
    expect(breaches('src/definitions/load.ts', text)).toEqual([]);
    expect(breaches('src/matching/x.ts', text)).toHaveLength(1);
  });
});
