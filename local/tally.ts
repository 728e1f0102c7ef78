import { appendFileSync } from 'node:fs';
import type { Journal, Meter, MetricName } from '../lambdas/telemetry.ts';

/** Counts of this run. */
export interface Tally extends Meter {
  of(metric: MetricName): number;
}

export function createTally(): Tally {
  const counts = new Map<MetricName, number>();
  return {
    count: (metric, by) => void counts.set(metric, (counts.get(metric) ?? 0) + by),
    of: (metric) => counts.get(metric) ?? 0,
  };
}

/** A journal kept as JSON lines in a file; without a file only warnings are kept, for the end of the run. */
export function createJournal(file: string | undefined, onTrouble: (message: string) => void): Journal {
  const write = (level: string, message: string, details?: Record<string, unknown>) => {
    if (file) appendFileSync(file, `${JSON.stringify({ level, message, ...details })}\n`);
    if (level === 'error') onTrouble(`${message} ${details ? JSON.stringify(details) : ''}`.trim());
  };
  return {
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, details) => write('error', message, details),
  };
}
