import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chosenParts, type Part } from './parts.ts';

/** Runs a part to its end; gives its exit code. */
function run({ script, flags }: Part, options: readonly string[]): number {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [...flags, '--import', 'tsx', path, ...options], {
    stdio: 'inherit',
  });
  return status ?? 1;
}

const { parts, options } = chosenParts(process.argv.slice(2));
const failed = parts.filter((part) => run(part, options) !== 0).map(({ name }) => name);
if (failed.length > 0) {
  process.stderr.write(`bench: ${failed.join(', ')} failed\n`);
  process.exitCode = 1;
}
