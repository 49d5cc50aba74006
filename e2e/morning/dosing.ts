/** What the morning's steps have in common: who waits, what went out of the window's container, and how a nurse goes from one person to the next. */
import type { Locator, Page } from 'playwright-core';
import type { Walk } from '../harness/walk.ts';
import { noteCheck } from '../steps/at-the-window.ts';

export interface Waiting {
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly lane: string;
  readonly reason: string;
  readonly orderId: string | null;
  readonly medicine: string | null;
  readonly doseUg: number | null;
}
export interface Container { readonly id: string; readonly label: string; readonly place: string; readonly balanceUg: number }
export interface Bottle { readonly id: string; readonly dosingDay: string; readonly doseUg: number; readonly state: string; readonly labelCode: string; readonly poured: { readonly measuredUl: number } | null }
export interface TakeHome { readonly inForce: { readonly outcome: string; readonly requestedDays: number } | null; readonly bottles: readonly Bottle[] }

export const windowLabel = 'H window methadone';
export const pumpLabel = 'H pump methadone';

/** The morning as it stands. */
export const morning: {
  /** What went out of each container by what the screens said, in micrograms: beside the ledger, and never read from it. */
  readonly outUg: Record<string, number>;
  before: readonly Container[];
  ordinary: Waiting[];
  everybody: readonly Waiting[];
  readonly said: string[];
} = { outUg: {}, before: [], ordinary: [], everybody: [], said: [] };

export const out = (ug: number, label = windowLabel): void => { morning.outUg[label] = (morning.outUg[label] ?? 0) + ug; };

export const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (url) => {
  const site = ((await (await fetch('/api/session')).json()) as { sites: { id: string }[] }).sites[0]?.id ?? '';
  return (await fetch(url.replace('SITE', site))).json();
}, path) as Promise<T>;
export const stock = async (page: Page): Promise<readonly Container[]> => (await ask<{ items: Container[] }>(page, '/api/sites/SITE/stock')).items;

/** The next of those who were only to have their dose. */
export function next(): Waiting {
  const person = morning.ordinary.pop();
  if (person === undefined) throw new Error('Nobody is left.');
  return person;
}

/** Milligrams as the screens write them. */
export const mgOf = (ug: number): string => (ug / 1000).toLocaleString('en-US');
export const mgText = (ug: number): string => `${mgOf(ug)} mg`;

/** From whoever stands there to this person, as a nurse goes: by the queue beside the dose, without loading the page again. */
export async function openPerson(page: Page, walk: Walk, person: Waiting): Promise<void> {
  if (!page.url().includes('/window')) await page.goto(`${walk.product.clinic}/window`);
  await page.getByRole('complementary', { name: 'Waiting' }).getByRole('button', { name: new RegExp(person.number) }).click();
  await page.getByRole('heading', { name: person.name }).first().waitFor();
}

/** At the window with what the nurse saw noted; the button then says what it gives. */
export async function serve(page: Page, walk: Walk, person: Waiting, seen: Parameters<typeof noteCheck>[1] = {}): Promise<void> {
  await openPerson(page, walk, person);
  await noteCheck(page, seen);
  await page.getByRole('button', { name: 'Look again' }).waitFor();
}

export const giveButton = (page: Page): Locator => page.getByRole('button', { name: /^Give \d/ }).first();
export const givenAll = (page: Page): Promise<void> => page.getByText('Nothing more to give today.').waitFor();

/** Answers what has to be answered; false where a rule holds the dose. */
export async function mayGive(page: Page): Promise<boolean> {
  const button = page.getByRole('button', { name: /^(Give \d|Answer)/ }).first();
  await button.waitFor({ timeout: 4000 }).catch(() => undefined);
  if (await button.count() === 0) return false;
  for (const tick of await page.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
  return await giveButton(page).count() > 0;
}

/** The whole dose, from whoever steps up to the entry in the ledger. */
export async function give(page: Page, walk: Walk, person: Waiting): Promise<boolean> {
  await serve(page, walk, person);
  if (!(await mayGive(page))) return false;
  await giveButton(page).click();
  await givenAll(page);
  out(person.doseUg ?? 0);
  return true;
}

/** Somebody else shows at this screen who they are. */
export async function second(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sign-in name').fill('piotr');
  await dialog.getByLabel('or passphrase').fill('harbor rope and tide');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
}
