/** A signed methadone order, its first observed dose at the window, a second nurse who cannot give it again, and what the rules say of buprenorphine. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import { showFactor } from '../harness/factor.ts';
import type { Step, Walk } from '../harness/walk.ts';

/** The site's own day, so many days from now, by the clinic's clock. */
const siteDay = (page: Page, ahead: number): Promise<string> => page.evaluate(async (days) => {
  const session = await (await fetch('/api/session')).json() as { now: string; sites: { timeZone: string }[] };
  return new Date(Date.parse(session.now) + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: session.sites[0]?.timeZone ?? 'UTC' });
}, ahead);

async function openOrders(walk: Walk): Promise<Page> {
  const page = await walk.clinicAs('Dana Osei');
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/orders`);
  await page.getByRole('button', { name: 'New order' }).click();
  return page;
}

async function openAtWindow(walk: Walk, who: string): Promise<Page> {
  const page = await walk.clinicAs(who);
  await page.goto(`${walk.product.clinic}/window`);
  await page.getByRole('button', { name: /Moreau/ }).first().click();
  await page.getByRole('heading', { name: 'Kay Moreau' }).first().waitFor();
  return page;
}

export const medication: readonly Step[] = [
  {
    shows: 'a methadone order shows what the rules say, and is signed with a fresh second factor',
    run: async (walk) => {
      const page = await openOrders(walk);
      await page.getByRole('radio', { name: /Methadone oral solution/ }).check();
      await page.getByLabel('First day').first().fill(await siteDay(page, 0));
      await page.getByLabel('Last day').first().fill(await siteDay(page, 13));
      await page.getByRole('textbox', { name: 'Dose', exact: true }).fill('30');
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('First dose, in withdrawal, not sedated');
      for (const question of ['Low or unknown tolerance', 'Sedatives or alcohol', 'QT risk factors']) await page.getByRole('group', { name: question }).getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('textbox', { name: /Days since the last opioid/ }).fill('0');
      await page.getByRole('button', { name: 'See what the rules say' }).click();
      await page.getByText(/No ECG from before treatment/).first().waitFor();
      await walk.look(page, 'order drafted');
      await page.getByRole('button', { name: 'Keep as draft' }).click();
      await page.getByRole('button', { name: /^Sign 30 mg/ }).click();
      await showFactor(page, page.getByText('In force').first());
    },
  },
  {
    shows: 'the front desk checks Kay in, the nurse notes what she sees and gives 30 mg observed',
    run: async (walk) => {
      const desk = await openAtWindow(walk, 'Jo Lindqvist').catch(async () => {
        const page = await walk.clinicAs('Jo Lindqvist');
        await page.getByRole('button', { name: /Moreau/ }).first().click();
        return page;
      });
      await desk.getByRole('button', { name: 'Is here' }).click();
      const page = await openAtWindow(walk, 'Ana Brandt');
      await page.getByText(/Confirm two identifiers first/).first().waitFor();
      await walk.look(page, 'window hold');
      await page.getByRole('checkbox', { name: 'Name' }).check();
      await page.getByRole('checkbox', { name: 'Birth date' }).check();
      await page.getByRole('radio', { name: /1 alert/ }).check();
      for (const question of ['Looks or smells intoxicated', 'Dosed elsewhere today']) await page.getByRole('group', { name: question }).getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('button', { name: 'Save the check' }).click();
      const give = page.getByRole('button', { name: /^Give 30 mg/ });
      await give.or(page.getByRole('button', { name: /^Answer/ })).first().waitFor();
      for (const tick of await page.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
      await walk.look(page, 'window ready');
      await give.click();
      await page.getByText(/Given/).first().waitFor();
      await walk.look(page, 'window given');
    },
  },
  {
    shows: 'a second nurse is told that the dose was given, by whom and when, and the ledger agrees',
    run: async (walk) => {
      const page = await walk.clinicAs('Noor Haddad');
      await page.goto(`${walk.product.clinic}/window`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await page.getByRole('button', { name: /^Give 30 mg/ }).count()).toBe(0);
      const twice = await page.evaluate(async (personId) => {
        const orders = await (await fetch(`/api/people/${personId}/orders`)).json() as { items: { id: string; version?: number; state?: string }[] };
        return orders.items.length;
      }, walk.learned.personId);
      expect(twice).toBe(1);
      await page.goto(`${walk.product.clinic}/ledger`);
      await page.getByText(/methadone/i).first().waitFor();
      await walk.look(page, 'ledger');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}`);
      await page.getByText(/30 mg/).first().waitFor();
    },
  },
];
