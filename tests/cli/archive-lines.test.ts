import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeLines } from '../../src/cli/backtest/line-bytes.ts';
import { PlainLine } from '../../src/cli/backtest/plain-line.ts';
import { Spellings } from '../../src/cli/backtest/spellings.ts';

const KEYS = ['id', 'url', 'title', 'summary', 'content', 'published', 'source', 'lang', 'family'] as const;
const PLAIN = {
  url: 'https://gazette.example/1',
  title: 'Lull at the port – غارة',
  published: '2030-03-04T05:06:07Z',
  source: 'The Gazette',
  lang: 'en',
};

const read = (text: string): PlainLine | undefined => {
  const bytes = Buffer.from(`before\n${text}\nbehind\n`);
  const line = new PlainLine();
  const from = 'before\n'.length;
  return line.read(bytes, from, bytes.length - '\nbehind\n'.length) ? line : undefined;
};
const membersOf = (line: PlainLine): Record<string, unknown> =>
  Object.fromEntries(KEYS.map((key) => [key, line[key]]));

describe('a plain line of an archive', () => {
  it('is read off its bytes, in whatever order and spacing its members stand', () => {
    const spaced = `{ "lang": "en","rank" : "7" ,"published":"2030-03-04T05:06:07Z", "title":"Lull at the port – غارة"\t,"source": "The Gazette", "url":"https://gazette.example/1" }\r`;
    for (const text of [JSON.stringify(PLAIN), spaced])
      expect(membersOf(read(text) ?? new PlainLine())).toEqual({
        ...PLAIN,
        id: undefined,
        summary: undefined,
        content: undefined,
        family: undefined,
      });
    expect(read(JSON.stringify(PLAIN))?.time).toBe(Date.parse(PLAIN.published));
  });

  it('has the same title when the next one has another order of members', () => {
    const line = new PlainLine();
    const lines = [PLAIN, { id: '#2', ...PLAIN }, { ...PLAIN, id: '#3' }].map((item) => JSON.stringify(item));
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    let from = 0;
    const ids = lines.map((text) => {
      const to = from + Buffer.byteLength(text);
      expect(line.read(bytes, from, to)).toBe(true);
      from = to + 1;
      return [line.id, line.title];
    });
    expect(ids).toEqual([
      [undefined, PLAIN.title],
      ['#2', PLAIN.title],
      ['#3', PLAIN.title],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['something else', '[]'],
    ['no member', '{}'],
    ['an escaped sign', JSON.stringify({ ...PLAIN, title: 'He said "no"' })],
    ['a tab inside of a text', JSON.stringify(PLAIN).replace('Lull', 'Lu\tll')],
    ['a value that is no text', JSON.stringify({ ...PLAIN, rank: 7 })],
    ['an id that is a number', JSON.stringify({ ...PLAIN, id: 7 })],
    ['no address', JSON.stringify({ ...PLAIN, url: undefined })],
    ['no title', JSON.stringify({ ...PLAIN, title: undefined })],
    ['no date', JSON.stringify({ ...PLAIN, published: undefined })],
    ['a date that is none', JSON.stringify({ ...PLAIN, published: 'tomorrow' })],
    ['a date of another zone', JSON.stringify({ ...PLAIN, published: '2030-03-04T05:06:07+03:00' })],
    ['an empty member', JSON.stringify({ ...PLAIN, source: '' })],
    ['no end', JSON.stringify(PLAIN).slice(0, -1)],
    ['no end of a text', JSON.stringify(PLAIN).slice(0, -2)],
    ['something behind its end', `${JSON.stringify(PLAIN)} {}`],
    ['a comma too many', JSON.stringify(PLAIN).replace('}', ',}')],
    ['no comma', JSON.stringify(PLAIN).replace(',"title"', ' "title"')],
    ['no colon', JSON.stringify(PLAIN).replace('"title":', '"title" ')],
    ['a key without an end', '{"titl'],
  ])('is none with %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('says what reading it as JSON says, whatever is written in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ maxLength: 20 }),
      fc.constantFrom(PLAIN.published, '2028-02-29T00:00:00Z', '2030-03-04T05:06:07.250Z', 'x', ''),
    );
    const value = fc.oneof({ weight: 9, arbitrary: text }, fc.constantFrom(null, 7, true));
    const key = fc.constantFrom(...KEYS, 'rank', 'urls', 'ur');
    const members = fc.array(fc.tuple(key, value), { maxLength: 6 });
    let plain = 0;
    fc.assert(
      fc.property(members, fc.constantFrom('', ' ', '\t'), (more, space) => {
        const pairs = [...Object.entries(PLAIN), ...more].map(
          ([name, given]) => `"${name}"${space}:${space}${JSON.stringify(given)}`,
        );
        const line = `{${space}${pairs.join(`${space},${space}`)}${space}}`;
        const found = read(line);
        if (found === undefined) return;
        plain += 1;
        const parsed: Record<string, unknown> = JSON.parse(line);
        expect(membersOf(found)).toEqual(Object.fromEntries(KEYS.map((each) => [each, parsed[each]])));
        expect(found.time).toBe(Date.parse(found.published ?? ''));
      }),
      { numRuns: 1000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});

describe('the spellings of newsrooms', () => {
  it('are those of the bytes, however many there are and however long', () => {
    const spellings = new Spellings();
    const names = Array.from({ length: 20_000 }, (_, n) => `Newsroom ${n % 9000} – ${'ي'.repeat(n % 300)}`);
    for (const name of [...names, ...names]) {
      const bytes = Buffer.from(`<${name}>`);
      expect(spellings.of(bytes, 1, bytes.length - 1)).toBe(name);
    }
  });
});

describe('the bytes of an archive', () => {
  const gathered = async (chunks: readonly Buffer[]): Promise<string[]> => {
    const stretches: string[] = [];
    for await (const stretch of wholeLines(Readable.from(chunks))) stretches.push(stretch.toString());
    return stretches;
  };

  it('come in stretches of whole lines, wherever they are cut', async () => {
    const text = Buffer.from('one\n\nthree غ\nfour');
    for (let first = 0; first <= text.length; first += 1)
      for (let second = first; second <= text.length; second += 1) {
        const cut = [text.subarray(0, first), text.subarray(first, second), text.subarray(second)];
        const stretches = await gathered(cut.filter(({ length }) => length > 0));
        expect(stretches.join('')).toBe(text.toString());
        for (const stretch of stretches.slice(0, -1)) expect(stretch.endsWith('\n')).toBe(true);
      }
  });

  it('keep no more of an endless line than names it as one', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x78);
    const [line = '', next] = await gathered([...Array<Buffer>(60).fill(chunk), Buffer.from('x\nnext\n')]);
    expect(line.length).toBeLessThan(50 * chunk.length);
    expect([line.slice(-7), next]).toEqual(['\nnext\n'.padStart(7, 'x'), undefined]);
  });
});
