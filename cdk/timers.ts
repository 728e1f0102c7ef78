import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { SignpostFunction } from './function.ts';
import { deadLetterQueue } from './work-queue.ts';

export interface Timer {
  function: SignpostFunction;
  schedule: ScheduleExpression;
  /** What the event says beside the time it was due. */
  input?: Record<string, string>;
  description: string;
  /** After this long the occasion has passed and a try is worth nothing. */
  maxAge: Duration;
}

const RETRIES = 2;

/** EventBridge schedules; whatever they could not deliver, or a function could not do, ends in one dead-letter queue. */
export class Timers extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    acknowledge(
      this.deadLetters,
      'AwsSolutions-SQS3',
      'It is itself the dead-letter queue of schedules and asynchronous calls',
    );
  }

  /** Invokes the function on schedule with `{time}`, the time it was due. */
  add(id: string, timer: Timer): Schedule {
    const target = new LambdaInvoke(timer.function.lambda, {
      input: ScheduleTargetInput.fromObject({ ...timer.input, time: ContextAttribute.scheduledTime }),
      // The construct's own grant would be for every version of the function; ours names the function.
      role: this.roleFor(id, timer.function).withoutPolicyUpdates(),
      deadLetterQueue: this.deadLetters,
      maxEventAge: timer.maxAge,
      retryAttempts: RETRIES,
    });
    return new Schedule(this, id, { schedule: timer.schedule, target, description: timer.description });
  }

  /** Catches what fails inside the function when a timer called it. Once per function. */
  catchFailuresOf(called: SignpostFunction, maxAge: Duration): void {
    called.lambda.configureAsyncInvoke({
      onFailure: new SqsDestination(this.deadLetters),
      maxEventAge: maxAge,
      retryAttempts: RETRIES,
    });
  }

  private roleFor(id: string, called: SignpostFunction): Role {
    const role = new Role(this, `${id}Role`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [called.lambda.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    return role;
  }
}
