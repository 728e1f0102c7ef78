import { markAttributed } from '../attributed.ts';
import { Draft, toReading } from '../draft.ts';
import type { EventReading, RoleInput } from '../reading.ts';
import {
  buildUnits,
  COLON,
  COMMA,
  DASH,
  gapHas,
  has,
  inPieces,
  isMention,
  isNamedActor,
  SEMICOLON,
  STOP,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import { AGENT_BEHIND, type CueLanguage, SUFFERS, TARGET_BEHIND } from './cue-language.ts';

const HARD: number = COLON | DASH | SEMICOLON | STOP;
/** Words between a case word and the name it belongs to: "به مقر فرماندهی A". */
const FARTHEST = 4;

interface Named {
  unit: number;
  cue: 'agent' | 'target' | undefined;
  property: boolean;
  isVoid: boolean;
}

interface CueClause {
  units: readonly Unit[];
  start: number;
  end: number;
  prior: boolean;
}

/** Cue that stands before the name, over the head nouns between. */
function cueBefore(
  units: readonly Unit[],
  at: number,
  start: number,
): { cue: Named['cue']; property: boolean; isVoid: boolean } {
  let property = false;
  let isVoid = false;
  for (let position = at - 1; position >= Math.max(start, at - FARTHEST); position -= 1) {
    const unit = units[position];
    if (unit === undefined || isMention(unit) || gapHas(units[position + 1], COMMA | HARD)) break;
    if (has(unit, W.AGENT_MARKER)) return { cue: 'agent', property, isVoid };
    if (has(unit, W.TARGET_MARKER)) return { cue: 'target', property, isVoid };
    if (unit.action !== undefined) break;
    property ||= has(unit, W.PROPERTY);
    isVoid ||= has(unit, W.NOT_THE_ACTOR);
    if (!has(unit, W.PROPERTY | W.PEOPLE | W.NOT_THE_ACTOR)) break;
  }
  return { cue: undefined, property, isVoid };
}

/** Cue that stands behind the name: "tarafından", را, "mevzilerine". */
function cueBehind(units: readonly Unit[], at: number, end: number): { cue: Named['cue']; isVoid: boolean } {
  for (let position = at + 1; position < Math.min(end, at + 3); position += 1) {
    const unit = units[position];
    if (unit === undefined || isMention(unit) || gapHas(unit, COMMA | HARD)) break;
    if (has(unit, W.NOT_THE_ACTOR)) return { cue: undefined, isVoid: true };
    if (has(unit, AGENT_BEHIND)) return { cue: 'agent', isVoid: false };
    if (has(unit, TARGET_BEHIND)) return { cue: 'target', isVoid: false };
    if (!has(unit, W.PEOPLE)) break;
  }
  return { cue: undefined, isVoid: false };
}

function namedIn(clause: CueClause, language: CueLanguage, suffixes: readonly string[]): Named[] {
  const named: Named[] = [];
  for (let at = clause.start; at < clause.end; at += 1) {
    const unit = clause.units[at];
    if (unit === undefined || !isMention(unit)) continue;
    const before = cueBefore(clause.units, at, clause.start);
    const behind = cueBehind(clause.units, at, clause.end);
    const own = language.caseOf(unit, suffixes[at] ?? '');
    // "A'nın B'ye düzenlediği saldırı": the dative is B's own, the relative verb behind it belongs to A.
    const cue = own === 'target' ? own : (behind.cue ?? before.cue ?? own);
    named.push({ unit: at, cue, property: before.property, isVoid: before.isVoid || behind.isVoid });
  }
  return named;
}

function assign(
  draft: Draft,
  units: readonly Unit[],
  named: Named,
  role: 'agent' | 'target' | 'party',
  rule: string,
): void {
  if (named.isVoid) draft.dismiss(named.unit, 'void: not the actor itself');
  else if (role === 'target' || isNamedActor(units[named.unit])) draft.assign(named.unit, role, rule);
}

/** Whoever carries a cue gets that role. */
function assignCued(draft: Draft, units: readonly Unit[], named: readonly Named[], rule: string): Named[] {
  for (const one of named) if (one.cue !== undefined) assign(draft, units, one, one.cue, rule);
  return named.filter((one) => one.cue === undefined);
}

/** The first name without a cue is the subject, one with a base before it or a second one the object. */
function readVerb(
  draft: Draft,
  units: readonly Unit[],
  named: readonly Named[],
  passive: boolean,
  rule: string,
): void {
  for (const one of assignCued(draft, units, named, rule)) {
    const suffers = passive || one.property || draft.hasRole('agent');
    if (suffers && draft.hasRole('target') && !passive) continue;
    assign(draft, units, one, suffers ? 'target' : 'agent', rule);
  }
}

/** The name that stands bare at the event noun does it; a base named there suffers it. */
function complementOf(
  draft: Draft,
  clause: CueClause,
  named: readonly Named[],
  side: CueLanguage['agentOfNoun'],
): Named | undefined {
  const isNear = (one: Named): boolean => {
    const distance = side === 'behind' ? one.unit - draft.anchor : draft.anchor - one.unit;
    if (distance < 1 || distance > FARTHEST) return false;
    const [from, to] = side === 'behind' ? [draft.anchor + 1, one.unit] : [one.unit + 1, draft.anchor];
    return clause.units
      .slice(from, to)
      .every((unit) => has(unit, W.PEOPLE | W.PROPERTY) || unit.classes === 0);
  };
  return named.find((one) => one.cue === undefined && isNear(one));
}

function readNoun(
  draft: Draft,
  clause: CueClause,
  named: readonly Named[],
  language: CueLanguage,
  rule: string,
): void {
  const { units } = clause;
  const complement = complementOf(draft, clause, named, language.agentOfNoun);
  const rest = assignCued(draft, units, named, rule).filter((one) => one !== complement);
  const isObjectNoun = units[draft.anchor]?.action?.forms.includes('object-noun') === true;
  if (complement !== undefined) {
    assign(draft, units, complement, complement.property || isObjectNoun ? 'target' : 'agent', rule);
  }
  const suffers = units
    .slice(clause.start, clause.end)
    .some((unit) => has(unit, SUFFERS) && !isMention(unit));
  for (const one of rest) {
    if (suffers && !draft.hasRole('target')) assign(draft, units, one, 'target', rule);
    else if (one.unit < draft.anchor && !draft.hasRole('agent')) assign(draft, units, one, 'agent', rule);
  }
}

function readClaim(draft: Draft, clause: CueClause, named: readonly Named[], rule: string): void {
  const claim = clause.units
    .slice(clause.start, clause.end)
    .some((unit) => has(unit, W.CLAIM) && !isMention(unit));
  if (!claim) return;
  const claimant = named.find((one) => one.cue !== 'target' && !one.isVoid);
  if (claimant !== undefined && draft.roles.get(claimant.unit)?.role !== 'target') {
    draft.roles.delete(claimant.unit);
    draft.assign(claimant.unit, 'agent', rule, 'claimed');
  }
}

/** "saldıracak", "حمله خواهد کرد": the verb's own form says that it has not happened. */
function readFuture(draft: Draft, { units }: CueClause, language: CueLanguage, input: RoleInput): void {
  const anchor = units[draft.anchor];
  if (language.future === undefined || anchor === undefined) return;
  const words = input.tokens.slice(anchor.start, anchor.end).map(({ norm }) => norm);
  const trigger = words.join(' ');
  if (!language.future.test(trigger)) return;
  draft.marks.push({ mark: 'hypothetical', trigger, start: anchor.start, end: anchor.end });
}

function readMarks(draft: Draft, clause: CueClause, year: number | undefined): void {
  const { units } = clause;
  for (let at = clause.start; at < clause.end; at += 1) {
    const unit = units[at];
    if (unit === undefined || isMention(unit)) continue;
    const trigger = at === draft.anchor ? undefined : unit.trigger;
    const isYear = /^(?:19|20)\d\d$/.test(unit.norm) && (year === undefined || Number(unit.norm) < year);
    const name = trigger?.mark ?? (isYear ? 'historical' : undefined);
    if (name === undefined || draft.marks.some((known) => known.mark === name)) continue;
    draft.marks.push({ mark: name, trigger: trigger?.text ?? unit.norm, start: unit.start, end: unit.end });
  }
  if (clause.prior) draft.time = 'recent';
}

/** Clauses end at commas only when a verb stands before them: lists and addresses go on. */
function clausesOf(units: readonly Unit[]): CueClause[] {
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

function readAnchor(draft: Draft, clause: CueClause, named: readonly Named[], language: CueLanguage): void {
  const action = clause.units[draft.anchor]?.action;
  if (action === undefined) return;
  const isNoun = action.forms.includes('noun') || action.forms.includes('object-noun');
  if (action.mutual === true)
    for (const one of named) assign(draft, clause.units, one, 'party', `${language.rules}5`);
  else if (isNoun) readNoun(draft, clause, named, language, `${language.rules}3`);
  else
    readVerb(
      draft,
      clause.units,
      named,
      action.forms.includes('passive'),
      `${language.rules}${action.forms.includes('passive') ? 2 : 1}`,
    );
  readClaim(draft, clause, named, `${language.rules}4`);
}

function readClause(
  clause: CueClause,
  language: CueLanguage,
  suffixes: readonly string[],
  input: RoleInput,
): Draft[] {
  const drafts: Draft[] = [];
  const named = namedIn(clause, language, suffixes);
  for (let at = clause.start; at < clause.end; at += 1) {
    if (clause.units[at]?.action === undefined || isMention(clause.units[at])) continue;
    const draft = new Draft(at, language.rules);
    readAnchor(draft, clause, named, language);
    readFuture(draft, clause, language, input);
    readMarks(draft, clause, input.year);
    markAttributed(draft, clause.units);
    drafts.push(draft);
  }
  turnPassives(drafts, clause, language);
  return drafts;
}

/** "killed in A's attack": whoever the event noun beside a passive names as doer did not suffer it. */
function turnPassives(drafts: readonly Draft[], { units }: CueClause, language: CueLanguage): void {
  const isNoun = ({ anchor }: Draft): boolean => units[anchor]?.action?.forms.includes('noun') ?? false;
  const doers = new Set(drafts.filter(isNoun).flatMap((draft) => draft.with('agent')));
  for (const draft of drafts) {
    if (!(units[draft.anchor]?.action?.forms.includes('passive') ?? false)) continue;
    for (const unit of draft.with('target')) {
      if (!doers.has(unit)) continue;
      draft.roles.delete(unit);
      draft.assign(unit, 'agent', `${language.rules}3`);
    }
  }
}

function readPiece(units: readonly Unit[], input: RoleInput, language: CueLanguage): EventReading[] {
  const suffixes = units.map((unit) => input.tokens[unit.end - 1]?.suffix ?? '');
  const drafts = clausesOf(units).flatMap((clause) => readClause(clause, language, suffixes, input));
  const settled = new Set(drafts.flatMap((draft) => [...draft.roles.keys(), ...draft.bystanders.keys()]));
  return drafts.flatMap((draft) => {
    const sentence = units[draft.anchor]?.sentence;
    const open = new Map<number, string>();
    units.forEach((unit, at) => {
      if (isNamedActor(unit) && unit.sentence === sentence && !settled.has(at))
        open.set(at, `${draft.rule}: no cue links it to the act`);
    });
    return toReading(draft, units, open) ?? [];
  });
}

/** Reads a language of case words and final verbs by its table. */
export function readByCues(input: RoleInput, language: CueLanguage): EventReading[] {
  const pieces = [...inPieces(buildUnits(input, language.lexicon))];
  return pieces.flatMap((piece) => readPiece(piece, input, language));
}
