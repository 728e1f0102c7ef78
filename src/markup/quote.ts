import type { Field, Passage, Span } from '../evidence/index.ts';
import { piecesOf, starred } from '../text/index.ts';
import { attribute, type Html, html } from './html.ts';

/** Language as BCP 47, or undefined when the text is none a browser could use. */
export const languageTag = (lang: string | undefined): string | undefined =>
  lang !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : undefined;

/** Attributes for text from outside: its own direction, and its language where known. */
export const foreign = (lang?: string): Html => html` dir="auto"${attribute('lang', languageTag(lang))}`;

/**
 * The text with the matched stretches marked. Spans that do not fit the text (cut since, or of another field) are left out;
 * overlapping ones are merged, so that no character is printed twice.
 */
export function highlighted(text: string, field: Field, spans: readonly Span[]): Html {
  return markedUp(text, fitting(text, field, spans));
}

const markedUp = (text: string, matched: Passage['matched']): Html =>
  html`${piecesOf(text, matched).map(({ text: piece, terms }) =>
    terms === undefined ? piece : html`<mark title="${terms.join(', ')}">${piece}</mark>`,
  )}`;

/** The words below the title that a hit rests on, in a direction of their own; nothing when the title says it all. */
export const belowTitle = (passage: Passage | undefined, lang?: string): Html =>
  html`${passage !== undefined && html`<div class="passage"${foreign(lang)}>${markedUp(passage.text, passage.matched)}</div>`}`;

/** The same as a line of plain text, with asterisks around what matched. */
export const passageLine = (passage: Passage, of?: (piece: string) => string): string =>
  starred(passage.text, passage.matched, of);

/** The spans of `field` that still name the characters they were found on. */
const fitting = (text: string, field: Field, spans: readonly Span[]): Span[] =>
  spans.filter(
    (span) => span.field === field && span.end > span.start && text.slice(span.start, span.end) === span.text,
  );

/** The text with each whole occurrence of the given words marked; words that stand elsewhere in the item leave no trace. */
export function highlightedWords(text: string, words: readonly string[]): Html {
  const spans = words.flatMap((word) => occurrences(text, word));
  return highlighted(text, 'title', spans);
}

function occurrences(text: string, word: string): Span[] {
  const found: Span[] = [];
  if (word === '') return found;
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    const end = start + word.length;
    if (!joinsWord(text, start) && !joinsWord(text, end)) {
      found.push({ field: 'title', start, end, text: word, term: word });
    }
  }
  return found;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** True when the characters on both sides of `at` belong to one word. */
const joinsWord = (text: string, at: number): boolean =>
  WORD_CHARACTER.test(text.charAt(at - 1)) && WORD_CHARACTER.test(text.charAt(at));

/**
 * A sentence of ours that may quote an article: what stands in quotation marks keeps a direction of its own, and what stands there
 * between asterisks matched.
 */
export function sentence(text: string): Html {
  const pieces = text.split('"');
  if (pieces.length % 2 === 0) return html`${text}`;
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`"<bdi>${unstarred(piece)}</bdi>"`))}`;
}

function unstarred(quotation: string): Html {
  const pieces = quotation.split('*');
  if (pieces.length % 2 === 0) return html`${quotation}`;
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`<mark>${piece}</mark>`))}`;
}
