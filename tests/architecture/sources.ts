import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { transformSync } from 'esbuild';

export interface SourceFile {
  /** Path from the project's root, with slashes. */
  path: string;
  imports: Import[];
  /** The program without comments and types. */
  code: string;
}
export interface Import {
  /** As written. */
  from: string;
  /** Path from the root when it is one of our files. */
  file?: string | undefined;
  typeOnly: boolean;
}

const STATEMENT = /(?:^|[\n;])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"\n]+)['"]/g;
const CALL = /\b(?:import|require)\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Reads one TypeScript file: what it imports, and its program. */
export function readSource(path: string, text: string): SourceFile {
  const code = transformSync(text, {
    loader: 'ts',
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code;
  const atRunTime = new Set(specifiers(code));
  const imports = [...new Set([...specifiers(text), ...atRunTime])].map((from) => ({
    from,
    file: from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined,
    typeOnly: !atRunTime.has(from),
  }));
  return { path, imports, code };
}

const specifiers = (text: string): string[] =>
  [STATEMENT, CALL].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, from]) => (from ? [from] : [])),
  );

/** Every TypeScript file in the folders. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  const filesIn = (folder: string) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    );
  return folders
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => readSource(path, readFileSync(posix.join(root, path), 'utf8')));
}

/** The room a file lies in: `src/text`, `lambdas`, ... */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? `src/${second}` : top;
}
