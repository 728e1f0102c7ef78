import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signpostHere } from '../cli/run.ts';

const page = readFileSync('docs/writing-indicators.md', 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'signpost-writing-'));
afterAll(() => rmSync(scratch, { recursive: true }));

for (const [, name = '', text = ''] of page.matchAll(/```json lines (\S+)\n([\s\S]*?)```/g))
  writeFileSync(join(scratch, name), text);

interface Shown {
  command: string;
  printed: string[];
}

/** Each command of the page with what it is said to print. */
const shown: Shown[] = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block
    .split(/^\$ npx signpost /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...printed] = part.trimEnd().split('\n');
      return { command, printed };
    }),
);

/** The words of a command; a file of the page is the one written to the scratch folder. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare.replace(/^(.*\.jsonl)$/, join(scratch, '$1')) : quoted,
  );

/** What `lint` and `test` find in the shipped library is held to by tests/definitions/shipped.test.ts. */
const tried = shown.filter(({ command }) => command !== 'lint' && command !== 'test');

describe('the page on writing indicators', () => {
  it('shows every command of the way: lint, test, explain, preview, evaluate', () => {
    expect(shown.map(({ command }) => command.split(' ')[0])).toEqual([
      'lint',
      'test',
      'explain',
      'preview',
      'evaluate',
    ]);
  });

  it('is right that the shipped library keeps only warnings of indicators that tell scenarios apart weakly', async () => {
    const { code, out, err } = await signpostHere(['lint']);
    const lines = `${out}\n${err}`.split('\n');
    const kept = lines.filter((line) => line.includes(' warning: '));
    expect(code).toBe(0);
    expect(kept.filter((line) => !/ is (weak|non-diagnostic): .* \[diagnosticity\]$/.test(line))).toEqual([]);
    expect(lines).toContain(`0 errors, ${kept.length} warnings`);
  });

  it.each(tried)('prints for "$command" what it says', async ({ command, printed }) => {
    const { code, out, err } = await signpostHere(wordsOf(command));
    expect(code).toBe(0);
    const lines = `${out}\n${err}`.split('\n');
    for (const line of printed) expect(lines).toContain(line);
  });
});
