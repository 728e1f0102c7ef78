import type { Draft } from './draft.ts';
import { wordSet } from './lexicon.ts';
import type { Unit } from './unit.ts';

/** Who says these speaks of what another may do, or asks another for it: "warns of A attack", "urges A to attack". */
const SPOKEN_OF_ANOTHER = wordSet(
  'warn, warns, warned, warning, warnings, fear, fears, feared, fearing, wary, risk, risks, risking, brace, braces, bracing, ' +
    'urge, urges, urged, urging, call, calls, called, calling, ask, asks, instruct, instructs, instructed, incite, incites, ' +
    'encourage, encourages, tell, tells, told, demand, demands, demanded, expect, expects, anticipate, anticipates, predict, ' +
    'predicts, predicted, alert, ' +
    'يحذر, تحذر, حذر, حذرت, تحذير, تحذيرات, مخاوف, يخشى, تخشى, يدعو, تدعو, يطالب, تطالب, تحسبا, خشية, مخافة, تفاديا',
);

/** Words by which somebody speaks of what he himself will do. */
const OWN_WORD = wordSet(
  'vow, vows, vowed, vowing, threaten, threatens, threatened, threatening, pledge, pledges, pledged, promise, promises, ' +
    'promised, swear, swears, swore, plan, plans, planned, planning, prepare, prepares, prepared, preparing, intend, intends',
);

const firstWord = (trigger: string): string => trigger.split(' ')[0] ?? '';

/** "Norland fears A vows to strike": of two triggers the doer's own word says more than what others say of him. */
export const isStronger = (trigger: string, known: string): boolean =>
  OWN_WORD.has(firstWord(trigger)) && SPOKEN_OF_ANOTHER.has(firstWord(known));

/**
 * Marks as others' words what stands before the doer and is said of it: a warning of A's attack is no threat by A (EVENTS
 * section 3). In a language whose verbs come first (`verbFirst`) the doer right behind the word is the one that says it.
 */
export function markForetold(draft: Draft, units: readonly Unit[], verbFirst = false): void {
  const doers = draft.with('agent');
  if (doers.length === 0) return;
  for (const mark of draft.marks) {
    if (mark.mark !== 'hypothetical') continue;
    const at = units.findIndex(({ start }) => start === mark.start);
    if (!SPOKEN_OF_ANOTHER.has(firstWord(mark.trigger))) continue;
    if (doers.every((doer) => doer > at && !(verbFirst && doer === at + 1))) mark.byOthers = true;
  }
}
