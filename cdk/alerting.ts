import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { SignpostFunction, type Variables } from './function.ts';
import { mayMail } from './mailing.ts';
import type { Operator } from './operator.ts';
import type { Storage } from './storage.ts';
import type { Timers } from './timers.ts';
import type { WorkQueue } from './work-queue.ts';

export interface AlertingProps {
  storage: Storage;
  timers: Timers;
  queue: WorkQueue;
  operator: Operator;
  variables: Variables;
  tick: Duration;
}

export const NOTIFY_TIMEOUT = Duration.minutes(1);
/** Being turned away because a run is under way counts as a delivery, and is no failure. */
export const NOTIFY_DELIVERIES = 20;

/** Turns changes into mail: on a message, and on the clock for what an earlier run left pending. */
export class Alerting extends Construct {
  readonly notify: SignpostFunction;

  constructor(
    scope: Construct,
    id: string,
    { storage, timers, queue, operator, variables, tick }: AlertingProps,
  ) {
    super(scope, id);
    this.notify = new SignpostFunction(this, 'Notify', {
      name: 'notify',
      variables,
      memoryMb: 512,
      timeout: NOTIFY_TIMEOUT,
      oneAtATime: true,
    });
    this.notify.allow(
      ...storage.statements({
        reads: true,
        indexes: ['bySubject', 'byTime', 'byObservation'],
        puts: true,
        updates: true,
      }),
      mayMail(this, operator),
    );
    queue.consumedBy(this.notify, { batchSize: 10, window: Duration.seconds(5), maxConcurrency: 2 });
    timers.add('Notify', {
      function: this.notify,
      schedule: ScheduleExpression.rate(tick),
      description: 'Sends alerts that are still pending',
      maxAge: tick,
    });
    timers.catchFailuresOf(this.notify, tick);
  }
}
