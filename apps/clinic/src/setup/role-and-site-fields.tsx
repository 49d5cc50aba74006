/** Ticks for roles and sites, with what is missing said under them. */
import type { Role } from '@fairlead/contract';
import type { AdministeredSite } from '@fairlead/contract/setup';
import { useWords } from '@fairlead/ui';
import { roleKeys, shellMessages } from '../platform/index.ts';
import { staffMessages } from './staff-messages.ts';

interface Chosen { readonly roles: readonly Role[]; readonly siteIds: readonly string[] }

const toggled = <T,>(all: readonly T[], one: T): readonly T[] => (all.includes(one) ? all.filter((each) => each !== one) : [...all, one]);

export function RoleAndSiteFields({ chosen, sites, isAsked, onChange }: { readonly chosen: Chosen; readonly sites: readonly AdministeredSite[]; readonly isAsked: boolean; readonly onChange: (chosen: Chosen) => void }) {
  const words = useWords(staffMessages);
  const shell = useWords(shellMessages);
  return (
    <>
      <fieldset className="fieldx"><legend>{words('roles')}</legend><span className="hint">{words('rolesHint')}</span>
        <div className="tick-list">{(Object.keys(roleKeys) as Role[]).map((role) => <label key={role} className="choice"><input type="checkbox" checked={chosen.roles.includes(role)} onChange={() => onChange({ ...chosen, roles: toggled(chosen.roles, role) })} /><span>{shell(roleKeys[role])}</span></label>)}</div>
        {isAsked && chosen.roles.length === 0 ? <p className="err" role="alert">{words('needRole')}</p> : null}
      </fieldset>
      <fieldset className="fieldx"><legend>{words('sites')}</legend>
        <div className="tick-list">{sites.map((site) => <label key={site.id} className="choice"><input type="checkbox" checked={chosen.siteIds.includes(site.id)} onChange={() => onChange({ ...chosen, siteIds: toggled(chosen.siteIds, site.id) })} /><span>{site.name}</span></label>)}</div>
        {isAsked && chosen.siteIds.length === 0 ? <p className="err" role="alert">{words('needSite')}</p> : null}
      </fieldset>
    </>
  );
}
