import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { assessProblems } from '../src/stages/assess.ts';
import { eachRecord, isBatch } from './batch.ts';
import { parseEnvironment } from './environment.ts';
import {
  assessMessageSchema,
  type NotifyMessage,
  parseBody,
  parseMessage,
  type Tick,
  tickSchema,
} from './messages.ts';
import { entry, libraryOf, type Runtime, sender, storeOf } from './runtime.ts';

/** Recomputes the problems that have new evidence (messages), or all of them (timer: signals decay, silence grows). */
export function assessHandler(runtime: Runtime): (event: SQSEvent | Tick) => Promise<SQSBatchResponse> {
  const settings = parseEnvironment('assess', runtime.environment);
  const stage = { store: storeOf(settings), library: libraryOf(settings), clock: runtime.clock };
  const send = sender(settings.notifyQueue, settings.sqsEndpoint);

  async function assess(problems?: readonly string[]): Promise<void> {
    const summary = await assessProblems(stage, problems);
    runtime.meter.count('assessRuns', 1);
    runtime.meter.count('transitions', summary.transitions);
    if (summary.changed.length > 0) await send({ problems: summary.changed } satisfies NotifyMessage);
  }

  return async (event) => {
    if (isBatch(event)) {
      const asked = new Set<string>();
      const answer = await eachRecord(event, runtime.journal, async ({ body }) => {
        for (const problem of parseBody(assessMessageSchema, body, 'an assess message').problems)
          asked.add(problem);
      });
      // One run for all of them, since most messages of a batch ask for the same problems; if it fails, so does the batch.
      if (asked.size > 0) await assess([...asked]);
      return answer;
    }
    parseMessage(tickSchema, event, 'the assess timer event');
    await assess();
    return { batchItemFailures: [] };
  };
}

export const handler = entry('assess', assessHandler);
