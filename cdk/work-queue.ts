import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { SignpostFunction } from './function.ts';

export interface Consumption {
  batchSize: number;
  /** Waits this long for more messages, so that one run serves several. */
  window: Duration;
  maxConcurrency: number;
}

export interface WorkQueueProps {
  consumerTimeout: Duration;
  /** Wait before a message can be seen. */
  delay?: Duration;
  /** Deliveries before a message is laid aside. */
  deliveries?: number;
}

const USUAL_DELIVERIES = 5;
const AS_LONG_AS_SQS_KEEPS = Duration.days(14);
/** AWS's advice: six times the function's timeout, so that a slow run is not delivered twice. */
const VISIBILITY_FACTOR = 6;

/** A queue of work with its dead-letter queue: what failed every delivery waits there for a person. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { consumerTimeout, delay, deliveries }: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(consumerTimeout.toSeconds() * VISIBILITY_FACTOR),
      ...(delay ? { deliveryDelay: delay } : {}),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: deliveries ?? USUAL_DELIVERIES },
    });
  }

  /** Feeds the function; only the messages it names as failed are delivered again. */
  consumedBy(consumer: SignpostFunction, { batchSize, window, maxConcurrency }: Consumption): void {
    consumer.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxBatchingWindow: window,
        maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
  }

  /** Lets the function send, and nothing else. */
  fedBy(producer: SignpostFunction): void {
    producer.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }
}

/** A queue for what could not be done; a person reads it. */
export const deadLetterQueue = (scope: Construct, id: string): Queue =>
  new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: AS_LONG_AS_SQS_KEEPS,
  });
