import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import wabt from 'wabt';
import { NEAR_LENGTH } from '../../src/text/near-memory.ts';
import { PLAIN_WORDS_MODULE } from '../../src/text/plain-words.ts';
import { newNearScan, newScan, normOf, type Scan, scanText } from '../../src/text/scan.ts';

const WAT = 'src/text/plain-words.wat';

const near = newNearScan();

interface Found {
  norm: string;
  start: number;
  end: number;
  hash: number;
  flags: number;
  baseEnd: number;
}

const foundIn = (scan: Scan): Found[] =>
  Array.from({ length: scan.count }, (_, token) => ({
    norm: normOf(scan, token),
    start: scan.start[token] ?? -1,
    end: scan.end[token] ?? -1,
    hash: scan.hash[token] ?? 0,
    flags: scan.flags[token] ?? 0,
    baseEnd: ((scan.flags[token] ?? 0) & 1) === 1 ? (scan.baseEnd[token] ?? 0) : 0,
  }));

/** Tokens of a text, the plain words found by the module. */
function byModule(text: string): Found[] {
  scanText(text, near);
  return foundIn(near);
}

/** The same without it: a scan with buffers of its own knows nothing of the module. */
function byScript(text: string): Found[] {
  const scan = newScan();
  scanText(text, scan);
  return foundIn(scan);
}

const PIECES = [
  ...[
    'us',
    'US',
    'Us',
    'is',
    'IS',
    'who',
    'U.S.',
    'U.S',
    'a.',
    'b',
    'x.y',
    'S.D.F.',
    "U.S.'s",
    'v2.0',
    '3.5',
    'NATO',
    'Straße',
  ],
  ...["Iran's", "Ra's", "Türkiye'de", 'ﷺ', 'ﷲ', 'ﬁve', 'e\u0301', 'É', '가나', '𝐀𝐁', '\ud800', '🙂'],
  ...['الحشد', 'مسئول', 'مسؤول', 'شئون', 'ماء', 'قَصف', 'موشک\u200cهای', 'می\u200cشود', 'לבנון', 'צה"ל', 'ݐ'],
  ...[
    ' ',
    '  ',
    '. ',
    '.',
    '..',
    '? ',
    '! ',
    '\n',
    '\n\n',
    ', ',
    '، ',
    '؟ ',
    '-',
    '"',
    '’',
    "'",
    '…',
    '\u200f',
    '/',
    '۔ ',
  ],
];
const SORANI = ['هێرشەکە', 'کرایە', 'فڕۆکەخانەکەی', 'ە'];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }) },
);
const textOf = (pieces: readonly string[]): string => pieces.join('');

test('the module finds in any text what the script finds, to the last flag', () => {
  const texts = fc.array(piece, { maxLength: 40 }).map(textOf);
  fc.assert(
    fc.property(texts, (text) => {
      expect(byModule(text)).toEqual(byScript(text));
    }),
    { numRuns: 4_000 },
  );
});

test('a text in Sorani has no plain words, and the next one has them again', () => {
  const texts = fc.array(fc.oneof(piece, fc.constantFrom(...SORANI)), { maxLength: 20 }).map(textOf);
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect([byModule(one), byModule(other)]).toEqual([byScript(one), byScript(other)]);
    }),
    { numRuns: 1_000 },
  );
});

test('texts too long for the memory go into buffers of their own, and shorter ones come back to it', () => {
  const word = 'rocket fire on the base. ';
  const longest = word.repeat(NEAR_LENGTH).slice(0, NEAR_LENGTH);
  for (const text of [
    longest,
    `${longest}s`,
    longest + longest,
    'one word',
    longest,
    'ﷲ'.repeat(NEAR_LENGTH),
    'US',
  ]) {
    expect(byModule(text)).toEqual(byScript(text));
    expect(near.address >= 0).toBe(text.length <= NEAR_LENGTH && !text.includes('ﷲ'));
  }
});

test('as many words as a text can have find room', () => {
  for (const text of ['a '.repeat(NEAR_LENGTH / 2), ' a'.repeat(NEAR_LENGTH / 2), 'a'.repeat(NEAR_LENGTH)])
    expect(byModule(text)).toEqual(byScript(text));
});

test('the module is what its text says', async () => {
  const { parseWat } = await wabt();
  const made = parseWat(WAT, readFileSync(WAT, 'utf8'));
  made.validate();
  const bytes = Buffer.from(made.toBinary({}).buffer).toString('base64');
  expect(PLAIN_WORDS_MODULE, `${WAT} has changed: put the new bytes into plain-words.ts`).toBe(bytes);
});
