import type { Room } from './rooms.ts';
import { type Import, roomOf, type SourceFile } from './sources.ts';

/** Every breach is one sentence: where, what, and where the code belongs instead. */
export type Breach = string;

const PURE = [
  'evidence',
  'definitions',
  'text',
  'matching',
  'assessment',
  'alerting',
  'reporting',
  'markup',
  'backtest',
];
const isPure = ({ path }: SourceFile): boolean => PURE.some((room) => path.startsWith(`src/${room}/`));

/** Imports between rooms that AGENTS.md's table does not allow. */
export function forbiddenImports(files: readonly SourceFile[], rooms: ReadonlyMap<string, Room>): Breach[] {
  return files.flatMap((file) => {
    const home = roomOf(file.path);
    const room = rooms.get(home);
    if (!room) return [`${file.path}: the room ${home} is not in AGENTS.md's table; add its row there first`];
    return file.imports.flatMap((one) => breachOf(file, room, one, rooms));
  });
}

function breachOf({ path }: SourceFile, room: Room, one: Import, rooms: ReadonlyMap<string, Room>): Breach[] {
  if (!one.file) return [];
  const target = roomOf(one.file);
  if (target === room.folder) return [];
  if (!room.may(target)) {
    const able = [...rooms.values()].filter(
      ({ folder, may }) => folder !== 'tests' && may(room.folder) && may(target),
    );
    const mend = able.map(({ folder }) => folder).join(', ') || 'no room: let a caller pass it in';
    return [
      `${path} imports ${one.file}, but ${room.folder} may import only: ${room.rule}. Code that needs both belongs in ${mend}`,
    ];
  }
  if (room.typesOnly.has(target) && !one.typeOnly)
    return [
      `${path} imports ${one.file} at run time, but ${room.folder} may import only types of ${target}: use "import type"`,
    ];
  return [];
}

const SDK = /^@aws-sdk\/|^@smithy\//;
const OUTSIDE_WORLD =
  /^@aws-sdk\/|^@smithy\/|^@aws-lambda-powertools\/|^(?:undici|nodemailer|dynalite|fauxqs)\b|^node:(?:fs|net|tls|dns|http|https|http2|child_process|worker_threads|timers|cluster|dgram)\b/;

/** What the pure core must not do: reach for AWS, network, files (save the definitions loader), clock or chance. */
export function impurities(files: readonly SourceFile[]): Breach[] {
  return files.filter(isPure).flatMap((file) => [...outsideImports(file), ...clockReads(file)]);
}

function outsideImports({ path, imports }: SourceFile): Breach[] {
  const isLoader = path.startsWith('src/definitions/');
  return imports
    .filter(({ from, typeOnly }) => OUTSIDE_WORLD.test(from) && !typeOnly)
    .filter(({ from }) => !(isLoader && from === 'node:fs'))
    .map(
      ({ from }) =>
        `${path} imports ${from}: the pure core takes such things as values; put it into src/stages, src/collection or a caller`,
    );
}

const CLOCK_READS: readonly [RegExp, string][] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/\bnew Date\b(?!\s*\()/, 'new Date'],
  [/(?<![\w.]|new )Date\(\s*\)/, 'Date()'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\brandomUUID\b/, 'randomUUID'],
  [/(?<![\w.])fetch\(/, 'fetch'],
  [/(?<![\w.])set(?:Timeout|Interval|Immediate)\(/, 'a timer'],
];

const clockReads = ({ path, code }: SourceFile): Breach[] =>
  CLOCK_READS.filter(([pattern]) => pattern.test(code)).map(
    ([, what]) =>
      `${path} uses ${what}: the pure core is told the time (and nothing else of the world) by its caller`,
  );

const READS_ENVIRONMENT = /^(?:local|cdk|bin|src\/cli)\/|^lambdas\/(?:environment|runtime)\.ts$/;

/** Places that read the process environment beside the ones that parse it. */
export const environmentReads = (files: readonly SourceFile[]): Breach[] =>
  files
    .filter(({ path, code }) => /\bprocess\.env\b/.test(code) && !READS_ENVIRONMENT.test(path))
    .map(
      ({ path }) =>
        `${path} reads process.env: name the variable in lambdas/environment.ts and take its parsed value`,
    );

const OWNERS: readonly [RegExp, RegExp, string][] = [
  [/^@aws-sdk\/(?:client|lib)-dynamodb$/, /^(?:src\/store|lambdas|local)\//, 'src/store'],
  [/^@aws-sdk\/client-sesv2$|^nodemailer\b/, /^(?:src\/mail|lambdas|local)\//, 'src/mail'],
  [SDK, /^(?:src\/(?:store|mail)|lambdas|local)\//, 'lambdas'],
  [/^@aws-lambda-powertools\/|^aws-lambda$/, /^(?:lambdas|local)\//, 'lambdas'],
  [/^(?:aws-cdk-lib|constructs|cdk-nag)\b/, /^cdk\//, 'cdk'],
  [/^rss-parser$|^undici$/, /^(?:src\/collection|local)\//, 'src/collection'],
];

/** Packages that only their own room speaks to. */
export const strayPackages = (files: readonly SourceFile[]): Breach[] =>
  files.flatMap(({ path, imports }) =>
    OWNERS.flatMap(([packages, owners, home]) =>
      imports
        .filter(
          ({ from, typeOnly }) =>
            packages.test(from) && !owners.test(path) && !(typeOnly && path.startsWith('src/cli/')),
        )
        .map(({ from }) => `${path} imports ${from}: that belongs in ${home}`),
    ),
  );

const VAGUE = /(?:^|\/)(?:utils?|helpers?|commons?|misc|shared)(?:\/|\.ts$)/;

/** Files named after nothing. */
export const vagueNames = (files: readonly SourceFile[]): Breach[] =>
  files
    .filter(({ path }) => VAGUE.test(path))
    .map(({ path }) => `${path}: name it by the one thing it holds`);
