import { COLON, COMMA, DASH, gapHas, has, isMention, SEMICOLON, STOP, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';

/** What no case word and no act reaches over. */
export const HARD: number = COLON | DASH | SEMICOLON | STOP;

export interface CueClause {
  units: readonly Unit[];
  start: number;
  end: number;
  prior: boolean;
}

/** Clauses end at commas only when a verb stands before them: lists and addresses go on. */
export function clausesOf(units: readonly Unit[]): CueClause[] {
  const clauses: CueClause[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (end > start)
      clauses.push({
        units,
        start,
        end,
        prior: start > 0 && has(units[start], W.PRIOR) && !isMention(units[start]),
      });
    start = end;
  };
  for (let at = 1; at < units.length; at += 1) {
    const unit = units[at];
    const breaks = has(unit, W.BREAK) && !isMention(unit);
    if (
      gapHas(unit, HARD) ||
      breaks ||
      (gapHas(unit, COMMA) && units.slice(start, at).some((one) => one.action !== undefined))
    )
      close(at);
  }
  close(units.length);
  return clauses;
}
