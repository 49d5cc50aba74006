/** The pharmacies an organisation works with: address, opening, closures, and who signs in for them. */
import { addClosure, addPharmacy, changePharmacy, endClosure, invitePharmacist, listPharmacies } from '@fairlead/contract/dispensary';
import type { Pharmacy } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, EmptyState, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { pharmaciesMessages } from './pharmacies-messages.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const nameDay = (each: number): string => new Date(Date.parse('2026-02-09T00:00:00Z') + (each - 1) * 86_400_000).toISOString().slice(0, 10);

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

function useFields(pharmacy?: Pharmacy) {
  const [text, setText] = useState({ name: pharmacy?.name ?? '', odsCode: pharmacy?.odsCode ?? '', address: pharmacy?.address ?? '', telephone: pharmacy?.telephone ?? '' });
  const [openDays, setOpenDays] = useState<readonly number[]>(pharmacy?.openDays ?? [1, 2, 3, 4, 5, 6]);
  const [opensOnBankHolidays, setHolidays] = useState(pharmacy?.opensOnBankHolidays ?? false);
  const filled = Object.values(text).every((each) => each.trim() !== '') && openDays.length > 0;
  return { text, setText, openDays, setOpenDays, opensOnBankHolidays, setHolidays, filled };
}

function FieldsShown({ fields, withCode }: { readonly fields: ReturnType<typeof useFields>; readonly withCode: boolean }) {
  const words = useWords(pharmaciesMessages);
  const { weekday } = useFormats();
  const { text, setText, openDays, setOpenDays, opensOnBankHolidays, setHolidays } = fields;
  return (
    <>
      <TextField label={words('name')} value={text.name} onText={(name) => setText({ ...text, name })} />
      {withCode ? <TextField label={words('ods')} value={text.odsCode} onText={(odsCode) => setText({ ...text, odsCode: odsCode.toUpperCase() })} autoCapitalize="characters" /> : null}
      <TextField label={words('address')} value={text.address} onText={(address) => setText({ ...text, address })} />
      <TextField label={words('telephone')} type="tel" value={text.telephone} onText={(telephone) => setText({ ...text, telephone })} />
      <fieldset><legend>{words('openDays')}</legend><div className="rowx">{weekdays.map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={openDays.includes(each)} onChange={() => setOpenDays(openDays.includes(each) ? openDays.filter((one) => one !== each) : [...openDays, each].toSorted())} /><span>{weekday(nameDay(each))}</span></label>)}</div></fieldset>
      <label className="choice"><input type="checkbox" className="tick" checked={opensOnBankHolidays} onChange={(event) => setHolidays(event.target.checked)} /><span>{words('bankHolidays')}</span></label>
    </>
  );
}

function Add({ siteId }: { readonly siteId: string }) {
  const words = useWords(pharmaciesMessages);
  const fields = useFields();
  const add = useCall(addPharmacy);
  const send = async () => {
    const answer = await add.send({ body: { ...fields.text, openDays: [...fields.openDays], opensOnBankHolidays: fields.opensOnBankHolidays, siteId } });
    if (answer.kind === 'done') fields.setText({ name: '', odsCode: '', address: '', telephone: '' });
  };
  return <form className="stack" onSubmit={(event) => { event.preventDefault(); if (fields.filled) void send(); }}><FieldsShown fields={fields} withCode /><AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} /><Button type="submit" look="primary" aria-busy={add.busy} why={fields.filled ? undefined : words('fill')}>{words('add')}</Button></form>;
}

function One({ pharmacy, keeps }: { readonly pharmacy: Pharmacy; readonly keeps: boolean }) {
  const words = useWords(pharmaciesMessages);
  const { weekday } = useFormats();
  const { has } = useSession();
  return (
    <Card title={pharmacy.name} sub={<span className="num">{pharmacy.odsCode} · {pharmacy.address} · {pharmacy.telephone}</span>} aside={pharmacy.state === 'ended' ? <Chip>{words('ended')}</Chip> : <Chip>{words('prescriptions', { count: pharmacy.prescriptions })}</Chip>}>
      <p>{words('openDays')}: {pharmacy.openDays.map((each) => weekday(nameDay(each))).join(', ')}{pharmacy.opensOnBankHolidays ? `. ${words('bankHolidays')}` : ''}</p>
      <Closures pharmacy={pharmacy} keeps={keeps} />
      <h3>{words('accounts')}</h3>
      {pharmacy.accounts.length === 0 ? <p className="muted">{words('noAccounts')}</p> : <ul>{pharmacy.accounts.map((each) => <li key={each.id}>{each.displayName}, {words(`account.${each.state}`)}</li>)}</ul>}
      {has('administrator') && pharmacy.state === 'active' ? <Invite pharmacy={pharmacy} /> : null}
      {keeps ? <details><summary>{words('change')}</summary><Change pharmacy={pharmacy} /></details> : null}
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
    <>
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
    </>
  );
}

function Change({ pharmacy }: { readonly pharmacy: Pharmacy }) {
  const words = useWords(pharmaciesMessages);
  const fields = useFields(pharmacy);
  const [ended, setEnded] = useState(pharmacy.state === 'ended');
  const change = useCall(changePharmacy);
  const { odsCode: _code, ...text } = fields.text;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (fields.filled) void change.send({ params: { id: pharmacy.id }, body: { ...text, openDays: [...fields.openDays], opensOnBankHolidays: fields.opensOnBankHolidays, state: ended ? 'ended' : 'active' } }); }}>
      <FieldsShown fields={fields} withCode={false} />
      <label className="choice"><input type="checkbox" className="tick" checked={ended} onChange={(event) => setEnded(event.target.checked)} /><span>{words('end')}</span></label>
      <AnswerNote answer={change.answer} onAgain={() => { void change.again(); }} />
      <div><Button type="submit" aria-busy={change.busy} why={fields.filled ? undefined : words('fill')}>{words('save')}</Button></div>
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
