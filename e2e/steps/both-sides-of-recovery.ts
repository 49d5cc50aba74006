/** Recovery on the phone and in the clinic, as more than one part of the walk looks at it. */
import type { Page } from 'playwright-core';
import type { Walk } from '../harness/walk.ts';

/** What Kay writes for nobody else. */
export const unshared = 'Dreamt of the old flat again. This is only for me.';

/** What stands under Recovery in the clinic, before somebody of the team. */
export async function clinicRecovery(walk: Walk, who = 'Rosa Ibarra'): Promise<Page> {
  const page = await walk.clinicAs(who);
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/recovery`);
  await page.getByRole('heading', { name: 'Check-ins', exact: true }).first().waitFor();
  return page;
}

interface Shared { checkIns: unknown[]; cravings: unknown[]; journalShares: unknown[]; lapses: unknown[]; plan: { version: number } }

/** What came to the clinic, as its own screen reads it. */
export const arrived = (page: Page, personId: string): Promise<Shared> => page.evaluate(async (id) => await (await fetch(`/api/people/${id}/recovery`)).json() as Shared, personId);

export const sent = (page: Page) => page.getByText('Sent to your team.').waitFor();

/** One craving from its start to the list of what helped. */
export async function rideItOut(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'It rises. It crests. It falls.' }).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  for (let less = 0; less < 5; less += 1) await page.getByRole('button', { name: 'Less', exact: true }).click();
  await page.getByRole('button', { name: 'It has passed' }).click();
  await page.getByRole('checkbox', { name: 'Move' }).check();
}
