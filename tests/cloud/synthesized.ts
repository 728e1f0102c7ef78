import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readOperator } from '../../cdk/operator.ts';
import { SignpostStack } from '../../cdk/signpost-stack.ts';
import type { FunctionName } from '../../lambdas/environment.ts';
import { SETTINGS, shippedContext } from './settings.ts';

/** The app as CloudFormation would get it; functions are not bundled, the templates are the same. */
export function synthesize(settings: Record<string, unknown> = {}): Template {
  const app = new App({ context: { ...shippedContext(), 'aws:cdk:bundling-stacks': [] } });
  const operator = readOperator({ signpost: { ...SETTINGS, ...settings } });
  const stack = new SignpostStack(app, 'Signpost', { operator, env: { region: operator.region } });
  return Template.fromStack(stack);
}

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof resourceSchema> & { id: string };

/** Resources of one type. */
export const resources = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    ...resourceSchema.parse(resource),
  }));

const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z.union([schema.transform((one) => [one]), z.array(schema)]);
export const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany(z.string()),
  Resource: oneOrMany(z.unknown()),
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof statementSchema>;

const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** What the roles whose id matches are allowed, over all their policies. */
export const statementsOf = (template: Template, role: RegExp): Statement[] =>
  resources(template, 'AWS::IAM::Policy')
    .map(({ Properties }) => policySchema.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => role.test(Ref)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const FUNCTION_IDS: Readonly<Record<FunctionName, string>> = {
  schedule: 'CollectionSchedule',
  collect: 'CollectionCollect',
  assess: 'AssessmentAssess',
  notify: 'AlertingNotify',
  report: 'ReportingReport',
  dashboard: 'DashboardPages',
};

/** Logical ids of a function's resources begin with this. */
export const prefixOf = (name: FunctionName): RegExp => new RegExp(`^${FUNCTION_IDS[name]}`);

export function functionOf(template: Template, name: FunctionName): Resource {
  const found = resources(template, 'AWS::Lambda::Function').filter(({ id }) => prefixOf(name).test(id));
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${found.length} functions are called ${name}`);
  return one;
}
