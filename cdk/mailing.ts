import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { identityOf, type Operator } from './operator.ts';

/** Sending through SES from the operator's verified identity, and only under the sender's own address. */
export const mayMail = (scope: Construct, operator: Operator): PolicyStatement =>
  new PolicyStatement({
    actions: ['ses:SendEmail', 'ses:SendRawEmail'],
    resources: [
      Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: identityOf(operator) }),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': operator.mailFrom } },
  });
