import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

export interface MendableIssue {
  path: (string | number)[];
  code: string;
  reason: string;
  mend: string;
}

/** Turns a schema issue into words for an analyst: where, what is wrong, what to write instead. */
export function mendable(issue: Issue, root: unknown): MendableIssue[] {
  const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol');
  const isMissing = valueAt(root, path) === undefined;
  if (issue.code === 'invalid_union' && !isMissing) return closestBranch(issue.errors, path, root);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], key));
  return [{ path, ...wordsFor(issue, path, root) }];
}

function unknownKey(path: (string | number)[], key: string): MendableIssue {
  return {
    path,
    code: 'unknown-key',
    reason: `"${key}" is not a key that is known ${within(path.slice(0, -1))}`,
    mend: 'check its spelling against indicators/schemas, or delete it',
  };
}

/** Of a union's branches the one that the value comes nearest to: the issues that lie deepest. */
function closestBranch(branches: Issue[][], path: (string | number)[], root: unknown): MendableIssue[] {
  const depth = (issues: Issue[]) => Math.max(...issues.map(score));
  const best = [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
  const value = valueAt(root, path);
  return best.flatMap((issue) =>
    mendable(issue, value).map((one) => ({ ...one, path: [...path, ...one.path] })),
  );
}

function score(issue: Issue): number {
  const own = issue.path.length * 10;
  if (issue.code === 'invalid_union') return own + Math.max(0, ...issue.errors.flat().map(score));
  return issue.code === 'invalid_type' || issue.code === 'unrecognized_keys' ? own : own + 1;
}

function wordsFor(issue: Issue, path: (string | number)[], root: unknown): Omit<MendableIssue, 'path'> {
  const name = within(path);
  const value = valueAt(root, path);
  if (value === undefined) {
    return { code: 'missing-key', reason: `"${String(path.at(-1) ?? '')}" is missing`, mend: 'add it' };
  }
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return {
      code: 'bad-value',
      reason: `${show(value)} ${name} cannot be used`,
      mend: `write ${KINDS_OF_VALUE[issue.expected] ?? issue.expected}`,
    };
  }
  if (issue.code === 'too_small' && isEmpty(value)) {
    return { code: 'empty', reason: `nothing is written ${name}`, mend: 'fill it or delete the key' };
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String).join(', ');
    return {
      code: 'bad-value',
      reason: `${show(value)} ${name} is not allowed`,
      mend: `write one of: ${allowed}`,
    };
  }
  return { code: 'bad-value', reason: `${show(value)} ${name} cannot be used`, mend: issue.message };
}

const KINDS_OF_VALUE: Readonly<Record<string, string>> = {
  string: 'text (put quotes around it)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  tuple: 'a list of two numbers',
};

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

function within(path: (string | number)[]): string {
  const names = path.filter((key) => typeof key === 'string');
  return names.length > 0 ? `in "${names.join('.')}"` : 'here';
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

function valueAt(root: unknown, path: (string | number)[]): unknown {
  let value = root;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return value;
}
