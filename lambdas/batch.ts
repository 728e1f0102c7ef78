import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { MessageError, parseMessage } from './messages.ts';
import type { Journal } from './telemetry.ts';

/** What a function reads of an SQS event; a body is looked at with its own message, so that a bad one stops no other. */
const batchSchema = z.object({
  Records: z.array(z.object({ messageId: z.string().min(1), body: z.unknown().optional() })),
});

export interface Message {
  messageId: string;
  body: string;
}

/** Tells a batch of messages from the event of a timer. */
export const isBatch = (event: unknown): event is SQSEvent =>
  typeof event === 'object' && event !== null && 'Records' in event;

/**
 * Handles each message by itself and names the ones that failed, so that only they are delivered again.
 * A malformed message fails too: after its last delivery it lies in the dead-letter queue for a person to read.
 * @throws MessageError when the event is no batch at all: then no message can be named.
 */
export async function eachRecord(
  event: unknown,
  journal: Journal,
  handle: (message: Message) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body } of parseMessage(batchSchema, event, 'the SQS event').Records) {
    try {
      if (typeof body !== 'string') throw new MessageError(`the body is no text but ${typeof body}`);
      await handle({ messageId, body });
    } catch (error) {
      journal.error(error instanceof MessageError ? 'a message cannot be read' : 'a message failed', {
        message: messageId,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
