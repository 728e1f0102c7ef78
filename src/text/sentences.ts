import { MAY_START_SENTENCE, normOf, type Scan } from './scan.ts';

/** Words whose point does not end a sentence; the next word is not looked at, so that changing the case changes nothing. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof gen lt col maj sgt capt cpl adm brig cmdr gov sen rep hon rev st sr jr vs inc ltd corp dept ' +
    'jan feb apr jun jul aug sep sept oct nov dec approx'
  ).split(' '),
);
const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS].map(({ length }) => length));
const POINT = 0x2e;
const BLANK = 0x20;

const END_MARKS = '.!?\u037e\u061f\u06d4\u2026\u203c\u203d\u2047\u2048\u2049';
/** East Asian marks need no blank behind them. */
const BARE_END = /[\u3002\uff01\uff1f\u2029]|\n\s*\n/u;
/** What may stand between an end mark and the blank: closing quotes and brackets, invisible characters. */
const CLOSING = /[\p{Pf}\p{Pe}"'’\p{Cf}]/u;

/** Whether an end mark stands in the gap with a blank behind it. One pass, however many marks there are. */
function hasEnd(gap: string): boolean {
  let ended = false;
  for (const character of gap) {
    if (END_MARKS.includes(character)) ended = true;
    else if (ended && /\s/.test(character)) return true;
    else if (!CLOSING.test(character)) ended = false;
  }
  return false;
}

/** Whether the gap ends a sentence with nothing but one point, which may as well belong to an abbreviation. */
const isSinglePoint = (gap: string): boolean =>
  gap.startsWith('.') && !END_MARKS.includes(gap.charAt(1)) && !/[!?\u061f\u06d4\u2026]/u.test(gap);

const isLetter = (norm: string): boolean => norm.length === 1 && (norm < '0' || norm > '9');

/** Whether a sentence ends in the gap before `token`. */
export function startsSentence(scan: Scan, token: number): boolean {
  if (token === 0 || ((scan.flags[token] ?? 0) & MAY_START_SENTENCE) === 0) return false;
  const { text } = scan;
  const from = scan.end[token - 1] ?? 0;
  const to = scan.start[token] ?? 0;
  const isPointAndBlank =
    to - from === 2 && text.charCodeAt(from) === POINT && text.charCodeAt(from + 1) === BLANK;
  if (!isPointAndBlank) {
    const gap = text.slice(from, to);
    if (BARE_END.test(gap)) return true;
    if (!hasEnd(gap)) return false;
    if (!isSinglePoint(gap)) return true;
  }
  return !isAbbreviated(scan, token - 1);
}

/** Whether the point behind the word belongs to it: an initial ("J. Smith", "د. أحمد"), an abbreviation, or "No. 5". */
function isAbbreviated(scan: Scan, token: number): boolean {
  const letters = (scan.unitStart[token + 1] ?? 0) - (scan.unitStart[token] ?? 0);
  if (letters > LONGEST_ABBREVIATION) return false;
  const word = normOf(scan, token);
  if (isLetter(word) || ABBREVIATIONS.has(word)) return true;
  return word === 'no' && /^\d/.test(normOf(scan, token + 1));
}

/** Index of the sentence of every token, from 0, written into `into` (which is long enough). */
export function numberSentences(scan: Scan, into: Int32Array): void {
  let sentence = 0;
  for (let token = 0; token < scan.count; token += 1) {
    if (startsSentence(scan, token)) sentence += 1;
    into[token] = sentence;
  }
}
