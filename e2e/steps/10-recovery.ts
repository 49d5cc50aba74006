/** Recovery on the person's own phone: what they share and what they do not, without a line too, and what happens when a check-in does not come. */
import { readFile } from 'node:fs/promises';
import { expect } from '../harness/expect.ts';
import { ownPhone } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';
import { withoutALine } from './10-without-a-line.ts';
import { arrived, clinicRecovery, rideItOut, sent, unshared } from './both-sides-of-recovery.ts';

const shared = 'Said no to Mick at the bus stop and walked home.';

export const recovery: readonly Step[] = [
  {
    shows: 'check-ins and what happens in silence are agreed with Kay, and written down before they are needed',
    run: async (walk) => {
      const page = await clinicRecovery(walk);
      await page.getByRole('button', { name: 'Agree check-ins' }).click();
      await page.getByLabel('Somebody they name').fill('Robin Moreau');
      await page.getByLabel('Who that is to them').fill('sister');
      await page.getByLabel('Their telephone').fill('+1 202 555 0143');
      await page.getByRole('group', { name: /May we call them/ }).getByText('Yes', { exact: true }).click();
      await walk.look(page, 'recovery agreement');
      await page.getByRole('button', { name: 'Keep this agreement' }).click();
      await page.getByText('A check-in every day until 20:00').waitFor();
      await page.getByText('Robin Moreau, sister, +1 202 555 0143').waitFor();
    },
  },
  {
    shows: 'the relapse-prevention plan written on the phone stands in the clinic, and what is changed there is on the phone',
    run: async (walk) => {
      const page = await ownPhone(walk, '/plan/relapse');
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      for (const [part, line] of [['My reasons', 'My girls on Sundays'], ['What helps', 'Ring Robin and walk'], ['Early signs', 'Not opening letters']] as const) {
        await page.getByRole('region', { name: part, exact: true }).getByRole('textbox', { name: 'Add' }).fill(line);
        await page.getByRole('region', { name: part, exact: true }).getByRole('button', { name: 'Add' }).click();
      }
      const contacts = page.getByRole('region', { name: 'Who I call' });
      await contacts.getByLabel('Name').fill('Robin');
      await contacts.getByLabel('Phone').fill('202 555 0143');
      await contacts.getByRole('button', { name: 'Add' }).click();
      await walk.look(page, 'phone relapse plan');
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await sent(page);
      const clinic = await clinicRecovery(walk);
      await clinic.getByText('My girls on Sundays').waitFor();
      await clinic.getByRole('button', { name: 'Edit together' }).click();
      await clinic.getByRole('textbox', { name: 'To stay safe' }).fill('Naloxone on the shelf by the door');
      await clinic.getByRole('button', { name: 'Keep version 2' }).click();
      await clinic.getByText('version 2', { exact: true }).waitFor();
      await ownPhone(walk, '/plan/relapse');
      await page.getByText('Naloxone on the shelf by the door').waitFor();
    },
  },
  {
    shows: 'a check-in and a craving stay on the phone until Kay shares them, and then the team is asked to call',
    run: async (walk) => {
      const clinic = await clinicRecovery(walk);
      const before = await arrived(clinic, walk.learned.personId);
      const page = await ownPhone(walk);
      await page.getByRole('radio', { name: 'Very strong' }).click({ force: true });
      await page.getByText('Saved on this phone.').waitFor();
      expect((await arrived(clinic, walk.learned.personId)).checkIns.length).toBe(before.checkIns.length);
      await page.getByRole('button', { name: 'Share with my team' }).click();
      await sent(page);
      await page.getByRole('link', { name: 'Ride it out' }).click();
      await walk.look(page, 'phone craving');
      await rideItOut(page);
      await page.getByLabel(/What set it off/).fill('Payday');
      await page.getByRole('button', { name: 'Share with my team' }).click();
      await sent(page);
      await walk.look(page, 'phone craving passed');
      await clinicRecovery(walk);
      await clinic.getByRole('cell', { name: 'very strong' }).first().waitFor();
      await clinic.getByText(/7 to 3 of 10, highest 8/).waitFor();
      await clinic.getByText(/Payday/).first().waitFor();
      await walk.look(clinic, 'recovery shared');
      await clinic.goto(`${walk.product.clinic}/worklist`);
      await clinic.getByRole('button', { name: /Kay Moreau.*A very strong craving\. Call today/ }).waitFor();
    },
  },
  {
    shows: 'the journal is nobody else’s: one entry goes to the counselor by Kay’s own press, the other is nowhere in the clinic',
    run: async (walk) => {
      const page = await ownPhone(walk, '/log/journal');
      for (const words of [unshared, shared]) {
        await page.getByRole('textbox', { name: 'Write' }).fill(words);
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await page.getByRole('listitem').filter({ hasText: words }).waitFor();
      }
      const clinic = await clinicRecovery(walk);
      await clinic.getByText('No entry was shared.').waitFor();
      const one = page.getByRole('listitem').filter({ hasText: shared });
      await one.getByRole('button', { name: 'Share this one' }).click();
      await one.getByText('Your team will read this entry, and only this one.').waitFor();
      await one.getByRole('button', { name: 'Share with my counselor' }).click();
      await one.getByText('Sent', { exact: true }).waitFor();
      await walk.look(page, 'phone journal');
      await clinicRecovery(walk);
      await clinic.getByText(shared).waitFor();
      expect((await clinic.locator('body').innerText()).includes(unshared)).toBe(false);
      const paths = ['recovery', 'timeline?limit=200', 'events?limit=200', 'messages'];
      const read = await clinic.evaluate(async ([id, asked]) => (await Promise.all(asked.map(async (path) => (await fetch(`/api/people/${id}/${path}`)).text()))).join('\n'), [walk.learned.personId, paths] as const);
      expect(read).toContain('My girls on Sundays');
      expect(read.includes('the old flat')).toBe(false);
      const nurse = await clinicRecovery(walk, 'Noor Haddad');
      await nurse.getByRole('heading', { name: 'Shared from the journal' }).waitFor();
      expect((await nurse.locator('body').innerText()).includes(shared)).toBe(false);
    },
  },
  {
    shows: 'a lapse is told without losing anything, and the clinic looks back at it together with Kay',
    run: async (walk) => {
      const page = await ownPhone(walk);
      const daysIn = await page.getByText(/Every one counts|Your first day/).innerText();
      const clinic = await clinicRecovery(walk);
      const before = await arrived(clinic, walk.learned.personId);
      await ownPhone(walk, '/log/lapse');
      await page.getByRole('group', { name: 'Are you safe now?' }).getByRole('radio', { name: 'Yes' }).check();
      await page.getByRole('group', { name: 'Naloxone with you?' }).getByRole('radio', { name: 'Yes' }).check();
      await page.getByLabel(/Anything you want to say/).fill('Friday, at Mick’s. I came home.');
      await walk.look(page, 'phone lapse');
      await page.getByRole('button', { name: 'Tell my team' }).click();
      await page.getByText('Thank you for telling us. Nothing is reset.').waitFor();
      await sent(page);
      await ownPhone(walk);
      expect(await page.getByText(/Every one counts|Your first day/).innerText()).toBe(daysIn);
      const after = await arrived(clinic, walk.learned.personId);
      expect([after.lapses.length, after.checkIns.length, after.plan.version]).toBe([before.lapses.length + 1, before.checkIns.length, before.plan.version]);
      await clinicRecovery(walk);
      await clinic.getByText('Friday, at Mick’s. I came home.').waitFor();
      await clinic.getByRole('button', { name: 'Look back together' }).click();
      await clinic.getByRole('textbox', { name: 'What came before' }).fill('Payday, and nobody at home');
      await clinic.getByRole('checkbox', { name: 'Naloxone in hand' }).check();
      await clinic.getByRole('button', { name: 'Keep what we saw' }).click();
      await clinic.getByText('Payday, and nobody at home').waitFor();
    },
  },
  {
    shows: 'Kay reads the whole record on the phone, takes it along as FHIR without what was never shared, and sees who looked',
    run: async (walk) => {
      const page = await ownPhone(walk, '/more/record');
      await page.getByRole('button', { name: 'Load my record' }).click();
      await page.getByRole('region', { name: 'Your goals' }).getByText('Keep my job and get there on time').waitFor();
      await walk.look(page, 'phone own record');
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save for other clinics (FHIR)' }).click()]);
      expect(file.suggestedFilename()).toBe('today.json');
      const text = await readFile(await file.path(), 'utf8');
      const bundle = JSON.parse(text) as { resourceType: string; entry: { resource: { resourceType: string } }[] };
      const kinds = new Set(bundle.entry.map(({ resource }) => resource.resourceType));
      for (const kind of ['Patient', 'EpisodeOfCare', 'Goal', 'QuestionnaireResponse', 'MedicationRequest', 'MedicationAdministration', 'Consent']) expect([...kinds].sort().join(' ')).toContain(kind);
      expect(text.includes('the old flat')).toBe(false);
      await ownPhone(walk, '/more/looked');
      await page.getByRole('listitem').filter({ hasText: 'Rosa Ibarra' }).first().waitFor();
      await page.getByRole('listitem').filter({ hasText: 'Harbor Street' }).first().waitFor();
      await walk.look(page, 'phone who looked');
      await ownPhone(walk, '/more/results');
      await page.getByRole('region', { name: /PHQ-9/ }).getByText(/^Now \d+ of 27\./).waitFor();
      await walk.look(page, 'phone tests and scores');
    },
  },
  ...withoutALine,
  {
    shows: 'a check-in that does not come asks the team to look for Kay, and each try is kept',
    run: async (walk) => {
      await walk.product.moveClock('P2D');
      const page = await clinicRecovery(walk);
      await page.getByText('Looking for them').first().waitFor();
      await page.getByRole('group', { name: 'How it went' }).first().getByText('no answer', { exact: true }).click();
      await walk.look(page, 'recovery missed check-in');
      await page.getByRole('button', { name: 'Keep this try' }).first().click();
      await page.getByText(/the person, no answer, Rosa Ibarra/).first().waitFor();
      const peer = await walk.clinicAs('Marcus Webb');
      await peer.goto(`${walk.product.clinic}/worklist`);
      await peer.getByText('Did not check in. Try to reach the person.').first().waitFor();
      const phone = await ownPhone(walk);
      await phone.getByRole('radio', { name: 'None', exact: true }).click({ force: true });
      await phone.getByRole('button', { name: 'Share with my team' }).click();
      await sent(phone);
      await clinicRecovery(walk);
      await page.getByText('Over', { exact: true }).first().waitFor();
    },
  },
];
