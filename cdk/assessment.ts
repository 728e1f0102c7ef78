import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { SignpostFunction, type Variables } from './function.ts';
import type { Storage } from './storage.ts';
import type { Timers } from './timers.ts';
import type { WorkQueue } from './work-queue.ts';

export interface AssessmentProps {
  storage: Storage;
  timers: Timers;
  queue: WorkQueue;
  notifyQueue: WorkQueue;
  variables: Variables;
  tick: Duration;
}

export const ASSESS_TIMEOUT = Duration.minutes(2);
/** An index shows a new hit moments after it was written; and several batches of feeds then share one run. */
export const ASSESS_DELAY = Duration.seconds(5);

/** What the evidence says: on new hits, and on the clock, because signals fade and silence grows without any. */
export class Assessment extends Construct {
  readonly assess: SignpostFunction;

  constructor(
    scope: Construct,
    id: string,
    { storage, timers, queue, notifyQueue, variables, tick }: AssessmentProps,
  ) {
    super(scope, id);
    this.assess = new SignpostFunction(this, 'Assess', {
      name: 'assess',
      variables,
      memoryMb: 1_024,
      timeout: ASSESS_TIMEOUT,
    });
    this.assess.allow(
      ...storage.statements({
        reads: true,
        indexes: ['bySubject', 'byTime', 'byObservation'],
        puts: true,
        updates: false,
      }),
    );
    notifyQueue.fedBy(this.assess);
    queue.consumedBy(this.assess, { batchSize: 10, window: Duration.seconds(10), maxConcurrency: 2 });
    timers.add('Assess', {
      function: this.assess,
      schedule: ScheduleExpression.rate(tick),
      description: 'Reassesses every problem',
      maxAge: tick,
    });
    timers.catchFailuresOf(this.assess, tick);
  }
}
