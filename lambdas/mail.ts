import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createTransport, type MailTransport } from '../src/mail/transport.ts';
import type { Journal, Meter } from './telemetry.ts';

/** SES in the cloud, an SMTP server elsewhere. */
export function transportOf(settings: { mailTransport: string; mailFrom: string }): MailTransport {
  const { mailTransport, mailFrom: from } = settings;
  return mailTransport === 'ses'
    ? createTransport({ kind: 'ses', client: new SESv2Client({}), from })
    : createTransport({ kind: 'smtp', url: mailTransport, from });
}

/** Mail that is still owed to somebody: the run fails, so that it is repeated and seen. */
export class MailOwedError extends Error {
  override name = 'MailOwedError';
}

/** Counts what was accepted and tells of what was not. @throws MailOwedError when a later try may succeed. */
export function settle(
  { meter, journal }: { meter: Meter; journal: Journal },
  {
    accepted,
    failures,
  }: { accepted: number; failures: { recipient: string; error: string; permanent: boolean }[] },
): void {
  meter.count('mailsAccepted', accepted);
  meter.count('mailsRefused', failures.length);
  for (const failure of failures) journal.error('a mail was not accepted', failure);
  const owed = failures.filter(({ permanent }) => !permanent);
  if (owed.length > 0)
    throw new MailOwedError(`${owed.length} mails are to be tried again: ${owed[0]?.error}`);
}
