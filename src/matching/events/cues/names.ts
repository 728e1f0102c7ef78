import { tokenise } from '../../../text/index.ts';
import type { RoleInput } from '../reading.ts';
import { COMMA, gapHas, has, isMention, isPlaceOnly, type Unit } from '../unit.ts';
import * as W from '../word-class.ts';
import { type CueClause, HARD } from './clause.ts';
import { AGENT_BEHIND, type CueLanguage, TARGET_BEHIND } from './cue-language.ts';

/** Words between a case word and the name it belongs to: "به مقر فرماندهی A". */
export const FARTHEST = 4;

/** Words between an owner in the genitive and what is his. */
const FARTHEST_OWNED = 8;

/** "هێرشی کردە سەر", "êrîş bir ser": the act's own last word, "upon", leads to who suffers it. */
const LEADS_TO_TARGET = /\s(?:سەر|ser)$/u;

export interface Named {
  unit: number;
  /** `scene`: named as the place of the act, and nothing else. */
  cue: 'agent' | 'target' | 'scene' | undefined;
  property: boolean;
  /** People of the name stand before it. */
  people: boolean;
  isVoid: boolean;
}

/** The names of a clause, each with the case word or ending that says what it does there. */
export function namedIn(clause: CueClause, language: CueLanguage, suffixes: readonly string[]): Named[] {
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

/** "در تهران", "Şam'da": a name that says where. */
function isScene(units: readonly Unit[], at: number, suffix: string, language: CueLanguage): boolean {
  if (language.sceneEndings?.has(suffix) ?? false) return true;
  const before = units[at - 1];
  return before !== undefined && !isMention(before) && (language.scene?.has(before.norm) ?? false);
}

/** The ending of a name: behind its apostrophe, or what an alias that ends in * left open. */
export function suffixOf(unit: Unit, { tokens }: RoleInput): string {
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
