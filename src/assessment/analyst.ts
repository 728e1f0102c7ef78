import type { AnalystLevel, LogEntry, ProblemState } from '../evidence/index.ts';
import { fromIso, LEVEL_WORDS } from '../evidence/index.ts';
import type { Assessment } from './assess.ts';
import { canonical } from './assess.ts';
import { utcMinute } from './phrases.ts';

/** An assessment with the analyst's level beside the machine's. */
export interface DoubleAssessment extends Assessment {
  /** What changed of the analyst's level, for the log. */
  analyst: LogEntry['analyst'];
}

const text = ({ level, owner }: AnalystLevel): string => `${level} (${LEVEL_WORDS[level]}) by ${owner}`;

function change(
  was: AnalystLevel | undefined,
  is: AnalystLevel | undefined,
  now: string,
): LogEntry['analyst'] {
  if (canonical(was ?? null) === canonical(is ?? null)) return undefined;
  if (is !== undefined) {
    const before = was === undefined ? '' : `, in place of ${text(was)}`;
    return { was, is, why: `Given as ${text(is)} until ${utcMinute(is.until)}${before}: ${is.reason}` };
  }
  if (was === undefined) return undefined;
  const over = fromIso(was.until) <= fromIso(now) ? `ran out at ${utcMinute(was.until)}` : 'was withdrawn';
  return { was, is, why: `The level ${text(was)} ${over}; only the machine's stands` };
}

/**
 * Puts the analyst's level in force beside the machine's. It is shown and logged and decides nothing.
 * @param given of this problem and in force at the time of the assessment, if there is one.
 */
export function besideAnalyst(
  { state, transitions }: Assessment,
  previous: ProblemState | undefined,
  given: AnalystLevel | undefined,
): DoubleAssessment {
  const analyst = change(previous?.analyst, given, state.assessedAt);
  const version = analyst !== undefined && transitions.length === 0 ? state.version + 1 : state.version;
  return { state: { ...state, version, ...(given && { analyst: given }) }, transitions, analyst };
}
