/** The level of care with every rule that fired, then the plan in the person's own words, signed by the prescriber. */
import type { Step } from '../harness/walk.ts';

const domains: readonly (readonly [string, number])[] = [['Withdrawal and medicine', 2], ['Body', 1], ['Mind', 1], ['Danger from use', 3], ['Home and people', 1], ['Wishes and reach', 0]];

export const placementAndPlan: readonly Step[] = [
  {
    shows: 'placement recommends a level with every rule that fired, and the prescriber decides',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/placement`);
      for (const [name, nth] of domains) await page.getByRole('group', { name, exact: true }).getByRole('radio').nth(nth).check();
      await page.getByRole('heading', { name: /^Recommended: / }).waitFor();
      await page.getByRole('group', { name: 'Level of care', exact: true }).getByRole('radio', { name: /Intensive outpatient/ }).check();
      const unknown = page.getByRole('checkbox', { name: /I decide although this is not known/ });
      if (await unknown.count()) await unknown.check();
      const reason = page.getByRole('textbox', { name: /reason|why/i });
      if (await reason.count()) await reason.first().fill('Kay works mornings and wants to keep the job');
      await walk.look(page, 'placement');
      await page.getByRole('button', { name: /^Decide: Intensive outpatient/ }).click();
      await page.getByText(/^Decided: /).first().waitFor();
    },
  },
  {
    shows: 'the plan begins with Kay’s own goals, and each has something that is done',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/plan`);
      await page.getByRole('button', { name: 'Begin the plan' }).click();
      await page.getByRole('textbox', { name: 'Add something that is done' }).first().waitFor();
      const count = await page.getByRole('textbox', { name: 'Add something that is done' }).count();
      for (let at = 0; at < count; at += 1) {
        await page.getByRole('textbox', { name: 'Add something that is done' }).nth(at).fill(at === 0 ? 'Window at 06:30 on work days' : 'Sleep skills, four sessions');
        await page.getByRole('button', { name: 'Add something that is done' }).nth(at).click();
      }
      await walk.look(page, 'plan');
      await page.getByRole('button', { name: /^Save version/ }).click();
      await page.getByRole('button', { name: /^Sign version/ }).click();
      await page.getByText(/^Signed: /).first().waitFor();
    },
  },
];
