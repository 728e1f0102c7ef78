import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MessageError } from './messages.ts';
import type { Journal } from './telemetry.ts';

/**
 * Handles each message by itself and names the ones that failed, so that only they are delivered again.
 * A malformed message fails too: after its last delivery it lies in the dead-letter queue for a person to read.
 */
export async function eachRecord(
  event: SQSEvent,
  journal: Journal,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (error) {
      journal.error(error instanceof MessageError ? 'a message cannot be read' : 'a message failed', {
        message: record.messageId,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
