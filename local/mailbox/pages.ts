import { Hono } from 'hono';
import * as z from 'zod';
import { SAFETY_HEADERS } from '../../src/dashboard/assets.ts';
import { faultOf, parameter } from '../../src/dashboard/faults.ts';
import { page, type Site } from '../../src/dashboard/frame.ts';
import { toIso } from '../../src/evidence/index.ts';
import { type Html, html } from '../../src/markup/html.ts';
import { utc } from '../../src/markup/words.ts';
import type { Letter, OpenLetter } from './letter.ts';

export interface Letters {
  /** Newest first. */
  list(): Promise<Letter[]>;
  open(number: number): Promise<OpenLetter | undefined>;
}

const SECTION = '/mailbox';
const PAGE_SIZE = 50;
const WHOLE = 'must be a whole number such as 50: how many of the newest mails to pass over';
const offset = z
  .string()
  .regex(/^\d{1,9}$/, WHOLE)
  .transform(Number)
  .default(0);

/** A mail's own markup: its styles may show, nothing else of it may act, load or send; links open a page of their own. */
const LETTER_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** Pages to read the local mails: `/mailbox`, `/mailbox/:n`, its HTML part and its source. */
export function mailboxPages(letters: Letters, exercise: boolean): Hono {
  const app = new Hono();
  const siteOf = (shown: readonly Letter[]): Site => ({
    exercise: exercise || shown.some((letter) => letter.exercise),
    clock: () => Date.now(),
    links: [{ label: 'Mailbox', href: SECTION }],
  });

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SAFETY_HEADERS))
      if (!c.res.headers.has(name)) c.header(name, value);
    c.header('cache-control', 'no-store');
  });

  app.get('/mailbox', async (c) => {
    const all = await letters.list();
    const from = parameter(offset, 'from', c.req.query('from'));
    const head = { title: 'Mailbox', section: SECTION, live: from === 0 };
    return c.html(page(siteOf(all), head, listBody(all, from)).toString());
  });

  app.get('/mailbox/:n{[0-9]{1,9}}', async (c) => {
    const letter = await letters.open(Number(c.req.param('n')));
    if (letter === undefined) return missing(c.req.path, siteOf([]));
    return c.html(
      page(siteOf([letter]), { title: letter.subject, section: SECTION }, letterBody(letter)).toString(),
    );
  });

  app.get('/mailbox/:n{[0-9]{1,9}}/html', async (c) => {
    const letter = await letters.open(Number(c.req.param('n')));
    if (letter?.html === undefined) return missing(c.req.path, siteOf([]));
    c.header('content-security-policy', LETTER_POLICY);
    return c.html(inNewPage(letter.html));
  });

  app.get('/mailbox/:n{[0-9]{1,9}}/source', async (c) => {
    const letter = await letters.open(Number(c.req.param('n')));
    return letter === undefined ? missing(c.req.path, siteOf([])) : c.text(letter.source);
  });

  app.onError((failure, c) => {
    const { title, message, status } = faultOf(failure);
    const body = html`<h1>${title}</h1><p>${message}</p><p><a href="/mailbox">See all mails</a></p>`;
    if (status >= 500) process.stderr.write(`mailbox: ${c.req.path}: ${String(failure)}\n`);
    return c.html(page(siteOf([]), { title, section: SECTION }, body).toString(), status);
  });
  app.notFound((c) => missing(c.req.path, siteOf([])));
  return app;
}

function missing(path: string, site: Site): Response {
  const body = html`<h1>No such mail</h1><p>Nothing is kept at <code>${path}</code>. <a href="/mailbox">See all mails</a>.</p>`;
  return new Response(page(site, { title: 'No such mail', section: SECTION }, body).toString(), {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  });
}

function listBody(all: readonly Letter[], from: number): Html {
  const shown = all.slice(from, from + PAGE_SIZE);
  const older = from + PAGE_SIZE;
  return html`<div><h1>Mailbox</h1>
<p class="lede">Every mail this machine has sent, caught by a mail server of its own. Nothing has left the machine. ${all.length} received.</p></div>
<section class="panel" aria-label="Mails">
${
  shown.length === 0
    ? html`<p class="empty">No mail yet. One arrives when a warning level changes, a signal is corroborated, or a report is due.</p>`
    : html`<table class="responsive"><thead><tr><th>Received</th><th>Subject</th><th>To</th></tr></thead><tbody>${shown.map(row)}</tbody></table>`
}
${older < all.length && html`<nav class="pager" aria-label="Pages"><a href="/mailbox?from=${older}">Older mails</a></nav>`}
</section>`;
}

const row = (letter: Letter): Html => html`<tr>
<td class="nowrap muted">${when(letter)}</td>
<th scope="row"><a href="/mailbox/${letter.number}" dir="auto">${letter.subject}</a>${repeated(letter)}</th>
<td class="muted">${letter.to.join(', ')}</td>
</tr>
`;

const when = ({ received }: Letter): Html =>
  received === ''
    ? html`unknown`
    : html`<time datetime="${toIso(Date.parse(received))}">${utc(received)}</time>`;

const repeated = ({ copy, copies }: Letter): Html | false =>
  copies > 1 && html` <span class="tag warn">repeated: ${copy} of ${copies} with this Message-ID</span>`;

function letterBody(letter: OpenLetter): Html {
  const { number } = letter;
  return html`<div><p class="crumbs"><a href="/mailbox">Mailbox</a> / ${number}</p><h1 dir="auto">${letter.subject}</h1>${repeated(letter)}</div>
<section class="panel"><div class="fill"><dl class="facts">
<dt>From</dt><dd>${letter.from}</dd>
<dt>To</dt><dd>${letter.to.join(', ')}</dd>
<dt>Received</dt><dd>${when(letter)}</dd>
<dt>Message-ID</dt><dd><code>${letter.messageId}</code></dd>
</dl></div></section>
<section class="panel" aria-label="Message"><header><h2>Message</h2><a class="small" href="/mailbox/${number}/source">Source</a></header>
${
  letter.html === undefined
    ? html`<pre class="source" dir="auto">${letter.text ?? ''}</pre>`
    : html`<iframe class="mail-frame" title="The mail as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${number}/html"></iframe>`
}</section>
${
  letter.html !== undefined &&
  letter.text !== undefined &&
  html`<details class="panel" id="plain"><summary class="fill">As plain text</summary><pre class="source" dir="auto">${letter.text}</pre></details>`
}`;
}

/** Links of a mail open a page of their own, for the frame may not leave this site. */
const inNewPage = (markup: string): string =>
  /<head[^>]*>/i.test(markup)
    ? markup.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
    : `<!doctype html><base target="_blank">${markup}`;
