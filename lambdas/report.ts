import { fromIso } from '../src/evidence/index.ts';
import { type ReportSummary, writeReport } from '../src/stages/report.ts';
import { parseEnvironment } from './environment.ts';
import { settle, transportOf } from './mail.ts';
import { parseMessage, reportRequestSchema } from './messages.ts';
import { entry, libraryOf, type Runtime, storeOf } from './runtime.ts';

/** Composes, keeps and sends the watch report that a schedule asks for. */
export function reportHandler(runtime: Runtime): (event: unknown) => Promise<ReportSummary> {
  const settings = parseEnvironment('report', runtime.environment);
  const stage = {
    store: storeOf(settings),
    library: libraryOf(settings),
    transport: transportOf(settings),
    recipients: settings.reportRecipients,
    exercise: settings.exercise,
    clock: runtime.clock,
  };
  return async (event) => {
    const { kind, time } = parseMessage(reportRequestSchema, event, 'the report event');
    const summary = await writeReport(stage, kind, fromIso(time));
    if (summary.written) runtime.meter.count('reports', 1);
    settle(runtime, summary);
    return summary;
  };
}

export const handler = entry('report', reportHandler);
