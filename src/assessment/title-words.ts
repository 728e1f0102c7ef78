import type { Span } from '../evidence/index.ts';
import { tokenise } from '../text/index.ts';

/** One word of a title, with what tells whether exchanging it makes another happening. */
export interface TitleWord {
  norm: string;
  stem: string;
  /** Looks like the name of a person, place or body, or is known as one. */
  name: boolean;
  number: boolean;
  /** Vocabulary entry that covers it, e.g. `places.erbil`. */
  entry: string | undefined;
}

const LABELS = new Set(
  'breaking flash update updated live exclusive video watch urgent photos newsalert alert just in عاجل بالفيديو شاهد خاص'.split(
    ' ',
  ),
);
const PLACE_PREPOSITIONS = new Set(
  'in near at outside around from inside across في قرب بـ شمال جنوب شرق غرب در li'.split(' '),
);

export const CASED = /\p{Lu}|\p{Ll}/u;
export const STARTS_UPPER = /^\p{Lu}/u;
const DIGIT = /\p{Nd}/u;

/** English endings off, Arabic article off: enough to see one word in two headlines. */
function stemOf(norm: string): string {
  if (/^[a-z]+$/.test(norm)) return norm.length > 4 ? norm.replace(/(?:ings?|ers?|ed|es|s)$/, '') : norm;
  return norm.length > 4 ? norm.replace(/^[وفبلك]?ال/, '') : norm;
}

/** Ends of headlines that name a source and not the happening: "- Newsroom", "| Newsroom", ", officials say", ": report". */
const SOURCE_TAILS = [
  /\s+[-\u2013\u2014|]\s+[^-\u2013\u2014|]{2,40}$/u,
  /,\s[^,]{2,40}\s(?:says?|said|reports?|claims?)$/iu,
  /:\s[^:]{2,25}$/u,
];
const LEAST_HEAD = 20;

export function bareTitle(title: string): string {
  let bare = title.trim();
  for (const tail of SOURCE_TAILS) {
    const cut = bare.replace(tail, '');
    if (cut.length >= LEAST_HEAD) bare = cut;
  }
  return bare;
}

export interface Raw {
  text: string;
  norm: string;
  start: number;
  end: number;
  first: boolean;
}

/** The words of a text as they are written, each with whether its sentence begins with it. */
export function rawWords(text: string): Raw[] {
  let sentence = -1;
  return tokenise(text).map((token) => {
    const first = token.sentence !== sentence;
    sentence = token.sentence;
    return {
      text: text.slice(token.start, token.end),
      norm: token.norm,
      start: token.start,
      end: token.end,
      first,
    };
  });
}

/** Without "Breaking" and the like before the headline. */
export function withoutLabels(words: Raw[]): Raw[] {
  let from = 0;
  while (from < 2 && LABELS.has(words[from]?.norm ?? '')) from++;
  return words.slice(from);
}

/** Headlines In This Style tell nothing about names by their capitals. */
function isTitleCase(words: readonly Raw[]): boolean {
  const long = words.filter((word) => !word.first && word.norm.length > 3);
  return long.length > 0 && long.filter((word) => STARTS_UPPER.test(word.text)).length >= 0.8 * long.length;
}

/** What is written as a name, folded. */
export function namesIn(words: readonly Raw[]): Set<string> {
  const names = new Set<string>();
  if (isTitleCase(words)) return names;
  for (const word of words) if (!word.first && STARTS_UPPER.test(word.text)) names.add(word.norm);
  return names;
}

function coveringSpan(spans: readonly Span[], word: Raw): Span | undefined {
  return spans.find((span) => span.start < word.end && word.start < span.end);
}

const isName = (entry: string | undefined): boolean =>
  entry !== undefined && /^(?:places|sites|actors)\./.test(entry);

/** A word of a title with what the vocabulary and the words around it say of it. */
export function titleWord(
  word: Raw,
  before: Raw | undefined,
  names: ReadonlySet<string>,
  spans: readonly Span[],
): TitleWord {
  const entry = coveringSpan(spans, word)?.term;
  const cased = CASED.test(word.text);
  const afterPlace = PLACE_PREPOSITIONS.has(before?.norm ?? '') && (!cased || STARTS_UPPER.test(word.text));
  const number = DIGIT.test(word.text);
  const name = !number && (isName(entry) || names.has(word.norm) || (afterPlace && word.norm.length > 2));
  return { norm: word.norm, stem: stemOf(word.norm), name, number, entry };
}
