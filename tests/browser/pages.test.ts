import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../local/browser.ts';
import { type SeededApp, startSeededApp } from './seeded-app.ts';

const REPORT = '/reports/daily/2030-02-01T06:00:00.000Z';
const PATHS = [
  '/',
  '/problems/harbour',
  '/problems/harbour/mute',
  '/problems/harbour/level',
  '/indicators/strike-called',
  '/hits',
  '/hits/strike-called~s4',
  '/alerts',
  '/alerts/harbour.3',
  '/reports',
  REPORT,
  '/feeds',
  '/about',
  '/mailbox',
  '/mailbox/1',
];

let app: SeededApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startSeededApp(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

interface Visit {
  page: Page;
  /** Errors in the console, exceptions, refused or failed requests. */
  faults: string[];
}

async function visit(
  path: string,
  look: (visit: Visit) => Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(app.url).origin) faults.push(`${request.url()} is outside`);
  });
  try {
    await page.goto(app.url + path);
    await look({ page, faults });
  } finally {
    await context.close();
  }
}

describe('in a browser', () => {
  it('leads from the board to a problem, its evidence, the mailbox and the report by clicks alone', () =>
    visit('/', async ({ page, faults }) => {
      await page
        .getByRole('link', { name: 'A strike shuts the port of Norvania', exact: true })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Log of changes' }).waitFor();
      await page.getByRole('link', { name: 'why it matched' }).first().click();
      await page.getByRole('heading', { name: 'Why it matched' }).waitFor();
      await page.getByRole('link', { name: 'Mailbox' }).click();
      await page.getByRole('link', { name: /4 Substantial, was 2 Low/ }).click();
      const mail = page.frameLocator('iframe');
      await mail.getByRole('heading', { name: 'What changed' }).waitFor();
      expect(await mail.locator('body').innerText()).toContain('reported → corroborated');
      await page.getByRole('link', { name: 'Board' }).click();
      await page.getByRole('link', { name: /Read the daily report/ }).click();
      await page.getByRole('heading', { name: 'Bottom line' }).waitFor();
      expect(faults).toEqual([]);
    }));

  it.each(PATHS)(
    '%s makes no error, asks nothing of other hosts and never scrolls sideways on a phone',
    (path) =>
      visit(
        path,
        async ({ page, faults }) => {
          const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
          expect(widths).toEqual([390, 390]);
          expect(await page.title()).toMatch(/^EXERCISE · /);
          expect(faults).toEqual([]);
        },
        { viewport: { width: 390, height: 844 } },
      ),
  );

  it('sets Arabic from right to left and leaves its neighbours alone', () =>
    visit('/problems/harbour', async ({ page }) => {
      const direction = (selector: string) =>
        page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).direction`);
      expect(await direction('.quote .title[lang=ar]')).toBe('rtl');
      expect(await direction('.quote .title[lang=en]')).toBe('ltr');
      const gap = await page.evaluate(
        `(() => { const title = document.querySelector('.quote .title[lang=ar]'); const range = document.createRange(); range.selectNodeContents(title);
          return title.getBoundingClientRect().right - range.getBoundingClientRect().right; })()`,
      );
      expect(gap).toBeLessThan(2);
    }));

  it('works with scripts switched off, silencing included', () =>
    visit(
      '/problems/harbour/mute',
      async ({ page }) => {
        await page.getByLabel('Owner').fill('night desk');
        await page.getByLabel('Reason').fill('known drill');
        await page.getByLabel('Until (UTC)').fill('2030-02-02T06:00');
        await page.getByRole('button').click();
        await page.getByText('known drill (night desk)').waitFor();
      },
      { javaScriptEnabled: false },
    ));

  it('renews a board that nobody reads in, and leaves one alone in which text is being selected', () =>
    visit('/', async ({ page }) => {
      await page.clock.install();
      await page.reload();
      const stale = page.locator('main');
      await stale.evaluate(
        'document.querySelector("main").insertAdjacentHTML("beforeend", "<p id=old>old</p>")',
      );
      await page.evaluate('getSelection().selectAllChildren(document.getElementById("old"))');
      await page.clock.runFor(61_000);
      expect(await page.locator('#old').count()).toBe(1);
      await page.evaluate('getSelection().removeAllRanges()');
      await page.clock.runFor(61_000);
      await page.locator('#old').waitFor({ state: 'detached' });
      expect(await page.locator('main .problem').count()).toBe(2);
      expect(await page.locator('main .rest li').count()).toBe(1);
    }));

  it('runs nothing that a mail or a kept report brings along', () =>
    visit(`${REPORT}.html`, async ({ page }) => {
      expect(await page.evaluate('window.origin')).toBe('null');
      expect(await page.locator('article.report').count()).toBe(1);
    }));

  it('gives dark pages to those who ask for them', async () => {
    const grounds: unknown[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await visit(
        '/',
        async ({ page }) =>
          void grounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor')),
        { colorScheme },
      );
    }
    expect(grounds).toEqual(['rgb(243, 245, 248)', 'rgb(14, 20, 28)']);
  });

  it('keeps text readable: at least 4.5 to 1 against its ground, in both schemes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const path of ['/', '/problems/harbour', '/feeds', REPORT]) {
        await visit(
          path,
          async ({ page }) => expect(await page.evaluate(WEAK_TEXT), `${path} ${colorScheme}`).toEqual([]),
          { colorScheme },
        );
      }
    }
  });
});

/** Elements whose own text has too little contrast (WCAG 2.2, 1.4.3) against the nearest painted ground. */
const WEAK_TEXT = `(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (value) => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(one).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const element of document.querySelectorAll('main *, nav *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || element.closest('.unseen, svg')) continue;
    const style = getComputedStyle(element);
    let opacity = 1;
    for (let one = element; one; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    const back = ground(element);
    const ink = parse(style.color).slice(0, 3).map((value, index) => value * opacity + back[index] * (1 - opacity));
    const [one, other] = [luminance(ink), luminance(back)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) weak.push(element.className + ': ' + element.textContent.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
  }
  return weak;
})()`;
