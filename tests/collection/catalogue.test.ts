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
