/** One member of staff: roles and sites, a code, shutting and opening, resets. */
import type { Role } from '@fairlead/contract';
import { changeStaff, disableStaff, enableStaff, listStaff, renewStaffCode, resetStaff } from '@fairlead/contract/setup';
import type { AdministeredSite, StaffMember } from '@fairlead/contract/setup';
import { Button, Card, Facts, Note, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { OneTimeCode } from './one-time-code.tsx';
import type { Given } from './one-time-code.tsx';
import { RoleAndSiteFields } from './role-and-site-fields.tsx';
import { staffMessages } from './staff-messages.ts';

interface DetailProps { readonly member: StaffMember; readonly sites: readonly AdministeredSite[] }

export function StaffDetail({ member, sites }: DetailProps) {
  const words = useWords(staffMessages);
  const { dayTime } = useFormats();
  const { who } = useSession();
  const [given, setGiven] = useState<Given | undefined>(undefined);
  if (given !== undefined) return <OneTimeCode name={member.displayName} given={given} onClose={() => setGiven(undefined)} />;
  const code = member.codeUntil === null ? words('noCode') : words('waits', { when: dayTime(member.codeUntil) });
  return (
    <>
      <Card title={member.displayName} sub={words(member.state)}>
        <Facts facts={[
          { name: words('signIn'), value: member.signInName ?? words('none') },
          { name: words('factApp'), value: member.hasAuthenticator ? words('yes') : words('no') },
          { name: words('factPasskeys'), value: member.passkeys },
          { name: words('factCodes'), value: member.recoveryCodesLeft },
          ...(member.state === 'invited' ? [{ name: words('invited'), value: code }] : []),
        ]} />
      </Card>
      {member.id === who.accountId ? <Card title={words('change')}><p className="muted">{words('own')}</p></Card> : (
        <>
          {member.state === 'invited' ? <NewCode member={member} onGiven={setGiven} /> : null}
          <ChangeRoles member={member} sites={sites} />
          <Shutting member={member} onGiven={setGiven} />
        </>
      )}
    </>
  );
}

function NewCode({ member, onGiven }: { readonly member: StaffMember; readonly onGiven: (given: Given) => void }) {
  const words = useWords(staffMessages);
  const renew = useCall(renewStaffCode, { refreshes: [listStaff] });
  const send = async () => { const answer = await renew.send({ params: { id: member.id } }); if (answer.kind === 'done') onGiven(answer.reply); };
  return <div className="stack"><Button look="primary" wide aria-busy={renew.busy} onClick={() => void send()}>{words('newCode')}</Button><AnswerNote answer={renew.answer} onAgain={() => void renew.again()} /></div>;
}

function ChangeRoles({ member, sites }: DetailProps) {
  const words = useWords(staffMessages);
  const change = useCall(changeStaff, { refreshes: [listStaff] });
  const [chosen, setChosen] = useState<{ roles: readonly Role[]; siteIds: readonly string[] }>({ roles: member.roles, siteIds: member.siteIds });
  const [isAsked, setAsked] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (chosen.roles.length > 0 && chosen.siteIds.length > 0) void change.send({ params: { id: member.id }, body: { roles: [...chosen.roles], siteIds: [...chosen.siteIds] } });
  };
  return (
    <Card title={words('change')}>
      <form className="stack" onSubmit={send}>
        <RoleAndSiteFields chosen={chosen} sites={sites} isAsked={isAsked} onChange={(next) => { change.clear(); setChosen(next); }} />
        {change.answer?.kind === 'done' ? <Note tone="allow" icon={IconCircleCheck} title={words('saved')} live="polite" /> : <AnswerNote answer={change.answer} onAgain={() => void change.again()} />}
        <div><Button type="submit" aria-busy={change.busy}>{words('save')}</Button></div>
      </form>
    </Card>
  );
}

function Shutting({ member, onGiven }: { readonly member: StaffMember; readonly onGiven: (given: Given) => void }) {
  const words = useWords(staffMessages);
  const shut = useCall(disableStaff, { refreshes: [listStaff] });
  const open = useCall(enableStaff, { refreshes: [listStaff] });
  const reset = useCall(resetStaff, { refreshes: [listStaff] });
  const params = { id: member.id };
  const begin = (what: 'factor' | 'passphrase' | 'both') => async () => { const answer = await reset.send({ params, body: { what } }); if (answer.kind === 'done') onGiven(answer.reply); };
  if (member.state === 'disabled') {
    return <Card title={words('openAgain')}><div className="stack">{shut.answer?.kind === 'done' ? <Note tone="allow" icon={IconCircleCheck} title={words('isShut')} live="polite" /> : null}<AnswerNote answer={open.answer} onAgain={() => void open.again()} /><div><Button aria-busy={open.busy} onClick={() => { shut.clear(); void open.send({ params }); }}>{words('openAgain')}</Button></div></div></Card>;
  }
  return (
    <>
      {member.signInName === null ? null : (
        <Card title={words('resetFactor')}>
          <div className="stack">
            <p className="muted">{words('resetSub')}</p>
            <div className="rowx"><Button onClick={() => void begin('factor')()}>{words('resetFactor')}</Button><Button onClick={() => void begin('passphrase')()}>{words('resetPassphrase')}</Button><Button onClick={() => void begin('both')()}>{words('resetBoth')}</Button></div>
            <AnswerNote answer={reset.answer} onAgain={() => void reset.again()} />
          </div>
        </Card>
      )}
      <Card title={words('shut')}>
        <div className="stack">
          <p className="muted">{words('shutSub')}</p>
          {open.answer?.kind === 'done' ? <Note tone="allow" icon={IconCircleCheck} title={words('isOpen')} live="polite" /> : null}
          <AnswerNote answer={shut.answer} onAgain={() => void shut.again()} />
          <div><Button look="danger" aria-busy={shut.busy} onClick={() => { open.clear(); void shut.send({ params }); }}>{words('shut')}</Button></div>
        </div>
      </Card>
    </>
  );
}
