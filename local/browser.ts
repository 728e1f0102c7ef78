import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Our own switches in place of the package's, which are for one page inside a Lambda (its single process dies with the first
 * context, its web security is off): quiet in the background, and able to run as root in a container.
 */
const SWITCHES = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
];

/** The browser that ships inside an npm package; nothing is downloaded. */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: SWITCHES,
    headless: true,
  });
}
