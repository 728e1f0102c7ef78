import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { OperatorSettingsError, readOperator } from './operator.ts';
import { SignpostStack } from './signpost-stack.ts';

const app = new App();
try {
  const operator = readOperator(app.node.getAllContext());
  const { region, account } = operator;
  new SignpostStack(app, 'Signpost', { operator, env: { region, ...(account ? { account } : {}) } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} catch (error) {
  if (!(error instanceof OperatorSettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
