/** A group whose one note lands in every chart, a one-to-one with homework, a family's own file, and a therapist's own notes. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

const shared = 'The group named the hour in which the wish is strongest, and each wrote what they do in it.';
const onlyKay = 'Said little at first; stayed behind and asked for the list of evening meetings.';
const onlyOther = 'Rehearsed the phone call twice and was pleased with it.';
const inConfidence = 'Has hidden money since spring and does not want this said at the table.';
const ownThinking = 'My own wish to rescue is strong here; slow down.';
const title = 'Evening relapse prevention';

/** Wall clock of the site, some minutes from now. */
const siteClock = (page: Page, minutes: number): Promise<{ readonly day: string; readonly time: string; readonly weekday: string }> => page.evaluate(async (ahead) => {
  const session = await (await fetch('/api/session')).json() as { now: string; sites: { timeZone: string }[] };
  const at = new Date(Date.parse(session.now) + ahead * 60_000);
  const timeZone = session.sites[0]?.timeZone ?? 'UTC';
  return { day: at.toLocaleDateString('en-CA', { timeZone }), time: at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }), weekday: at.toLocaleDateString('en-US', { timeZone, weekday: 'long' }) };
}, minutes);

interface Record { readonly notes: readonly { readonly text: string; readonly addendum: string | null }[]; readonly homework: readonly { readonly title: string }[]; readonly weeks: readonly { readonly attendedMinutes: number }[] }
const recordOf = (page: Page, personId: string): Promise<Record> => page.evaluate(async (id) => await (await fetch(`/api/people/${id}/therapy`)).json() as Record, personId);

async function openSessions(page: Page, walk: Walk, personId: string): Promise<void> {
  await page.goto(`${walk.product.clinic}/people/${personId}/sessions`);
  await page.getByRole('heading', { name: 'Notes', exact: true }).waitFor();
}

async function addToGroup(page: Page, find: string): Promise<string> {
  const region = page.getByRole('region', { name: title });
  await region.getByRole('searchbox', { name: 'Name or number' }).fill(find);
  const add = region.getByRole('button', { name: /^Add / }).first();
  await add.waitFor();
  const name = ((await add.textContent()) ?? '').replace(/^Add /, '');
  await add.click();
  await region.getByText(`${name} has a place.`).waitFor();
  return name;
}

async function came(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name, exact: true }).getByRole('button', { name: 'Came', exact: true }).click();
  await page.getByRole('group', { name, exact: true }).getByRole('button', { name: 'Came', exact: true, pressed: true }).waitFor();
}

export const therapy: readonly Step[] = [
  {
    shows: 'a group begins, Kay and another person get a place, and both are marked as there',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await page.goto(`${walk.product.clinic}/sessions/groups`);
      await page.getByRole('button', { name: 'Start a group' }).first().click();
      const { day, time, weekday } = await siteClock(page, 10);
      await page.getByRole('combobox', { name: 'Program' }).selectOption({ label: 'Relapse prevention' });
      await page.getByRole('textbox', { name: 'Title' }).fill(title);
      await page.getByRole('textbox', { name: 'Room' }).fill('Room 2');
      await page.getByRole('combobox', { name: 'Weekday' }).selectOption({ label: weekday });
      await page.getByLabel('Time', { exact: true }).fill(time);
      await page.getByLabel('First week').fill(day);
      await page.getByRole('button', { name: 'Start the group' }).click();
      const region = page.getByRole('region', { name: title });
      await region.getByRole('button', { name: 'Add a person' }).click();
      await addToGroup(page, 'Moreau');
      walk.learned['groupMember'] = await addToGroup(page, 'Wes');
      walk.learned['groupMemberId'] = await region.getByRole('link', { name: walk.learned['groupMember'] }).getAttribute('href').then((href) => href?.split('/')[2] ?? '');
      await walk.look(page, 'groups');
      await page.goto(`${walk.product.clinic}/sessions?day=${day}`);
      await page.getByRole('button', { name: new RegExp(title) }).click();
      await came(page, 'Kay Moreau');
      await came(page, walk.learned['groupMember']);
      await walk.look(page, 'sessions of the day');
    },
  },
  {
    shows: 'a group note that names somebody cannot be signed; without the name it lands in both charts, each with its own line',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      const other = walk.learned['groupMember'] ?? '';
      await page.getByRole('link', { name: 'Open session and note' }).click();
      const note = page.getByRole('textbox', { name: 'What the group did' });
      await note.fill(`${shared} Kay began.`);
      const sign = page.getByRole('button', { name: 'Sign into 2 charts' });
      await page.getByRole('button', { name: 'Take the name out first' }).waitFor();
      expect(await sign.count()).toBe(0);
      await walk.look(page, 'group note that names somebody');
      await note.fill(shared);
      for (const [name, text] of [['Kay Moreau', onlyKay], [other, onlyOther]] as const) {
        await page.getByRole('button', { name: `Add about ${name}` }).click();
        await page.getByRole('textbox', { name: `Only about ${name}` }).fill(text);
      }
      const served = page.getByRole('group', { name: 'Worked on from the plan of Kay Moreau' });
      await served.getByRole('checkbox').first().check();
      walk.learned['served'] = (await served.getByRole('checkbox').first().evaluate((tick) => tick.parentElement?.querySelector('span')?.firstChild?.textContent?.trim())) ?? '';
      await sign.click();
      await page.getByText('Signed into 2 charts.').waitFor();
      await page.getByRole('textbox', { name: 'Title' }).fill('My strongest hour');
      await page.getByRole('button', { name: 'Give homework' }).click();
      await page.getByText('Homework given. It is on the phone now.').waitFor();
      await walk.look(page, 'group note signed');
      for (const [personId, own, foreign] of [[walk.learned.personId, onlyKay, onlyOther], [walk.learned['groupMemberId'] ?? '', onlyOther, onlyKay]] as const) {
        await openSessions(page, walk, personId);
        const chart = await page.locator('main').innerText();
        expect(chart).toContain(shared);
        expect(chart).toContain(own);
        expect(chart.includes(foreign)).toBe(false);
        expect(chart).toContain('My strongest hour');
        const record = await recordOf(page, personId);
        expect(record.notes.filter(({ text }) => text === shared).map(({ addendum }) => addendum).join()).toBe(own);
        expect(JSON.stringify(record).includes(foreign)).toBe(false);
        expect(JSON.stringify(record).includes(personId === walk.learned.personId ? other : 'Moreau')).toBe(false);
        expect((record.weeks[0]?.attendedMinutes ?? 0) >= 90).toBe(true);
      }
    },
  },
  {
    shows: 'the plan shows beside its own goal what was worked on, and the level of care shows the hours attended',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/plan`);
      const line = page.getByRole('listitem').filter({ hasText: walk.learned['served'] ?? '' }).first();
      await line.getByText('Worked on in 1 session, last').waitFor();
      await line.getByRole('link', { name: title }).waitFor();
      expect(await page.getByText('Worked on in').count()).toBe(1);
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/placement`);
      const hours = page.getByRole('region', { name: /^Hours/ }).getByRole('row').nth(1);
      await hours.waitFor();
      expect(await hours.innerText()).toContain('1.5');
      await walk.look(page, 'hours attended');
    },
  },
  {
    shows: 'a family session is refused while her mother, asked alone, does not feel safe, and planned when both do',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await openSessions(page, walk, walk.learned.personId);
      await page.getByRole('button', { name: 'Open the family file' }).click();
      await page.getByText('Add somebody').click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ruth Ames');
      await page.getByRole('textbox', { name: 'Who they are' }).fill('Mother');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      const says = (name: string, answer: 'Safe' | 'Not safe') => page.getByRole('group', { name: `Asked alone: safe together? ${name}` }).getByRole('button', { name: answer, exact: true });
      await says('Kay Moreau', 'Safe').click();
      await says('Ruth Ames', 'Not safe').click();
      await page.getByRole('button', { name: 'Plan a session' }).click();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Family session' });
      const { day, time } = await siteClock(page, 20);
      await page.getByLabel('Day', { exact: true }).fill(day);
      await page.getByLabel('Time', { exact: true }).fill(time);
      const plan = page.getByRole('button', { name: 'Plan Family therapy' });
      await plan.click();
      await page.getByText(/not safe/i).first().waitFor();
      expect(await page.getByRole('link', { name: 'Family therapy' }).count()).toBe(0);
      await walk.look(page, 'family session refused');
      await says('Ruth Ames', 'Safe').click();
      await says('Ruth Ames', 'Safe').and(page.locator('[aria-pressed=true]')).waitFor();
      await plan.click();
      await page.getByRole('link', { name: 'Family therapy' }).waitFor();
      walk.learned['familySession'] = await page.evaluate(async (id) => ((await (await fetch(`/api/people/${id}/therapy`)).json()) as { sessions: { session: { id: string; kind: string } }[] }).sessions.find(({ session }) => session.kind === 'family')?.session.id ?? '', walk.learned.personId);
    },
  },
  {
    shows: 'what her mother says in confidence stays in the family’s file and reaches neither the chart nor the timeline',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await page.goto(`${walk.product.clinic}/sessions/${walk.learned['familySession']}`);
      await came(page, 'Kay Moreau');
      await came(page, 'Ruth Ames');
      await page.getByRole('textbox', { name: 'What they worked on together' }).fill('They agreed on one evening a week without talk of use.');
      await page.getByRole('button', { name: 'Add in confidence: Ruth Ames' }).click();
      await page.getByRole('textbox', { name: 'Said in confidence by Ruth Ames' }).fill(inConfidence);
      await walk.look(page, 'family session');
      await page.getByRole('button', { name: 'Sign into 1 chart' }).click();
      await page.getByText('Signed into 1 chart.').waitFor();
      await openSessions(page, walk, walk.learned.personId);
      await page.getByRole('region', { name: 'Family' }).getByText(inConfidence).waitFor();
      await page.getByRole('region', { name: 'Notes', exact: true }).getByText('They agreed on one evening a week without talk of use.').waitFor();
      expect(await page.getByText(inConfidence).count()).toBe(1);
      expect(JSON.stringify(await recordOf(page, walk.learned.personId)).includes('hidden money')).toBe(false);
      const nurse = await walk.clinicAs('Noor Haddad');
      await openSessions(nurse, walk, walk.learned.personId);
      expect(await nurse.getByText(inConfidence).count()).toBe(0);
      expect(await nurse.evaluate(async (id) => (await fetch(`/api/people/${id}/family`)).status, walk.learned.personId)).toBe(403);
      await nurse.goto(`${walk.product.clinic}/people/${walk.learned.personId}/timeline`);
      await nurse.getByText(/family/i).first().waitFor();
      expect((await nurse.locator('main').innerText()).includes('hidden money')).toBe(false);
    },
  },
  {
    shows: 'a one-to-one carries a worksheet, and the therapist’s own notes are read by nobody else',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await openSessions(page, walk, walk.learned.personId);
      await page.getByRole('button', { name: 'Plan a session' }).click();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Drop-in, now' });
      await page.getByRole('button', { name: 'Note the drop-in' }).click();
      await page.getByRole('button', { name: 'Plan a session' }).waitFor();
      await page.getByRole('button', { name: 'Fill in a worksheet' }).click();
      await page.getByRole('combobox', { name: 'Worksheet' }).selectOption({ label: 'Readiness rulers' });
      await page.getByRole('textbox', { name: /How important/ }).first().fill('8');
      await page.getByRole('textbox', { name: /How sure/ }).first().fill('5');
      await walk.look(page, 'worksheet');
      await page.getByRole('button', { name: 'Keep the worksheet' }).click();
      await page.getByRole('button', { name: 'Fill in a worksheet' }).waitFor();
      await page.getByRole('textbox', { name: 'My own thinking' }).fill(ownThinking);
      await page.getByRole('button', { name: 'Keep for myself' }).click();
      await page.locator('.say').getByText(ownThinking).waitFor();
      await walk.look(page, 'record sessions');
      const prescriber = await walk.clinicAs('Dana Osei');
      await openSessions(prescriber, walk, walk.learned.personId);
      await prescriber.getByText('You have written none about this person.').waitFor();
      expect(await prescriber.getByText(ownThinking).count()).toBe(0);
      expect(await prescriber.evaluate(async (id) => JSON.stringify(await (await fetch(`/api/people/${id}/counselling-notes`)).json()), walk.learned.personId)).toBe('{"items":[]}');
    },
  },
];
