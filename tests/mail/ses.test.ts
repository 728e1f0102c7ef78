import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ComposedMail } from '../../src/evidence/index.ts';
import { PermanentMailFailure, TransientMailFailure } from '../../src/mail/failure.ts';
import { messageId, sendOnce } from '../../src/mail/send.ts';
import { createTransport } from '../../src/mail/transport.ts';

const requestSchema = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.string() }) }),
});

interface Answer {
  status: number;
  type?: string;
}

/** The SES v2 endpoint for sending (POST /v2/email/outbound-emails), over HTTP on loopback. */
async function startSes(answer: Answer) {
  const requests: z.infer<typeof requestSchema>[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push(requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        ...(answer.type === undefined ? {} : { 'x-amzn-errortype': answer.type }),
      });
      response.end(JSON.stringify(answer.status === 200 ? { MessageId: '0100-a' } : { message: 'refused' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  closers.push(() => {
    client.destroy();
    server.close();
  });
  return { requests, transport: createTransport({ kind: 'ses', client, from: 'signpost@example.org' }) };
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const message: ComposedMail = {
  id: 'report:daily.2026-02-01',
  subject: 'تقرير يومي',
  text: 'quiet\n',
  html: '<p>quiet</p>',
  exercise: true,
};
const send = (transport: Awaited<ReturnType<typeof startSes>>['transport'], known = new Set<string>()) =>
  sendOnce({
    transport,
    deliveries: {
      accepted: async (id) => known.has(id),
      record: async (id) => {
        known.add(id);
      },
    },
    message,
    recipient: 'desk@example.org',
    now: 0,
  });

describe('sending through SES', () => {
  it('hands over one raw message for one recipient, with its identity and the exercise mark', async () => {
    const { requests, transport } = await startSes({ status: 200 });
    const known = new Set<string>();
    expect(await send(transport, known)).toBe('accepted');
    expect(await send(transport, known)).toBe('already');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.Destination.ToAddresses).toEqual(['desk@example.org']);
    const mail = await new PostalMime().parse(Buffer.from(requests[0]?.Content.Raw.Data ?? '', 'base64'));
    expect(mail.subject).toBe('EXERCISE: تقرير يومي');
    expect(mail.messageId).toBe(messageId(message.id, 'desk@example.org'));
    const values = new Map(mail.headers.map(({ key, value }) => [key, value]));
    expect(values.get('x-signpost-id')).toBe(message.id);
    expect(values.get('x-signpost-exercise')).toBe('true');
  });

  it.each([
    [400, 'MessageRejected'],
    [400, 'BadRequestException'],
  ])('takes %i %s as permanent', async (status, type) => {
    const { transport } = await startSes({ status, type });
    await expect(send(transport)).rejects.toThrow(PermanentMailFailure);
  });

  it.each([
    [429, 'TooManyRequestsException'],
    [400, 'LimitExceededException'],
    [400, 'SendingPausedException'],
    [400, 'AccountSuspendedException'],
    [400, 'MailFromDomainNotVerifiedException'],
    [403, 'AccessDeniedException'],
    [503, 'ServiceUnavailable'],
  ])('takes %i %s as transient', async (status, type) => {
    const { transport } = await startSes({ status, type });
    await expect(send(transport)).rejects.toThrow(TransientMailFailure);
  });
});
