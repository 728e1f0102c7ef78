import type { EpochMillis, ProblemId, Silence, Transition } from '../evidence/index.ts';
import { fromIso } from '../evidence/index.ts';

/** Whether a silence is in force. */
export const active = (silence: Silence, now: EpochMillis): boolean =>
  fromIso(silence.from) <= now && now < fromIso(silence.until);

/** A silence without problem and indicator mutes everything; with both it mutes the indicator only inside the problem. */
function mutes(silence: Silence, problem: ProblemId, transition: Transition): boolean {
  if (silence.problem !== undefined && silence.problem !== problem) return false;
  if (silence.indicator === undefined) return true;
  return transition.subject === 'indicator' && transition.id === silence.indicator;
}

export interface Muting {
  /** Transitions that no silence covers. */
  audible: Transition[];
  /** Owner, reason and end of the silences that muted the others. */
  reason: string | undefined;
}

/** Splits a problem's news by the silences in force. */
export function muting(
  problem: ProblemId,
  news: readonly Transition[],
  silences: readonly Silence[],
  now: EpochMillis,
): Muting {
  const inForce = silences.filter((silence) => active(silence, now)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const used = new Set<Silence>();
  const audible = news.filter((transition) => {
    const silence = inForce.find((one) => mutes(one, problem, transition));
    if (silence !== undefined) used.add(silence);
    return silence === undefined;
  });
  const reasons = [...used].map(
    ({ owner, reason, until }) => `silenced by ${owner} until ${until}: ${reason}`,
  );
  return { audible, reason: reasons.length === 0 ? undefined : reasons.join('; ') };
}
