import {
  CLOSE_BRACKET,
  DASH,
  gapHas,
  has,
  inPieces,
  isMention,
  OPEN_BRACKET,
  SEMICOLON,
  STOP,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import { type Clause, splitClauses } from './clause.ts';
import { QUANTIFIERS } from './lexicon.ts';
import { type Speech, speechOf } from './speech.ts';

/** One cleaned sentence, ready for the rules; all positions the rules speak of are indexes into `units`. */
export interface Sentence {
  units: readonly Unit[];
  speech: readonly Speech[];
  clauses: readonly Clause[];
  /** Clause of every unit. */
  clauseOf: readonly number[];
  isLead: boolean;
}

const isNumeral = (unit: Unit | undefined): boolean =>
  unit !== undefined && (has(unit, W.NUMBER) || /^\d/.test(unit.norm));

/** "at least", "more than" before a number say nothing about roles, and would make "killed at least 12" look passive. */
function quantifierLength(units: readonly Unit[], at: number): number {
  const unit = units[at];
  if (unit === undefined || isMention(unit) || unit.action !== undefined) return 0;
  for (const entry of QUANTIFIERS.get(unit.norm) ?? []) {
    const length = entry.words.length;
    const matches = entry.words.every((word, offset) => units[at + offset]?.norm === word);
    if (matches && isNumeral(units[at + length])) return length;
  }
  return 0;
}

/** End of a bracket that opens at `at`, when it holds only a name or an abbreviation; else `at`. */
function shortBracketEnd(units: readonly Unit[], at: number): number {
  if (!gapHas(units[at], OPEN_BRACKET)) return at;
  for (let end = at + 1; end <= at + 3; end += 1) {
    const unit = units[end - 1];
    if (unit === undefined || unit.action !== undefined || has(unit, W.SAY | W.CLAIM | W.BLAME)) return at;
    if (end === units.length || gapHas(units[end], CLOSE_BRACKET)) return end;
  }
  return at;
}

const isSkipped = (unit: Unit): boolean =>
  has(unit, W.SKIP) &&
  !has(unit, W.BREAK) &&
  !isMention(unit) &&
  unit.action === undefined &&
  unit.trigger === undefined;

/** Leaves out what stands between the words that matter; the punctuation of a dropped word goes to the next one. */
function cleaned(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  let dropped = 0;
  for (let at = 0; at < units.length; ) {
    const unit = units[at];
    if (unit === undefined) break;
    const bracket = shortBracketEnd(units, at);
    const length =
      bracket > at ? bracket - at : Math.max(quantifierLength(units, at), isSkipped(unit) ? 1 : 0);
    if (length > 0) {
      dropped |= unit.gap & ~OPEN_BRACKET;
      at += length;
      continue;
    }
    kept.push(dropped === 0 ? unit : { ...unit, gap: unit.gap | dropped });
    dropped = 0;
    at += 1;
  }
  return kept;
}

function analysed(units: readonly Unit[], isLead: boolean): Sentence {
  const speech = units.map((_, at) => speechOf(units, at));
  const clauses = splitClauses(units, speech);
  const clauseOf = new Array<number>(units.length).fill(0);
  clauses.forEach((clause, index) => {
    clauseOf.fill(index, clause.opener ?? clause.start, clause.end);
  });
  return { units, speech, clauses, clauseOf, isLead };
}

/** Longest dateline, in units: "NORTH CAMP, Westmark, Jan 12 (Agency) -". */
const LONGEST_DATELINE = 10;

/** A lead without its dateline: what stands before the first dash, when it holds neither act nor speech. */
function withoutDateline(units: readonly Unit[]): readonly Unit[] {
  for (let at = 1; at < Math.min(units.length, LONGEST_DATELINE); at += 1) {
    const unit = units[at - 1];
    if (unit === undefined || unit.action !== undefined || has(unit, W.SAY | W.BE | W.HAVE)) return units;
    if (gapHas(units[at], DASH)) return units.slice(at);
  }
  return units;
}

/** Splits into sentences, cleans and analyses those that hold an action. */
export function prepareSentences(units: readonly Unit[], isLead: boolean): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 1; at <= units.length; at += 1) {
    if (at < units.length && !gapHas(units[at], STOP | SEMICOLON)) continue;
    const whole = units.slice(start, at);
    const part = isLead && start === 0 ? withoutDateline(whole) : whole;
    start = at;
    for (const piece of inPieces(part)) {
      if (piece.some((unit) => unit.action !== undefined)) sentences.push(analysed(cleaned(piece), isLead));
    }
  }
  return sentences;
}
