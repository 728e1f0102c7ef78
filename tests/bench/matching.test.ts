import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CONTENDERS } from '../../bench/contenders.ts';
import { makeLanguage, randomSource } from '../../bench/corpus.ts';
import { LONG, makeItems, SHORT } from '../../bench/items.ts';
import { makeIndicators } from '../../bench/library.ts';
import { coldStart, render, SHIPPED } from '../../bench/table.ts';

const result = z
  .object({
    date: z.iso.date(),
    machine: z.string().min(1),
    index: z.array(
      z.object({
        terms: z.number(),
        indicators: z.number(),
        buildSeconds: z.number(),
        loadMillis: z.number(),
        bufferMegabytes: z.number(),
        memoryMegabytes: z.number(),
      }),
    ),
    rates: z.array(
      z.object({
        name: z.string(),
        items: z.enum(['short', 'long']),
        terms: z.number(),
        perSecond: z.number(),
        slowest: z.number(),
        fastest: z.number(),
        hitShare: z.number(),
      }),
    ),
    coldStart,
  })
  .parse(JSON.parse(readFileSync('bench/results.json', 'utf8')));
const SIZES = [50, 3_000, 30_000, 300_000];

describe('the benchmark of matching', () => {
  it('stands in the docs as the run wrote it to its JSON, with machine and date', () => {
    const [, kept = ''] = readFileSync('docs/performance.md', 'utf8').split(/<!-- bench:(?:begin|end) -->/);
    expect(kept.trim()).toBe(render(result).trim());
    expect(kept).toContain(`Measured on ${result.date}: ${result.machine}.`);
  });

  it('measures building, loading and memory at four sizes, ten terms an indicator', () => {
    expect(result.index.map(({ terms }) => terms)).toEqual(SIZES);
    for (const { terms, indicators } of result.index) expect(terms).toBe(10 * indicators);
  });

  it('measures the engine on short and long items at each size, and the shipped library with its roles', () => {
    for (const items of ['short', 'long'] as const) {
      const own = result.rates.filter((each) => each.name === 'Signpost engine' && each.items === items);
      expect(own.map(({ terms }) => terms)).toEqual(SIZES);
    }
    expect(result.rates.some(({ name }) => name === SHIPPED)).toBe(true);
  });

  it('has items of about 60 and 600 words', () => {
    const words = ({ title, summary, content }: typeof SHORT) => title + summary + content;
    expect(Math.round(words(SHORT) / 10)).toBe(6);
    expect(Math.round(words(LONG) / 100)).toBe(6);
  });

  it('mixes Latin and Arabic script, one item in some seventy made to hit', () => {
    const random = randomSource(1);
    const language = makeLanguage(1);
    const indicators = makeIndicators(language, 50, random);
    const items = makeItems(language, SHORT, 4_000, indicators, random);
    const arabic = items.filter(({ summary = '' }) => /[\u0600-\u06ff]{3}/.test(summary)).length;
    expect(arabic / items.length).toBeGreaterThan(0.3);
    expect(arabic / items.length).toBeLessThan(0.4);
    const engine = result.rates.filter(
      ({ name, items: kind }) => name === 'Signpost engine' && kind === 'short',
    );
    for (const { hitShare } of engine) expect(Math.abs(hitShare - 0.015)).toBeLessThan(0.007);
  });

  it('met the aims that the page says are met', () => {
    const rate = (items: string, terms: number): number =>
      result.rates.find((one) => one.name === 'Signpost engine' && one.items === items && one.terms === terms)
        ?.perSecond ?? 0;
    const index = (terms: number) => result.index.find((one) => one.terms === terms);
    expect(rate('short', 30_000)).toBeGreaterThanOrEqual(150_000);
    expect(rate('short', 300_000)).toBeGreaterThanOrEqual(80_000);
    expect(rate('long', 30_000)).toBeGreaterThanOrEqual(14_000);
    expect(index(30_000)?.loadMillis).toBeLessThan(60);
    expect(index(300_000)?.buildSeconds).toBeLessThan(3);
    expect(index(300_000)?.memoryMegabytes).toBeLessThan(20);
  });

  it('stands beside everything that one would pick instead, at every size that it can bear', () => {
    for (const { name, most } of CONTENDERS) {
      const sizes = result.rates.filter((each) => each.name === name && each.items === 'short');
      expect([name, sizes.map(({ terms }) => terms)]).toEqual([name, SIZES.filter((size) => size <= most)]);
    }
    const names = CONTENDERS.map(({ name }) => name).join('; ');
    for (const kind of ['RegExp', 'Aho-Corasick', 'MiniSearch']) expect(names).toContain(kind);
  });
});
