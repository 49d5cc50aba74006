/** Bottles that go home and come back, one that was lost, and an injection: what the window does beside the cup. */
import type { Locator, Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';
import { ask, give, morning, out, pumpLabel, second, type Bottle, type TakeHome, type Waiting } from './dosing.ts';

const ana = (walk: Walk): Promise<Page> => walk.clinicAs('Ana Brandt');
const openBottles = async (page: Page, walk: Walk, { personId }: Waiting): Promise<void> => {
  await page.goto(`${walk.product.clinic}/people/${personId}/take-home`);
  await page.getByRole('heading', { name: 'Bottles', exact: true }).waitFor();
};

/** The reader at the counter types the code and Enter. */
async function scan(page: Page, { labelCode }: Bottle): Promise<void> {
  await page.getByRole('textbox', { name: 'Code of a bottle' }).fill(labelCode);
  await page.keyboard.press('Enter');
}

/** The bottle that was scanned last. */
const scanned = (page: Page): Locator => page.getByRole('listitem').and(page.locator('[aria-current="true"]'));

interface AtHome { readonly person: Waiting; readonly bottle: Bottle }
const stateOf = async (page: Page, { person, bottle }: AtHome): Promise<string | undefined> => (await ask<TakeHome>(page, `/api/people/${person.personId}/take-home`)).bottles.find(({ id }) => id === bottle.id)?.state;

/** Whose bottle stands under the pump. */
let filling: Waiting | undefined;

/** People with a bottle of an earlier day that has not come back, and whoever may take more of them home. */
async function lookUp(page: Page): Promise<{ readonly due: readonly AtHome[]; readonly mayTake: Waiting | undefined }> {
  const { dosingDay } = await ask<{ dosingDay: string }>(page, '/api/sites/SITE/queue');
  const all = await Promise.all(morning.everybody.filter(({ medicine }) => medicine === 'methadone').map(async (person) => ({ person, ...(await ask<TakeHome>(page, `/api/people/${person.personId}/take-home`)) })));
  // A small dose: the pump takes its time.
  const mayTake = all.toSorted((a, b) => (a.person.doseUg ?? 0) - (b.person.doseUg ?? 0)).find(({ person, inForce, bottles }) => morning.ordinary.includes(person) && inForce?.outcome === 'allowed' && bottles.filter(({ state }) => state === 'out').length < inForce.requestedDays)?.person;
  return {
    due: all.flatMap(({ person, bottles }) => (person === mayTake ? [] : bottles.filter(({ state, dosingDay: day }) => state === 'out' && day < dosingDay).slice(0, 1).map((bottle) => ({ person, bottle })))),
    mayTake,
  };
}

export const bottles: readonly Step[] = [
  {
    shows: 'the pump begins to fill a bottle that goes home; meanwhile a reader knows others by their labels, and tells whose they are: one comes back empty, one is lost',
    run: async (walk) => {
      const nurse = await ana(walk);
      const { due: [empty, lost], mayTake } = await lookUp(nurse);
      filling = mayTake;
      if (empty === undefined || lost === undefined || mayTake === undefined) throw new Error('Nobody has bottles at home, or may take one there.');
      morning.ordinary = morning.ordinary.filter((each) => each !== mayTake);
      expect(await give(nurse, walk, mayTake)).toBe(true);
      await openBottles(nurse, walk, mayTake);
      const from = nurse.getByLabel('Drawn from');
      const ofPump = from.locator('option', { hasText: 'Pump 1' });
      await ofPump.waitFor({ state: 'attached' });
      await from.selectOption(await ofPump.getAttribute('value') ?? '');
      await nurse.getByRole('button', { name: /^Fill the bottle of/ }).click();
      await nurse.getByText('Pump 1 is pouring').waitFor();
      // While it pours, others are served. Somebody else's bottle, laid on the counter by mistake:
      await scan(nurse, empty.bottle);
      await nurse.getByText(`This bottle was issued to ${empty.person.name}`, { exact: false }).waitFor();
      await openBottles(nurse, walk, empty.person);
      await scan(nurse, empty.bottle);
      await scanned(nurse).getByRole('button', { name: 'Came back empty' }).click();
      await scanned(nurse).getByText('came back empty', { exact: true }).waitFor();
      await scan(nurse, empty.bottle);
      await nurse.getByText('This bottle was settled before', { exact: false }).waitFor();
      await walk.look(nurse, 'bottles at the counter');
      await openBottles(nurse, walk, lost.person);
      await scan(nurse, lost.bottle);
      await scanned(nurse).getByRole('button', { name: 'Was lost' }).click();
      await nurse.getByText('lost', { exact: true }).first().waitFor();
      expect(await stateOf(nurse, empty)).toBe('returned-empty');
      expect(await stateOf(nurse, lost)).toBe('lost');
    },
  },
  {
    shows: 'an injection that is due is given, and stands on its list no more',
    run: async (walk) => {
      const nurse = await ana(walk);
      const { items } = await ask<{ items: { personId: string; name: string; state: string; productName: string }[] }>(nurse, '/api/sites/SITE/injections');
      const row = items.find(({ state, productName }) => state !== 'later' && productName.startsWith('Naltrexone'));
      if (row === undefined) throw new Error('No injection may be given today.');
      await nurse.goto(`${walk.product.clinic}/injections`);
      await nurse.getByRole('link', { name: row.name }).first().click();
      await nurse.getByLabel('Place').selectOption({ label: 'Left buttock' });
      for (const identifier of ['Name', 'Birth date']) await nurse.getByRole('checkbox', { name: identifier }).check();
      await nurse.getByRole('group', { name: 'Opioids since the last injection' }).getByRole('button', { name: 'No', exact: true }).click();
      await nurse.getByRole('group', { name: 'Urine test' }).getByRole('button', { name: 'Negative' }).click();
      await nurse.getByRole('button', { name: 'See what the rules say' }).click();
      const now = nurse.getByRole('button', { name: 'Give 380 mg' });
      await now.waitFor();
      for (const tick of await nurse.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
      await now.click();
      await nurse.getByText(/Later\s*Next due/).waitFor();
      out(380_000, 'H fridge naltrexone');
      const after = await ask<{ items: { personId: string; state: string }[] }>(nurse, '/api/sites/SITE/injections');
      expect(after.items.find(({ personId }) => personId === row.personId)?.state).toBe('later');
    },
  },
];

/** Issued once the pump has said how much it was; others were served meanwhile. */
export const issueFilled: Step = {
  shows: 'the filled bottle is issued with what the pump measured and its label, and comes back full',
  run: async (walk) => {
    const nurse = await ana(walk);
    const mayTake = filling;
    if (mayTake === undefined) throw new Error('No bottle was filled.');
    const wereThere = (await ask<TakeHome>(nurse, `/api/people/${mayTake.personId}/take-home`)).bottles;
    await openBottles(nurse, walk, mayTake);
    await nurse.getByText(/^Pump 1 poured [\d.,]+ mL$/).first().waitFor({ timeout: 90_000 });
    await walk.look(nurse, 'a bottle filled by the pump');
    await nurse.getByRole('button', { name: /^Issue the bottle of/ }).click();
    await nurse.getByRole('button', { name: /^Label for/ }).waitFor();
    const issued = (await ask<TakeHome>(nurse, `/api/people/${mayTake.personId}/take-home`)).bottles.filter(({ id }) => !wereThere.some((each) => each.id === id));
    expect(issued.map(({ state, doseUg, poured }) => [state, Math.abs((poured?.measuredUl ?? 0) - doseUg) * 100 <= doseUg])).toBe([['out', true]]);
    out(issued.reduce((sum, { doseUg }) => sum + doseUg, 0), pumpLabel);
    // Their own, brought back unopened.
    const [own] = issued;
    if (own === undefined) throw new Error('No bottle was issued.');
    await scan(nurse, own);
    await nurse.getByText('It is this person’s bottle. Say how it came back.').waitFor();
    await scanned(nurse).getByRole('button', { name: 'Came back full' }).click();
    await second(nurse);
    await nurse.getByText('came back full', { exact: true }).first().waitFor();
    expect(await stateOf(nurse, { person: mayTake, bottle: own })).toBe('returned-full');
  },
};
