import type { Draft } from '../draft.ts';
import type { RoleInput } from '../reading.ts';
import { COLON, gapHas, has, isMention, isNamedActor, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import type { CueClause } from './clause.ts';
import { type CueLanguage, SUFFERS } from './cue-language.ts';
import { FARTHEST, type Named } from './names.ts';

/** Who did the act at the draft's anchor to whom, by the kind of word that tells it. */
export function readAnchor(
  draft: Draft,
  clause: CueClause,
  named: readonly Named[],
  language: CueLanguage,
): void {
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

/** "A: we shall strike B": who speaks before the colon does it. */
export function readOwnWord(draft: Draft, clause: CueClause, language: CueLanguage, input: RoleInput): void {
  const { units } = clause;
  if (language.own === undefined || draft.hasRole('agent') || !gapHas(units[clause.start], COLON)) return;
  if (!language.own.test(wordsOfAnchor(draft, units, input))) return;
  const speaker = units.findIndex((unit, at) => at < clause.start && isNamedActor(unit));
  if (speaker >= 0) draft.assign(speaker, 'agent', `${language.rules}1`, 'claimed');
}

/** "killed in A's attack": whoever the event noun beside a passive names as doer did not suffer it. */
export function turnPassives(drafts: readonly Draft[], { units }: CueClause, language: CueLanguage): void {
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

/** Folded words of the act. */
export function wordsOfAnchor({ anchor }: Draft, units: readonly Unit[], { tokens }: RoleInput): string {
  const unit = units[anchor];
  return tokens
    .slice(unit?.start ?? 0, unit?.end ?? 0)
    .map(({ norm }) => norm)
    .join(' ');
}
