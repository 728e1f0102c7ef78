import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ASSUMED } from '../../bench/collect-cost.ts';
import { type FunctionName, NEEDS, parseEnvironment, VARIABLES } from '../../lambdas/environment.ts';
import { reportRequestSchema, tickSchema } from '../../lambdas/messages.ts';
import { METRIC_NAMESPACE, METRICS, SENDERS, WATCHED } from '../../lambdas/telemetry.ts';
import { createTableInput } from '../../src/store/index.ts';
import { SETTINGS } from './settings.ts';
import { functionOf, prefixOf, type Resource, resources, synthesize } from './synthesized.ts';

const template = synthesize();
const FUNCTIONS: FunctionName[] = ['schedule', 'collect', 'assess', 'notify', 'report', 'dashboard'];

describe('the table', () => {
  const [table, ...others] = resources(template, 'AWS::DynamoDB::Table');

  it('is the only one, and has the shape the store and the local engines use', () => {
    expect(others).toEqual([]);
    const { TableName: _, ...shape } = createTableInput('any');
    expect(table?.Properties).toMatchObject(JSON.parse(JSON.stringify(shape)));
  });

  it('is billed on demand, restorable, encrypted, forgets evidence and survives the stack', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
        SSESpecification: { SSEEnabled: true },
        DeletionProtectionEnabled: true,
      },
    });
  });
});

describe('queues', () => {
  const queues = resources(template, 'AWS::SQS::Queue');
  const isDeadLetters = ({ id }: Resource) => /DeadLetters/.test(id);
  const redrive = z.object({
    RedrivePolicy: z.object({
      deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
      maxReceiveCount: z.number(),
    }),
  });

  it('are three for work, each with its own dead-letter queue, and one for failed timers', () => {
    const work = queues.filter((queue) => !isDeadLetters(queue));
    expect(work).toHaveLength(3);
    const targets = work.map(({ Properties }) => redrive.parse(Properties).RedrivePolicy);
    expect(new Set(targets.map((target) => target.deadLetterTargetArn['Fn::GetAtt'][0])).size).toBe(3);
    expect(targets.map(({ maxReceiveCount }) => maxReceiveCount)).toEqual(expect.arrayContaining([5, 20]));
    expect(queues.filter(isDeadLetters)).toHaveLength(4);
  });

  it('keep dead letters as long as SQS can', () => {
    for (const { Properties } of queues.filter(isDeadLetters))
      expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it('are encrypted and refuse plain HTTP', () => {
    const guarded = resources(template, 'AWS::SQS::QueuePolicy').flatMap(
      ({ Properties }) => Properties.Queues,
    );
    expect(guarded).toEqual(expect.arrayContaining(queues.map(({ id }) => ({ Ref: id }))));
    for (const { Properties } of queues) expect(Properties.SqsManagedSseEnabled).toBe(true);
    for (const { Properties } of resources(template, 'AWS::SQS::QueuePolicy')) {
      const deny = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
      expect(Properties.PolicyDocument).toMatchObject({
        Statement: expect.arrayContaining([expect.objectContaining(deny)]),
      });
    }
  });

  it('hide a message six times as long as its function may run', () => {
    for (const name of ['collect', 'assess', 'notify'] as const) {
      const { Timeout } = functionOf(template, name).Properties;
      const queue = queues.find(
        ({ id }) => new RegExp(`^(Collection)?${name}Queue`, 'i').test(id) && !/DeadLetters/.test(id),
      );
      expect(queue?.Properties.VisibilityTimeout).toBe(Number(Timeout) * 6);
    }
  });

  it('feed their functions with partial batch responses', () => {
    const sources = resources(template, 'AWS::Lambda::EventSourceMapping');
    expect(sources).toHaveLength(3);
    for (const { Properties } of sources)
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });
});

describe('schedules', () => {
  const targetSchema = z.object({
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().optional(),
    State: z.literal('ENABLED').optional(),
    Target: z.object({
      Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
      Input: z.string(),
      DeadLetterConfig: z.object({ Arn: z.unknown() }),
    }),
  });
  const schedules = resources(template, 'AWS::Scheduler::Schedule').map(({ Properties }) =>
    targetSchema.parse(Properties),
  );
  const of = (name: FunctionName) =>
    schedules.filter(({ Target }) => prefixOf(name).test(Target.Arn['Fn::GetAtt'][0]));
  /** What EventBridge Scheduler puts in for its attribute. */
  const delivered = (input: string) =>
    JSON.parse(input.replace('<aws.scheduler.scheduled-time>', '2030-01-07T06:00:00Z'));

  it('look for due feeds, assess and send what is pending at every tick', () => {
    for (const name of ['schedule', 'assess', 'notify'] as const) {
      expect(of(name).map(({ ScheduleExpression }) => ScheduleExpression)).toEqual(['rate(5 minutes)']);
      for (const { Target } of of(name)) expect(tickSchema.parse(delivered(Target.Input))).toBeDefined();
    }
  });

  it('tell the functions the same tick length', () => {
    const quick = synthesize({ tickMinutes: 1 });
    expect(functionOf(quick, 'schedule').Properties.Environment).toMatchObject({
      Variables: { [VARIABLES.tickSeconds]: '60' },
    });
    quick.resourcePropertiesCountIs('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 minute)' }, 3);
  });

  it('ask for the daily and the weekly report at the hour and place the operator named', () => {
    const reports = resources(
      synthesize({ dailyReportAt: '05:30', timeZone: 'Asia/Baghdad' }),
      'AWS::Scheduler::Schedule',
    )
      .map(({ Properties }) => targetSchema.parse(Properties))
      .filter(({ Target }) => prefixOf('report').test(Target.Arn['Fn::GetAtt'][0]));
    expect(reports.map(({ ScheduleExpression }) => ScheduleExpression).sort()).toEqual([
      'cron(30 5 * * ? *)',
      'cron(30 5 ? * MON *)',
    ]);
    expect(
      reports.every(({ ScheduleExpressionTimezone }) => ScheduleExpressionTimezone === 'Asia/Baghdad'),
    ).toBe(true);
    const kinds = reports.map(({ Target }) => reportRequestSchema.parse(delivered(Target.Input)).kind);
    expect(kinds.sort()).toEqual(['daily', 'weekly']);
  });

  it('leave what they could not deliver in a dead-letter queue', () => {
    expect(schedules).toHaveLength(5);
    const failures = resources(template, 'AWS::Lambda::EventInvokeConfig');
    expect(failures).toHaveLength(4);
    for (const { Properties } of failures)
      expect(Properties.DestinationConfig).toHaveProperty('OnFailure.Destination');
  });
});

describe('each function', () => {
  it.each(FUNCTIONS)('%s runs on Node 24 and arm64, traced save collect, with logs that end', (name) => {
    expect(functionOf(template, name).Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Environment: { Variables: { UV_THREADPOOL_SIZE: '32' } },
      LoggingConfig: { LogGroup: { Ref: expect.stringMatching(prefixOf(name)) } },
    });
    const { TracingConfig } = functionOf(template, name).Properties;
    expect(TracingConfig).toEqual(name === 'collect' ? undefined : { Mode: 'Active' });
  });

  it('has a log group that keeps 90 days', () => {
    for (const { Properties } of resources(template, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBe(90);
  });

  it.each(FUNCTIONS)('%s gets an environment it can parse, and no variable it does not need', (name) => {
    const { Environment } = functionOf(template, name).Properties;
    const { Variables } = z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Environment);
    const deployed = Object.fromEntries(
      Object.entries(Variables).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : deployedValue(key),
      ]),
    );
    expect(() => parseEnvironment(name, deployed)).not.toThrow();
    const known = NEEDS[name].map((key): string => VARIABLES[key]);
    expect(
      Object.keys(Variables).filter((key) => key.startsWith('SIGNPOST_') && !known.includes(key)),
    ).toEqual([]);
  });

  it('runs one at a time where two runs could mail twice', () => {
    const reserved = FUNCTIONS.filter(
      (name) => functionOf(template, name).Properties.ReservedConcurrentExecutions === 1,
    );
    expect(reserved).toEqual(['notify', 'report']);
  });

  it('is told the recipients the operator named', () => {
    expect(functionOf(template, 'notify').Properties.Environment).toMatchObject({
      Variables: {
        [VARIABLES.alertRecipients]: SETTINGS.alertRecipients.join(','),
        [VARIABLES.mailFrom]: SETTINGS.mailFrom,
        [VARIABLES.mailTransport]: 'ses',
      },
    });
  });

  it('is given no feed on loopback and no emulator', () => {
    const all = JSON.stringify(FUNCTIONS.map((name) => functionOf(template, name).Properties.Environment));
    for (const variable of [VARIABLES.allowLoopbackFeeds, VARIABLES.dynamodbEndpoint, VARIABLES.sqsEndpoint])
      expect(all).not.toContain(variable);
  });
});

/** A value of the kind CloudFormation will fill in. */
const deployedValue = (variable: string): string =>
  variable === VARIABLES.table
    ? 'Signpost-StorageTable'
    : 'https://sqs.eu-central-1.amazonaws.com/111122223333/queue';

describe("the dashboard's API", () => {
  it('answers signed requests only, on every route', () => {
    const routes = resources(template, 'AWS::ApiGatewayV2::Route');
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(['ANY /', 'ANY /{proxy+}']);
    for (const { Properties } of routes) expect(Properties.AuthorizationType).toBe('AWS_IAM');
  });

  it('is throttled and logs who asked', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AccessLogSettings: Match.objectLike({ DestinationArn: Match.anyValue() }),
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });
});

describe('alarms', () => {
  const alarmSchema = z.object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.unknown()).min(1),
    MetricName: z.string(),
    Namespace: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })),
    EvaluationPeriods: z.number(),
    Period: z.number(),
    Threshold: z.number(),
    ComparisonOperator: z.string(),
    TreatMissingData: z.string(),
  });
  const alarms = resources(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) =>
    alarmSchema.parse(Properties),
  );
  const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `Signpost-${name}`);

  it('watch every dead-letter queue and every function', () => {
    const watched = alarms.filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible');
    const queues = resources(template, 'AWS::SQS::Queue').filter(({ id }) => /DeadLetters/.test(id));
    expect(watched.flatMap(({ Dimensions }) => Dimensions.map(({ Value }) => Value))).toEqual(
      expect.arrayContaining(queues.map(({ id }) => ({ 'Fn::GetAtt': [id, 'QueueName'] }))),
    );
    for (const name of FUNCTIONS)
      expect(named(`errors-${name}`)).toMatchObject({ MetricName: 'Errors', Threshold: 1 });
  });

  it('tell of work that piles up and of mail that was refused', () => {
    for (const name of ['collect', 'assess', 'notify']) {
      expect(named(`backlog-${name}`)).toMatchObject({
        MetricName: 'ApproximateAgeOfOldestMessage',
        Threshold: 900,
      });
    }
    const Dimensions = [{ Name: 'service', Value: SENDERS }];
    expect(named('mail-refused')).toMatchObject({ MetricName: METRICS.mailsRefused, Dimensions });
  });

  it('wake someone when no assessment succeeded in two periods, and when nothing is reported at all', () => {
    expect(named('dead-man-assess')).toMatchObject({
      Namespace: METRIC_NAMESPACE,
      MetricName: METRICS.assessRuns,
      Dimensions: [{ Name: 'service', Value: 'assess' }],
      EvaluationPeriods: 2,
      Period: 300,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('watch only metrics that are published, and are as many as the cost page counts', () => {
    const own = alarms.filter(({ Namespace }) => Namespace === METRIC_NAMESPACE);
    const published = [...WATCHED].map((name) => METRICS[name]);
    for (const { MetricName } of own) expect(published).toContain(MetricName);
    expect({ alarms: alarms.length, metrics: own.length }).toEqual({
      alarms: ASSUMED.alarms,
      metrics: ASSUMED.metrics,
    });
  });

  it('are named, graded and point to a heading that is in the runbook', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    for (const { AlarmName, AlarmDescription } of alarms) {
      const [, heading] = /^\[(?:wake|desk)\] .+\. docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(runbook, AlarmName).toContain(`\n## ${heading}\n`);
    }
  });

  it('reach the operators by mail, and nobody can publish in the clear', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: SETTINGS.operators[0],
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
  });
});
