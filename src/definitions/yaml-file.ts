import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type Range } from 'yaml';
import type * as z from 'zod';
import type { Finding, Findings } from './finding.ts';
import type { Place } from './model.ts';
import { mendable } from './schema-issue.ts';

export type Path = readonly (string | number)[];

/** One YAML file with the way back from a value to its line. */
export interface YamlFile {
  /** As shown to people, relative to the library's folder. */
  file: string;
  value: unknown;
  placeOf(path: Path): Place;
}

/** Reads YAML text; syntax errors, duplicate keys and an empty file become findings. */
export function readYaml(file: string, text: string, findings: Findings): YamlFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // Behind the first error nothing is where it was meant to be: a forgotten quote makes hundreds of them.
  for (const problem of [...document.errors.slice(0, 1), ...document.warnings]) {
    const { line, col } = lines.linePos(problem.pos[0]);
    findings.error({ file, line, column: col }, 'yaml', problem.message, 'mend the YAML at this line');
  }
  if (document.errors.length > 0) return undefined;
  const value = readValue(document, file, findings);
  if (value === undefined) return undefined;
  return { file, value, placeOf: (path) => ({ file, ...positionOf(document, path, lines) }) };
}

function readValue(document: Document.Parsed, file: string, findings: Findings): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    if (value !== null && value !== undefined) return value;
    findings.error(
      { file, line: 1 },
      'empty-file',
      'the file holds nothing',
      'write a definition or delete the file',
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.error({ file, line: 1 }, 'yaml', reason, 'use fewer YAML aliases');
  }
  return undefined;
}

/** Where the key or list item at `path` begins, or the nearest thing around it that exists. */
function positionOf(document: Document.Parsed, path: Path, lines: LineCounter): Omit<Place, 'file'> {
  for (let length = path.length; length >= 0; length--) {
    const range = rangeAt(document, path.slice(0, length));
    if (!range) continue;
    const { line, col } = lines.linePos(range[0]);
    return { line, column: col };
  }
  return { line: 1 };
}

function rangeAt(document: Document.Parsed, path: Path): Range | null | undefined {
  const last = path.at(-1);
  if (last === undefined) return document.contents?.range;
  const around: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(around)) {
    const key = around.items.map((pair) => pair.key).find((each) => isScalar(each) && each.value === last);
    return isScalar(key) ? key.range : undefined;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range : undefined;
}

/** Checks a value of the file against a schema; every issue becomes a finding at its line. */
export function checkShape<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  findings: Findings,
  at: { value: unknown; path: Path } = { value: yaml.value, path: [] },
): T | undefined {
  const read = schema.safeParse(at.value);
  if (read.success) return read.data;
  for (const issue of read.error.issues.flatMap((one) => mendable(one, at.value))) {
    const finding: Pick<Finding, 'code' | 'reason' | 'mend'> = issue;
    findings.error(yaml.placeOf([...at.path, ...issue.path]), finding.code, finding.reason, finding.mend);
  }
  return undefined;
}
