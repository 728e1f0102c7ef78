import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport as nodemailerTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import * as z from 'zod';
import { mailAddressSchema } from './address.ts';

export type MailConfig =
  | { kind: 'smtp'; url: string; from: string }
  | { kind: 'ses'; client: SESv2Client; from: string };

/** Hands one finished message to a mail server; resolves when the server has accepted it. */
export interface MailTransport {
  from: string;
  submit(message: Mail.Options): Promise<void>;
  close(): void;
}

const PATIENCE = 20_000;

const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL such as smtp://127.0.0.1:2525' })
  .transform((url) => url.toString());

/**
 * A transport over SMTP or Amazon SES v2. SES puts its own Message-ID on what it sends, so the id is also kept in `X-Signpost-Id`.
 * @throws z.ZodError when the sender address or the URL is unusable.
 */
export function createTransport(config: MailConfig): MailTransport {
  const from = mailAddressSchema.parse(config.from);
  const mailer = config.kind === 'smtp' ? smtp(config.url) : ses(config.client);
  return {
    from,
    submit: async (message) => {
      await mailer.sendMail(message);
    },
    close: () => mailer.close(),
  };
}

function smtp(url: string) {
  return nodemailerTransport({
    url: smtpUrl.parse(url),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function ses(client: SESv2Client) {
  return nodemailerTransport({
    SES: { sesClient: client, SendEmailCommand },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
