import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/backtest/csv.ts';
import { readEvents } from '../../src/backtest/events.ts';

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('comma-separated values', () => {
  it('come back as they were written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', 'ق') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.boolean(),
        (rows, last) => {
          const text = rows.map((row) => row.map(quote).join(',')).join('\n') + (last ? '\n' : '');
          expect(readCsv(text).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  it('may be unquoted, end lines with CR LF, begin with a byte order mark and have empty lines', () => {
    expect(readCsv('\uFEFFa,b\r\n\r\n1,\r\n,2').map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ]);
  });

  it('know the line each record begins on, also after a break inside a cell', () => {
    expect(readCsv('a,b\n"1\n2",x\nc,d').map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('never fail, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', 'x') }), (text) =>
        Array.isArray(readCsv(text)),
      ),
    );
  });
});

describe('a list of known events', () => {
  const HEADER = 'id,problem,kind,major,first_reported,domains_reporting,description';

  it('is read with quotes, commas and kinds of its own, oldest first', () => {
    const { events, faults } = readEvents(
      `${HEADER}\nX2,harbour,threat,no,2030-02-01T10:00:00Z,2,Plain\nX1,harbour,event,yes,2030-01-01T10:00:00Z,9,"Fire, then ""flood"""\n`,
    );
    expect(faults).toEqual([]);
    expect(events).toMatchObject([
      { id: 'X1', kind: 'event', major: true, description: 'Fire, then "flood"' },
      { id: 'X2', kind: 'threat', major: false },
    ]);
  });

  it('names the line of what it cannot use and keeps the rest', () => {
    const { events, faults } = readEvents(
      `${HEADER}\nX1,harbour,event,yes,yesterday,1,\n,harbour,event,no,2030-01-01,1,\nX3,harbour,event,no,2030-01-01,1,\nX3,harbour,event,no,2030-01-02,1,\n`,
    );
    expect(events.map(({ id }) => id)).toEqual(['X3']);
    expect(faults).toEqual([
      { line: 2, problem: expect.stringContaining('"yesterday" is no time') },
      { line: 3, problem: expect.stringContaining('"id"') },
      { line: 5, problem: expect.stringContaining('taken') },
    ]);
  });

  it('names the line of a quote that is never closed and swallows the rows behind it', () => {
    const row = 'X1,harbour,event,yes,2030-01-01,1,Fire';
    expect(
      readEvents(
        `${HEADER}\n${row}\nX2,harbour,event,yes,2030-01-02,1,"Flood\nX3,harbour,event,yes,2030-01-03,1,\n`,
      ),
    ).toMatchObject({
      events: [{ id: 'X1' }],
      faults: [{ line: 3, problem: expect.stringContaining('never closed') }],
    });
  });

  it('names a quote of the header that is never closed and swallows every row', () => {
    const text = 'id,problem,first_reported,"note\nX1,harbour,2030-01-01,Fire\n';
    expect(readEvents(text)).toEqual({
      events: [],
      faults: [{ line: 1, problem: expect.stringContaining('never closed') }],
    });
  });

  it.each([
    ['', 'is empty'],
    ['id,kind\nX1,event\n', '"problem", "first_reported"'],
  ])('says what is missing of a file that is none: %j', (text, reason) => {
    expect(readEvents(text)).toMatchObject({
      events: [],
      faults: [{ line: 1, problem: expect.stringContaining(reason) }],
    });
  });

  it('takes a date for a time, and an event where no kind is given', () => {
    expect(readEvents('id,problem,date\nX1,harbour,2030-01-05\n').events).toMatchObject([
      { kind: 'event', major: false, at: Date.UTC(2030, 0, 5) },
    ]);
  });
});
