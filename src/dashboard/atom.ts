import type { Library } from '../definitions/model.ts';
import type { Alert } from '../evidence/index.ts';
import { toIso } from '../evidence/index.ts';
import { type Html, html, pathPart, trusted } from '../markup/html.ts';
import { changeWords } from '../markup/words.ts';
import { alertLine, titlesOf } from './pages/board.ts';

export interface FeedOut {
  alerts: readonly Alert[];
  library: Library;
  exercise: boolean;
  /** Origin of this dashboard, e.g. `https://signpost.example.org`. */
  origin: string;
  now: number;
}

/** Alerts as an Atom feed (RFC 4287), newest first. Ids are built from the alert's id, so that they outlive a change of address. */
export function alertsFeed({ alerts, library, exercise, origin, now }: FeedOut): string {
  const titles = titlesOf(library.problems);
  const prefix = exercise ? 'EXERCISE: ' : '';
  const updated = alerts[0]?.at ?? toIso(now);
  return xml(html`<feed xmlns="http://www.w3.org/2005/Atom">
<title>${prefix}Signpost alerts</title>
<id>tag:signpost.invalid,2026:alerts</id>
<updated>${updated}</updated>
<author><name>Signpost</name></author>
<link rel="self" href="${origin}/feed.atom"/>
<link rel="alternate" type="text/html" href="${origin}/alerts"/>
${alerts.map((alert) => entry(alert, titles, { prefix, origin }))}</feed>
`);
}

function entry(
  alert: Alert,
  titles: ReadonlyMap<string, string>,
  { prefix, origin }: { prefix: string; origin: string },
): Html {
  const nameOf = (id: string): string => titles.get(id) ?? id;
  return html`<entry>
<title>${prefix}${printable(alertLine(alert, titles))}: ${printable(nameOf(alert.problem))}</title>
<id>tag:signpost.invalid,2026:alert:${pathPart(alert.id)}</id>
<updated>${alert.at}</updated>
<link rel="alternate" type="text/html" href="${origin}/alerts/${pathPart(alert.id)}"/>
<summary>${printable(alert.transitions.map(({ id, was, is, why }) => `${nameOf(id)}: ${changeWords({ was, is })}. ${why}`).join('\n'))}</summary>
</entry>
`;
}

/** Characters that XML 1.0 cannot hold even when escaped (section 2.2) are left out. */
const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, '');

const xml = (root: Html): string => `${trusted('<?xml version="1.0" encoding="utf-8"?>\n')}${root}`;
