import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from '../../local/mailbox.ts';
import type { ComposedMail } from '../../src/evidence/index.ts';
import { messageId, sendOnce } from '../../src/mail/send.ts';
import { createTransport } from '../../src/mail/transport.ts';

const message: ComposedMail = {
  id: 'alert:harbour.7',
  subject: '4 Substantial: إضراب <b>',
  text: 'Plain words.\n.leading dot\n',
  html: '<!doctype html><html><head><title>x</title></head><body><p>Rich words.</p><script>alert(1)</script></body></html>',
  exercise: true,
};

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open(options: Parameters<typeof startMailbox>[0] = {}): Promise<Mailbox> {
  const mailbox = await startMailbox(options);
  undo.push(() => mailbox.stop());
  return mailbox;
}
async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'signpost-test-'));
  undo.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
/** Sends without memory of earlier sendings, as after a crash. */
async function send(mailbox: Mailbox, changed: Partial<ComposedMail> = {}, recipient = 'desk@example.org') {
  const transport = createTransport({ kind: 'smtp', url: mailbox.smtpUrl, from: 'signpost@example.org' });
  const deliveries = { accepted: async () => false, record: async () => undefined };
  await sendOnce({ transport, deliveries, message: { ...message, ...changed }, recipient, now: 0 });
  transport.close();
}
const body = async (mailbox: Mailbox, path: string) => (await mailbox.app.request(path)).text();

describe('the local mailbox', () => {
  it('lists what it accepted, newest first, with subject, sender, recipient and identity', async () => {
    const mailbox = await open();
    await send(mailbox);
    await send(mailbox, { id: 'alert:harbour.9', subject: 'second', exercise: false });
    const [newest, oldest] = await mailbox.list();
    expect(newest).toMatchObject({ number: 2, subject: 'second', exercise: false });
    expect(oldest).toMatchObject({
      number: 1,
      subject: 'EXERCISE: 4 Substantial: إضراب <b>',
      from: 'signpost@example.org',
      to: ['desk@example.org'],
      messageId: messageId('alert:harbour.7', 'desk@example.org'),
      exercise: true,
      copy: 1,
      copies: 1,
    });
  });

  it('keeps a message received twice as two files and shows both as repeated', async () => {
    const dir = await folder();
    const mailbox = await open({ dir });
    await send(mailbox);
    await send(mailbox);
    expect((await readdir(dir)).sort()).toEqual(['000001.eml', '000002.eml']);
    expect((await mailbox.list()).map(({ copy, copies }) => [copy, copies])).toEqual([
      [2, 2],
      [1, 2],
    ]);
    expect(await body(mailbox, '/mailbox')).toContain('repeated: 2 of 2 with this Message-ID');
  });

  it('has the file in its place before the sender hears 250', async () => {
    const dir = await folder();
    const mailbox = await open({ dir });
    const { port } = new URL(mailbox.smtpUrl);
    const atAnswer = await new Promise<string[]>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      const say = [
        'EHLO me',
        'MAIL FROM:<a@example.org>',
        'RCPT TO:<b@example.org>',
        'DATA',
        'Subject: s\r\n\r\nbody\r\n.',
      ];
      socket.on('data', (data) => {
        const reply = data.toString();
        if (/^250 .*queued/im.test(reply)) {
          socket.end();
          readdir(dir).then(resolve, reject);
        } else if (/^\d{3} /m.test(reply)) socket.write(`${say.shift() ?? 'QUIT'}\r\n`);
      });
      socket.on('error', reject);
    });
    expect(atAnswer).toEqual(['000001.eml']);
  });

  it('still has every mail after a restart, drops halves of a crash, and numbers on', async () => {
    const dir = await folder();
    const first = await startMailbox({ dir });
    await send(first);
    await first.stop();
    await writeFile(join(dir, '000002.eml.half'), 'Return-Path: <a@');
    const second = await open({ dir });
    await send(second, { id: 'other' });
    expect((await second.list()).map(({ number }) => number)).toEqual([2, 1]);
    expect((await readdir(dir)).sort()).toEqual(['000001.eml', '000002.eml']);
  });

  it('accepts many mails at once without losing or mixing any', async () => {
    const mailbox = await open();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(mailbox, { id: `a${n}`, subject: `mail ${n}` })),
    );
    const subjects = (await mailbox.list()).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(20);
  });

  it('shows a mail with its HTML part in a frame that may not act', async () => {
    const mailbox = await open();
    await send(mailbox);
    const page = await body(mailbox, '/mailbox/1');
    expect(page).toContain('EXERCISE: 4 Substantial: إضراب &lt;b&gt;');
    expect(page).toMatch(
      /<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox" src="\/mailbox\/1\/html"/,
    );
    expect(page).toContain('Plain words.');
    const part = await mailbox.app.request('/mailbox/1/html');
    expect(part.headers.get('content-security-policy')).toMatch(
      /^sandbox (?!.*allow-scripts).*default-src 'none'/,
    );
    expect(await part.text()).toContain('<head><base target="_blank">');
  });

  it('gives the source byte for byte as it came, as plain text', async () => {
    const mailbox = await open();
    await send(mailbox);
    const source = await mailbox.app.request('/mailbox/1/source');
    expect(source.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await source.text();
    expect(text).toContain('X-Signpost-Exercise: true');
    expect(text).toContain('\r\n.leading dot');
    expect(text).not.toContain('Return-Path');
  });

  it('lists a mail whose structure cannot be read beside the others, with its source', async () => {
    const dir = await folder();
    const nested = Array.from(
      { length: 400 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    await writeFile(join(dir, '000001.eml'), `Subject: deep\r\n${nested.join('')}`);
    const mailbox = await open({ dir });
    await send(mailbox);
    expect((await mailbox.list()).map(({ number }) => number)).toEqual([2, 1]);
    expect((await mailbox.list())[1]?.subject).toMatch(/^\(unreadable mail: /);
    expect(await body(mailbox, '/mailbox/1')).toContain('boundary=b399');
  });

  it('names a bad parameter and the mend', async () => {
    const mailbox = await open();
    const answer = await mailbox.app.request('/mailbox?from=latest');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/The parameter &quot;from&quot; must be a whole number/);
  });

  it('answers 404 with a way on for a mail that is not there', async () => {
    const mailbox = await open({ exercise: true });
    for (const path of ['/mailbox/7', '/mailbox/7/html', '/mailbox/7/source', '/mailbox/x']) {
      const answer = await mailbox.app.request(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toContain('href="/mailbox"');
    }
    expect(await body(mailbox, '/mailbox')).toContain('class="exercise');
  });
});
