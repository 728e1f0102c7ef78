import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ComposedMail, EpochMillis } from '../evidence/index.ts';
import { toIso } from '../evidence/index.ts';
import { mailAddressSchema } from './address.ts';
import { mailFailure, PermanentMailFailure } from './failure.ts';
import type { MailTransport } from './transport.ts';

/** What sending needs of the store: which message was accepted for whom. `Store['deliveries']` fits. */
export interface Deliveries {
  accepted(messageId: string, recipient: string): Promise<boolean>;
  record(messageId: string, recipient: string, at: string): Promise<void>;
}

export interface Sending {
  transport: MailTransport;
  deliveries: Deliveries;
  message: ComposedMail;
  /** One address. */
  recipient: string;
  now: EpochMillis;
}

const oneLine = z
  .string()
  .min(1)
  .max(998)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break here would add a header, so control characters are the point
  .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, 'must be one line without control characters');

/** Message-ID (RFC 5322) of a message for a recipient: always the same, so that a repeated mail is known as a repeat by any reader. */
export function messageId(id: string, recipient: string): string {
  const hash = createHash('sha256').update(`${id}\n${recipient.toLowerCase()}`).digest('hex');
  return `<${hash.slice(0, 40)}@signpost.invalid>`;
}

/**
 * Sends a message to one recipient unless it was accepted for them before. The acceptance is recorded after the server's answer:
 * a crash between the two repeats the mail under the same Message-ID, it never loses it.
 * @throws PermanentMailFailure when it can never be accepted, TransientMailFailure when a later try may succeed.
 */
export async function sendOnce(sending: Sending): Promise<'accepted' | 'already'> {
  const { transport, deliveries, message, now } = sending;
  const recipient = checked(mailAddressSchema, sending.recipient, 'recipient');
  const subject = checked(oneLine, subjectOf(message), 'subject');
  const id = messageId(checked(oneLine, message.id, 'id'), recipient);
  if (await deliveries.accepted(id, recipient)) return 'already';
  try {
    await transport.submit({
      ...parts(message),
      from: transport.from,
      to: recipient,
      subject,
      messageId: id,
    });
  } catch (thrown) {
    throw mailFailure(thrown, recipient);
  }
  await deliveries.record(id, recipient, toIso(now));
  return 'accepted';
}

function parts({ id, text, html, exercise }: ComposedMail) {
  return {
    text,
    html,
    headers: {
      'X-Signpost-Id': id,
      'Auto-Submitted': 'auto-generated',
      ...(exercise ? { 'X-Signpost-Exercise': 'true' } : {}),
    },
  };
}

const EXERCISE = 'EXERCISE: ';
const subjectOf = ({ exercise, subject }: ComposedMail): string =>
  exercise && !subject.startsWith(EXERCISE) ? `${EXERCISE}${subject}` : subject;

function checked(schema: z.ZodType<string>, value: string, name: string): string {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ message }) => message).join('; ');
  throw new PermanentMailFailure(`mail ${name} ${JSON.stringify(value.slice(0, 200))} ${faults}`);
}
