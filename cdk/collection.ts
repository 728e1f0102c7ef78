import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { SignpostFunction, type Variables } from './function.ts';
import type { Storage } from './storage.ts';
import type { Timers } from './timers.ts';
import { WorkQueue } from './work-queue.ts';

export interface CollectionProps {
  storage: Storage;
  timers: Timers;
  assessQueue: WorkQueue;
  variables: Variables;
  tick: Duration;
}

const SCHEDULE_TIMEOUT = Duration.seconds(30);
const COLLECT_TIMEOUT = Duration.minutes(5);

/** Which feeds are due, and polling them: schedule -> queue -> collect. */
export class Collection extends Construct {
  readonly schedule: SignpostFunction;
  readonly collect: SignpostFunction;
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: CollectionProps) {
    super(scope, id);
    this.queue = new WorkQueue(this, 'CollectQueue', { consumerTimeout: COLLECT_TIMEOUT });
    const variables = { ...props.variables, collectQueue: this.queue.queue.queueUrl };
    this.schedule = new SignpostFunction(this, 'Schedule', {
      name: 'schedule',
      variables,
      memoryMb: 512,
      timeout: SCHEDULE_TIMEOUT,
    });
    this.collect = new SignpostFunction(this, 'Collect', {
      name: 'collect',
      variables,
      memoryMb: 1_024,
      timeout: COLLECT_TIMEOUT,
      // A run polls hundreds of feeds, none of them a segment of its trace.
      traced: false,
    });
    this.connect(props);
  }

  private connect({ storage, timers, assessQueue, tick }: CollectionProps): void {
    this.queue.fedBy(this.schedule);
    assessQueue.fedBy(this.collect);
    this.collect.allow(...storage.statements({ reads: true, indexes: [], puts: true, updates: false }));
    // One message is already a whole batch of feeds.
    this.queue.consumedBy(this.collect, { batchSize: 1, window: Duration.seconds(0), maxConcurrency: 10 });
    timers.add('Tick', {
      function: this.schedule,
      schedule: ScheduleExpression.rate(tick),
      description: 'Looks for feeds that are due',
      maxAge: tick,
    });
    timers.catchFailuresOf(this.schedule, tick);
  }
}
