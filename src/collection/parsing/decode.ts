import iconv from 'iconv-lite';
import { FeedRefused } from './refused.ts';
import type { Repairs } from './repairs.ts';

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** A first character of markup or JSON, as the wide encodings write it. */
const WIDE_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^[^\0]\0\0\0/, 'utf-32le'],
  [/^\0\0\0[^\0]/, 'utf-32be'],
  [/^[^\0]\0[^\0]\0/, 'utf-16le'],
  [/^\0[^\0]\0[^\0]/, 'utf-16be'],
];
/** Encodings whose bytes are all ASCII, so that they would pass for UTF-8. */
const SEVEN_BIT = /^(?:iso-?2022|hz)/i;
/** No browser reads it any more (WHATWG Encoding), it hides markup from whoever looks at the bytes, and decoding a large document takes seconds. */
const FORBIDDEN_ENCODING = /utf-?7/i;
/** Documents in these were recognised by their shape; a program that writes UTF-8 and declares UTF-16 is common. */
const WIDE = /^(?:utf-?16|utf-?32|ucs)/i;
const WESTERN = /^(?:iso-?8859-?15?|windows-1252|cp1252|latin-?1|l1|(?:us-)?ascii)$/i;
/** How a wrong single-byte guess shows: letters of the scripts served, by encoding. */
const GUESSES: readonly (readonly [string, RegExp])[] = [
  [
    'windows-1256',
    /[\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u062f\u0633\u0639\u0647\u0629\u0623]/g,
  ],
  ['windows-1251', /[\u0430\u0435\u0438\u043d\u043e\u0440\u0441\u0442\u0432\u043b\u043a]/g],
];
/** Turkish letters stand where the western page has Icelandic ones; these the Icelandic have besides, and Turkish has not. */
const ICELANDIC = /[\u00e1\u00ed\u00f3\u00fa\u00e6\u00c1\u00cd\u00d3\u00da\u00c6]/g;
const TURKISH = /[\u011f\u015f\u0131\u0130\u011e\u015e]/g;

/**
 * The text of a document. In order: byte order mark, the shape of wide encodings, then UTF-8 wherever the bytes are valid
 * UTF-8 (a wrong declaration is the commoner fault), then the HTTP charset, then the XML declaration, save a western one, which is
 * what servers and programs put by default and which gives way to a guess by letters. What cannot be decoded becomes U+FFFD and is counted.
 * @throws FeedRefused `binary` when the bytes are no text.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | undefined, repairs: Repairs): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseBinary(buffer);
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => buffer[index] === byte));
  if (marked) return decodeAs(buffer.subarray(marked[0].length), marked[1]);
  const head = buffer.subarray(0, 8).toString('latin1');
  const wide = WIDE_SHAPES.find(([shape]) => shape.test(head));
  if (wide) return decodeAs(buffer, wide[1]);
  return decodeNarrow(buffer, contentType, repairs);
}

function decodeNarrow(buffer: Buffer, contentType: string | undefined, repairs: Repairs): string {
  const declared = [charsetOf(contentType), declaredEncoding(buffer)].flatMap((name) => usable(name) ?? []);
  const sevenBit = declared.find((name) => SEVEN_BIT.test(name));
  if (sevenBit !== undefined) {
    const text = decodeAs(buffer, sevenBit);
    if (!text.includes('\ufffd')) return text;
  }
  const strict = strictUtf8(buffer);
  if (strict !== undefined) {
    const [first] = declared;
    if (first !== undefined && !/^utf-?8$|^(?:us-)?ascii$/i.test(first) && /[^\0-\x7f]/.test(strict))
      repairs.note('wrong-charset');
    return decodedTwice(strict, repairs);
  }
  return decodeAs(buffer, narrowEncoding(buffer, declared, repairs) ?? 'utf-8');
}

/** The encoding of bytes that are no UTF-8; `undefined` when they are UTF-8 all the same, with a few broken places. */
function narrowEncoding(buffer: Buffer, declared: readonly string[], repairs: Repairs): string | undefined {
  const honest = declared.filter((name) => !/^utf-?8$/i.test(name) && !WIDE.test(name));
  // Servers add a western charset to whatever they serve, and programs declare it by default.
  const telling = honest.find((name) => !WESTERN.test(name));
  if (telling !== undefined) return telling;
  const guessed = honest.length === 0 && isMostlyUtf8(buffer) ? undefined : guess(buffer);
  if (honest.length === 0 || guessed !== 'windows-1252') repairs.note('wrong-charset');
  return guessed;
}

/** Text that was UTF-8, taken for western, and encoded again. Tried only where the letters look like it. */
function decodedTwice(text: string, repairs: Repairs): string {
  if (!TWICE.test(text)) return text;
  const once = strictUtf8(iconv.encode(text, 'windows-1252')) ?? strictUtf8(Buffer.from(text, 'latin1'));
  const lost = /[^\0-\xff\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]/.test(text);
  if (once === undefined || lost) return text;
  repairs.note('encoded-twice');
  return once;
}
/** Three lead bytes of two-byte letters, each with the letter or sign that follows one, in a row. */
const TWICE =
  /(?:[\u00c3-\u00c5\u00d0\u00d1\u00d8-\u00db][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]\s?){3}/;

/** What these declarations mean on the web (WHATWG Encoding): the Windows code pages, which hold them and more. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['iso-8859-1', 'iso8859-1', 'iso88591', 'latin1', 'l1', 'ascii', 'us-ascii'].map(
    (name): [string, string] => [name, 'windows-1252'],
  ),
  ...['iso-8859-9', 'iso8859-9', 'latin5'].map((name): [string, string] => [name, 'windows-1254']),
]);

function decodeAs(buffer: Buffer, declared: string): string {
  const encoding = MEANT.get(declared.toLowerCase()) ?? declared;
  if (iconv.encodingExists(encoding)) return iconv.decode(buffer, encoding, { stripBOM: true });
  return new TextDecoder(encoding).decode(buffer);
}

/** The encoding's name if one of our decoders knows it. */
function usable(name: string | undefined): string | undefined {
  if (name === undefined || FORBIDDEN_ENCODING.test(name)) return undefined;
  if (iconv.encodingExists(name)) return name;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

const charsetOf = (contentType: string | undefined): string | undefined =>
  /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1];

const declaredEncoding = (buffer: Buffer): string | undefined =>
  /^[\s\S]{0,400}?<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{2,40})/i.exec(
    buffer.subarray(0, 700).toString('latin1'),
  )?.[1];

function strictUtf8(buffer: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    return undefined;
  }
}

const REPLACEMENT = 0xfffd;
const LAST_ASCII = 0x7f;

/** UTF-8 with a few broken places (cut titles, a stray byte) is still UTF-8. */
function isMostlyUtf8(buffer: Buffer): boolean {
  const text = buffer.toString('utf8');
  let [broken, wide] = [0, 0];
  // Counted one by one: a list of every broken place of a large document would take a hundred megabytes.
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === REPLACEMENT) broken++;
    else if (unit > LAST_ASCII) wide++;
  }
  return wide > broken * 2;
}

/** Windows code page by the letters it would give; western when none stands out. */
function guess(buffer: Buffer): string {
  const sample = buffer.subarray(0, 100_000);
  let high = 0;
  for (const byte of sample) if (byte >= 0xc0) high++;
  // Words of other scripts are runs of such bytes; western accents stand alone.
  const runs = sample.toString('latin1').match(/[\x80-\xff]{3,}/g) ?? [];
  const words = runs.reduce((sum, run) => sum + run.length, 0) > high / 2;
  for (const [encoding, letters] of words ? GUESSES : []) {
    const found = iconv.decode(sample, encoding).match(letters)?.length ?? 0;
    if (high > 0 && found / high > 0.55) return encoding;
  }
  const text = iconv.decode(sample, 'windows-1254');
  const turkish = text.match(TURKISH)?.length ?? 0;
  const icelandic = text.match(ICELANDIC)?.length ?? 0;
  return high > 3 && turkish / high > 0.3 && icelandic < turkish / 4 ? 'windows-1254' : 'windows-1252';
}

const BINARY_HEADS: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x4c\x6f\xa7\x94', 'XML in EBCDIC, which is not read'],
];

function refuseBinary(buffer: Buffer): void {
  const head = buffer.subarray(0, 8).toString('latin1');
  const known = BINARY_HEADS.find(([start]) => head.startsWith(start));
  if (known) throw new FeedRefused('binary', `the document is ${known[1]}`);
}
