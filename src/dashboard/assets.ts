import { createHash } from 'node:crypto';
import { REPORT_STYLE } from '../reporting/render-style.ts';
import { BASE_STYLE } from './style/base.ts';
import { BOARD_STYLE } from './style/board.ts';
import { EVIDENCE_STYLE } from './style/evidence.ts';
import { PRINT_STYLE } from './style/print.ts';

/** The style sheet of every page. */
export const STYLE = `${BASE_STYLE}${EVIDENCE_STYLE}${BOARD_STYLE}${REPORT_STYLE}${PRINT_STYLE}`;

/**
 * Renews a live page once a minute, unless its reader is selecting text, typing, or looking elsewhere.
 * Pages work without it.
 */
export const SCRIPT = `'use strict';
const MINUTE = 60000;
const busy = () =>
  document.hidden ||
  (getSelection() !== null && !getSelection().isCollapsed) ||
  (document.activeElement !== null && document.activeElement !== document.body);
const opened = () => [...document.querySelectorAll('details[open][id]')].map((details) => details.id);
async function renew() {
  if (busy()) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [old, next] = [document.querySelector('main'), fresh.querySelector('main')];
  if (old === null || next === null || busy()) return;
  for (const id of opened()) next.querySelector('#' + CSS.escape(id))?.setAttribute('open', '');
  old.replaceWith(next);
  document.querySelector('.colophon')?.replaceWith(fresh.querySelector('.colophon'));
}
setInterval(() => renew().catch(() => undefined), MINUTE);
`;

export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="3" fill="#15202e"/><path fill="#eef2f7" d="M9 2h2v16H9z"/><path fill="#6fa8dc" d="M4 4h9l3 2-3 2H4z"/><path fill="#f0be5c" d="M16 10H8l-3 2 3 2h8z"/></svg>`;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Named by content, so that browsers may keep them for ever. */
export const STYLE_PATH = `/assets/signpost-${hash(STYLE)}.css`;
export const SCRIPT_PATH = `/assets/renew-${hash(SCRIPT)}.js`;

/** Nothing from outside, no inline script or style, no framing by others. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. */
export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
