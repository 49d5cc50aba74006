/** The pharmacies an organisation works with: address, opening, closures, and who signs in for them. */
import { addClosure, addPharmacy, byWeekdays, changePharmacy, endClosure, invitePharmacist, listPharmacies } from '@fairlead/contract/dispensary';
import type { Pharmacy } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, EmptyState, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { bodyOf, emptyFields, nameDay, PharmacyFields, usePharmacyFields } from './pharmacy-fields.tsx';
import { pharmaciesMessages } from './pharmacies-messages.ts';
import './pharmacy.css';

export function PharmaciesScreen() {
  const words = useWords(pharmaciesMessages);
  const { site, has } = useSession();
  const read = useRead(listPharmacies, {}, { topics: ['orders', 'queue'] });
  const keeps = has('prescriber', 'manager', 'administrator');
  return (
    <Screen title={words('title')} sub={site.name} layout="sheet">
      <div className="sheet stack">
        <p className="muted">{words('lead')}</p>
        <Shown of={read}>{({ items }) => (items.length === 0 ? <EmptyState title={words('none')}>{words('noneSub')}</EmptyState> : <>{items.map((each) => <One key={each.id} pharmacy={each} keeps={keeps} />)}</>)}</Shown>
      </div>
      <aside className="side stack">{keeps && site.country === 'UK' ? <Card title={words('add')}><Add siteId={site.id} /></Card> : null}</aside>
    </Screen>
  );
}

function Add({ siteId }: { readonly siteId: string }) {
  const words = useWords(pharmaciesMessages);
  const fields = usePharmacyFields();
  const add = useCall(addPharmacy);
  const send = async () => {
    const answer = await add.send({ body: { ...bodyOf(fields.typed), odsCode: fields.typed.odsCode, siteId } });
    if (answer.kind === 'done') fields.change(emptyFields);
  };
  return <form className="stack" onSubmit={(event) => { event.preventDefault(); if (fields.why === undefined) void send(); }}><PharmacyFields fields={fields} withCode /><AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} /><Button type="submit" look="primary" aria-busy={add.busy} why={fields.why}>{words('add')}</Button></form>;
}

function One({ pharmacy, keeps }: { readonly pharmacy: Pharmacy; readonly keeps: boolean }) {
  const words = useWords(pharmaciesMessages);
  const { weekday } = useFormats();
  const { has } = useSession();
  return (
    <Card title={pharmacy.name} lead={<span className="num">{pharmacy.odsCode} · {pharmacy.address} · {pharmacy.telephone}</span>} aside={pharmacy.state === 'ended' ? <Chip>{words('ended')}</Chip> : <Chip>{words('prescriptions', { count: pharmacy.prescriptions })}</Chip>}>
      <div className="stack">
      <section className="stack tight" aria-label={words('hours')}><h3>{words('hours')}</h3>
        <ul className="num">{byWeekdays(pharmacy.openDays, pharmacy.hours).map(({ days, times }) => <li key={days.join()}><b>{days.map((each) => weekday(nameDay(each))).join(', ')}</b> {times.length === 0 ? <span className="muted">{words('hoursUnknown')}</span> : times.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}</li>)}</ul>
        {pharmacy.opensOnBankHolidays ? <p>{words('bankHolidays')}</p> : null}
      </section>
      <Closures pharmacy={pharmacy} keeps={keeps} />
      <section className="stack tight" aria-label={words('accounts')}><h3>{words('accounts')}</h3>
      {pharmacy.accounts.length === 0 ? <p className="muted">{words('noAccounts')}</p> : <ul>{pharmacy.accounts.map((each) => <li key={each.id}>{each.displayName}, {words(`account.${each.state}`)}</li>)}</ul>}
      {has('administrator') && pharmacy.state === 'active' ? <Invite pharmacy={pharmacy} /> : null}
      </section>
      {keeps ? <details><summary>{words('change')}</summary><Change pharmacy={pharmacy} /></details> : null}
      </div>
    </Card>
  );
}

function Closures({ pharmacy, keeps }: { readonly pharmacy: Pharmacy; readonly keeps: boolean }) {
  const words = useWords(pharmaciesMessages);
  const { day } = useFormats();
  const { has } = useSession();
  const [closedOn, setDay] = useState('');
  const [reason, setReason] = useState('');
  const add = useCall(addClosure);
  const end = useCall(endClosure);
  const why = closedOn === '' || reason.trim() === '' ? words('fill') : undefined;
  return (
    <section className="stack tight" aria-label={words('closures')}>
      <h3>{words('closures')}</h3>
      {pharmacy.closures.length === 0 ? <p className="muted">{words('noClosures')}</p> : <ul className="stack">{pharmacy.closures.map((each) => <li key={each.id} className="rowx"><span>{day(each.closedOn)}: {each.reason}</span>{keeps ? <Button look="bare" aria-busy={end.busy} onClick={() => { void end.send({ params: { id: each.id } }); }}>{words('takeBack')}</Button> : null}</li>)}</ul>}
      {keeps || has('nurse', 'front_desk') ? <details><summary>{words('note')}</summary>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void add.send({ params: { id: pharmacy.id }, body: { closedOn, reason } }); }}>
          <p className="small muted">{words('closureHint')}</p>
          <div className="fields"><TextField label={words('closed')} type="date" value={closedOn} onText={setDay} /><TextField label={words('why')} value={reason} onText={setReason} /></div>
          <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
          <div><Button type="submit" aria-busy={add.busy} why={why}>{words('note')}</Button></div>
        </form></details> : null}
      <AnswerNote answer={end.answer} />
    </section>
  );
}

function Change({ pharmacy }: { readonly pharmacy: Pharmacy }) {
  const words = useWords(pharmaciesMessages);
  const fields = usePharmacyFields(pharmacy);
  const [ended, setEnded] = useState(pharmacy.state === 'ended');
  const change = useCall(changePharmacy);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (fields.why === undefined) void change.send({ params: { id: pharmacy.id }, body: { ...bodyOf(fields.typed), state: ended ? 'ended' : 'active' } }); }}>
      <PharmacyFields fields={fields} withCode={false} />
      <label className="choice"><input type="checkbox" className="tick" checked={ended} onChange={(event) => setEnded(event.target.checked)} /><span>{words('end')}</span></label>
      <AnswerNote answer={change.answer} onAgain={() => { void change.again(); }} />
      <div><Button type="submit" aria-busy={change.busy} why={fields.why}>{words('save')}</Button></div>
    </form>
  );
}

function Invite({ pharmacy }: { readonly pharmacy: Pharmacy }) {
  const words = useWords(pharmaciesMessages);
  const { dayTime } = useFormats();
  const [name, setName] = useState('');
  const invite = useCall(invitePharmacist);
  const made = invite.answer?.kind === 'done' ? invite.answer.reply : undefined;
  return (
    <details><summary>{words('invite')}</summary>
      {made !== undefined ? <Note icon={IconKey} title={words('code', { name })} live="polite"><b className="num">{made.code}</b> {words('codeSub', { until: dayTime(made.expiresAt) })}</Note> : (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') void invite.send({ params: { id: pharmacy.id }, body: { displayName: name.trim(), language: 'en-GB' } }); }}>
          <TextField label={words('who')} value={name} onText={setName} />
          <AnswerNote answer={invite.answer} onAgain={() => { void invite.again(); }} />
          <div><Button type="submit" aria-busy={invite.busy} why={name.trim() === '' ? words('who') : undefined}>{words('invite')}</Button></div>
        </form>)}
    </details>
  );
}
