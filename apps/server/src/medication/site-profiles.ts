/** A site's choice of guidelines, as the rules name them. Names on the left are what sites keep. */
import { dayCeilingUg, siteProfileSets, ugOfMg, type SiteProfiles, type Ug } from '@fairlead/clinical';

const starts: Readonly<Record<string, SiteProfiles['start']>> = {
  'US-CFR-2024': 'US-LABEL', 'US-LABEL': 'US-LABEL', ASAM20: 'ASAM-2020', 'ASAM-2020': 'ASAM-2020', TIP63: 'TIP63', 'UK-NHS': 'UK-NHS', CANADA: 'CANADA', OB17: 'UK-OB17', 'UK-OB17': 'UK-OB17', RCGP: 'UK-RCGP', 'UK-RCGP': 'UK-RCGP', 'BC-2023': 'BC-2023', 'AU-2003': 'AU-2003',
};
const titrations: Readonly<Record<string, SiteProfiles['titration']>> = {
  ASAM20: 'ASAM-2020', 'ASAM-2020': 'ASAM-2020', OB17: 'UK-OB17', 'UK-OB17': 'UK-OB17', RCGP: 'UK-RCGP', 'UK-RCGP': 'UK-RCGP', 'BC-2023': 'BC-2023',
};
const missed: Readonly<Record<string, SiteProfiles['missed']>> = { TIP63: 'TIP63', UK: 'UK', AU03: 'AU-2003', 'AU-2003': 'AU-2003', 'BC-2023': 'BC-2023' };
const ecgs: Readonly<Record<string, SiteProfiles['ecg']>> = {
  KRANTZ09: 'KRANTZ-2009', 'KRANTZ-2009': 'KRANTZ-2009', 'APS-HRS-2014': 'APS-HRS-2014', 'UK-MHRA': 'UK-MHRA-2006', 'UK-MHRA-2006': 'UK-MHRA-2006', 'AATOD-RISK': 'AATOD-RISK',
};

const tapers: Readonly<Record<string, SiteProfiles['taper']>> = { 'US-LABEL': 'US-LABEL', 'TAPER-CONSENSUS': 'TAPER-CONSENSUS', OB17: 'UK-OB17', 'UK-OB17': 'UK-OB17', RCGP: 'UK-RCGP', 'UK-RCGP': 'UK-RCGP' };

/** What is not named stays as the country's set has it. */
export function siteProfilesOf(kept: Readonly<Record<string, string>>): SiteProfiles {
  const start = starts[kept['methadoneStart'] ?? ''];
  const base: SiteProfiles = start?.startsWith('UK') === true ? siteProfileSets['united-kingdom'] : siteProfileSets['united-states'];
  // The law holds whichever guideline a clinic under it starts by; its take-home rule says that it is one.
  const lawful = kept['methadoneStart'] === 'US-CFR-2024' || kept['takeHome'] === 'US-CFR-2024' || (start === undefined && base.law !== undefined);
  const { law: _law, ...rest } = base;
  return {
    ...rest,
    ...(lawful ? { law: 'US-CFR-2024' as const } : {}),
    start: start ?? base.start,
    titration: titrations[kept['titration'] ?? ''] ?? base.titration,
    missed: missed[kept['missedDose'] ?? ''] ?? base.missed,
    ecg: ecgs[kept['ecg'] ?? ''] ?? base.ecg,
    taper: tapers[kept['taper'] ?? ''] ?? base.taper,
    takeHome: kept['takeHome'] === 'UK' ? 'UK' : base.takeHome,
  };
}

/** The most for one day at a site: above it two prescribers sign. A site's own limit for methadone is `methadoneCeilingMg`; none is set at the start. */
export function siteCeilingUg(kept: Readonly<Record<string, string>>, drug: 'methadone' | 'buprenorphine'): Ug | null {
  const [named, profile] = [kept['methadoneCeilingMg'], kept['buprenorphineStart']];
  return dayCeilingUg(drug, { methadoneCeilingUg: named === undefined ? null : ugOfMg(Number(named)), ...(profile === undefined ? {} : { buprenorphineProfile: profile }) });
}

/** The label or programme that a site gives depots by; without a choice the older label of Sublocade, which asks for seven days under the tongue first. */
export const depotProfileOf = (kept: Readonly<Record<string, string>>): string => kept['depot'] ?? 'PRE-2025';

/** A stricter protocol for naltrexone, where a site follows one. */
export const naltrexoneProfileOf = (kept: Readonly<Record<string, string>>): string | undefined => (kept['naltrexone'] === undefined || kept['naltrexone'] === 'LABEL' ? undefined : kept['naltrexone']);
