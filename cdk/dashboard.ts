import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { SignpostFunction, type Variables } from './function.ts';
import type { Storage } from './storage.ts';

export interface DashboardProps {
  storage: Storage;
  variables: Variables;
  /** Readers may silence alerts. */
  muting: boolean;
}

/** The address people read at; made before the function, because mails carry links to it. */
export class DashboardApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Signpost dashboard',
      createDefaultStage: false,
      // Only signed requests of this account are answered until sign-in is configured.
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLogs', {
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.clf(),
      },
    });
  }
}

/** Pages and JSON API; reads the table and changes nothing, save silences where the operator lets readers mute. */
export class Dashboard extends Construct {
  readonly dashboard: SignpostFunction;

  constructor(
    scope: Construct,
    id: string,
    { api }: DashboardApi,
    { storage, variables, muting }: DashboardProps,
  ) {
    super(scope, id);
    this.dashboard = new SignpostFunction(this, 'Pages', {
      name: 'dashboard',
      variables,
      memoryMb: 1_024,
      timeout: Duration.seconds(20),
    });
    this.dashboard.allow(
      ...storage.statements({ reads: true, indexes: ['bySubject', 'byTime'], puts: false, updates: false }),
    );
    if (muting) this.dashboard.allow(storage.mayMute());
    const integration = new HttpLambdaIntegration('Integration', this.dashboard.lambda);
    api.addRoutes({ path: '/', integration });
    api.addRoutes({ path: '/{proxy+}', integration });
  }
}
