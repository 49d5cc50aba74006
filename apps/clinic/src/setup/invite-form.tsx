/** Inviting a member of staff. */
import type { Role } from '@fairlead/contract';
import { inviteStaff, listStaff } from '@fairlead/contract/setup';
import type { AdministeredSite } from '@fairlead/contract/setup';
import { Button, Card, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { OneTimeCode } from './one-time-code.tsx';
import { RoleAndSiteFields } from './role-and-site-fields.tsx';
import { staffMessages } from './staff-messages.ts';

export function InviteForm({ sites, onClose }: { readonly sites: readonly AdministeredSite[]; readonly onClose: () => void }) {
  const words = useWords(staffMessages);
  const invite = useCall(inviteStaff, { refreshes: [listStaff] });
  const [displayName, setDisplayName] = useState('');
  const [profession, setProfession] = useState('');
  const [chosen, setChosen] = useState<{ roles: readonly Role[]; siteIds: readonly string[] }>({ roles: [], siteIds: sites.length === 1 ? sites.map((site) => site.id) : [] });
  const [isAsked, setAsked] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (chosen.roles.length === 0 || chosen.siteIds.length === 0) return;
    void invite.send({ body: { displayName, roles: [...chosen.roles], siteIds: [...chosen.siteIds], ...(profession.trim() === '' ? {} : { profession }) } });
  };
  if (invite.answer?.kind === 'done') return <OneTimeCode name={displayName} given={invite.answer.reply} onClose={onClose} />;
  return (
    <Card title={words('invite')}>
      <form className="stack" onSubmit={send}>
        <TextField label={words('name')} value={displayName} onText={setDisplayName} autoComplete="off" required maxLength={200} />
        <TextField label={words('profession')} value={profession} onText={setProfession} autoComplete="off" optional maxLength={200} />
        <RoleAndSiteFields chosen={chosen} sites={sites} isAsked={isAsked} onChange={setChosen} />
        <AnswerNote answer={invite.answer} onAgain={() => void invite.again()} />
        <div className="rowx"><Button look="primary" type="submit" aria-busy={invite.busy}>{words('sendInvite')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
      </form>
    </Card>
  );
}
