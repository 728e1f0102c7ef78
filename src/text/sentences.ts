import { MAY_START_SENTENCE, normOf, type Scan } from './scan.ts';

/** Words whose point does not end a sentence; the next word is not looked at, so that changing the case changes nothing. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof gen lt col maj sgt capt cpl adm brig cmdr gov sen rep hon rev st sr jr vs inc ltd corp dept ' +
    'jan feb apr jun jul aug sep sept oct nov dec approx'
  ).split(' '),
);

/** An end mark, whatever closes behind it, then white space; East Asian marks need none. */
const SENTENCE_END =
  /[.!?\u037e\u061f\u06d4\u2026\u203c\u203d\u2047-\u2049][\p{Pf}\p{Pe}"'’.!?\u061f\u2026\p{Cf}]*\s/u;
const BARE_END = /[\u3002\uff01\uff1f\u2029]|\n\s*\n/u;
const ONLY_POINT = /^[^!?\u061f\u06d4\u2026]*$/u;

const isLetter = (norm: string): boolean => norm.length === 1 && (norm < '0' || norm > '9');

/** Whether a sentence ends in the gap before `token`. */
export function startsSentence(scan: Scan, token: number): boolean {
  if (token === 0 || ((scan.flags[token] ?? 0) & MAY_START_SENTENCE) === 0) return false;
  const gap = scan.text.slice(scan.end[token - 1], scan.start[token]);
  if (BARE_END.test(gap)) return true;
  if (!SENTENCE_END.test(gap)) return false;
  if (!ONLY_POINT.test(gap) || !gap.startsWith('.') || gap.startsWith('..')) return true;
  const word = normOf(scan, token - 1);
  // An initial ("J. Smith", "د. أحمد"), or "No. 5".
  if (isLetter(word) || ABBREVIATIONS.has(word)) return false;
  return !(word === 'no' && /^\d/.test(normOf(scan, token)));
}

/** Index of the sentence of every token, from 0, written into `into` (which is long enough). */
export function numberSentences(scan: Scan, into: Int32Array): void {
  let sentence = 0;
  for (let token = 0; token < scan.count; token += 1) {
    if (startsSentence(scan, token)) sentence += 1;
    into[token] = sentence;
  }
}
