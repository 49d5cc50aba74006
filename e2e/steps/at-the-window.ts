/** What the steps at the dosing window have in common: the code, the check, the site's day, figures as the screen shows them. */
import type { Page } from 'playwright-core';
import type { Walk } from '../harness/walk.ts';

/** The site's own day, so many days from now, by the clinic's clock. */
export const siteDay = (page: Page, ahead: number): Promise<string> => page.evaluate(async (days) => {
  const session = await (await fetch('/api/session')).json() as { now: string; sites: { timeZone: string }[] };
  return new Date(Date.parse(session.now) + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: session.sites[0]?.timeZone ?? 'UTC' });
}, ahead);

/** The code that the demonstration tells of whoever is signed in on this page. */
export const codeOf = (page: Page): Promise<string> => page.evaluate(async () => ((await (await fetch('/api/demo/factor')).json()) as { code: string }).code);

/** Kay at the window, on this member of staff's screen. */
export async function openAtWindow(walk: Walk, who: string): Promise<Page> {
  const page = await walk.clinicAs(who);
  await page.goto(`${walk.product.clinic}/window/${walk.learned.personId}`);
  await page.getByRole('heading', { name: 'Kay Moreau' }).first().waitFor();
  return page;
}

/** Notes what the nurse sees. */
export async function noteCheck(page: Page, { intoxicated = 'No', bottles }: { readonly intoxicated?: 'Yes' | 'No'; readonly bottles?: string } = {}): Promise<void> {
  for (const identifier of ['Name', 'Birth date']) await page.getByRole('checkbox', { name: identifier }).check();
  await page.getByRole('radio', { name: /1 alert/ }).check();
  await page.getByRole('group', { name: 'Looks or smells intoxicated' }).getByRole('button', { name: intoxicated, exact: true }).click();
  await page.getByRole('group', { name: 'Dosed elsewhere today' }).getByRole('button', { name: 'No', exact: true }).click();
  if (bottles !== undefined) await page.getByRole('textbox', { name: 'Bottles brought back' }).fill(bottles);
  await page.getByRole('button', { name: 'Save the check' }).click();
}

/** Ticks what was answered, so that the button gives. */
export async function answerAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Give 30 mg|Answer)/ }).first().waitFor();
  for (const tick of await page.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
}

/** Milligrams as the ledger writes them: `9,970 mg`, `−30 mg`. */
export const mgOf = (text: string): number => Number(/([−+-]?[\d,.]+) mg/.exec(text)?.[1]?.replace('−', '-').replaceAll(',', '') ?? Number.NaN);
