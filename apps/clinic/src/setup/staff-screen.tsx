/** Staff and sites, for administrators: who works where as what, and under which guidelines. */
import { listSites, listStaff } from '@fairlead/contract/setup';
import type { AdministeredSite, StaffMember } from '@fairlead/contract/setup';
import { Button, Card, Chip, EmptyState, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconKey, IconLock, IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { roleKeys, Screen, shellMessages, Shown, useRead, useSession } from '../platform/index.ts';
import { InviteForm } from './invite-form.tsx';
import { SitesCard } from './sites-card.tsx';
import { StaffDetail } from './staff-detail.tsx';
import { staffMessages } from './staff-messages.ts';

export function StaffScreen() {
  const words = useWords(staffMessages);
  const { has, who } = useSession();
  const isAdministrator = has('administrator');
  const staff = useRead(listStaff, {}, { enabled: isAdministrator });
  const sites = useRead(listSites, {}, { enabled: isAdministrator });
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [isInviting, setInviting] = useState(false);
  const side = useRef<HTMLElement>(null);
  // On a narrow screen it stands below everything: whoever opened it is taken there.
  useEffect(() => { if (chosen !== undefined || isInviting) side.current?.focus(); }, [chosen, isInviting]);
  if (!isAdministrator) return <Screen title={words('title')} layout="narrow"><EmptyState icon={IconLock} title={words('noRole')} /></Screen>;
  const items = staff.data?.reply.items ?? [];
  const member = items.find((one) => one.id === chosen);
  const places = sites.data?.reply.items ?? [];
  return (
    <Screen title={words('title')} sub={who.organisation.name} layout="sheet">
      <div className="sheet stack">
        <Card title={words('staff')} sub={words('count', { count: items.length })} aside={<Button {...(isInviting ? {} : { look: 'primary' as const })} onClick={() => { choose(undefined); setInviting(true); }}><IconUserPlus className="i" aria-hidden="true" />{words('invite')}</Button>}>
          <Shown of={staff}>{(reply) => <StaffList items={reply.items} sites={places} chosen={chosen} onChoose={(id) => { setInviting(false); choose(id); }} />}</Shown>
        </Card>
        <SitesCard of={sites} />
        <p><Link className="btn" to="/passport-keys"><IconKey className="i" aria-hidden="true" />{words('passportKeys')}</Link></p>
      </div>
      <aside className="side stack" ref={side} tabIndex={-1}>
        {isInviting ? <InviteForm sites={places} onClose={() => setInviting(false)} /> : null}
        {member === undefined && !isInviting ? <p className="muted">{words('chooseOne')}</p> : null}
        {member === undefined ? null : <StaffDetail key={member.id} member={member} sites={places} />}
      </aside>
    </Screen>
  );
}

/** Above this many, a list is searched and not read. */
const manyPeople = 12;

function StaffList({ items, sites, chosen, onChoose }: { readonly items: readonly StaffMember[]; readonly sites: readonly AdministeredSite[]; readonly chosen: string | undefined; readonly onChoose: (id: string) => void }) {
  const words = useWords(staffMessages);
  const [find, setFind] = useState('');
  const shown = items.filter((one) => `${one.displayName} ${one.signInName ?? ''}`.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <div className="stack">
      {items.length > manyPeople ? <TextField label={words('find')} type="search" value={find} onText={setFind} /> : null}
      {shown.length === 0 ? <p className="muted">{words('nobody')}</p> : <ul className="row-lines">{shown.map((one) => <StaffLine key={one.id} member={one} sites={sites} isChosen={one.id === chosen} onChoose={() => onChoose(one.id)} />)}</ul>}
    </div>
  );
}

const tones = { invited: 'due', active: 'allow', disabled: 'refuse' } as const;

function StaffLine({ member, sites, isChosen, onChoose }: { readonly member: StaffMember; readonly sites: readonly AdministeredSite[]; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const words = useWords(staffMessages);
  const shell = useWords(shellMessages);
  const { dayTime } = useFormats();
  const { who } = useSession();
  const at = sites.filter((site) => member.siteIds.includes(site.id)).map((site) => site.name).join(', ');
  return (
    <li>
      <span>
        <b>{member.displayName}</b>{member.id === who.accountId ? <> <Chip tone="quiet">{words('you')}</Chip></> : null} <span className="muted small">{member.profession}</span><br />
        <span className="muted small">{member.roles.map((role) => shell(roleKeys[role])).join(', ')} · {at} · {member.lastSeenAt === null ? words('never') : words('seen', { when: dayTime(member.lastSeenAt) })}</span>
      </span>
      <span className="rowx">
        {member.state === 'active' && !member.hasAuthenticator && member.passkeys === 0 ? <Chip tone="warn">{words('noFactor')}</Chip> : null}
        <Chip tone={tones[member.state]}>{words(member.state)}</Chip>
        <Button aria-pressed={isChosen} aria-label={words('open', { name: member.displayName })} onClick={onChoose}>{words('open', { name: '' }).trim()}</Button>
      </span>
    </li>
  );
}
