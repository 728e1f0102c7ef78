import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod';
import { mailAddressSchema } from '../src/mail/address.ts';

/** What an operator decides: the `signpost` block of cdk.json, or `-c NAME=VALUE` (lists with commas), which wins. */
const REGIONS = new Set(RegionInfo.regions.map(({ name }) => name));
const addresses = z.preprocess(
  splitList,
  z.array(mailAddressSchema).min(1, 'must name at least one address'),
);
const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.int(`must be a whole number from ${min} to ${max}`).min(min).max(max),
  );

const schema = z.strictObject({
  region: z.string().refine((name) => REGIONS.has(name), 'is no AWS region such as us-east-1'),
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be the 12 digits of an AWS account')
    .optional(),
  /** Sender of every mail; SES must have verified it or its domain. */
  mailFrom: mailAddressSchema,
  /** Identity SES has verified: the sender's domain unless said otherwise. */
  mailIdentity: z
    .string()
    .regex(
      /^(?:[^\s@/*]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
      'must be a domain or an address that SES has verified',
    )
    .optional(),
  alertRecipients: addresses,
  reportRecipients: addresses,
  /** Who is told when Signpost itself is in trouble: the alert recipients unless said otherwise. */
  operators: addresses.optional(),
  alertBudgetPerDay: wholeNumber(1, 1_000).default(12),
  /** How often due feeds are looked for and problems reassessed, in minutes. */
  tickMinutes: wholeNumber(1, 60).default(5),
  feedsPerMessage: wholeNumber(1, 500).default(250),
  dailyReportAt: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 06:00')
    .default('06:00'),
  timeZone: z.string().refine(isTimeZone, 'is no time zone such as UTC or Asia/Baghdad').default('UTC'),
  /** Page that tells publishers who is asking; stands in the User-Agent. */
  contact: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
  /** Where readers find the dashboard, when that is not the API's own address. */
  dashboardUrl: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
  /** Whoever may open the dashboard may also silence alerts. */
  muting: z.preprocess(asFlag, z.boolean('must be true or false')).default(false),
  exercise: z.preprocess(asFlag, z.boolean('must be true or false')).default(false),
});

export type Operator = z.infer<typeof schema>;

/** The operator's settings are incomplete or wrong; names each of them and the mend, before anything is deployed. */
export class OperatorSettingsError extends Error {
  override name = 'OperatorSettingsError';
}

const BLOCK = 'signpost';
/** Context that is not ours: feature flags, the CLI's own values, cached look-ups. All of them have a separator in their name. */
const FOREIGN = /[@/:]|^cli-/;

/**
 * Reads and checks the operator's settings from the app's whole context.
 * @throws OperatorSettingsError naming every setting that is missing, unknown or wrong.
 */
export function readOperator(context: Readonly<Record<string, unknown>>): Operator {
  const block = context[BLOCK] ?? {};
  if (typeof block !== 'object' || Array.isArray(block))
    throw new OperatorSettingsError(
      'the context value "signpost" must be an object of settings: see cdk.json',
    );
  const single = Object.entries(context).filter(([name]) => name !== BLOCK && !FOREIGN.test(name));
  const read = schema.safeParse({ ...block, ...Object.fromEntries(single) }, { reportInput: true });
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${faultOf(issue)}`);
  throw new OperatorSettingsError(
    `the operator's settings cannot be used (block "signpost" in cdk.json, or -c NAME=VALUE):\n${faults.join('\n')}`,
  );
}

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')}: no such setting; known are ${Object.keys(schema.shape).join(', ')}`;
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `${issue.path.join('.')}: ${missing ? 'is missing; give it a value' : issue.message}`;
}

/** Settings that still hold the values Signpost came with; good for a synthesis, useless for a deployment. */
export const placeholders = (operator: Operator): string[] =>
  Object.entries(operator)
    .filter(([, value]) =>
      [value].flat().some((one) => typeof one === 'string' && /@example\.(?:org|com|net)$/.test(one)),
    )
    .map(([name]) => name);

/** The identity SES checks for the sender. */
export const identityOf = ({ mailFrom, mailIdentity }: Operator): string =>
  mailIdentity ?? mailFrom.slice(mailFrom.lastIndexOf('@') + 1);

function splitList(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function asFlag(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
