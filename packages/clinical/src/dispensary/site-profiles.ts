/** The guidelines that a site dispenses under: data of the site, never a condition inside a rule. */
import type { MedicationProfiles } from '../medication/index.ts';
import type { MissedDoseProfile } from './missed-dose-plan.ts';
import type { TakeHomeProfile } from './take-home.ts';

export interface SiteProfiles extends MedicationProfiles {
  readonly missed: MissedDoseProfile;
  readonly takeHome: TakeHomeProfile;
}

/** Sets that fit together, for a new site to begin with. */
export const siteProfileSets = {
  'united-states': { law: 'US-CFR-2024', start: 'US-LABEL', titration: 'ASAM-2020', missed: 'TIP63', ecg: 'KRANTZ-2009', takeHome: 'US-CFR-2024', taper: 'US-LABEL' },
  'united-kingdom': { start: 'UK-OB17', titration: 'UK-OB17', missed: 'UK', ecg: 'UK-MHRA-2006', takeHome: 'UK', taper: 'UK-OB17' },
  'british-columbia': { start: 'BC-2023', titration: 'BC-2023', missed: 'BC-2023', ecg: 'APS-HRS-2014', takeHome: 'UK', taper: 'TAPER-CONSENSUS' },
  australia: { start: 'AU-2003', titration: 'ASAM-2020', missed: 'AU-2003', ecg: 'APS-HRS-2014', takeHome: 'UK', taper: 'TAPER-CONSENSUS' },
} as const satisfies Readonly<Record<string, SiteProfiles>>;
