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
const MULTIBYTE =
  /^(?:big5|gb|euc|shift|sjis|windows-?31j|cp9[345]\d|ks_c|ksc|iso-?2022|hz|utf-?7|utf-?16|utf-?32|ucs)/i;
/** How a wrong single-byte guess shows: letters of the scripts served, by encoding. */
const GUESSES: readonly (readonly [string, RegExp])[] = [
  [
    'windows-1256',
    /[\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u062f\u0633\u0639\u0647\u0629\u0623]/g,
  ],
  ['windows-1251', /[\u0430\u0435\u0438\u043d\u043e\u0440\u0441\u0442\u0432\u043b\u043a]/g],
];
const TURKISH = /[\u011f\u015f\u0131\u0130\u011e\u015e]/g;

/**
 * The text of a document. In order: byte order mark, the shape of wide encodings, then UTF-8 wherever the bytes are valid
 * UTF-8 (a wrong declaration is the commoner fault), then the HTTP charset, then the XML declaration, then a guess by
 * letters. What cannot be decoded becomes U+FFFD and is counted.
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
  const declared = usable(charsetOf(contentType)) ?? usable(declaredEncoding(buffer));
  if (declared !== undefined && MULTIBYTE.test(declared)) {
    const text = decodeAs(buffer, declared);
    if (!text.includes('\ufffd')) return text;
  }
  const strict = strictUtf8(buffer);
  if (strict !== undefined) {
    if (declared !== undefined && !/^utf-?8$|^(?:us-)?ascii$/i.test(declared) && /[^\0-\x7f]/.test(strict))
      repairs.note('wrong-charset');
    return strict;
  }
  const others = [usable(charsetOf(contentType)), usable(declaredEncoding(buffer))];
  const honest = others.find((name) => name !== undefined && !/^utf-?(?:8|16|32)|ascii/i.test(name));
  if (honest !== undefined) return decodeAs(buffer, honest);
  repairs.note('wrong-charset');
  return mostlyUtf8(buffer) ?? decodeAs(buffer, guess(buffer));
}

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
  if (name === undefined) return undefined;
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

/** UTF-8 with a few broken places (cut titles, a stray byte) is still UTF-8. */
function mostlyUtf8(buffer: Buffer): string | undefined {
  const text = buffer.toString('utf8');
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const wide = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return wide > broken * 2 ? text : undefined;
}

/** Windows code page by the letters it would give; western when none stands out. */
function guess(buffer: Buffer): string {
  const sample = buffer.subarray(0, 100_000);
  let high = 0;
  for (const byte of sample) if (byte >= 0xc0) high++;
  for (const [encoding, letters] of GUESSES) {
    const found = iconv.decode(sample, encoding).match(letters)?.length ?? 0;
    if (high > 0 && found / high > 0.55) return encoding;
  }
  const turkish = iconv.decode(sample, 'windows-1254').match(TURKISH)?.length ?? 0;
  return high > 3 && turkish / high > 0.35 ? 'windows-1254' : 'windows-1252';
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
