/** One person's way, step by step; each step says what it shows, and every screen on it is looked at. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desktop, look, newContext, phone, type Looked } from './browser.ts';
import type { Learned, Way } from './kept-way.ts';
import type { Product } from './product.ts';

export interface Walk {
  readonly product: Product;
  readonly browser: Browser;
  readonly looked: Looked;
  readonly learned: Learned;
  /** The clinic as one member of staff, signed in with one tap; the same page each time. */
  readonly clinicAs: (name: string) => Promise<Page>;
  /** The person's phone. */
  readonly phone: () => Promise<Page>;
  /** A stranger's phone at the front door. */
  readonly stranger: () => Promise<Page>;
  /** Every page that is open, by who looks at it; for pictures of what a failed step saw. */
  readonly pages: () => readonly (readonly [string, Page])[];
  /** Axe on a screen, by a name of its own. */
  readonly look: (page: Page, name: string) => Promise<void>;
}

export interface Step {
  /** What this step shows, as a sentence. */
  readonly shows: string;
  readonly run: (walk: Walk) => Promise<void>;
}

/** The walk's own state: pages are kept, so that a session lasts over the steps. */
export function newWalk(product: Product, browser: Browser, kept?: Way): Walk {
  const looked: Looked = { violations: [], screens: [] };
  const staff = new Map<string, Page>();
  let companion: BrowserContext | undefined;
  let companionPage: Page | undefined;
  return {
    product, browser, looked,
    learned: kept?.learned ?? { reference: '', personId: '', episodeId: '', invitationCode: '' },
    clinicAs: async (name) => {
      const known = staff.get(name);
      if (known !== undefined) return known;
      const page = await (await newContext(browser, desktop)).newPage();
      await page.goto(product.clinic);
      await page.getByRole('button', { name: new RegExp(name) }).first().click();
      await page.getByRole('navigation').first().waitFor();
      staff.set(name, page);
      return page;
    },
    phone: async () => {
      companion ??= await newContext(browser, phone);
      companionPage ??= await companion.newPage();
      return companionPage;
    },
    stranger: async () => (await newContext(browser, phone)).newPage(),
    pages: () => [...staff, ...(companionPage === undefined ? [] : [['phone', companionPage] as const])],
    look: (page, name) => look(page, name, looked),
  };
}
