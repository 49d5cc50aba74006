/** A real browser: a desktop for the clinic, a phone for the companion and the front door; axe on every screen visited. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromiumPackage from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface Looked {
  /** Violations of WCAG 2.2 A and AA, one line each; the walk fails when there is one. */
  readonly violations: string[];
  /** Screens looked at, by name. */
  readonly screens: string[];
}

/** Opens Chromium: the packaged one, or the one that CHROME_PATH names. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromiumPackage.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
}

export const desktop = { viewport: { width: 1440, height: 1000 } } as const;
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A context of its own: nothing is shared between two people. */
export async function newContext(browser: Browser, size: typeof desktop | typeof phone, more: { readonly locale?: string; readonly colorScheme?: 'light' | 'dark' } = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ ...size, reducedMotion: 'reduce', locale: more.locale ?? 'en-US', ...(more.colorScheme === undefined ? {} : { colorScheme: more.colorScheme }) });
  context.setDefaultTimeout(25_000);
  return context;
}

const pictures = process.env['PICTURES'];

/** Looks at a screen (without frames, so axe needs no second page): axe over the whole page, and a picture where PICTURES names a folder. `settled`: what it shows was waited for. */
export async function look(page: Page, name: string, into: Looked, settled = false): Promise<void> {
  if (!settled) await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  // What passes is not reported node by node: a quarter of the time of a long screen.
  const result = await new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).analyze();
  into.screens.push(name);
  for (const violation of result.violations) {
    into.violations.push(`${name}: ${violation.id} (${violation.nodes.length}×): ${violation.nodes[0]?.target.join(' ') ?? ''}`);
  }
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true });
}
