import { readFileSync, writeFileSync } from 'node:fs';

/** Puts tables between the marks of a page of the documentation; a page with several tables names its marks. */
export function writePage(page: string, tables: string, mark = 'bench'): void {
  const marks = new RegExp(`<!-- ${mark}:(?:begin|end) -->`);
  const [before, , after] = readFileSync(page, 'utf8').split(marks);
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost its <!-- ${mark} --> marks`);
  writeFileSync(page, `${before}<!-- ${mark}:begin -->\n${tables}\n<!-- ${mark}:end -->${after}`);
}
