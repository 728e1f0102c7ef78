import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { catalogueEntries } from '../../src/collection/import.ts';
import { readOpml, writeOpml } from '../../src/collection/opml.ts';
import { sourceSchema, toFeedSource } from '../../src/definitions/index.ts';
import { HOUR } from '../../src/evidence/index.ts';
import { sourceAt } from './documents.ts';

const SOURCES = [
  sourceAt('https://wire.example/feed?a=1&b=2', { title: 'Wire <one> & "two"', tags: ['region', 'x'] }),
  sourceAt('https://other.example/rss', {
    id: 'other',
    interval: HOUR,
    language: 'ckb',
    country: 'IQ',
    stateAffiliated: true,
  }),
];

describe('the catalogue as OPML', () => {
  it('comes back whole: export, import, the loader’s schema', () => {
    const { entries, skipped } = catalogueEntries(readOpml(writeOpml(SOURCES, 'EXERCISE')), []);
    const read: unknown = parse(stringify(entries));
    const again = Array.isArray(read) ? read.map((entry) => sourceSchema.parse(entry)) : [];
    const place = { file: 'none', line: 1 };
    expect(skipped).toEqual([]);
    expect(again.map((entry) => toFeedSource(entry, place)).sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      SOURCES,
    );
  });

  it('takes lists of other readers, filling in the honest unknown', () => {
    const opml = `<?xml version="1.0"?><opml version="1.1"><body><outline text="News">
      <outline text="Caf&eacute; & Press" xmlUrl="https://www.cafe-press.example.com/rss" type="rss">
      <outline title="Caf&#233; & Press" xmlUrl="https://cafe-press.example.com/atom"/></outline>
      <outline text="North" language="ENG-gb" xmlUrl="https://north.example.com/rss"/>
      <outline text="South" language="xx" xmlUrl="https://south.example.com/rss"/></body></opml>`;
    const { entries } = catalogueEntries(readOpml(opml), []);
    expect(entries).toMatchObject([
      { id: 'cafe-press', family: 'example', language: 'und', country: 'ZZ', reliability: { letter: 'F' } },
      { id: 'cafe-press-2' },
      { id: 'north', language: 'en' },
      { id: 'south', language: 'und' },
    ]);
    for (const entry of entries) expect(sourceSchema.safeParse(entry).success).toBe(true);
  });

  it('leaves out what is known and what may not be fetched, and says why', () => {
    const opml =
      '<opml><outline xmlUrl="https://other.example/rss"/><outline xmlUrl="http://169.254.169.254/"/><outline xmlUrl="feed"/></opml>';
    const { entries, skipped } = catalogueEntries(readOpml(opml), SOURCES);
    expect(entries).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'already in the catalogue',
      expect.stringMatching(/not a public address/),
      expect.stringMatching(/no URL/),
    ]);
  });
});
