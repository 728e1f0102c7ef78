import { tokenise } from '../../../text/index.ts';
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
  isPlaceOnly,
  SEMICOLON,
  STOP,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import { AGENT_BEHIND, type CueLanguage, SUFFERS, TARGET_BEHIND } from './cue-language.ts';

const HARD: number = COLON | DASH | SEMICOLON | STOP;
/** Words between a case word and the name it belongs to: "به مقر فرماندهی A". */
const FARTHEST = 4;
/** Words between an owner in the genitive and what is his. */
const FARTHEST_OWNED = 8;

/** "هێرشی کردە سەر", "êrîş bir ser": the act's own last word, "upon", leads to who suffers it. */
const LEADS_TO_TARGET = /\s(?:سەر|ser)$/u;

interface Named {
  unit: number;
  /** `scene`: named as the place of the act, and nothing else. */
  cue: 'agent' | 'target' | 'scene' | undefined;
  property: boolean;
  /** People of the name stand before it. */
  people: boolean;
  isVoid: boolean;
}

interface CueClause {
  units: readonly Unit[];
  start: number;
  end: number;
  prior: boolean;
}

/** Cue that stands before the name, over the head nouns between. */
function cueBefore(units: readonly Unit[], at: number, start: number): Omit<Named, 'unit'> {
  let property = false;
  let people = false;
  let isVoid = false;
  let unknown = 0;
  for (let position = at - 1; position >= Math.max(start, at - FARTHEST); position -= 1) {
    const unit = units[position];
    if (unit === undefined || isMention(unit) || gapHas(units[position + 1], COMMA | HARD)) break;
    if (has(unit, W.AGENT_MARKER)) return { cue: 'agent', property, people, isVoid };
    if (has(unit, W.TARGET_MARKER) || LEADS_TO_TARGET.test(unit.action?.lemma ?? ''))
      return { cue: 'target', property, people, isVoid };
    if (unit.action !== undefined) break;
    property ||= has(unit, W.PROPERTY) && unknown === 0;
    people ||= has(unit, W.PEOPLE) && unknown === 0;
    // "A destekli B": the word belongs to the name before it.
    isVoid ||= has(unit, W.NOT_THE_ACTOR) && unknown === 0 && !isMention(units[position - 1]);
    if (has(unit, W.PROPERTY | W.PEOPLE | W.NOT_THE_ACTOR)) continue;
    // One head noun that nobody listed may stand between a case word and its name.
    unknown += 1;
    if (unknown > 1 || unit.classes !== 0 || unit.trigger !== undefined) break;
  }
  return { cue: undefined, property, people, isVoid };
}

/**
 * Cue that stands behind the name: "tarafından", را, "mevzilerine". A name in the genitive owns what follows, places included:
 * "A'nın B dağlarındaki mevzilerini".
 */
function cueBehind(
  units: readonly Unit[],
  at: number,
  end: number,
  owns: boolean,
  bare: number,
): { cue: Named['cue']; isVoid: boolean } {
  let unknown = 0;
  let prepositions = 0;
  for (let position = at + 1; position < Math.min(end, at + (owns ? FARTHEST_OWNED : 5)); position += 1) {
    const unit = units[position];
    if (unit === undefined || unit.action !== undefined || gapHas(unit, COMMA | HARD)) break;
    if (isMention(unit) && isPlaceOnly(unit) && (owns || prepositions > 0)) continue;
    if (isMention(unit)) break;
    if (has(unit, W.NOT_THE_ACTOR) && !owns) {
      // "ji aliyê A ve hatiye dagirkirin": the occupier did nothing else.
      const isNext = position === at + 1 || (position === at + 2 && units[at + 1]?.norm === 've');
      return { cue: undefined, isVoid: isNext };
    }
    if (has(unit, AGENT_BEHIND)) return { cue: 'agent', isVoid: false };
    if (has(unit, TARGET_BEHIND)) return { cue: 'target', isVoid: false };
    if (has(unit, W.PEOPLE) || owns) continue;
    if (has(unit, W.PREPOSITION)) prepositions += 1;
    else if (unit.classes !== 0 || unit.trigger !== undefined) break;
    else unknown += 1;
    if (unknown > (prepositions > 0 ? 2 : bare)) break;
  }
  return { cue: undefined, isVoid: false };
}

function namedIn(clause: CueClause, language: CueLanguage, suffixes: readonly string[]): Named[] {
  const named: Named[] = [];
  for (let at = clause.start; at < clause.end; at += 1) {
    const unit = clause.units[at];
    if (unit === undefined || !isMention(unit)) continue;
    const suffix = suffixes[at] ?? '';
    const before = cueBefore(clause.units, at, clause.start);
    const own = language.caseOf(unit, suffix, clause.units[at + 1]);
    const behind = cueBehind(clause.units, at, clause.end, own === 'agent', language.unknownBeforeCue);
    const isVoid = before.isVoid || behind.isVoid;
    if (isScene(clause.units, at, suffix, language)) {
      named.push({ ...before, unit: at, cue: 'scene', isVoid });
      continue;
    }
    // "A'nın B'ye düzenlediği saldırı": the dative is B's own, the relative verb behind it belongs to A.
    const cue = own === 'target' ? own : (behind.cue ?? before.cue ?? own);
    named.push({ ...before, unit: at, cue, isVoid });
  }
  return named;
}

/** "در تهران", "Şam'da": a name that says where. */
function isScene(units: readonly Unit[], at: number, suffix: string, language: CueLanguage): boolean {
  if (language.sceneEndings?.has(suffix) ?? false) return true;
  const before = units[at - 1];
  return before !== undefined && !isMention(before) && (language.scene?.has(before.norm) ?? false);
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
  for (const one of named)
    if (one.cue !== undefined && one.cue !== 'scene') assign(draft, units, one, one.cue, rule);
  return named.filter((one) => one.cue === undefined);
}

/** The first name without a cue is the subject, one with a base before it or a second one the object. */
function readVerb(
  draft: Draft,
  units: readonly Unit[],
  named: readonly Named[],
  passive: boolean,
  rule: string,
  start: number,
): void {
  for (const one of assignCued(draft, units, named, rule)) {
    const suffers = passive || one.property || draft.hasRole('agent') || isOthersObject(units, one, start);
    if (suffers && draft.hasRole('target') && !passive && !one.property) continue;
    assign(draft, units, one, suffers ? 'target' : 'agent', rule);
  }
}

/** "The police five members of A arrested": people of A behind a subject that nobody knows are its object. */
function isOthersObject(units: readonly Unit[], one: Named, start: number): boolean {
  if (!one.people) return false;
  let head = one.unit;
  while (head > start && has(units[head - 1], W.PEOPLE) && !isMention(units[head - 1])) head -= 1;
  return units
    .slice(start, head)
    .some(
      (unit) =>
        !isMention(unit) && unit.classes === 0 && unit.trigger === undefined && !/^\d/.test(unit.norm),
    );
}

/** "A: we shall strike B": who speaks before the colon does it. */
function readOwnWord(draft: Draft, clause: CueClause, language: CueLanguage, input: RoleInput): void {
  const { units } = clause;
  if (language.own === undefined || draft.hasRole('agent') || !gapHas(units[clause.start], COLON)) return;
  if (!language.own.test(wordsOfAnchor(draft, units, input))) return;
  const speaker = units.findIndex((unit, at) => at < clause.start && isNamedActor(unit));
  if (speaker >= 0) draft.assign(speaker, 'agent', `${language.rules}1`, 'claimed');
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
    // Before a noun, bare people are the subject of the sentence ("A komutanı ... saldırısında öldürüldü").
    const heads = side === 'behind' ? W.PEOPLE | W.PROPERTY : 0;
    return clause.units
      .slice(from, to)
      .every(
        (unit) => !isMention(unit) && (has(unit, heads) || (unit.classes === 0 && !/^\d/.test(unit.norm))),
      );
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
    else if (one.unit < draft.anchor && !draft.hasRole('agent') && !endsInPassive(clause))
      assign(draft, units, one, 'agent', rule);
  }
}

/** "A's commander in an attack was killed": the subject of a passive did nothing. */
const endsInPassive = ({ units, start, end }: CueClause): boolean =>
  units.slice(start, end).some((unit) => unit.action?.forms.includes('passive') ?? false);

function readClaim(draft: Draft, clause: CueClause, named: readonly Named[], rule: string): void {
  const claim = clause.units
    .slice(clause.start, clause.end)
    .some((unit) => has(unit, W.CLAIM) && !isMention(unit));
  if (!claim) return;
  const claimant = named.find((one) => one.cue !== 'target' && one.cue !== 'scene' && !one.isVoid);
  if (claimant !== undefined && draft.roles.get(claimant.unit)?.role !== 'target') {
    draft.roles.delete(claimant.unit);
    draft.assign(claimant.unit, 'agent', rule, 'claimed');
  }
}

/** Folded words of the act. */
function wordsOfAnchor({ anchor }: Draft, units: readonly Unit[], { tokens }: RoleInput): string {
  const unit = units[anchor];
  return tokens
    .slice(unit?.start ?? 0, unit?.end ?? 0)
    .map(({ norm }) => norm)
    .join(' ');
}

/** "saldıracak", "حمله خواهد کرد": the verb's own form says that it has not happened. */
function readFuture(draft: Draft, { units }: CueClause, language: CueLanguage, input: RoleInput): void {
  const anchor = units[draft.anchor];
  if (language.future === undefined || anchor === undefined) return;
  const trigger = wordsOfAnchor(draft, units, input);
  if (!language.future.test(trigger)) return;
  draft.marks.push({ mark: 'hypothetical', trigger, start: anchor.start, end: anchor.end });
}

/** "October 2014: ...": a date before the colon dates what follows. */
const datedFrom = ({ units, start }: CueClause): number =>
  start > 0 && start <= LONGEST_DATE && gapHas(units[start], COLON) ? 0 : start;
const LONGEST_DATE = 4;

function readMarks(draft: Draft, clause: CueClause, year: number | undefined): void {
  const { units } = clause;
  for (let at = datedFrom(clause); at < clause.end; at += 1) {
    const unit = units[at];
    if (unit === undefined || isMention(unit)) continue;
    const trigger = at === draft.anchor ? undefined : unit.trigger;
    const [written] = /^(?:19|20)\d\d(?=\D|$)/.exec(unit.norm) ?? [];
    const isYear = written !== undefined && (year === undefined || Number(written) < year);
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
      clause.start,
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
    if (language.isIdiom?.(clause.units, at) ?? false) continue;
    const draft = new Draft(at, language.rules);
    readAnchor(draft, clause, named, language);
    readOwnWord(draft, clause, language, input);
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

/** The ending of a name: behind its apostrophe, or what an alias that ends in * left open. */
function suffixOf(unit: Unit, { tokens }: RoleInput): string {
  const last = tokens[unit.end - 1];
  const stem = unit.mentions[0]?.alias.endsWith('*') ? lastWordOf(unit.mentions[0].alias) : undefined;
  if (last === undefined || stem === undefined) return last?.suffix ?? '';
  return last.suffix ?? (last.norm.startsWith(stem) ? last.norm.slice(stem.length) : '');
}

/** Folded last words of aliases; vocabularies are finite. */
const lastWords = new Map<string, string>();
function lastWordOf(alias: string): string {
  let word = lastWords.get(alias);
  if (word === undefined) {
    word = tokenise(alias).at(-1)?.norm ?? '';
    lastWords.set(alias, word);
  }
  return word;
}

function readPiece(units: readonly Unit[], input: RoleInput, language: CueLanguage): EventReading[] {
  const suffixes = units.map((unit) => suffixOf(unit, input));
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
