import type { Draft } from './draft.ts';
import { has, isMention, type Unit } from './unit.ts';
import * as W from './word-class.ts';

const ATTRIBUTES: number = W.CLAIM | W.BLAME | W.SUSPECTED | W.SAY;

/** Marks an event whose doer is only claimed, accused or suspected, at the nearest word that says so. */
export function markAttributed(draft: Draft, units: readonly Unit[]): void {
  if (![...draft.roles.values()].some(({ attribution }) => attribution !== 'asserted')) return;
  let nearest: Unit | undefined;
  let distance = Number.POSITIVE_INFINITY;
  units.forEach((unit, at) => {
    if (!has(unit, ATTRIBUTES) || isMention(unit) || Math.abs(at - draft.anchor) >= distance) return;
    nearest = unit;
    distance = Math.abs(at - draft.anchor);
  });
  if (nearest === undefined) return;
  draft.marks.push({ mark: 'attributed', trigger: nearest.norm, start: nearest.start, end: nearest.end });
}
