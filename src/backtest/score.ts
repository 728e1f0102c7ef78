import type { EpochMillis } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import { dayEnd } from './events.ts';

/** How long before an event an alert still warns of it (Collier 2010; METHOD section 5). */
export const WARNING_WINDOW = 7 * DAY;

export interface Period {
  from: EpochMillis;
  to: EpochMillis;
}

/** Alerts held against known events. Undefined where there is nothing to divide by, or no event to judge alerts by. */
export interface Score {
  events: number;
  /** Events with an alert in the seven days before or on their day; several alerts for one event count once. */
  warned: number;
  alerts: number;
  /** Alerts followed by no event within seven days. */
  falseAlerts: number;
  sensitivity: number | undefined;
  /** Share of the days outside every event's window that have no alert. */
  specificity: number | undefined;
  /** Warned events over warned events and false alerts. */
  ppv: number | undefined;
  f1: number | undefined;
  alertsPer100Days: number;
}

const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** Whether an alert at `alert` is in time for an event first reported at `event`: up to seven days before, or on its day. */
export const inTime = (alert: EpochMillis, event: EpochMillis, window = WARNING_WINDOW): boolean =>
  alert >= event - window && alert < dayEnd(event);

const harmonic = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined || a + b === 0 ? undefined : (2 * a * b) / (a + b);

/** Evaluation of timeliness (Collier 2010): see METHOD section 5. */
export function score(events: readonly EpochMillis[], alerts: readonly EpochMillis[], period: Period): Score {
  const warned = events.filter((event) => alerts.some((alert) => inTime(alert, event))).length;
  const wrong = alerts.filter((alert) => !events.some((event) => inTime(alert, event)));
  const calm = calmDays(events, period);
  const disturbed = new Set(wrong.map((alert) => Math.floor(alert / DAY)).filter((day) => calm.has(day)));
  const sensitivity = ratio(warned, events.length);
  const ppv = ratio(warned, warned + wrong.length);
  return {
    events: events.length,
    warned,
    alerts: alerts.length,
    falseAlerts: wrong.length,
    sensitivity,
    specificity: ratio(calm.size - disturbed.size, calm.size),
    ppv: events.length === 0 ? undefined : ppv,
    f1: warned === 0 && events.length > 0 ? 0 : harmonic(sensitivity, ppv),
    alertsPer100Days: per100Days(alerts.length, period),
  };
}

export const per100Days = (count: number, { from, to }: Period): number =>
  to <= from ? 0 : (100 * count * DAY) / (to - from);

/** Days of the period (numbered since 1970) of which no moment lies in the window of an event. */
export function calmDays(events: readonly EpochMillis[], { from, to }: Period): Set<number> {
  const calm = new Set<number>();
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    const begin = day * DAY;
    const near = events.some((event) => begin + DAY > event - WARNING_WINDOW && begin < dayEnd(event));
    if (!near) calm.add(day);
  }
  return calm;
}
