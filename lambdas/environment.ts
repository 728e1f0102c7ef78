import * as z from 'zod';
import { mailAddressSchema } from '../src/mail/address.ts';

/** Every environment variable a function reads, named once: handlers parse them, the CDK app and the local runtime set them. */
export const VARIABLES = {
  table: 'SIGNPOST_TABLE',
  collectQueue: 'SIGNPOST_COLLECT_QUEUE_URL',
  assessQueue: 'SIGNPOST_ASSESS_QUEUE_URL',
  notifyQueue: 'SIGNPOST_NOTIFY_QUEUE_URL',
  indicators: 'SIGNPOST_INDICATORS',
  sources: 'SIGNPOST_SOURCES',
  tickSeconds: 'SIGNPOST_TICK_SECONDS',
  feedsPerMessage: 'SIGNPOST_FEEDS_PER_MESSAGE',
  allowLoopbackFeeds: 'SIGNPOST_ALLOW_LOOPBACK_FEEDS',
  contact: 'SIGNPOST_CONTACT',
  mailTransport: 'SIGNPOST_MAIL_TRANSPORT',
  mailFrom: 'SIGNPOST_MAIL_FROM',
  alertRecipients: 'SIGNPOST_ALERT_RECIPIENTS',
  reportRecipients: 'SIGNPOST_REPORT_RECIPIENTS',
  alertBudget: 'SIGNPOST_ALERT_BUDGET_PER_DAY',
  dashboardUrl: 'SIGNPOST_DASHBOARD_URL',
  mailboxUrl: 'SIGNPOST_MAILBOX_URL',
  muting: 'SIGNPOST_MUTING',
  exercise: 'SIGNPOST_EXERCISE',
  dynamodbEndpoint: 'AWS_ENDPOINT_URL_DYNAMODB',
  sqsEndpoint: 'AWS_ENDPOINT_URL_SQS',
} as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment lacks something or holds something unusable; names the variable and the mend. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const addressList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  )
  .pipe(z.array(mailAddressSchema));
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(
      z
        .number()
        .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`),
    );
const path = z.string().min(1, 'is empty: give a path, or leave it unset');
const webUrl = z
  .string()
  .refine((text) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text), 'must be an http(s) URL');

const shapes = {
  table: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, 'must be a DynamoDB table name'),
  collectQueue: webUrl,
  assessQueue: webUrl,
  notifyQueue: webUrl,
  indicators: path.default('indicators'),
  sources: path.optional(),
  tickSeconds: wholeNumber(10, 604_800).default(300),
  feedsPerMessage: wholeNumber(1, 500).default(250),
  allowLoopbackFeeds: flag.default(false),
  contact: webUrl.optional(),
  mailTransport: z
    .string()
    .refine(
      (text) => text === 'ses' || (/^smtps?:\/\/\S+$/.test(text) && URL.canParse(text)),
      'must be "ses" or an smtp:// or smtps:// URL such as smtp://127.0.0.1:2525',
    )
    .default('ses'),
  mailFrom: mailAddressSchema,
  alertRecipients: addressList,
  reportRecipients: addressList,
  alertBudget: wholeNumber(1, 1_000).default(12),
  dashboardUrl: webUrl.optional(),
  mailboxUrl: z
    .string()
    .regex(/^(\/[a-z]+|https?:\/\/\S+)$/, 'must be a path or an http(s) URL')
    .optional(),
  muting: flag.default(false),
  exercise: flag.default(false),
  dynamodbEndpoint: webUrl.optional(),
  sqsEndpoint: webUrl.optional(),
} satisfies Record<keyof typeof VARIABLES, z.ZodType>;

type Name = keyof typeof shapes;
type Parsed<N extends Name> = { [K in N]: z.output<(typeof shapes)[K]> };

/** What each function needs; its grants and its variables in the CDK app follow from the same lists. */
export const NEEDS = {
  schedule: ['collectQueue', 'sqsEndpoint', 'indicators', 'sources', 'tickSeconds', 'feedsPerMessage'],
  collect: [
    'table',
    'assessQueue',
    'indicators',
    'sources',
    'allowLoopbackFeeds',
    'contact',
    'dynamodbEndpoint',
    'sqsEndpoint',
  ],
  assess: ['table', 'notifyQueue', 'indicators', 'sources', 'dynamodbEndpoint', 'sqsEndpoint'],
  notify: [
    'table',
    'indicators',
    'sources',
    'mailTransport',
    'mailFrom',
    'alertRecipients',
    'alertBudget',
    'dashboardUrl',
    'exercise',
    'dynamodbEndpoint',
  ],
  report: [
    'table',
    'indicators',
    'sources',
    'mailTransport',
    'mailFrom',
    'reportRecipients',
    'dashboardUrl',
    'exercise',
    'dynamodbEndpoint',
  ],
  dashboard: [
    'table',
    'indicators',
    'sources',
    'exercise',
    'muting',
    'mailboxUrl',
    'dashboardUrl',
    'dynamodbEndpoint',
  ],
} as const satisfies Record<string, readonly Name[]>;

export type FunctionName = keyof typeof NEEDS;

/**
 * Parses the variables a function needs.
 * @throws EnvironmentError naming every variable that is missing or wrong.
 */
export function parseEnvironment<F extends FunctionName>(
  name: F,
  environment: Environment,
): Parsed<(typeof NEEDS)[F][number]> {
  const names: readonly Name[] = NEEDS[name];
  const shape = z.object(Object.fromEntries(names.map((key) => [VARIABLES[key], shapes[key]])));
  const read = shape.safeParse(
    Object.fromEntries(names.map((key) => [VARIABLES[key], environment[VARIABLES[key]]])),
  );
  if (!read.success) {
    const faults = read.error.issues.map(
      ({ path, message, code }) =>
        `${path.join('.')} ${code === 'invalid_type' ? 'is missing: set it' : message}`,
    );
    throw new EnvironmentError(`${name}: ${faults.join('; ')}`);
  }
  return Object.fromEntries(
    names.map((key) => [key, (read.data as Record<string, unknown>)[VARIABLES[key]]]),
  ) as Parsed<(typeof NEEDS)[F][number]>;
}
