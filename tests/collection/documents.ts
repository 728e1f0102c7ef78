import type { FeedSource } from '../../src/definitions/model.ts';
import { MINUTE } from '../../src/evidence/index.ts';

/** Noon of the day on which these tests live. */
export const NOW = Date.parse('2026-01-23T12:00:00Z');

export interface SampleItem {
  title?: string;
  link?: string;
  guid?: string;
  date?: string;
  description?: string;
}

/** An RSS 2.0 document of fictional items. */
export function rss(items: readonly SampleItem[], head = ''): string {
  const written = items.map(
    ({ title, link, guid, date, description }) =>
      `<item>${element('title', title)}${element('link', link)}${element('guid', guid)}` +
      `${element('pubDate', date)}${element('description', description)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>EXERCISE wire</title>${head}${written.join('')}</channel></rss>`;
}

const element = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${text}</${name}>`;

/** `count` fictional items, the newest first, one a minute before NOW. */
export const sampleItems = (count: number, prefix = 'Harbour notice'): SampleItem[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `${prefix} ${index}`,
    link: `https://wire.example/${prefix.toLowerCase().replaceAll(' ', '-')}/${index}`,
    date: new Date(NOW - index * MINUTE).toUTCString(),
  }));

/** A feed of the fictional wire at an address. */
export const sourceAt = (url: string, more: Partial<FeedSource> = {}): FeedSource => ({
  id: 'exercise-wire',
  title: 'EXERCISE wire',
  url,
  family: 'exercise',
  publisher: 'Exercise News Agency',
  language: 'en',
  country: 'XX',
  reliability: 'C',
  reliabilityReason: 'fictional',
  stateAffiliated: false,
  interval: 10 * MINUTE,
  tags: [],
  place: { file: 'none', line: 1 },
  ...more,
});
