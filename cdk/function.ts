import { join } from 'node:path';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type FunctionName, NEEDS, VARIABLES } from '../lambdas/environment.ts';
import { acknowledge } from './acknowledge.ts';
import { BUNDLING, PROJECT_ROOT } from './bundling.ts';

/** Values of environment variables by the names of lambdas/environment.ts; each function gets those it needs. */
export type Variables = Partial<Record<keyof typeof VARIABLES, string>>;

export interface SignpostFunctionProps {
  name: FunctionName;
  variables: Variables;
  memoryMb: number;
  timeout: Duration;
  /** Two runs side by side could mail the same thing twice. */
  oneAtATime?: boolean;
  /** Off where a trace would say no more than the log and cost more than it; on otherwise. */
  traced?: boolean;
}

/** One Lambda function with a role, a log group and an environment of its own; it may do nothing until it is granted. */
export class SignpostFunction extends Construct {
  readonly name: FunctionName;
  readonly lambda: NodejsFunction;
  readonly role: Role;
  readonly oneAtATime: boolean;

  constructor(scope: Construct, id: string, props: SignpostFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.oneAtATime = props.oneAtATime ?? false;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Signpost ${props.name}`,
      entry: join(PROJECT_ROOT, 'lambdas', `${props.name}.ts`),
      handler: 'handler',
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: join(PROJECT_ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      ...(this.oneAtATime ? { reservedConcurrentExecutions: 1 } : {}),
      tracing: props.traced === false ? Tracing.DISABLED : Tracing.ACTIVE,
      role: this.role,
      logGroup,
      environment: environmentOf(props),
      bundling: BUNDLING,
    });
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    if (props.traced === false) return;
    acknowledge(
      this.role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray takes trace segments for no resource in particular',
    );
  }

  allow(...statements: PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPrincipalPolicy(statement);
  }
}

/** Node looks names up on four threads by itself: four dead ones would hold up a hundred feeds. */
const MANY_LOOKUPS = { UV_THREADPOOL_SIZE: '32' };

function environmentOf({ name, variables }: SignpostFunctionProps): Record<string, string> {
  const needed = NEEDS[name].flatMap((key) => {
    const value = variables[key];
    return value === undefined ? [] : [[VARIABLES[key], value]];
  });
  return { ...Object.fromEntries(needed), NODE_OPTIONS: '--enable-source-maps', ...MANY_LOOKUPS };
}
