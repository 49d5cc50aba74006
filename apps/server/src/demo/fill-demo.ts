/** Fills a new demonstration: an organisation with a US and a UK site, and its staff. The people come from the cohort. */
import type { Role } from '@fairlead/contract';
import { addMeetingList, sampleMeetings } from '../community/index.ts';
import { insertPharmacy } from '../dispensary/index.ts';
import { addStaff } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { addOrganisation, markDemo, readInstallation } from '../platform/installation-store.ts';
import { hashPassphrase, newTotpSecret } from '../platform/passphrases.ts';
import type { Database } from '../platform/scoped.ts';
import { addSite, startingProfiles } from '../platform/sites-store.ts';
import type { DemoClinic } from './demo-clinic.ts';
import { fillCohort, type Filled } from './fill-cohort.ts';
import { bridgeStreet } from './fill-pharmacy.ts';
import { harborDetails, quayDetails } from './site-details.ts';

interface DemoStaff {
  readonly displayName: string;
  readonly initials: string;
  readonly roles: readonly Role[];
  readonly name: string;
  readonly profession: string;
  readonly registration?: string;
}

/** Invented names; the one passphrase is printed at start and works on this machine only. */
export const demoPassphrase = 'harbor rope and tide';

const harborStaff: readonly DemoStaff[] = [
  { displayName: 'Dr Dana Osei', initials: 'DO', roles: ['prescriber'], name: 'dana', profession: 'Addiction physician' },
  { displayName: 'Ana Brandt', initials: 'AB', roles: ['nurse'], name: 'ana', profession: 'Dosing nurse' },
  { displayName: 'Noor Haddad', initials: 'NH', roles: ['nurse'], name: 'noor', profession: 'Ward nurse' },
  { displayName: 'Piotr Lis', initials: 'PL', roles: ['pharmacist'], name: 'piotr', profession: 'Pharmacist' },
  { displayName: 'Rosa Ibarra', initials: 'RI', roles: ['counsellor'], name: 'rosa', profession: 'Counselor' },
  { displayName: 'Marcus Webb', initials: 'MW', roles: ['peer_worker'], name: 'marcus', profession: 'Peer worker' },
  { displayName: 'Jo Lindqvist', initials: 'JL', roles: ['front_desk'], name: 'jolin', profession: 'Front desk' },
  { displayName: 'Helen Park', initials: 'HP', roles: ['manager'], name: 'helen', profession: 'Programme manager' },
  { displayName: 'Sam Achterberg', initials: 'SA', roles: ['administrator'], name: 'sam', profession: 'Administrator' },
  { displayName: 'Ivo Marin', initials: 'IM', roles: ['auditor'], name: 'ivo', profession: 'Auditor' },
];
const quayStaff: readonly DemoStaff[] = [
  { displayName: 'Dr Priya Nair', initials: 'PN', roles: ['prescriber'], name: 'priya', profession: 'Consultant psychiatrist', registration: 'GMC 7000001' },
  { displayName: 'Tom Kelleher', initials: 'TK', roles: ['nurse'], name: 'tom', profession: 'Nurse' },
  { displayName: 'Gwen Pryce', initials: 'GP', roles: ['counsellor', 'manager'], name: 'gwen', profession: 'Key worker' },
];


/** What was made, for the line at start. */
export type FilledClinic = DemoClinic & { readonly filled: Filled };

const seed = 20_260_210;

/** Makes the demonstration once; null when it is there already. */
export async function fillDemo(database: Database, now: Temporal.Instant): Promise<FilledClinic | null> {
  const installation = await readInstallation(database);
  if (installation.is_demo) return null;
  const organisationId = newId();
  const passphraseHash = await hashPassphrase(demoPassphrase);
  const clinic = await database.scoped(organisationId, async (tx) => {
    await addOrganisation(tx, { id: organisationId, name: 'Harbor Street', country: 'US' }, now);
    const harborId = await addSite(tx, { code: 'HARBOR', name: 'Harbor Street', country: 'US', timeZone: 'America/New_York', profiles: startingProfiles.US, details: harborDetails }, now);
    const quayId = await addSite(tx, { code: 'QUAY', name: 'Quayside', country: 'UK', timeZone: 'Europe/London', profiles: startingProfiles.UK, details: quayDetails }, now);
    const staff: Record<string, string> = {};
    for (const [siteId, people, language] of [[harborId, harborStaff, 'en'], [quayId, quayStaff, 'en-GB']] as const) {
      for (const member of people) {
        staff[member.name] = await addStaff(tx, { ...member, siteIds: [siteId], language, passphraseHash, totpSecret: newTotpSecret() }, now);
      }
    }
    const pharmacyId = await insertPharmacy(tx, bridgeStreet, staff['priya'] ?? '', now);
    staff['asha'] = await addStaff(tx, { displayName: 'Asha Patel', initials: 'AP', roles: ['pharmacist'], name: 'asha', profession: 'Community pharmacist', siteIds: [], language: 'en-GB', passphraseHash, totpSecret: newTotpSecret(), pharmacyId }, now);
    await addMeetingList(tx, sampleMeetings(), null, now);
    const made = { organisationId, harborId, quayId, pharmacyId, staff };
    return { ...made, filled: await fillCohort(tx, made, seed, now) };
  });
  await markDemo(database, seed, now);
  return clinic;
}
