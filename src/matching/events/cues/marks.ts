import type { Draft } from '../draft.ts';
import type { RoleInput } from '../reading.ts';
import { COLON, gapHas, isMention } from '../unit.ts';
import type { CueClause } from './clause.ts';
import type { CueLanguage } from './cue-language.ts';
import { wordsOfAnchor } from './roles.ts';

/** "saldıracak", "حمله خواهد کرد": the verb's own form says that it has not happened. */
export function readFuture(
  draft: Draft,
  { units }: CueClause,
  language: CueLanguage,
  input: RoleInput,
): void {
  const anchor = units[draft.anchor];
  if (language.future === undefined || anchor === undefined) return;
  const trigger = wordsOfAnchor(draft, units, input);
  if (!language.future.test(trigger)) return;
  draft.marks.push({ mark: 'hypothetical', trigger, start: anchor.start, end: anchor.end });
}

/** Context marks of the clause, on the act at the draft's anchor. */
export function readMarks(draft: Draft, clause: CueClause, year: number | undefined): void {
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

/** "October 2014: ...": a date before the colon dates what follows. */
const datedFrom = ({ units, start }: CueClause): number =>
  start > 0 && start <= LONGEST_DATE && gapHas(units[start], COLON) ? 0 : start;
const LONGEST_DATE = 4;
