import { describe, expect, it } from 'vitest';
import { eachRecord, isBatch } from '../../lambdas/batch.ts';
import {
  collectMessageSchema,
  MessageError,
  parseBody,
  parseMessage,
  tickSchema,
} from '../../lambdas/messages.ts';

describe('messages between functions', () => {
  it('that are no JSON are refused with how they begin', () => {
    expect(() => parseBody(collectMessageSchema, 'feeds=a', 'a collect message')).toThrow(
      /a collect message is not JSON: it begins "feeds=a"/,
    );
  });

  it('of another shape are refused with the place that is wrong', () => {
    expect(() => parseBody(collectMessageSchema, '{"feeds":[]}', 'a collect message')).toThrow(/feeds/);
    expect(() => parseMessage(tickSchema, { time: 'noon' }, 'the schedule event')).toThrow(MessageError);
  });

  it('take the time as EventBridge Scheduler writes it', () => {
    expect(parseMessage(tickSchema, { time: '2030-01-07T00:05:00Z' }, 'the schedule event').time).toBe(
      '2030-01-07T00:05:00Z',
    );
  });
});

describe('a batch', () => {
  it('names the messages that failed and handles the others', async () => {
    const said: string[] = [];
    const journal = {
      info: () => undefined,
      warn: () => undefined,
      error: (text: string) => void said.push(text),
    };
    const record = (messageId: string, body: string) => ({
      messageId,
      body,
      receiptHandle: '',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: '',
      awsRegion: '',
    });
    const handled: string[] = [];
    const response = await eachRecord(
      { Records: [record('1', 'bad'), record('2', 'good')] },
      journal,
      async ({ body }) => {
        if (body === 'bad') throw new MessageError('bad');
        handled.push(body);
      },
    );
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(handled).toEqual(['good']);
    expect(said).toEqual(['a message cannot be read']);
  });

  it('whose record has no text as body fails for that record alone', async () => {
    const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const handled: string[] = [];
    const event = {
      Records: [{ messageId: '1' }, { messageId: '2', body: 5 }, { messageId: '3', body: 'x' }],
    };
    const response = await eachRecord(event, journal, async ({ body }) => void handled.push(body));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }] });
    expect(handled).toEqual(['x']);
  });

  it.each([null, undefined, 'x', 42, [], {}, { Records: null }, { Records: [null] }, { Records: [{}] }])(
    'that is none (%j) is refused with the place that is wrong',
    async (event) => {
      const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const reading = eachRecord(event, journal, async () => undefined);
      await expect(reading).rejects.toThrow(/^the SQS event is not of the agreed shape: (event|Records)/);
    },
  );

  it('is told from a timer by its records, whatever arrives', () => {
    expect([{ Records: [] }, { time: 'x' }, null, 'Records', 7].map(isBatch)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
