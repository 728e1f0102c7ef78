/** A mail could not be handed over. */
export class MailFailure extends Error {
  override name = 'MailFailure';
}

/** This message will never be accepted for this recipient: do not try again. */
export class PermanentMailFailure extends MailFailure {
  override name = 'PermanentMailFailure';
}

/** The same message may be accepted later: the network, the server's load, or something its operator must mend. */
export class TransientMailFailure extends MailFailure {
  override name = 'TransientMailFailure';
}

/** Refusals of SES v2 that speak of the message itself; all its others pass or are mended by the operator. */
const SES_PERMANENT: ReadonlySet<string> = new Set([
  'MessageRejected',
  'BadRequestException',
  'ValidationException',
]);

/**
 * Tells a permanent refusal from a passing one. SMTP: RFC 5321 section 4.2.1, 5yz permanent, 4yz transient; a failed login is
 * transient, because the message is sound and goes out once the operator has mended the credentials.
 */
export function mailFailure(thrown: unknown, recipient: string): MailFailure {
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  const text = `mail to ${recipient}: ${cause.message}`;
  return isPermanent(cause)
    ? new PermanentMailFailure(text, { cause })
    : new TransientMailFailure(text, { cause });
}

function isPermanent(fault: Error): boolean {
  if (SES_PERMANENT.has(fault.name)) return true;
  if (property(fault, 'code') === 'EAUTH') return false;
  const answer = property(fault, 'responseCode');
  return typeof answer === 'number' && answer >= 500 && answer < 600;
}

const property = (fault: Error, name: string): unknown => Reflect.get(fault, name);
