import { Duration, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { SignpostFunction, type Variables } from './function.ts';
import { mayMail } from './mailing.ts';
import type { Operator } from './operator.ts';
import type { Storage } from './storage.ts';
import type { Timers } from './timers.ts';

export interface ReportingProps {
  storage: Storage;
  timers: Timers;
  operator: Operator;
  variables: Variables;
}

/** A late report is still a report. */
const WORTH_TRYING = Duration.hours(6);

/** Composes, keeps and sends the watch report, daily and weekly. */
export class Reporting extends Construct {
  readonly report: SignpostFunction;

  constructor(scope: Construct, id: string, { storage, timers, operator, variables }: ReportingProps) {
    super(scope, id);
    this.report = new SignpostFunction(this, 'Report', {
      name: 'report',
      variables,
      memoryMb: 1_024,
      timeout: Duration.minutes(2),
      oneAtATime: true,
    });
    this.report.allow(
      ...storage.statements({
        reads: true,
        indexes: ['bySubject', 'byTime', 'byObservation'],
        puts: true,
        updates: true,
      }),
      mayMail(this, operator),
    );
    const [hour, minute] = operator.dailyReportAt.split(':').map((part) => String(Number(part)));
    const timeZone = TimeZone.of(operator.timeZone);
    const common = { function: this.report, maxAge: WORTH_TRYING };
    timers.add('DailyReport', {
      ...common,
      schedule: ScheduleExpression.cron({ minute, hour, timeZone }),
      input: { kind: 'daily' },
      description: 'Daily watch report',
    });
    timers.add('WeeklyReport', {
      ...common,
      schedule: ScheduleExpression.cron({ minute, hour, weekDay: 'MON', timeZone }),
      input: { kind: 'weekly' },
      description: 'Weekly watch report',
    });
    timers.catchFailuresOf(this.report, WORTH_TRYING);
  }
}
