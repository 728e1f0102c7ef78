import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../lambdas/environment.ts';
import { METRIC_NAMESPACE, METRICS, type MetricName, SENDERS } from '../lambdas/telemetry.ts';
import type { DashboardApi } from './dashboard.ts';
import type { SignpostFunction } from './function.ts';

export interface ObservabilityProps {
  operators: readonly string[];
  functions: readonly SignpostFunction[];
  work: Readonly<Record<string, Queue>>;
  deadLetters: Readonly<Record<string, Queue>>;
  dashboardApi: DashboardApi;
  tick: Duration;
}

/** `wake`: warnings may be missed now. `desk`: look at it in working hours. */
type Grade = 'wake' | 'desk';

interface Watch extends Omit<AlarmProps, 'alarmName' | 'alarmDescription'> {
  grade: Grade;
  says: string;
  /** Heading in docs/runbook.md. */
  runbook: string;
}

const RUNBOOK = 'docs/runbook.md';
const NEVER_BEFORE = { evaluationPeriods: 1, threshold: 1 } as const;
const FIVE_MINUTES = Duration.minutes(5);
const TICKS_TO_WAIT = 3;

/** Alarms to the operators: each is named, graded and says which heading of the runbook helps. */
export class Observability extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.topic = this.operatorsTopic(props.operators);
    this.watchQueues(props.deadLetters);
    this.watchBacklog(props.work, props.tick);
    this.watchFunctions(props.functions);
    this.watchRuns(props.tick);
    this.watchPeople(props.dashboardApi);
    new CfnOutput(this, 'OperatorsTopic', { value: this.topic.topicArn });
  }

  private watchQueues(queues: Readonly<Record<string, Queue>>): void {
    for (const [name, queue] of Object.entries(queues)) {
      this.alarm(`dead-letters-${name}`, {
        grade: 'desk',
        says: `messages of ${name} failed every delivery`,
        runbook: 'dead-letters',
        metric: queue.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        ...NEVER_BEFORE,
      });
    }
  }

  private watchBacklog(queues: Readonly<Record<string, Queue>>, tick: Duration): void {
    for (const [name, queue] of Object.entries(queues)) {
      this.alarm(`backlog-${name}`, {
        grade: 'desk',
        says: `the oldest message of ${name} has waited for ${TICKS_TO_WAIT} ticks: work comes in faster than it is done`,
        runbook: 'backlog',
        metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
        evaluationPeriods: 2,
        threshold: TICKS_TO_WAIT * tick.toSeconds(),
      });
    }
  }

  private watchFunctions(functions: readonly SignpostFunction[]): void {
    // Being refused a place to run has no alarm of its own: the work that waits for it is a backlog, a timer's call ends in
    // its dead letters, and a page's in a server error.
    for (const { name, lambda } of functions) {
      this.alarm(`errors-${name}`, {
        grade: 'desk',
        says: `the function ${name} failed`,
        runbook: 'function-errors',
        metric: lambda.metricErrors({ period: FIVE_MINUTES }),
        ...NEVER_BEFORE,
      });
    }
  }

  /** The dead-man's switch: silence of the machine must not look like silence of the world. */
  private watchRuns(tick: Duration): void {
    const silent = {
      grade: 'wake' as const,
      evaluationPeriods: 2,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    };
    this.alarm('dead-man-assess', {
      ...silent,
      says: 'no assessment succeeded in two periods: what the board shows is old',
      runbook: 'no-assessment',
      metric: counted('assessRuns', 'assess', tick),
    });
    this.alarm('dead-man-collect', {
      ...silent,
      says: 'no feed was polled in two periods: everything is blind',
      runbook: 'no-collection',
      metric: counted('feedsPolled', 'collect', atLeastTenMinutes(tick)),
    });
  }

  private watchPeople({ api }: DashboardApi): void {
    this.alarm('mail-refused', {
      grade: 'wake',
      says: 'a mail of notify or report was refused by the mail service',
      runbook: 'mail-refused',
      metric: counted('mailsRefused', SENDERS, FIVE_MINUTES),
      ...NEVER_BEFORE,
    });
    this.alarm('dashboard-5xx', {
      grade: 'desk',
      says: 'the dashboard answered with a server error',
      runbook: 'dashboard-errors',
      metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      ...NEVER_BEFORE,
    });
  }

  private alarm(name: string, { grade, says, runbook, ...props }: Watch): void {
    const alarm = new Alarm(this, name, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmName: `${Stack.of(this).stackName}-${name}`,
      alarmDescription: `[${grade}] ${says}. ${RUNBOOK}#${runbook}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    if (grade === 'wake') alarm.addOkAction(new SnsAction(this.topic));
  }

  private operatorsTopic(operators: readonly string[]): Topic {
    const topic = new Topic(this, 'Operators', { displayName: 'Signpost operations', enforceSSL: true });
    // A topic with a policy of its own lets nobody publish who is not named.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of operators) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}

/** One of our own counts, under the names the functions use. */
const counted = (metric: MetricName, service: FunctionName | typeof SENDERS, period: Duration): IMetric =>
  new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: METRICS[metric],
    dimensionsMap: { service },
    statistic: 'Sum',
    period,
  });

/** Feeds rest between polls; a tick in which none was due is no fault. */
const atLeastTenMinutes = (tick: Duration): Duration => Duration.minutes(Math.max(10, tick.toMinutes()));
