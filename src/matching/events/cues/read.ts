import { markAttributed } from '../attributed.ts';
import { Draft, toReading } from '../draft.ts';
import type { EventReading, RoleInput } from '../reading.ts';
import { buildUnits, inPieces, isMention, isNamedActor, type Unit } from '../unit.ts';
import { type CueClause, clausesOf } from './clause.ts';
import type { CueLanguage } from './cue-language.ts';
import { readFuture, readMarks } from './marks.ts';
import { namedIn, suffixOf } from './names.ts';
import { readAnchor, readOwnWord, turnPassives } from './roles.ts';

/** Reads a language of case words and final verbs by its table. */
export function readByCues(input: RoleInput, language: CueLanguage): EventReading[] {
  const pieces = [...inPieces(buildUnits(input, language.lexicon))];
  return pieces.flatMap((piece) => readPiece(piece, input, language));
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
