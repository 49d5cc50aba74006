/** Whose books these are, as every official sheet begins. */
import type { Registrant } from '@fairlead/contract/dispensary';
import type { SiteRow } from '../../platform/sites-store.ts';

export function registrantOf(site: SiteRow): Registrant {
  const text = (key: string): string | null => {
    const value = site.details[key];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  return {
    name: site.name, address: text('address'), phone: text('phone'), number: text('deaNumber'), county: text('county'), country: site.country, officer: text('accountableOfficer'), liaison: text('policeLiaison'),
  };
}
