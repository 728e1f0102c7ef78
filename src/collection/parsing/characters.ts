import { decodeHTMLStrict } from 'entities';
import type { Repairs } from './repairs.ts';

/** C0 and C1 controls that XML forbids or that mean nothing in text, and the two non-characters of the first plane. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is this pattern's purpose
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;
const XML_REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const XML_OWN = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi;

const occurrences = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Takes out characters that no document may hold; lone surrogates become U+FFFD. */
export function cleanCharacters(text: string, repairs?: Repairs): string {
  const cleaned = text.replace(FORBIDDEN, '');
  repairs?.note('control-characters', text.length - cleaned.length);
  return cleaned.toWellFormed();
}

/** Decodes references once. Bare ampersands and entities that XML does not know are counted as mended. */
export function decodeReferences(text: string, repairs: Repairs): string {
  if (!text.includes('&')) return text;
  const references = occurrences(text, XML_REFERENCE);
  repairs.note('html-entities', references - occurrences(text, XML_OWN));
  repairs.note('bare-ampersands', occurrences(text, /&/g) - references);
  return decodeHTMLStrict(joinSurrogates(text));
}

/** Programs that write UTF-16 units for characters: `&#55357;&#56994;` stands for one. */
const SURROGATE_REFERENCES = /&#(5[5-6]\d{3});&#(5[6-7]\d{3});/g;

/** Two references to the halves of one character become that character. */
export const joinSurrogates = (text: string): string =>
  text.includes('&#5')
    ? text.replace(SURROGATE_REFERENCES, (both, high, low) => {
        const character = String.fromCharCode(Number(high), Number(low));
        return (character.codePointAt(0) ?? 0) > 0xffff ? character : both;
      })
    : text;

/** Text that is safe as XML character data and in attribute values. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&quot;',
  );
