/** Withdrawal under watch: pregnancy stops it, a late look and a crossed line ask somebody by name, clonidine is held for a low pressure, and nobody leaves without the next appointment. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import { showFactor } from '../harness/factor.ts';
import type { Step, Walk } from '../harness/walk.ts';

async function at(walk: Walk, who: string, path: string): Promise<Page> {
  const page = await walk.clinicAs(who);
  await page.goto(`${walk.product.clinic}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

const choose = (page: Page, name: string, label: string): Promise<readonly string[]> => page.getByRole('combobox', { name, exact: true }).selectOption({ label });

/** Readings, sedation and the eleven signs of COWS by their points, as a nurse types them. */
async function score(page: Page, round: { readonly breaths: number; readonly sedation: RegExp; readonly signs: string }): Promise<void> {
  const readings: readonly (readonly [string, number])[] = [['Breaths a minute', round.breaths], ['Oxygen saturation', 97], ['Systolic pressure', 118], ['Diastolic pressure', 74], ['Pulse', 88], ['Temperature', 36.8]];
  for (const [name, value] of readings) await page.getByRole('textbox', { name, exact: true }).fill(String(value));
  await choose(page, 'On extra oxygen', 'No');
  await page.getByRole('radio', { name: /^A Alert/ }).check();
  await page.getByRole('radio', { name: round.sedation }).check();
  await page.getByRole('group', { name: /^Resting pulse/ }).getByRole('radio').first().focus();
  await page.keyboard.type(round.signs);
}

const stayOf = (walk: Walk): string => `/ward/${walk.learned['stayId'] ?? ''}`;

async function openTicket(walk: Walk, who: string): Promise<Page> {
  const page = await at(walk, who, '/ward');
  await page.getByRole('button', { name: 'Kay Moreau', exact: true }).click();
  return page;
}

export const withdrawal: readonly Step[] = [
  {
    shows: 'where a pregnancy is possible and nobody has tested, the rules stop a withdrawal and say what would change that',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', `/people/${walk.learned.personId}/withdrawal`);
      await page.getByRole('button', { name: 'Start withdrawal' }).click();
      await choose(page, 'How it was used', 'injected');
      await choose(page, 'Could be pregnant', 'Yes');
      for (const question of ['Alcohol dependence', 'Benzodiazepine dependence']) await choose(page, question, 'No');
      await choose(page, 'Where', 'Residential');
      await choose(page, 'What the person answered', 'wants withdrawal');
      await page.getByRole('textbox', { name: /^In their own words/ }).fill('I want to try it without first');
      await page.getByRole('button', { name: 'See what the rules say', exact: true }).click();
      await page.getByText('Could be pregnant and nobody knows: test first.').waitFor();
      await choose(page, 'Pregnancy test', 'positive');
      await page.getByRole('button', { name: 'See what the rules say', exact: true }).click();
      await page.getByText(/^Pregnant: do not withdraw from opioids/).waitFor();
      await walk.look(page, 'withdrawal stopped by pregnancy');
      await choose(page, 'Pregnancy test', 'negative');
      await page.getByRole('button', { name: 'See what the rules say', exact: true }).click();
      await page.getByText(/^Pregnant: do not withdraw/).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Start stay', exact: true }).click();
      await page.waitForURL(/\/ward\/[0-9a-f-]{36}$/);
      walk.learned['stayId'] = page.url().slice(-36);
      await page.getByText('Due now').first().waitFor();
    },
  },
  {
    shows: 'a round is scored sign by sign, and says when the next one is due',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', `${stayOf(walk)}/round`);
      await score(page, { breaths: 16, sedation: /^1 Awake and alert/, signs: '11111110110' });
      await page.getByText('COWS 9', { exact: true }).waitFor();
      await walk.look(page, 'round');
      await page.getByRole('button', { name: 'Keep round' }).click();
      await page.getByText(/^Kept\. Next: COWS/).waitFor();
      await page.getByText('Nothing passed a threshold.').waitFor();
    },
  },
  {
    shows: 'an observation that nobody made is overdue on the ward, asks the nurse, and is taken by name',
    run: async (walk) => {
      await walk.product.moveClock('PT4H20M');
      const page = await openTicket(walk, 'Noor Haddad');
      const ticket = page.getByRole('group', { name: 'Observation overdue' });
      await ticket.getByText(/COWS has been due since .*The nurse was asked\.$/).waitFor();
      await walk.look(page, 'ward overdue');
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByText('Noor Haddad has it').first().waitFor();
    },
  },
  {
    shows: 'ten breaths a minute in somebody drowsy passes a threshold: the prescriber is asked now, takes it, and says what was done',
    run: async (walk) => {
      const nurse = await at(walk, 'Noor Haddad', `${stayOf(walk)}/round`);
      await score(nurse, { breaths: 10, sedation: /^3 Often drowsy/, signs: '11111110110' });
      await nurse.getByRole('button', { name: 'Keep round' }).click();
      await nurse.getByText('Act now: call the prescriber').waitFor();
      await walk.look(nurse, 'round past a threshold');
      const page = await openTicket(walk, 'Dana Osei');
      await page.getByText('Act now: call the prescriber').first().waitFor();
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByText('Dr Dana Osei has it').first().waitFor();
      await page.getByRole('button', { name: 'Say what was done' }).click();
      await page.getByRole('textbox', { name: 'What was done' }).fill('Woken, walked, no sedative; watched every 15 minutes');
      await walk.look(page, 'ward act now');
      await page.getByRole('button', { name: 'Settled' }).click();
      await page.getByText('Act now: call the prescriber').waitFor({ state: 'detached' });
    },
  },
  {
    shows: 'awake again, Kay is scored higher: the prescriber weighs and signs clonidine within its limits, with a fresh second factor',
    run: async (walk) => {
      await walk.product.moveClock('PT1H');
      const nurse = await at(walk, 'Noor Haddad', `${stayOf(walk)}/round`);
      await score(nurse, { breaths: 15, sedation: /^1 Awake and alert/, signs: '12321212213' });
      await nurse.getByRole('button', { name: 'Keep round' }).click();
      await nurse.getByText(/^Kept\. Next:/).waitFor();
      const page = await at(walk, 'Dana Osei', stayOf(walk));
      await page.getByRole('button', { name: 'Order a comfort medicine' }).click();
      await page.getByRole('textbox', { name: 'For what' }).fill('Sweating and restless');
      for (const fact of await page.getByRole('group', { name: 'About the person' }).getByRole('combobox').all()) await fact.selectOption({ label: 'No' });
      await page.getByRole('button', { name: 'See what the rules say', exact: true }).click();
      await page.getByRole('button', { name: 'Sign order', exact: true }).waitFor();
      await walk.look(page, 'comfort order');
      await page.getByRole('button', { name: 'Sign order', exact: true }).click();
      await showFactor(page, page.getByText(/0\.1 mg every 6 h at most, 0\.4 mg in 24 h, as needed/));
    },
  },
  {
    shows: 'clonidine is held at 89/62 and measured again; half an hour later, at 112/70, it is given, and somebody asks whether it helped',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', stayOf(walk));
      const measure = async (systolic: number, diastolic: number, pulse: number): Promise<void> => {
        await page.getByRole('button', { name: 'Give clonidine' }).click();
        for (const [name, value] of [['Systolic lying', systolic], ['Diastolic lying', diastolic], ['Pulse', pulse]] as const) await page.getByRole('textbox', { name, exact: true }).fill(String(value));
      };
      await measure(89, 62, 72);
      expect(await page.getByRole('button', { name: 'Give 0.1 mg' }).count()).toBe(0);
      await walk.look(page, 'clonidine held');
      await page.getByRole('button', { name: 'Hold, measure again in 30 min' }).click();
      await page.getByText(/measured again at/).first().waitFor();
      await walk.product.moveClock('PT30M');
      await page.reload();
      await measure(112, 70, 76);
      for (const question of await page.getByRole('checkbox', { name: /^Answered: / }).all()) await question.check();
      await page.getByRole('button', { name: 'Give 0.1 mg' }).click();
      await page.getByText('0.1 mg of 0.4 mg').waitFor();
      await walk.product.moveClock('PT35M');
      await page.reload();
      await page.getByRole('group', { name: /^Did clonidine at .* help\?/ }).getByRole('button', { name: 'A little' }).click();
      await page.getByRole('group', { name: /^Did clonidine/ }).waitFor({ state: 'detached' });
      await walk.look(page, 'stay');
    },
  },
  {
    shows: 'the ward is handed over in words, and the one who takes over says that they have read it',
    run: async (walk) => {
      const nurse = await at(walk, 'Noor Haddad', '/ward/handover');
      await choose(nurse, 'Takes over', 'Dr Dana Osei');
      const kay = nurse.getByRole('region', { name: 'Kay Moreau' });
      await kay.getByRole('textbox', { name: 'What changed' }).fill('Clonidine held once at 89/62, given at 112/70');
      await walk.look(nurse, 'handover');
      await nurse.getByRole('button', { name: 'Hand over' }).click();
      await nurse.getByText(/^Handed over at/).waitFor();
      const page = await at(walk, 'Dana Osei', '/ward/handover');
      await page.getByText('Clonidine held once at 89/62, given at 112/70').waitFor();
      await page.getByRole('button', { name: 'I have read it' }).click();
      await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' });
    },
  },
  {
    shows: 'the stay does not end before the next appointment is booked; tolerance lost is said, and a watch opens over the weeks after',
    run: async (walk) => {
      const page = await at(walk, 'Noor Haddad', stayOf(walk));
      await choose(page, 'How the stay ends', 'Went over to maintenance');
      await page.getByText('Nobody leaves detox without the next appointment booked.').waitFor();
      expect(await page.getByRole('button', { name: 'End stay', exact: true }).count()).toBe(0);
      await walk.look(page, 'stay cannot end');
      await page.getByRole('link', { name: 'Book the next appointment' }).click();
      await page.getByRole('button', { name: 'Book an appointment' }).click();
      await page.getByRole('button', { name: /^Book One-to-one/ }).click();
      await page.getByRole('heading', { name: 'To come' }).waitFor();
      await page.goto(`${walk.product.clinic}${stayOf(walk)}`);
      await choose(page, 'How the stay ends', 'Went over to maintenance');
      await page.getByRole('checkbox', { name: /^Told that tolerance is gone/ }).check();
      await page.getByRole('button', { name: 'End stay', exact: true }).click();
      await page.getByText(/^The watch over lost tolerance is open until/).waitFor();
      await walk.look(page, 'stay ended');
      const ward = await at(walk, 'Noor Haddad', '/ward');
      await ward.getByRole('table').or(ward.getByText('Nobody is in withdrawal here')).first().waitFor();
      expect(await ward.getByRole('button', { name: 'Kay Moreau', exact: true }).count()).toBe(0);
    },
  },
];
