import type { Clock } from '../evidence/index.ts';
import { toIso } from '../evidence/index.ts';
import { attribute, type Html, html, trusted } from '../markup/html.ts';
import { utc } from '../markup/words.ts';
import { SCRIPT_PATH, STYLE_PATH } from './assets.ts';

/** A link that this installation adds to every page, e.g. its mailbox. */
export interface SiteLink {
  label: string;
  href: string;
}

/** What every page of one installation shares. */
export interface Site {
  exercise: boolean;
  clock: Clock;
  links: readonly SiteLink[];
}

export interface PageHead {
  title: string;
  /** Path of the menu entry this page belongs to. */
  section?: string | undefined;
  /** The page renews itself while nobody reads in it. */
  live?: boolean | undefined;
}

const MENU: readonly SiteLink[] = [
  { label: 'Board', href: '/' },
  { label: 'Hits', href: '/hits' },
  { label: 'Alerts', href: '/alerts' },
  { label: 'Reports', href: '/reports' },
  { label: 'Feeds', href: '/feeds' },
  { label: 'About', href: '/about' },
];

const SIGNPOST_DRAWING = trusted(
  '<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path fill="#eef2f7" d="M9 1h2v18H9z"/><path fill="#6fa8dc" d="M3 3h11l3 2.5L14 8H3z"/><path fill="#f0be5c" d="M17 10H7l-3 2.5L7 15h10z"/></svg>',
);

/** A whole page: banner, menu, body, foot. Needs no script and nothing from outside. */
export function page(site: Site, head: PageHead, body: Html): Html {
  const { exercise } = site;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${exercise && 'EXERCISE · '}${head.title} · Signpost</title>
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" title="Signpost alerts" href="/feed.atom">
${head.live === true && html`<script src="${SCRIPT_PATH}" defer></script>`}
</head>
<body>
<a class="skip" href="#content">To the content</a>
${exercise && banner()}
<header class="masthead"><div class="inner"><a class="brand" href="/">${SIGNPOST_DRAWING} Signpost</a>${menu(site, head.section)}</div></header>
<main id="content"${attribute('data-live', head.live === true ? 'true' : undefined)}>
${body}
</main>
<footer class="colophon"><div class="inner">
<span>As of <time datetime="${toIso(site.clock())}">${utc(toIso(site.clock()))}</time>. All times are UTC.</span>
<span>Levels are the output of written rules over reported news, never a probability.</span>
</div></footer>
${exercise && banner('low')}
</body>
</html>
`;
}

const banner = (place = ''): Html =>
  html`<div class="exercise ${place}" role="note">EXERCISE <small>practice material: nothing shown here is real</small> EXERCISE</div>`;

function menu({ links }: Site, section: string | undefined): Html {
  const entry = ({ label, href }: SiteLink): Html =>
    html`<li><a href="${href}"${attribute('aria-current', href === section ? 'page' : undefined)}>${label}</a></li>`;
  return html`<nav aria-label="Main"><ul>${MENU.map(entry)}</ul>${links.length > 0 && html`<ul>${links.map(entry)}</ul>`}</nav>`;
}
