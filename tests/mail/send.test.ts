import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ComposedMail } from '../../src/evidence/index.ts';
import { mailAddressSchema } from '../../src/mail/address.ts';
import { PermanentMailFailure, TransientMailFailure } from '../../src/mail/failure.ts';
import { type Deliveries, messageId, sendOnce } from '../../src/mail/send.ts';
import { createTransport, type MailTransport } from '../../src/mail/transport.ts';
import { type Catcher, refusal, startCatcher } from './catcher.ts';

const NOW = Date.parse('2026-02-01T06:00:00Z');
const message: ComposedMail = {
  id: 'alert:harbour.7',
  subject: '4 Substantial, was 2 Low: Dock strike in Norvania',
  text: 'Two papers report it.\n',
  html: '<!doctype html><p>Two papers report it.</p>',
  exercise: false,
};

/** Deliveries kept in memory; the store's own are tested in tests/store. */
function deliveries(): Deliveries & { known: Map<string, string> } {
  const known = new Map<string, string>();
  return {
    known,
    accepted: async (id, recipient) => known.has(`${id} ${recipient}`),
    record: async (id, recipient, at) => {
      known.set(`${id} ${recipient}`, at);
    },
  };
}

const open: { catchers: Catcher[]; transports: MailTransport[] } = { catchers: [], transports: [] };
afterEach(async () => {
  for (const transport of open.transports.splice(0)) transport.close();
  for (const catcher of open.catchers.splice(0)) await catcher.close();
});

async function post(options?: Parameters<typeof startCatcher>[0]) {
  const catcher = await startCatcher(options);
  const transport = createTransport({ kind: 'smtp', url: catcher.url, from: 'signpost@example.org' });
  open.catchers.push(catcher);
  open.transports.push(transport);
  return { catcher, transport };
}

describe('sending once', () => {
  it('delivers subject, both bodies and a Message-ID that follows from id and recipient alone', async () => {
    const { catcher, transport } = await post();
    const kept = deliveries();
    const sending = { transport, deliveries: kept, message, recipient: 'desk@example.org', now: NOW };
    expect(await sendOnce(sending)).toBe('accepted');
    const [mail] = await catcher.parsed();
    expect(mail?.subject).toBe(message.subject);
    expect(mail?.text?.trim()).toBe('Two papers report it.');
    expect(mail?.html).toContain('<p>Two papers report it.</p>');
    expect(mail?.messageId).toBe(messageId('alert:harbour.7', 'desk@example.org'));
    expect(mail?.to?.[0]?.address).toBe('desk@example.org');
    expect([...kept.known.values()]).toEqual(['2026-02-01T06:00:00.000Z']);
  });

  it('sends nothing the second time for the same recipient, and still serves another one', async () => {
    const { catcher, transport } = await post();
    const kept = deliveries();
    const sending = { transport, deliveries: kept, message, recipient: 'desk@example.org', now: NOW };
    await sendOnce(sending);
    expect(await sendOnce(sending)).toBe('already');
    expect(await sendOnce({ ...sending, recipient: 'chief@example.org' })).toBe('accepted');
    expect(catcher.raw).toHaveLength(2);
  });

  it('repeats under the same Message-ID when the acceptance could not be recorded', async () => {
    const { catcher, transport } = await post();
    const lost: Deliveries = {
      accepted: async () => false,
      record: async () => Promise.reject(new Error('crash')),
    };
    const sending = { transport, deliveries: lost, message, recipient: 'desk@example.org', now: NOW };
    await expect(sendOnce(sending)).rejects.toThrow('crash');
    await expect(sendOnce(sending)).rejects.toThrow('crash');
    const ids = (await catcher.parsed()).map((mail) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps Arabic subjects and very long lines whole while every line on the wire is short', async () => {
    const { catcher, transport } = await post();
    const subject = '٤ جوهري: هجوم على القاعدة في المنطقة الشرقية بعد أسبوع من الهدوء النسبي';
    const text = `${'قال المراسل إن الهدوء عاد '.repeat(400)}\n`;
    const html = `<p>${'x'.repeat(5_000)}</p>`;
    await sendOnce({
      transport,
      deliveries: deliveries(),
      message: { ...message, subject, text, html },
      recipient: 'desk@example.org',
      now: NOW,
    });
    const [mail] = await catcher.parsed();
    expect(mail?.subject).toBe(subject);
    expect(mail?.text?.trim()).toBe(text.trim());
    expect(mail?.html?.trim()).toBe(html);
    const longest = Math.max(...(catcher.raw[0] ?? '').split('\r\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(998);
  });

  it('marks an exercise in subject and header, once', async () => {
    const { catcher, transport } = await post();
    const sending = { transport, deliveries: deliveries(), recipient: 'desk@example.org', now: NOW };
    await sendOnce({ ...sending, message: { ...message, id: 'a', exercise: true } });
    await sendOnce({
      ...sending,
      message: { ...message, id: 'b', exercise: true, subject: 'EXERCISE: drill' },
    });
    const mails = await catcher.parsed();
    expect(mails.map(({ subject }) => subject)).toEqual([`EXERCISE: ${message.subject}`, 'EXERCISE: drill']);
    for (const { headers } of mails) {
      expect(headers).toContainEqual(expect.objectContaining({ key: 'x-signpost-exercise', value: 'true' }));
    }
  });

  it('refuses a subject or an id that would add a header, before anything goes out', async () => {
    const { catcher, transport } = await post();
    const sending = { transport, deliveries: deliveries(), recipient: 'desk@example.org', now: NOW };
    for (const hostile of ['two\r\nBcc: all@example.org', 'tab\there', 'line\u2028separator', '']) {
      await expect(sendOnce({ ...sending, message: { ...message, subject: hostile } })).rejects.toThrow(
        PermanentMailFailure,
      );
    }
    await expect(sendOnce({ ...sending, message: { ...message, id: 'x\r\nBcc: y@z.org' } })).rejects.toThrow(
      PermanentMailFailure,
    );
    expect(catcher.raw).toHaveLength(0);
  });
});

describe('failures', () => {
  const sendTo = async (options: Parameters<typeof startCatcher>[0]) => {
    const { transport } = await post(options);
    const kept = deliveries();
    const sent = sendOnce({ transport, deliveries: kept, message, recipient: 'desk@example.org', now: NOW });
    return { sent, kept };
  };

  it('tells a refused recipient (550) as permanent and records nothing', async () => {
    const { sent, kept } = await sendTo({
      onRcptTo: (_to, _session, done) => done(refusal(550, 'no such desk')),
    });
    await expect(sent).rejects.toThrow(PermanentMailFailure);
    await expect(sent).rejects.toThrow(/desk@example\.org.*no such desk/);
    expect(kept.known.size).toBe(0);
  });

  it('tells a full mailbox (452) as transient', async () => {
    const { sent } = await sendTo({ onRcptTo: (_to, _session, done) => done(refusal(452, 'try later')) });
    await expect(sent).rejects.toThrow(TransientMailFailure);
  });

  it('tells a refusal after the body (554, 451) by its code', async () => {
    const answering = (code: number) =>
      sendTo({
        onData: (stream, _session, done) => {
          stream.resume();
          stream.on('end', () => done(refusal(code, 'said after the body')));
        },
      });
    await expect((await answering(554)).sent).rejects.toThrow(PermanentMailFailure);
    await expect((await answering(451)).sent).rejects.toThrow(TransientMailFailure);
  });

  it('tells a failed login as transient, for the message itself is sound', async () => {
    const { catcher } = await post({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, 'wrong password')),
    });
    const url = catcher.url.replace('smtp://', 'smtp://user:wrong@');
    const transport = createTransport({ kind: 'smtp', url, from: 'signpost@example.org' });
    open.transports.push(transport);
    await expect(
      sendOnce({ transport, deliveries: deliveries(), message, recipient: 'desk@example.org', now: NOW }),
    ).rejects.toThrow(TransientMailFailure);
  });

  it('tells a server that is not there as transient', async () => {
    const { catcher, transport } = await post();
    await catcher.close();
    open.catchers.pop();
    await expect(
      sendOnce({ transport, deliveries: deliveries(), message, recipient: 'desk@example.org', now: NOW }),
    ).rejects.toThrow(TransientMailFailure);
  });
});

describe('addresses', () => {
  it('accepts plain ones', () => {
    for (const good of [
      'desk@example.org',
      'a.b+c@sub.example.co.uk',
      'watch@localhost',
      "o'neil@example.org",
    ]) {
      expect(mailAddressSchema.safeParse(good).success, good).toBe(true);
    }
  });

  it('refuses lists, names, quotes, line breaks and anything else that could address somebody else', () => {
    const hostile = [
      'a@example.org, b@example.org',
      'a@example.org;b@example.org',
      'Desk <a@example.org>',
      '<a@example.org>',
      '"a b"@example.org',
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org\n',
      'a b@example.org',
      'a@@example.org',
      'a@[127.0.0.1]',
      'a@exa_mple.org',
      '.a@example.org',
      'a..b@example.org',
      'a@example..org',
      'a@-example.org',
      'дежурный@example.org',
      `${'x'.repeat(65)}@example.org`,
      `a@${'x.'.repeat(130)}org`,
      '',
    ];
    for (const bad of hostile)
      expect(mailAddressSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });

  it('never lets a separator or control character through, whatever surrounds it', async () => {
    await fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('\r', '\n', ',', ';', '<', '>', ' ', '\0', '"', '\\'),
        fc.string(),
        (a, bad, b) => {
          expect(mailAddressSchema.safeParse(`${a}${bad}${b}@example.org`).success).toBe(false);
        },
      ),
    );
  });

  it('refuses a hostile recipient as a permanent failure', async () => {
    const { catcher, transport } = await post();
    await expect(
      sendOnce({ transport, deliveries: deliveries(), message, recipient: 'a@x.org,b@y.org', now: NOW }),
    ).rejects.toThrow(PermanentMailFailure);
    expect(catcher.raw).toHaveLength(0);
  });

  it('refuses to build a transport on a bad sender or URL, naming the mend', () => {
    expect(() => createTransport({ kind: 'smtp', url: 'smtp://127.0.0.1:25', from: 'nobody' })).toThrow(
      /desk@example\.org/,
    );
    expect(() => createTransport({ kind: 'smtp', url: 'http://127.0.0.1', from: 'a@b.org' })).toThrow(
      /smtp:\/\//,
    );
  });
});
