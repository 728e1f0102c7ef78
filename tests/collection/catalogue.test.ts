import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchableUrl } from '../../src/collection/fetching/address.ts';
import { loadSources } from '../../src/definitions/index.ts';
import { MINUTE } from '../../src/evidence/index.ts';

const FOLDER = join(import.meta.dirname, '../../indicators/sources');
const sources = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => loadSources(join(FOLDER, name)));

describe('the catalogue of feeds', () => {
  it('holds at least eighty feeds in every language that is read', () => {
    expect(sources.length).toBeGreaterThanOrEqual(80);
    const languages = new Set(sources.map(({ language }) => language));
    for (const language of ['en', 'ar', 'ckb', 'kmr', 'fa', 'tr']) expect(languages).toContain(language);
  });

  it('names each feed and address once over all files', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    expect(new Set(sources.map(({ url }) => url)).size).toBe(sources.length);
  });

  it('names no address twice in two spellings', () => {
    const spelled = new Map<string, string>();
    for (const { id, url } of sources) {
      const { host, pathname, search } = new URL(url);
      const plain = `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
      expect(spelled.get(plain) ?? id, plain).toBe(id);
      spelled.set(plain, id);
    }
  });

  it('covers every language by several feeds of several families, and the countries at the heart of it', () => {
    for (const [language, least] of [
      ['en', 40],
      ['ar', 20],
      ['fa', 5],
      ['tr', 5],
      ['ckb', 4],
      ['kmr', 3],
    ] as const) {
      const own = sources.filter((source) => source.language === language);
      expect(own.length, language).toBeGreaterThanOrEqual(least);
      expect(new Set(own.map(({ family }) => family)).size, language).toBeGreaterThanOrEqual(3);
    }
    for (const country of ['IQ', 'SY', 'IR', 'TR'])
      expect(sources.filter((source) => source.country === country).length, country).toBeGreaterThanOrEqual(
        10,
      );
  });

  it('has wires, local agencies, official and military sources and think tanks, each in its file', () => {
    for (const file of [
      'wires',
      'iraq',
      'syria',
      'iran',
      'turkey',
      'region',
      'official',
      'military',
      'think-tanks',
    ])
      expect(loadSources(join(FOLDER, `${file}.yaml`)).length, file).toBeGreaterThanOrEqual(8);
  });

  it('judges state-run newsrooms by what is known of them, none as completely reliable but what is itself the record', () => {
    const best = sources.filter(({ reliability }) => reliability === 'A').map(({ id }) => id);
    expect(best.length).toBeLessThanOrEqual(3);
    expect(sources.filter(({ stateAffiliated }) => stateAffiliated).length).toBeGreaterThan(20);
    for (const { id, reliabilityReason } of sources) expect(reliabilityReason, id).not.toMatch(/\n/);
  });

  it('polls news at least every two hours and nothing less than twice a day', () => {
    const slow = sources.filter(({ interval }) => interval > 2 * 60 * MINUTE);
    expect(slow.length).toBeLessThan(sources.length / 10);
    for (const { id, interval } of sources) expect(interval, id).toBeLessThanOrEqual(12 * 60 * MINUTE);
  });

  it('holds only addresses that may be fetched, polled no oftener than every ten minutes', () => {
    for (const { id, url, interval } of sources) {
      expect(fetchableUrl(url, false).href, id).toBeTruthy();
      expect(interval, id).toBeGreaterThanOrEqual(10 * MINUTE);
    }
  });

  it('gives every feed of a publisher one family, and says why a source has its letter', () => {
    const families = new Map<string, string>();
    for (const { publisher, family, reliabilityReason } of sources) {
      expect(families.get(publisher) ?? family, publisher).toBe(family);
      families.set(publisher, family);
      expect(reliabilityReason.length).toBeGreaterThan(15);
    }
  });
});
