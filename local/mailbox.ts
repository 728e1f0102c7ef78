import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { openArchive, type Reception } from './mailbox/archive.ts';
import { type Letter, type OpenLetter, openLetter, withCopies } from './mailbox/letter.ts';
import { mailboxPages } from './mailbox/pages.ts';
import { openPostOffice } from './mailbox/server.ts';

export type { Letter } from './mailbox/letter.ts';

export interface Mailbox {
  /** For a mail transport, e.g. `smtp://127.0.0.1:41025`. */
  smtpUrl: string;
  /** Every reception, newest first; a message received twice is there twice. */
  list(): Promise<Letter[]>;
  /** Pages under `/mailbox`. */
  app: Hono;
  stop(): Promise<void>;
}

export interface MailboxOptions {
  /** Where mails are kept; without it a temporary folder that `stop` removes. */
  dir?: string | undefined;
  /** SMTP port; 0 or absent for a free one. */
  port?: number | undefined;
  /** Every page says EXERCISE, even before the first mail does. */
  exercise?: boolean | undefined;
}

/** A mailbox for one machine: a real SMTP server on loopback, mails kept as files, pages to read them. */
export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'signpost-mailbox-')));
  const archive = await openArchive(dir);
  const office = await openPostOffice(archive, options.port ?? 0);
  const opened = new Map<number, Promise<Letter>>();

  async function summary(number: number): Promise<Letter> {
    const { text: _text, html: _html, source: _source, ...letter } = await openLetter(await present(number));
    return letter;
  }
  async function present(number: number): Promise<Reception> {
    const reception = await archive.read(number);
    if (reception === undefined) throw new Error(`mail ${number} was removed from ${dir} while it was read`);
    return reception;
  }
  /** Mails never change once kept, so each is parsed once. */
  const remembered = (number: number): Promise<Letter> => {
    const letter = opened.get(number) ?? summary(number);
    opened.set(number, letter);
    return letter;
  };
  async function list(): Promise<Letter[]> {
    const numbers = await archive.numbers();
    return withCopies(await Promise.all(numbers.map(remembered))).reverse();
  }
  async function open(number: number): Promise<OpenLetter | undefined> {
    const reception = await archive.read(number);
    if (reception === undefined) return undefined;
    const listed = (await list()).find((letter) => letter.number === number);
    return { ...(await openLetter(reception)), ...listed };
  }

  return {
    smtpUrl: office.url,
    list,
    app: mailboxPages({ list, open }, options.exercise ?? false),
    async stop() {
      await office.stop();
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}
