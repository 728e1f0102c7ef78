import { readFileSync, writeFileSync } from 'node:fs';

/** Puts tables between the marks of a page of the documentation. */
export function writePage(page: string, tables: string): void {
  const [before, , after] = readFileSync(page, 'utf8').split(/<!-- bench:(?:begin|end) -->/);
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost its <!-- bench --> marks`);
  writeFileSync(page, `${before}<!-- bench:begin -->\n${tables}\n<!-- bench:end -->${after}`);
}
