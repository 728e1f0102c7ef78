import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { toIso } from '../../src/evidence/index.ts';
import type { Archive } from './archive.ts';

const LARGEST = 10 * 1024 * 1024;

export interface PostOffice {
  url: string;
  stop(): Promise<void>;
}

/** An SMTP server on loopback that says 250 only after the message is safe on the disk. */
export async function openPostOffice(archive: Archive, port: number): Promise<PostOffice> {
  const server = new SMTPServer({
    name: 'signpost-mailbox',
    banner: 'local mailbox, nothing leaves this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    closeTimeout: 2_000,
    onData: (stream, session, done) => {
      receive(archive, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  archive: Archive,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const source = await collected(stream);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error(`a message may have ${LARGEST} bytes`), { responseCode: 552 });
  }
  const { mailFrom, rcptTo } = session.envelope;
  await archive.keep({
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    received: toIso(Date.now()),
    source,
  });
}

async function collected(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= LARGEST) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
