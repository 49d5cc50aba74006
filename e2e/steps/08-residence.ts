/** The house: a bed that two people cannot hold, a place to sleep with leave and naloxone in hand, and a day that everybody knows. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

async function at(walk: Walk, who: string, path: string): Promise<Page> {
  const page = await walk.clinicAs(who);
  await page.goto(`${walk.product.clinic}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

const bed = (page: Page) => page.getByRole('region', { name: 'Bed 14', exact: true });

export const residence: readonly Step[] = [
  {
    shows: 'a manager adds a bed; the front desk holds it until a time, and nobody else can hold it',
    run: async (walk) => {
      const manager = await at(walk, 'Helen Park', '/beds');
      await manager.getByRole('textbox', { name: 'Bed', exact: true }).fill('14');
      await manager.getByRole('textbox', { name: /^Room/ }).fill('Garden side');
      await manager.getByRole('button', { name: 'Add bed' }).click();
      await bed(manager).getByText('Free').waitFor();
      const desk = await at(walk, 'Jo Lindqvist', '/beds');
      await bed(desk).getByRole('button', { name: 'Hold' }).click();
      await desk.getByRole('textbox', { name: 'Held for' }).fill('Kay Moreau, coming this evening');
      await walk.look(desk, 'bed hold');
      await desk.getByRole('button', { name: 'Hold bed' }).click();
      await bed(desk).getByText(/until .*, held by Jo Lindqvist/).waitFor();
      // Whoever still sees it free, on a screen that has not heard yet, is told who has it.
      const second = await manager.evaluate(async () => {
        const session = await (await fetch('/api/session')).json() as { now: string; sites: { id: string }[] };
        const board = await (await fetch(`/api/sites/${session.sites[0]?.id ?? ''}/beds`)).json() as { items: { id: string; name: string }[] };
        const id = board.items.find(({ name }) => name === '14')?.id ?? '';
        const reply = await fetch(`/api/beds/${id}/holds`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ until: new Date(Date.parse(session.now) + 7_200_000).toISOString(), heldFor: 'Somebody else' }) });
        return { status: reply.status, detail: ((await reply.json()) as { detail?: string }).detail };
      });
      expect(second).toBe({ status: 409, detail: 'Bed 14 is held for Kay Moreau, coming this evening by Jo Lindqvist. Nothing was changed.' });
    },
  },
  {
    shows: 'Kay is admitted to the held bed, goes on leave with naloxone in hand, and is back',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', '/beds');
      await bed(page).getByRole('button', { name: 'Admit' }).click();
      await page.getByRole('searchbox', { name: 'Find by name or number' }).fill('Moreau');
      await page.getByRole('button', { name: /^Kay Moreau/ }).click();
      await page.getByRole('button', { name: 'Admit to bed' }).click();
      await bed(page).getByText('Occupied').waitFor();
      await bed(page).getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('Supper with her sister');
      await page.getByRole('button', { name: 'Agree leave' }).click();
      await bed(page).getByText('has naloxone').waitFor();
      await walk.look(page, 'beds');
      await bed(page).getByRole('button', { name: 'Is back' }).click();
      await bed(page).getByText('has naloxone').waitFor({ state: 'detached' });
    },
  },
  {
    shows: 'an outing is planned only with its risks named; who came is kept, and a search says whether it was agreed',
    run: async (walk) => {
      const page = await at(walk, 'Rosa Ibarra', '/timetable');
      await page.getByRole('button', { name: 'Plan an item' }).click();
      await page.getByRole('textbox', { name: 'What', exact: true }).fill('Walk to the lighthouse');
      await page.getByRole('combobox', { name: 'Kind' }).first().selectOption({ label: 'outing' });
      expect(await page.getByRole('button', { name: 'Plan', exact: true }).getAttribute('aria-disabled')).toBe('true');
      await page.getByRole('textbox', { name: 'What can go wrong, and what is done about it' }).fill('Two staff, two naloxone sprays, phone in hand; back before dark');
      await page.getByRole('button', { name: 'Plan', exact: true }).click();
      const item = page.getByRole('region', { name: 'Walk to the lighthouse' });
      await item.getByText(/Two staff, two naloxone sprays/).waitFor();
      await item.getByRole('button', { name: 'Who came' }).click();
      await item.getByRole('group', { name: 'Kay Moreau' }).getByRole('button', { name: 'Came', exact: true }).click();
      await item.getByText('1 of 1 came').waitFor();
      await page.getByRole('combobox', { name: 'Kind' }).last().selectOption({ label: 'Search' });
      await page.getByRole('textbox', { name: 'What happened' }).fill('Room looked over together, nothing found');
      expect(await page.getByRole('button', { name: 'Note it' }).getAttribute('aria-disabled')).toBe('true');
      await page.getByRole('combobox', { name: 'The person agreed' }).selectOption({ label: 'Yes' });
      await page.getByRole('button', { name: 'Note it' }).click();
      await page.getByText('Room looked over together, nothing found (agreed)').waitFor();
      await walk.look(page, 'timetable');
    },
  },
  {
    shows: 'Kay goes home: the bed is free for the next person at once',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', '/beds');
      await bed(page).getByRole('button', { name: 'Leaves the bed' }).click();
      await bed(page).getByRole('button', { name: 'Went home' }).click();
      await bed(page).getByText('Free').waitFor();
    },
  },
];
