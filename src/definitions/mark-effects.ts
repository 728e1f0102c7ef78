import type { Kind, MarkName } from '../evidence/index.ts';
import type { MarkEffect } from './model.ts';

/** What marks do when an indicator says nothing (EVENTS section 3): an act that did not happen is not the happening. */
const OF_HAPPENING: Readonly<Record<MarkName, MarkEffect>> = {
  negated: 'drop',
  hypothetical: 'drop',
  historical: 'drop',
  exercise: 'drop',
  thwarted: 'drop',
  repelled: 'count',
  suspended: 'drop',
  background: 'demote',
  attributed: 'count',
  inspired: 'drop',
};

/** Default effects by what the indicator says: a threat is hypothetical by nature, calm is a suspension. */
export function defaultMarkEffects(says: Kind): Record<MarkName, MarkEffect> {
  if (says === 'threat-or-precursor') return { ...OF_HAPPENING, hypothetical: 'count' };
  if (says === 'contrary') return { ...OF_HAPPENING, suspended: 'count' };
  return { ...OF_HAPPENING };
}
