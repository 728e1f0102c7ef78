/** One record of a CSV file with the line it begins on, counted from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
  /** Its last cell opens a quote that is never closed, so that it holds all the rest of the text. */
  unclosed: boolean;
}

/**
 * Reads comma-separated values as RFC 4180 has them: quoted cells may hold commas, line breaks and doubled quotes.
 * Empty lines are passed over; a quote left open ends with the text.
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [], unclosed: false };
  const close = (): void => {
    if (row.cells.length > 1 || row.cells[0]?.trim() !== '') rows.push(row);
  };
  for (const { cell, end, breaks, unclosed } of cellsOf(text.replace(/^\uFEFF/, ''))) {
    row.cells.push(cell);
    row.unclosed = unclosed;
    line += breaks;
    if (end === ',') continue;
    line += 1;
    close();
    row = { line, cells: [], unclosed: false };
  }
  return rows;
}

interface Cell {
  cell: string;
  /** What closed it. */
  end: ',' | '\n';
  /** Line breaks inside it. */
  breaks: number;
  unclosed: boolean;
}

const QUOTED = /"((?:[^"]|"")*)("|$)([^,\n]*)(,|\n|$)/y;
const PLAIN = /([^,\n]*)(,|\n|$)/y;

function* cellsOf(text: string): Generator<Cell> {
  let at = 0;
  let end = ',';
  while (at < text.length || end === ',') {
    const quoted = text[at] === '"';
    const pattern = quoted ? QUOTED : PLAIN;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return;
    at = pattern.lastIndex;
    const inside = found[1] ?? '';
    const cell = quoted ? inside.replaceAll('""', '"') : inside.replace(/\r$/, '');
    end = found.at(-1) === ',' ? ',' : '\n';
    const unclosed = quoted && found[2] === '';
    yield { cell, end: end === ',' ? ',' : '\n', breaks: inside.split('\n').length - 1, unclosed };
  }
}
