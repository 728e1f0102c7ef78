import type { Alert, EpochMillis, HitRecord, IndicatorId, Level, Millis } from '../evidence/index.ts';
import { DAY, fromIso } from '../evidence/index.ts';
import { dayEnd, isScored, type KnownEvent } from './events.ts';
import type { ReplayedAlert } from './replay.ts';
import { inTime, WARNING_WINDOW } from './score.ts';
import type { Track } from './track.ts';

/**
 * How an alert turned out. A follow-up comes after an event of which it has no warning left to give; it still counts as false.
 * Where no event of the problem is listed, alerts cannot be judged.
 */
export type Verdict = 'in-time' | 'follow-up' | 'false' | 'unjudged';

/** The first alert in a window before an event. */
export interface Lead {
  alert: string;
  at: EpochMillis;
  /** Until the event's first report; negative when the alert came after it, on the same day. */
  lead: Millis;
}

export interface EventOutcome {
  event: KnownEvent;
  scored: boolean;
  /** Level when the event was first reported, and the highest by the end of its day. */
  levelAtReport: Level | undefined;
  levelThatDay: Level | undefined;
  /** At the chosen level or above at some time in the seven days before or on its day. */
  covered: boolean;
  /** Since when the chosen level had stood when the event was reported. */
  standingSince: EpochMillis | undefined;
  in7Days: Lead | undefined;
  in14Days: Lead | undefined;
}

export interface AlertOutcome {
  alert: Alert;
  cited: HitRecord[];
  verdict: Verdict;
  /** Known events it warns of, or that it follows. */
  events: string[];
}

/** An interrupting alert, by the policy's lowest level that interrupts. */
export const warns = ({ alert }: ReplayedAlert): boolean => alert.urgency === 'interrupt';

const FORTNIGHT = 2 * WARNING_WINDOW;

/** What the replay had said of one event. */
export function eventOutcome(
  event: KnownEvent,
  track: Track,
  warnings: readonly ReplayedAlert[],
  level: Level,
): EventOutcome {
  const { at } = event;
  const end = dayEnd(at);
  const highest = track.highest(at - WARNING_WINDOW, end);
  return {
    event,
    scored: isScored(event),
    levelAtReport: track.highest(at, at + 1),
    levelThatDay: track.highest(at - (at % DAY), end),
    covered: highest !== undefined && highest >= level,
    standingSince: track.standingSince(level, at),
    in7Days: firstLead(event, warnings, WARNING_WINDOW),
    in14Days: firstLead(event, warnings, FORTNIGHT),
  };
}

function firstLead({ at }: KnownEvent, warnings: readonly ReplayedAlert[], window: Millis): Lead | undefined {
  for (const { alert } of warnings) {
    const time = fromIso(alert.at);
    if (inTime(time, at, window)) return { alert: alert.id, at: time, lead: at - time };
  }
  return undefined;
}

/** Holds an alert against the known events of its problem. */
export function alertOutcome({ alert, cited }: ReplayedAlert, events: readonly KnownEvent[]): AlertOutcome {
  const time = fromIso(alert.at);
  const hit = events.filter((event) => isScored(event) && inTime(time, event.at));
  if (hit.length > 0) return { alert, cited, verdict: 'in-time', events: hit.map(({ id }) => id) };
  if (!events.some(isScored)) return { alert, cited, verdict: 'unjudged', events: [] };
  const after = events.filter(({ at }) => at < time && time - at <= WARNING_WINDOW);
  const verdict = after.length > 0 ? 'follow-up' : 'false';
  return { alert, cited, verdict, events: after.map(({ id }) => id) };
}

/** What one indicator gave to the warnings. */
export interface Contribution {
  indicator: IndicatorId;
  hits: number;
  demoted: number;
  families: number;
  /** Time with a signal that says something is seen. */
  lit: Millis;
  /** Warnings that cite it, and those that cite nothing else. */
  alerts: number;
  alone: number;
  /** Of the warnings that cite it. */
  inTime: number;
  followUps: number;
  falseAlerts: number;
}

/** Contribution of each indicator, in the order of the definition. */
export function contributionsTo(track: Track, warnings: readonly AlertOutcome[]): Contribution[] {
  const cited = warnings.map((one) => ({
    verdict: one.verdict,
    indicators: new Set(one.alert.evidence.map(({ indicator }) => indicator)),
  }));
  return [...track.indicators].map(([indicator, { counting, demoted, families, lit }]) => {
    const own = cited.filter(({ indicators }) => indicators.has(indicator));
    const of = (verdict: Verdict): number => own.filter((one) => one.verdict === verdict).length;
    return {
      indicator,
      hits: counting + demoted,
      demoted,
      families: families.size,
      lit,
      alerts: own.length,
      alone: own.filter(({ indicators }) => indicators.size === 1).length,
      inTime: of('in-time'),
      followUps: of('follow-up'),
      falseAlerts: of('false'),
    };
  });
}
