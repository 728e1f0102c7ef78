import { decodeHTML } from 'entities';
import { cleanCharacters, joinSurrogates } from './characters.ts';

/** Directional embeddings, overrides and isolates can make a title read as another; joiners stay, Persian needs them. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s|\/)[^<>]*)?>/y;
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const BLOCK: ReadonlySet<string> = new Set(
  (
    'address article aside audio base blink blockquote body br button canvas caption center col colgroup dd details dir div dl dt embed ' +
    'fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img input label legend li link main map ' +
    'marquee meta nav noframes noscript object ol optgroup option p param picture pre script section select source style svg ' +
    'table tbody td template textarea tfoot th thead time title tr track ul video'
  ).split(' '),
);
/** Elements whose text is not for people. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'svg',
  'head',
  'noframes',
  'iframe',
]);

/** Whether HTML knows an element of this name (in lower case). */
export const isHtmlName = (name: string): boolean => INLINE.has(name) || BLOCK.has(name);

/**
 * Plain text of an HTML fragment: tags gone, references decoded, white space folded to single blanks.
 * Only tags that HTML knows are taken for tags, so that "a < b" and "<unknown>" survive. Linear in the text's length.
 * @param html without forbidden characters, as `cleanCharacters` leaves it; references to such characters may be in it.
 */
export function plainText(html: string): string {
  const text = html.includes('<') ? withoutTags(html) : html;
  const decoded = text.includes('&') ? cleanCharacters(decodeHTML(joinSurrogates(text))) : text;
  return decoded.replace(BIDI_CONTROLS, '').replace(/\s+/g, ' ').trim();
}

/**
 * No script sets more marks upon one letter. Longer runs (letters that drip over the lines below) are cut: putting the marks
 * of one run in order, as normalising does, takes the square of their number.
 */
const MARKS_ON_A_LETTER = /(\p{M}{8})\p{M}+/gu;

/**
 * Plain text of a title. Titles that were encoded twice are common: what still looks like references or tags after the
 * first decoding is decoded once more.
 */
export function plainTitle(html: string): string {
  const once = plainText(html);
  const plain = /&(?:#\d+|#x[\da-f]+|[a-z]+);|<\/?[a-z]/i.test(once) ? plainText(once) : once;
  return plain.replace(MARKS_ON_A_LETTER, '$1');
}

const ENCODED_TWICE =
  /&(?:amp|lt|gt|quot|nbsp|#\d{2,6});|<\/?(?:p|br|div|span|a|img|b|strong|em|i|ul|li|h[1-6])(?:\s[^<>]*)?\/?>/i;

/** Plain text of a summary or content; what was encoded twice is decoded twice. */
export function plainBody(html: string): string {
  const once = plainText(html);
  return ENCODED_TWICE.test(once) ? plainText(once) : once;
}

function withoutTags(html: string): string {
  // Only ASCII, so that positions stay: the lower case of İ has two characters.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const out: string[] = [];
  const absent = new Set<string>();
  /** Marks that do not occur any more are not looked for again, else a text of openings would cost its square. */
  const find = (mark: string, from: number): number => {
    const found = absent.has(mark) ? -1 : lower.indexOf(mark, from);
    if (found === -1) absent.add(mark);
    return found;
  };
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next === -1) break;
    out.push(html.slice(at, next));
    at = passMarkup(lower, next, out, find);
  }
  out.push(html.slice(at));
  const text = out.join('');
  return lower.includes(CDATA) ? text.replaceAll(']]>', '') : text;
}

/** A section inside a section: only its mark is no text. */
const CDATA = '<![cdata[';
type Find = (mark: string, from: number) => number;

/** Position after the comment or tag at `at`, or after a `<` that is text. */
function passMarkup(lower: string, at: number, out: string[], find: Find): number {
  if (lower.startsWith(CDATA, at)) return at + CDATA.length;
  if (lower.startsWith('<!', at) || lower.startsWith('<?', at)) return passComment(lower, at, out, find);
  TAG.lastIndex = at;
  const tag = TAG.exec(lower);
  const name = tag?.[2] ?? '';
  if (!tag || !(isHtmlName(name) || name.includes(':'))) {
    out.push('<');
    return at + 1;
  }
  if (BLOCK.has(name)) out.push(' ');
  const end = at + tag[0].length;
  if (tag[1] !== '' || !SILENT.has(name) || tag[0].endsWith('/>')) return end;
  const close = find(`</${name}`, end);
  return close === -1 ? end : close;
}

function passComment(lower: string, at: number, out: string[], find: Find): number {
  const mark = lower.startsWith('<!--', at) ? '-->' : '>';
  const end = find(mark, at + 2);
  if (end !== -1) return end + mark.length;
  out.push('<');
  return at + 1;
}
