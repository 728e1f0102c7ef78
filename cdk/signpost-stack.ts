import { Annotations, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alerting, NOTIFY_DELIVERIES, NOTIFY_TIMEOUT } from './alerting.ts';
import { ASSESS_DELAY, ASSESS_TIMEOUT, Assessment } from './assessment.ts';
import { Collection } from './collection.ts';
import { Dashboard, DashboardApi } from './dashboard.ts';
import type { Variables } from './function.ts';
import { Observability } from './observability.ts';
import { type Operator, placeholders } from './operator.ts';
import { Reporting } from './reporting.ts';
import { Storage } from './storage.ts';
import { Timers } from './timers.ts';
import { WorkQueue } from './work-queue.ts';

export interface SignpostStackProps extends StackProps {
  operator: Operator;
}

/** The whole of Signpost: constructs define, the stack only joins them. */
export class SignpostStack extends Stack {
  constructor(scope: Construct, id: string, { operator, ...props }: SignpostStackProps) {
    super(scope, id, props);
    const tick = Duration.minutes(operator.tickMinutes);
    const storage = new Storage(this, 'Storage');
    const timers = new Timers(this, 'Timers');
    const dashboardApi = new DashboardApi(this, 'DashboardApi');
    const assessQueue = new WorkQueue(this, 'AssessQueue', {
      consumerTimeout: ASSESS_TIMEOUT,
      delay: ASSESS_DELAY,
    });
    const notifyQueue = new WorkQueue(this, 'NotifyQueue', {
      consumerTimeout: NOTIFY_TIMEOUT,
      deliveries: NOTIFY_DELIVERIES,
    });
    const variables: Variables = {
      ...variablesOf(operator, dashboardApi.api.apiEndpoint),
      table: storage.table.tableName,
      assessQueue: assessQueue.queue.queueUrl,
      notifyQueue: notifyQueue.queue.queueUrl,
    };

    const collection = new Collection(this, 'Collection', { storage, timers, assessQueue, variables, tick });
    const { assess } = new Assessment(this, 'Assessment', {
      storage,
      timers,
      queue: assessQueue,
      notifyQueue,
      variables,
      tick,
    });
    const { notify } = new Alerting(this, 'Alerting', {
      storage,
      timers,
      queue: notifyQueue,
      operator,
      variables,
      tick,
    });
    const { report } = new Reporting(this, 'Reporting', { storage, timers, operator, variables });
    const { dashboard } = new Dashboard(this, 'Dashboard', dashboardApi, {
      storage,
      variables,
      muting: operator.muting,
    });
    new Observability(this, 'Observability', {
      operators: operator.operators ?? operator.alertRecipients,
      functions: [collection.schedule, collection.collect, assess, notify, report, dashboard],
      work: { collect: collection.queue.queue, assess: assessQueue.queue, notify: notifyQueue.queue },
      deadLetters: {
        collect: collection.queue.deadLetters,
        assess: assessQueue.deadLetters,
        notify: notifyQueue.deadLetters,
        timers: timers.deadLetters,
      },
      dashboardApi,
      tick,
    });
    this.describe(operator, storage, dashboardApi);
  }

  private describe(operator: Operator, storage: Storage, { api }: DashboardApi): void {
    new CfnOutput(this, 'DashboardUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'TableName', { value: storage.table.tableName });
    const left = placeholders(operator);
    if (left.length > 0) {
      Annotations.of(this).addWarningV2(
        'signpost:placeholders',
        `${left.join(', ')} still hold example addresses: set them in cdk.json before deploying`,
      );
    }
  }
}

const variablesOf = (operator: Operator, apiUrl: string): Variables => ({
  mailTransport: 'ses',
  mailFrom: operator.mailFrom,
  alertRecipients: operator.alertRecipients.join(','),
  reportRecipients: operator.reportRecipients.join(','),
  alertBudget: String(operator.alertBudgetPerDay),
  tickSeconds: String(operator.tickMinutes * 60),
  feedsPerMessage: String(operator.feedsPerMessage),
  exercise: String(operator.exercise),
  muting: String(operator.muting),
  dashboardUrl: operator.dashboardUrl ?? apiUrl,
  ...(operator.contact ? { contact: operator.contact } : {}),
});
