import { COLON, COMMA, DASH, gapHas, has, isMention, SEMICOLON, STOP, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { HARD_GAP, isVerbHere, type Speech } from './speech.ts';

/**
 * How a clause hangs on the one before: `main` stands alone, `colon` follows a colon, dash or semicolon, `break` a
 * conjunction, `said` a verb of saying, `carry` shares the subject before it, `relative` speaks of the noun before it,
 * `resume` goes on after a relative clause, `credit` is a trailing ", army says".
 */
export type ClauseKind =
  | 'main'
  | 'colon'
  | 'break'
  | 'said'
  | 'carry'
  | 'relative'
  | 'resume'
  | 'credit'
  | 'joined';

export interface Clause {
  start: number;
  end: number;
  kind: ClauseKind;
  /** The conjunction, relative pronoun or verb of saying that opens it; stands before `start`. */
  opener: number | undefined;
  /** Clause whose subject or speaker this one can take over. */
  parent: number | undefined;
  /** The clause's verb of saying, when it has one. */
  say: number | undefined;
}

/** Verbs of the closed classes that carry a subject of their own. */
const FINITE: number = W.CLAIM | W.BLAME | W.LIGHT | W.OTHER_VERB | W.EXCHANGE | W.SAY | W.BE;

export function isVerbal(units: readonly Unit[], speech: readonly Speech[], at: number): boolean {
  const kind = speech[at];
  if (kind === 'active' || kind === 'ing' || kind === 'passive') return true;
  const unit = units[at];
  if (kind !== 'none' || unit === undefined) return false;
  return has(unit, FINITE) && isVerbHere(units, at);
}

/** Words between "said" and "that": "in a post on its channel". */
const LONGEST_SOURCE = 7;

class Splitter {
  readonly clauses: Clause[] = [];
  private readonly units: readonly Unit[];
  private readonly speech: readonly Speech[];
  private start = 0;
  private kind: ClauseKind = 'main';
  private opener: number | undefined;
  private parent: number | undefined;
  private hasVerb = false;

  constructor(units: readonly Unit[], speech: readonly Speech[]) {
    this.units = units;
    this.speech = speech;
  }

  run(): Clause[] {
    for (let at = 0; at < this.units.length; at += 1) this.step(at);
    this.close(this.units.length, undefined);
    return this.clauses;
  }

  private close(end: number, say: number | undefined): void {
    const { start, kind, opener, parent } = this;
    this.clauses.push({ start, end, kind, opener, parent, say });
  }

  private begin(at: number, kind: ClauseKind, opener: number | undefined, parent: number | undefined): void {
    this.start = at;
    this.kind = kind;
    this.opener = opener;
    this.parent = parent;
    this.hasVerb = false;
  }

  /** Ends the clause before `end` and starts the next at `at`, with the old one as its parent. */
  private cut(end: number, at: number, kind: ClauseKind, opener?: number): void {
    this.close(end, undefined);
    this.begin(at, kind, opener, this.clauses.length - 1);
  }

  private step(at: number): void {
    const unit = this.units[at];
    if (unit === undefined) return;
    if (at > this.start && gapHas(unit, HARD_GAP & ~STOP)) this.cutAtHardGap(at, unit);
    if (has(unit, W.BREAK) && !isMention(unit) && unit.action === undefined) {
      this.cut(at, at + 1, 'break', at);
      return;
    }
    if (this.opensReport(at, unit)) {
      this.begin(at + 1, 'said', this.opener, this.parent);
      return;
    }
    if (this.opensRelative(at, unit)) {
      this.cut(at, at + 1, 'relative', at);
      return;
    }
    if (this.isSaying(at, unit)) {
      this.cutAtSay(at);
      return;
    }
    this.splitCoordination(at, unit);
    if (isVerbal(this.units, this.speech, at)) this.meetVerb(at);
  }

  private cutAtHardGap(at: number, unit: Unit): void {
    if (gapHas(unit, COLON) || gapHas(unit, DASH) || gapHas(unit, SEMICOLON)) this.cut(at, at, 'colon');
  }

  /** "said in a post that A ...": what is said begins here. */
  private opensReport(at: number, unit: Unit): boolean {
    return (
      unit.norm === 'that' &&
      this.kind === 'said' &&
      !this.hasVerb &&
      !isMention(unit) &&
      at < this.units.length - 1
    );
  }

  private opensRelative(at: number, unit: Unit): boolean {
    if (!has(unit, W.RELATIVE) || isMention(unit) || at === this.start) return false;
    const next = this.units[at + 1];
    if (unit.norm === 'that' && next !== undefined && !isVerbal(this.units, this.speech, at + 1))
      return false;
    return true;
  }

  private isSaying(at: number, unit: Unit): boolean {
    if (!has(unit, W.SAY) || unit.action !== undefined || !isVerbHere(this.units, at)) return false;
    if (has(unit, W.CLAIM) || isMention(unit)) return false;
    const next = this.units[at + 1];
    // "reported in", "fears of": no speech follows.
    if (has(unit, W.CASUALTY) || this.speech[at + 1] === 'passive') return false;
    if (next === undefined || !has(next, W.PREPOSITION) || unit.norm === 'according') return true;
    return this.thatFollows(at + 1);
  }

  /** "said in a post that": the report begins behind "that". */
  private thatFollows(from: number): boolean {
    return this.units
      .slice(from, from + LONGEST_SOURCE)
      .some((unit) => unit.norm === 'that' && !isMention(unit));
  }

  /** "Falcon hits base, army says": the speaker stands after the last comma, and speaks about what came before. */
  private cutAtSay(at: number): void {
    const comma = this.lastComma(at);
    if (comma === at) this.cut(at, at, 'carry');
    else if (comma !== undefined && this.hasVerbOrNoun(this.start, comma)) this.cut(comma, comma, 'credit');
    this.close(at, at);
    const sayer = this.clauses.length - 1;
    this.begin(this.units[at + 1]?.norm === 'that' ? at + 2 : at + 1, 'said', at, sayer);
  }

  private lastComma(before: number): number | undefined {
    for (let at = before; at > this.start; at -= 1) {
      if (gapHas(this.units[at], COMMA)) return at;
      if (this.speech[at] !== undefined && this.speech[at] !== 'none' && at < before) return undefined;
    }
    return undefined;
  }

  private hasVerbOrNoun(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.speech[at] !== 'none') return true;
    return false;
  }

  /** After "," or "and" a verb without a subject shares the last one; a new subject with a verb opens its own clause. */
  private splitCoordination(at: number, unit: Unit): void {
    const joins = has(unit, W.AND) && !isMention(unit);
    if (at === this.start || (!joins && !gapHas(unit, COMMA))) return;
    const first = joins ? at + 1 : at;
    if (this.kind === 'relative' && !joins) {
      this.cut(at, first, 'resume');
      return;
    }
    // A verb right behind a comma shares the subject, even if the verb before it is none we know.
    const isVerbAtOnce = this.speech[first] === 'ing' || (this.speech[first] === 'active' && !joins);
    if (!this.hasVerb && !isVerbAtOnce) return;
    if (this.startsVerbGroup(first)) this.cut(at, first, 'carry');
    else if (this.verbFollows(first)) this.cut(at, first, 'joined');
  }

  private startsVerbGroup(at: number): boolean {
    let position = at;
    while (has(this.units[position], W.MODAL | W.HAVE | W.NEGATION | W.BE)) position += 1;
    return isVerbal(this.units, this.speech, position);
  }

  /** A finite verb before the next comma or conjunction: what lies between is its subject. */
  private verbFollows(from: number): boolean {
    for (let at = from; at < this.units.length; at += 1) {
      const unit = this.units[at];
      if (at > from && gapHas(unit, COMMA | HARD_GAP)) return false;
      if (has(unit, W.BREAK | W.AND | W.RELATIVE) && !isMention(unit)) return false;
      if (isVerbal(this.units, this.speech, at)) return this.speech[at] !== 'ing' && !this.isInfinitive(at);
    }
    return false;
  }

  private isInfinitive(at: number): boolean {
    return this.units[at - 1]?.norm === 'to';
  }

  /** The second finite verb after a relative clause belongs to the sentence again. */
  private meetVerb(at: number): void {
    if (this.kind === 'relative' && this.hasVerb && this.speech[at] !== 'ing' && !this.isInfinitive(at)) {
      this.cut(at, at, 'resume');
    }
    if (!this.isInfinitive(at)) this.hasVerb = true;
  }
}

/** Cuts a sentence into clauses (EVENTS section 2.3). */
export function splitClauses(units: readonly Unit[], speech: readonly Speech[]): Clause[] {
  return new Splitter(units, speech).run();
}
