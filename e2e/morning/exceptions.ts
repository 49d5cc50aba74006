/** What a morning brings beside the ordinary dose: held, refused, taken in part, vomited, the wrong person, two nurses, two parts, missed days, a pump. */
import type { Locator, Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import { showFactor } from '../harness/factor.ts';
import type { Step, Walk } from '../harness/walk.ts';
import { issueFilled } from './bottles.ts';
import { ask, give, giveButton, givenAll, mayGive, mgOf, mgText, morning, next, openPerson, out, pumpLabel, second, serve, type Waiting } from './dosing.ts';

const ana = (walk: Walk): Promise<Page> => walk.clinicAs('Ana Brandt');
const dana = (walk: Walk): Promise<Page> => walk.clinicAs('Dana Osei');

interface Dose { readonly part: number; readonly state: string; readonly takenUg: number; readonly givenBy: string | null }
/** What the record has of a person today. */
const dosesOf = async (page: Page, { personId }: Waiting): Promise<readonly Dose[]> => {
  const { dosingDay } = await ask<{ dosingDay: string }>(page, '/api/sites/SITE/queue');
  return (await ask<{ items: Dose[] }>(page, `/api/people/${personId}/doses?from=${dosingDay}&to=${dosingDay}`)).items;
};

async function correct(page: Page, what: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: /^Correct the dose of/ }).first().click();
  await page.getByRole('radio', { name: what }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
}

/** Signs the order that waits, going past the rules where they ask for a reason; `inForce`: what stands there only then. */
async function sign(page: Page, inForce: Locator): Promise<void> {
  const button = page.getByRole('button', { name: /^Sign \d/ });
  await button.waitFor();
  const reason = page.getByRole('textbox', { name: /Reason to go past the rules/ });
  if (await reason.count() > 0) await reason.fill('Seen and talked with today');
  await button.click();
  await showFactor(page, inForce);
}

const notGiven: readonly Step[] = [
  {
    shows: 'somebody who looks intoxicated is held, and nothing is given',
    run: async (walk) => {
      const nurse = await ana(walk);
      await serve(nurse, walk, next(), { intoxicated: 'Yes' });
      await nurse.getByText('Looks intoxicated. Do not dose.').first().waitFor();
      expect(await giveButton(nurse).count()).toBe(0);
    },
  },
  {
    shows: 'somebody does not want the dose today: nothing moves',
    run: async (walk) => {
      const nurse = await ana(walk);
      const person = next();
      await serve(nurse, walk, person);
      await nurse.getByRole('button', { name: 'Did not want it' }).first().click();
      await nurse.getByRole('complementary', { name: 'Waiting' }).getByRole('button', { name: new RegExp(`${person.number}[^]*Not wanted`) }).waitFor();
      expect((await dosesOf(nurse, person)).map(({ state, takenUg }) => [state, takenUg])).toBe([['refused', 0]]);
    },
  },
];

const corrected: readonly Step[] = [
  {
    shows: 'a dose is taken in part, and the rest of it wasted before a second person',
    run: async (walk) => {
      const nurse = await ana(walk);
      const person = next();
      const takenUg = Math.floor((person.doseUg ?? 0) / 2000) * 1000;
      await serve(nurse, walk, person);
      expect(await mayGive(nurse)).toBe(true);
      await nurse.getByRole('button', { name: 'Taken in part' }).click();
      await nurse.getByRole('textbox', { name: 'How much was taken' }).fill(String(takenUg / 1000));
      await nurse.getByRole('dialog').getByRole('button', { name: 'Second person' }).click();
      await second(nurse);
      await givenAll(nurse);
      expect((await dosesOf(nurse, person)).map((each) => [each.state, each.takenUg])).toBe([['partial', takenUg]]);
      out(person.doseUg ?? 0);
    },
  },
  {
    shows: 'a dose is vomited ten minutes later; the prescriber orders it again as a part of its own, and the order in force goes on',
    run: async (walk) => {
      const [nurse, prescriber, person] = [await ana(walk), await dana(walk), next()];
      expect(await give(nurse, walk, person)).toBe(true);
      await correct(nurse, 'Vomited', 'In the waiting room');
      await nurse.getByRole('textbox', { name: 'Minutes after the dose' }).fill('10');
      await nurse.getByRole('dialog').getByRole('radio', { name: 'Yes' }).check();
      await nurse.getByRole('button', { name: 'Correct', exact: true }).last().click();
      await nurse.getByText('No second dose is given without their order.', { exact: false }).waitFor();
      await nurse.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      expect(await giveButton(nurse).count()).toBe(0);
      await prescriber.goto(`${walk.product.clinic}/people/${person.personId}/orders`);
      await prescriber.getByRole('button', { name: 'New order' }).click();
      await prescriber.getByRole('checkbox', { name: `Replaces the ${mgText(person.doseUg ?? 0)} of today` }).check();
      await prescriber.getByRole('textbox', { name: 'Why', exact: true }).fill('Vomited within a quarter of an hour, seen by staff');
      await walk.look(prescriber, 'a replacement for a vomited dose');
      await prescriber.getByRole('button', { name: 'Keep as draft' }).click();
      await sign(prescriber, prescriber.getByText('In force', { exact: true }).nth(1));
      await nurse.getByRole('button', { name: 'Look again' }).click();
      await serve(nurse, walk, person);
      if (await mayGive(nurse)) await giveButton(nurse).click();
      else {
        // The rules leave a second full dose on one day to the prescriber, who signs it at the window.
        await openPerson(prescriber, walk, person);
        await prescriber.getByRole('button', { name: 'Override: who may' }).click();
        await prescriber.getByRole('textbox', { name: /Reason to go past it/ }).fill('Replaces the vomited dose');
        await prescriber.getByRole('button', { name: /^Sign and give/ }).click();
        await showFactor(prescriber, prescriber.getByText('Nothing more to give today.'));
      }
      await givenAll(nurse);
      out(person.doseUg ?? 0);
      expect((await dosesOf(nurse, person)).map(({ part, state }) => [part, state])).toBe([[1, 'vomited'], [2, 'given']]);
    },
  },
  {
    shows: 'a dose was entered for the wrong person: it goes back to its container before a second person, and the right dose is given',
    run: async (walk) => {
      const [nurse, person] = [await ana(walk), next()];
      expect(await give(nurse, walk, person)).toBe(true);
      await correct(nurse, 'Wrong person, or never given', 'The one before was meant');
      await nurse.getByRole('button', { name: 'Correct with a second person' }).click();
      await second(nurse);
      await nurse.getByText('Entered in error').first().waitFor();
      out(-(person.doseUg ?? 0));
      expect(await mayGive(nurse)).toBe(true);
      await giveButton(nurse).click();
      await givenAll(nurse);
      out(person.doseUg ?? 0);
      expect((await dosesOf(nurse, person)).map(({ state }) => state).toSorted()).toBe(['given', 'void']);
    },
  },
];

const twoHands: readonly Step[] = [
  {
    shows: 'two nurses press Give at the same moment: one dose, and the other is told by whom and when',
    run: async (walk) => {
      const [one, other, person] = [await ana(walk), await walk.clinicAs('Noor Haddad'), next()];
      await serve(one, walk, person);
      await openPerson(other, walk, person);
      for (const page of [one, other]) expect(await mayGive(page)).toBe(true);
      await Promise.all([one, other].map((page) => giveButton(page).click()));
      const told = /(Ana Brandt|Noor Haddad) gave this dose at \d\d:\d\d\. Nothing more was given\./;
      const faster = told.exec(await Promise.any([one, other].map((page) => page.getByText(told).first().innerText())))?.[1] ?? '';
      for (const page of [one, other]) await givenAll(page);
      expect((await dosesOf(one, person)).map(({ givenBy }) => givenBy)).toBe([faster]);
      out(person.doseUg ?? 0);
    },
  },
  {
    shows: 'the pump pours a dose, says how much it was, and the nurse gives it',
    run: async (walk) => {
      const nurse = await ana(walk);
      // A small dose: the pump takes its time.
      const person = morning.ordinary.toSorted((one, other) => (one.doseUg ?? 0) - (other.doseUg ?? 0))[0] ?? next();
      morning.ordinary = morning.ordinary.filter((each) => each !== person);
      await serve(nurse, walk, person);
      await nurse.getByLabel('Drawn from').selectOption({ label: (await nurse.getByLabel('Drawn from').locator('option').allInnerTexts()).find((each) => each.startsWith('Pump 1')) ?? '' });
      const dose = mgText(person.doseUg ?? 0);
      for (const tick of await nurse.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
      await nurse.getByRole('button', { name: `Pour ${dose}` }).click();
      await nurse.getByText(/^Pump 1 poured [\d.,]+ mL$/).waitFor({ timeout: 60_000 });
      await giveButton(nurse).click();
      await givenAll(nurse);
      out(person.doseUg ?? 0, pumpLabel);
    },
  },
];

/** Whose dose is in two parts: the second is given when everybody else has gone. */
let inParts: Waiting | undefined;

const parts: readonly Step[] = [
  {
    shows: 'the prescriber signs a dose in two parts; the window gives the first, and the second later, each once',
    run: async (walk) => {
      const [nurse, prescriber, person] = [await ana(walk), await dana(walk), next()];
      inParts = person;
      const halfUg = (person.doseUg ?? 0) / 2;
      await prescriber.goto(`${walk.product.clinic}/people/${person.personId}/orders`);
      await prescriber.getByRole('button', { name: 'Change' }).first().click();
      await prescriber.getByRole('group', { name: 'Plan' }).getByRole('button', { name: 'Two parts' }).click();
      await prescriber.getByRole('textbox', { name: 'Dose', exact: true }).fill(mgOf(halfUg));
      await prescriber.getByRole('textbox', { name: 'Dose 2' }).fill(mgOf(halfUg));
      await prescriber.getByRole('textbox', { name: 'Why', exact: true }).fill('Wears off in the evening');
      await prescriber.getByRole('button', { name: 'Keep as draft' }).click();
      await sign(prescriber, prescriber.getByText(/as 2 parts/).first());
      await serve(nurse, walk, person);
      expect(await mayGive(nurse)).toBe(true);
      await nurse.getByRole('button', { name: `Give ${mgText(halfUg)}` }).click();
      await nurse.getByRole('complementary', { name: 'Waiting' }).getByRole('button', { name: new RegExp(`${mgText(halfUg)}, Part 2[^]*${person.number}`) }).waitFor();
      expect((await dosesOf(nurse, person)).map(({ part, takenUg }) => [part, takenUg])).toBe([[1, halfUg]]);
      out(halfUg);
    },
  },
];

export const secondPart: Step = {
  shows: 'the second part is given once everybody else has gone',
  run: async (walk) => {
    const nurse = await ana(walk);
    if (inParts === undefined) throw new Error('Nobody has a dose in two parts.');
    const halfUg = (inParts.doseUg ?? 0) / 2;
    // Who was looked at for one part is looked at again for the next.
    await openPerson(nurse, walk, inParts);
    expect(await giveButton(nurse).count()).toBe(0);
    await nurse.getByRole('button', { name: 'Look again' }).click();
    await serve(nurse, walk, inParts);
    expect(await mayGive(nurse)).toBe(true);
    await giveButton(nurse).click();
    await givenAll(nurse);
    out(halfUg);
    expect((await dosesOf(nurse, inParts)).map(({ part, takenUg }) => [part, takenUg])).toBe([[1, halfUg], [2, halfUg]]);
  },
};

const backAgain: readonly Step[] = [
  {
    shows: 'somebody comes back after missed days: nothing is given until the prescriber has signed the dose to start again with',
    run: async (walk) => {
      const [nurse, prescriber] = [await ana(walk), await dana(walk)];
      const person = morning.everybody.find(({ reason, medicine }) => reason === 'missed days' && medicine === 'methadone');
      if (person === undefined) throw new Error('Nobody missed days.');
      const halfUg = Math.floor((person.doseUg ?? 0) / 2000) * 1000;
      await serve(nurse, walk, person);
      await nurse.getByText('Not now. The dose is kept.').waitFor();
      expect(await giveButton(nurse).count()).toBe(0);
      await prescriber.goto(`${walk.product.clinic}/people/${person.personId}/orders`);
      await prescriber.getByRole('button', { name: 'Change' }).first().click();
      await prescriber.getByRole('textbox', { name: 'Dose', exact: true }).fill(mgOf(halfUg));
      await prescriber.getByRole('textbox', { name: 'Why', exact: true }).fill('Missed days: half, then up again');
      await prescriber.getByRole('button', { name: 'Keep as draft' }).click();
      await sign(prescriber, prescriber.getByText(`${mgText(halfUg)} a day`, { exact: true }).first());
      await nurse.getByText(mgText(halfUg)).first().waitFor();
      expect(await mayGive(nurse)).toBe(true);
      await nurse.getByRole('button', { name: `Give ${mgText(halfUg)}` }).click();
      await givenAll(nurse);
      out(halfUg);
    },
  },
];

export const exceptions: readonly Step[] = [...notGiven, ...corrected, issueFilled, ...twoHands, ...parts, ...backAgain];
