/** The most of a medicine for one day that one prescriber signs for; above it two do. */
import type { Ug } from '../dose.ts';

/** The engine's ceiling for sublingual buprenorphine (clinical reference 4.2); Zubsolv's 22.8 mg stand for it, being better absorbed. */
export const buprenorphineCeilingUg = 32_000 as Ug;
export const zubsolvCeilingUg = 22_800 as Ug;

/**
 * The day's ceiling of a medicine at a site. Methadone has no legal maximum (clinical reference 3.2), so a site names its own or has none.
 * `profile` is the guideline that the site gives buprenorphine by.
 */
export function dayCeilingUg(drug: 'methadone' | 'buprenorphine', site: { readonly methadoneCeilingUg: Ug | null; readonly buprenorphineProfile?: string }): Ug | null {
  if (drug === 'methadone') return site.methadoneCeilingUg;
  return site.buprenorphineProfile === 'US-ZUBSOLV' ? zubsolvCeilingUg : buprenorphineCeilingUg;
}
