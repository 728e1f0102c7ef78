import type { Field, Span } from '../evidence/index.ts';
import { attribute, type Html, html } from './html.ts';

/** Language as BCP 47, or undefined when the text is none a browser could use. */
export const languageTag = (lang: string | undefined): string | undefined =>
  lang !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : undefined;

/** Attributes for text from outside: its own direction, and its language where known. */
export const foreign = (lang?: string): Html => html` dir="auto"${attribute('lang', languageTag(lang))}`;

interface Stretch {
  start: number;
  end: number;
  term: string;
}

/**
 * The text with the matched stretches marked. Spans that do not fit the text (cut since, or of another field) are left out;
 * overlapping ones are merged, so that no character is printed twice.
 */
export function highlighted(text: string, field: Field, spans: readonly Span[]): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const { start, end, term } of merged(fitting(text, field, spans))) {
    pieces.push(html`${text.slice(from, start)}<mark title="${term}">${text.slice(start, end)}</mark>`);
    from = end;
  }
  return html`${pieces}${text.slice(from)}`;
}

/** The spans of `field` that still name the characters they were found on. */
export const fitting = (text: string, field: Field, spans: readonly Span[]): Span[] =>
  spans.filter(
    (span) => span.field === field && span.end > span.start && text.slice(span.start, span.end) === span.text,
  );

function merged(spans: readonly Span[]): Stretch[] {
  const sorted = [...spans].sort((one, other) => one.start - other.start || one.end - other.end);
  const out: Stretch[] = [];
  for (const { start, end, term } of sorted) {
    const last = out.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      if (!last.term.split(', ').includes(term)) last.term += `, ${term}`;
    } else out.push({ start, end, term });
  }
  return out;
}

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

/** A sentence of ours that may quote a title: what stands in quotation marks keeps a direction of its own. */
export function sentence(text: string): Html {
  const pieces = text.split('"');
  if (pieces.length % 2 === 0) return html`${text}`;
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`"<bdi>${piece}</bdi>"`))}`;
}
