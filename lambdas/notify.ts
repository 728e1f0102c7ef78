import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { DEFAULT_POLICY } from '../src/alerting/index.ts';
import { notify } from '../src/stages/notify.ts';
import { eachRecord, isBatch } from './batch.ts';
import { parseEnvironment } from './environment.ts';
import { settle, transportOf } from './mail.ts';
import { notifyMessageSchema, parseBody, parseMessage, type Tick, tickSchema } from './messages.ts';
import { entry, libraryOf, type Runtime, storeOf } from './runtime.ts';

/** Plans alerts for problems that changed (messages) or all (timer), and sends what waits. Runs one at a time. */
export function notifyHandler(runtime: Runtime): (event: SQSEvent | Tick) => Promise<SQSBatchResponse> {
  const settings = parseEnvironment('notify', runtime.environment);
  const stage = {
    store: storeOf(settings),
    library: libraryOf(settings),
    transport: transportOf(settings),
    recipients: settings.alertRecipients,
    policy: { ...DEFAULT_POLICY, dailyBudget: settings.alertBudget },
    exercise: settings.exercise,
    dashboardUrl: settings.dashboardUrl,
    clock: runtime.clock,
  };
  const run = async (problems?: readonly string[]) => settle(runtime, await notify(stage, problems));

  return async (event) => {
    if (isBatch(event)) {
      return eachRecord(event, runtime.journal, ({ body }) =>
        run(parseBody(notifyMessageSchema, body, 'a notify message').problems),
      );
    }
    parseMessage(tickSchema, event, 'the notify timer event');
    await run();
    return { batchItemFailures: [] };
  };
}

export const handler = entry('notify', notifyHandler);
