/** The assessment, part by part, with the scores shown: and the suicide screen at once when item 9 is above 0. */
import type { Locator, Page } from 'playwright-core';
import type { Step, Walk } from '../harness/walk.ts';

const partOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

async function open(page: Page, name: string): Promise<Locator> {
  await partOf(page, 'Parts of the assessment').waitFor();
  const button = page.getByRole('button', { name: `Open: ${name}`, exact: true });
  if (await button.count()) await button.click();
  const part = partOf(page, name);
  await part.waitFor();
  return part;
}

/** Answers every open question of a part: the n-th choice, or what `choose` says of its name. */
async function answer(part: Locator, nth: number, choose: (question: string) => number | undefined = () => undefined): Promise<void> {
  for (const group of await part.getByRole('group').all()) {
    const radios = group.getByRole('radio');
    if ((await radios.count()) < 3 || (await group.getByRole('textbox').count()) > 0 || (await group.getByRole('spinbutton').count()) > 0) continue;
    if ((await group.getByRole('radio', { checked: true }).count()) > 0) continue;
    const question = (await group.locator('legend').first().textContent()) ?? '';
    await radios.nth(choose(question) ?? nth).check();
  }
}

async function save(page: Page, part: string): Promise<void> {
  await partOf(page, part).getByRole('button', { name: 'Save this part' }).click();
  await page.getByRole('listitem').filter({ hasText: part }).filter({ hasText: /done|of/i }).first().waitFor();
}

async function openAssessment(walk: Walk): Promise<Page> {
  const page = await walk.clinicAs('Ana Brandt');
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/assessment`);
  return page;
}

export const assessment: readonly Step[] = [
  {
    shows: 'the nurse starts the assessment: what is used, how much, how, since when; and the criteria with their working',
    run: async (walk) => {
      const page = await openAssessment(walk);
      const start = page.getByRole('button', { name: 'Start the assessment' });
      await start.or(partOf(page, 'Parts of the assessment')).first().waitFor();
      if (await start.count()) await start.click();
      const substances = partOf(page, 'Substances, one by one');
      await substances.getByRole('group', { name: 'Heroin: Use', exact: true }).getByRole('radio', { name: 'Now', exact: true }).check();
      await substances.getByRole('textbox', { name: 'Heroin: How much on a typical day' }).fill('4 bags');
      await substances.getByRole('group', { name: 'Heroin: How', exact: true }).getByRole('checkbox', { name: 'Injected' }).check();
      await substances.getByRole('group', { name: 'Heroin: Last use' }).getByRole('radio', { name: 'Not known' }).check();
      await substances.getByRole('spinbutton', { name: 'Heroin: Days of the last 30' }).fill('28');
      await substances.getByRole('spinbutton', { name: 'Heroin: Years of use' }).fill('6');
      await substances.getByRole('button', { name: 'Mark all others as never' }).click();
      await save(page, 'Substances, one by one');
      await answer(await open(page, 'Opioid use disorder criteria'), 0);
      await save(page, 'Opioid use disorder criteria');
      await page.getByText(/severe/i).first().waitFor();
      await walk.look(page, 'assessment criteria');
    },
  },
  {
    shows: 'withdrawal and mood are scored, and an answer to item 9 opens the suicide screen at once',
    run: async (walk) => {
      const page = await openAssessment(walk);
      await answer(await open(page, 'Withdrawal now'), 1);
      await save(page, 'Withdrawal now');
      await page.getByRole('region', { name: 'What it shows so far' }).getByText(/COWS/).first().waitFor();
      const mood = await open(page, 'Mood');
      await answer(mood, 1);
      await walk.look(page, 'assessment mood');
      await partOf(page, 'Mood').getByRole('button', { name: /Save/ }).first().click();
      const screen = partOf(page, 'Suicide screen');
      await screen.waitFor();
      await answer(screen, 1);
      await answer(screen, 1);
      await save(page, 'Suicide screen');
    },
  },
  {
    shows: 'the other parts are answered, “not known” is an answer, and the finished assessment says what it found',
    run: async (walk) => {
      const page = await openAssessment(walk);
      for (const name of ['Anxiety', 'Alcohol', 'Health', 'Blood-borne viruses and TB', 'Overdose and danger', 'Pregnancy', 'Home, work and money', 'Strengths, support and earlier treatment']) {
        const part = await open(page, name);
        for (let round = 0; round < 3; round += 1) await answer(part, name === 'Home, work and money' ? 0 : 1, (question) => (/Injects now|Uses alone/.test(question) ? 0 : undefined));
        for (const field of await part.getByRole('spinbutton').all()) await field.fill('2');
        for (const group of await part.getByRole('group').filter({ has: page.getByRole('textbox') }).all()) await group.getByRole('radio', { name: 'Not known' }).check();
        for (const group of await part.getByRole('group').filter({ has: page.getByRole('checkbox') }).all()) await group.getByRole('radio', { name: 'Not known' }).check();
        await partOf(page, name).getByRole('button', { name: 'Save this part' }).click();
        await page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: /done|of/i }).first().waitFor();
      }
      await page.getByRole('button', { name: 'Finish the assessment' }).click();
      await page.getByText(/finished|Assessed/i).first().waitFor();
      await walk.look(page, 'assessment finished');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}`);
      const risk = page.getByRole('region', { name: 'Overdose risk' });
      await risk.getByText(/injects/i).first().waitFor();
    },
  },
];
