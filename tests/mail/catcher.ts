import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Catcher {
  url: string;
  raw: string[];
  parsed(): Promise<Email[]>;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is given, unless `options` make it refuse. */
export async function startCatcher(options: SMTPServerOptions = {}): Promise<Catcher> {
  const raw: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        raw.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    raw,
    parsed: () => Promise.all(raw.map((source) => new PostalMime().parse(source))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An SMTP refusal as smtp-server wants it. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
