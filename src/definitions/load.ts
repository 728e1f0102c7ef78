import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildProblem } from './build-problem.ts';
import { buildVocabulary } from './build-vocabulary.ts';
import { DefinitionError, Findings } from './finding.ts';
import type { FeedSource, IndicatorDefinition, Library, Place, ProblemDefinition } from './model.ts';
import { checkParents } from './parent-check.ts';
import { hashOf } from './rule-hash.ts';
import { sourceSchema, toFeedSource } from './source-schema.ts';
import { soundPartOf } from './vocabulary-schema.ts';
import { checkShape, readYaml, type YamlFile } from './yaml-file.ts';

/** Text of the definition files, by their path under the library's folder (`problems/isis.yaml`). */
export type LibraryFiles = ReadonlyMap<string, string>;

/**
 * Everything analysts wrote under `dir`: `problems/`, `vocabulary/` and `sources/`, checked and resolved.
 * @throws DefinitionError with every finding (file, line, reason, mend) when anything in it cannot be used.
 */
export function loadLibrary(dir: string): Library {
  return buildLibrary(readLibraryFiles(dir), dir);
}

/** Reads the YAML files of a library folder. @throws DefinitionError when the folder or one of its rooms is missing. */
export function readLibraryFiles(dir: string): LibraryFiles {
  const files = new Map<string, string>();
  refuseStrangers(dir, [...ROOMS, 'schemas']);
  for (const room of ROOMS) {
    // A library may be read with a catalogue of its own (`loadSources`), so feeds beside it are not a must.
    if (room === 'sources' && !existsSync(join(dir, room))) continue;
    for (const name of yamlFiles(join(dir, room)))
      files.set(`${room}/${name}`, readText(join(dir, room, name)));
  }
  return files;
}

/**
 * Builds a library from texts, so that another version of the files (a commit's) is read the same way.
 * @param dir shown before file names in messages
 * @throws DefinitionError
 */
export function buildLibrary(files: LibraryFiles, dir = ''): Library {
  const findings = new Findings();
  const inRoom = (room: string): YamlFile[] =>
    [...files]
      .filter(([path]) => path.startsWith(`${room}/`))
      .flatMap(([path, text]) => readYaml(join(dir, path), text, findings) ?? []);
  const vocabularyFiles = inRoom('vocabulary');
  const vocabulary = buildVocabulary(vocabularyFiles, findings);
  const before = findings.errors.length;
  const sources = inRoom('sources').flatMap((yaml) => readSources(yaml, findings));
  const hasAllFeeds = findings.errors.length === before;
  const problems = inRoom('problems').flatMap((yaml) => buildProblem(yaml, vocabulary, findings) ?? []);
  requireSome(problems, [...files.keys()], dir, findings);
  checkUnique(problems, 'problem', findings);
  checkUnique(
    problems.flatMap((problem) => problem.indicators),
    'indicator',
    findings,
  );
  checkParents(problems, findings);
  checkSources(sources, findings);
  if (hasAllFeeds)
    checkFamilies(
      problems.flatMap((problem) => problem.indicators),
      sources,
      findings,
    );
  if (!isWhole(vocabularyFiles, files)) findings.withdraw('unknown-vocabulary', 'empty-list');
  findings.throwErrors();
  const rule = hashOf({ problems: problems.map((each) => each.rule), sources: sources.map(withoutPlace) });
  return { problems, sources, vocabulary, rule };
}

/** Whether every vocabulary file could be read, so that a name nobody defines is a slip. */
const isWhole = (read: readonly YamlFile[], files: LibraryFiles): boolean =>
  read.length === [...files.keys()].filter((path) => path.startsWith('vocabulary/')).length &&
  read.every(({ value }) => soundPartOf(value) !== undefined);

/**
 * A catalogue of feeds by itself, e.g. another set of sources for the same indicators.
 * @throws DefinitionError
 */
export function loadSources(file: string): FeedSource[] {
  const findings = new Findings();
  const yaml = readYaml(file, readText(file), findings);
  const sources = yaml ? readSources(yaml, findings) : [];
  checkSources(sources, findings);
  findings.throwErrors();
  return sources;
}

const ROOMS = ['problems', 'vocabulary', 'sources'];
const YAML = /\.ya?ml$/;
/** Notes for people beside the definitions, and what editors and systems leave behind. */
const NO_DEFINITION = /^\.|\.md$/;

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

/** A file or folder that would silently load nothing is the worst fault of all. */
function refuseStrangers(dir: string, folders: readonly string[]): void {
  if (!isFolder(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const isExpected =
      folders.length > 0 ? folders.includes(entry.name) : entry.isFile() && YAML.test(entry.name);
    if (isExpected || NO_DEFINITION.test(entry.name)) continue;
    throw problemWith(
      join(dir, entry.name),
      'not-read',
      'nothing here would ever be read',
      folders.length > 0
        ? `move it into one of: ${folders.join(', ')}`
        : 'give it the ending .yaml, or move it away',
    );
  }
}

function yamlFiles(dir: string): string[] {
  if (!isFolder(dir)) {
    throw problemWith(
      dir,
      'no-folder',
      'this folder does not exist',
      'check the path of the indicators folder',
    );
  }
  refuseStrangers(dir, []);
  const names = readdirSync(dir).filter((name) => YAML.test(name));
  if (names.length > 0 || basename(dir) === 'sources') return names.sort();
  throw problemWith(
    dir,
    'empty-folder',
    'there is no .yaml file in this folder',
    'write one, or check the path',
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problemWith(
      file,
      'unreadable',
      `the file cannot be read: ${reason}`,
      'check the path and its permissions',
    );
  }
}

function problemWith(file: string, code: string, reason: string, mend: string): DefinitionError {
  return new DefinitionError([{ file, line: 1, severity: 'error', code, reason, mend }]);
}

function readSources(yaml: YamlFile, findings: Findings): FeedSource[] {
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) {
    const reason = `${basename(yaml.file)} is not a list of feeds`;
    findings.error(yaml.placeOf([]), 'bad-value', reason, 'write a list: "- id: ..." for each feed');
    return [];
  }
  return yaml.value.flatMap((value: unknown, index) => {
    const input = checkShape(yaml, sourceSchema, findings, { value, path: [index] });
    return input ? [toFeedSource(input, yaml.placeOf([index]))] : [];
  });
}

function requireSome(
  problems: readonly ProblemDefinition[],
  paths: string[],
  dir: string,
  findings: Findings,
): void {
  if (problems.length > 0 || paths.some((path) => path.startsWith('problems/'))) return;
  findings.error(
    { file: join(dir, 'problems'), line: 1 },
    'empty-folder',
    'there is no problem',
    'write one',
  );
}

function checkUnique(all: readonly { id: string; place: Place }[], what: string, findings: Findings): void {
  const first = new Map<string, Place>();
  for (const { id, place } of all) {
    const before = first.get(id);
    if (before) {
      const reason = `${what} "${id}" is already defined at ${before.file}:${before.line}`;
      findings.error(place, 'duplicate-id', reason, 'give one of them another id');
    } else first.set(id, place);
  }
}

function checkSources(sources: readonly FeedSource[], findings: Findings): void {
  checkUnique(sources, 'feed', findings);
  const byUrl = sources.map(({ url, place }) => ({ id: url, place }));
  checkUnique(byUrl, 'feed address', findings);
}

/** A scope that names a newsroom nobody collects from would silently match nothing. */
function checkFamilies(
  indicators: readonly IndicatorDefinition[],
  sources: readonly FeedSource[],
  findings: Findings,
): void {
  const known = new Set(sources.map(({ family }) => family));
  for (const { id, place, sources: scope } of indicators) {
    for (const family of [...(scope.only?.families ?? []), ...(scope.never?.families ?? [])]) {
      if (known.has(family)) continue;
      const reason = `${id} is scoped to family "${family}", which no feed has`;
      findings.error(place, 'unknown-family', reason, 'use a family of indicators/sources');
    }
  }
}

const withoutPlace = ({ place: _, ...source }: FeedSource): Omit<FeedSource, 'place'> => source;
