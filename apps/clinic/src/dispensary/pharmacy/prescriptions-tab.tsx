/** Instalment prescriptions in the record, with the pharmacy's marks as they are made. */
import { listPrescriptions, printPrescription } from '@fairlead/contract/dispensary';
import type { Prescription } from '@fairlead/contract/dispensary';
import { getOrders } from '@fairlead/contract/medication';
import { Button, Card, Chip, EmptyState, Note, StateTag, useFormats, useWords } from '@fairlead/ui';
import type { ReplyOf } from '@fairlead/contract';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, saveFile, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { usePerson } from '../../people/index.tsx';
import { Marks } from './pharmacy-person.tsx';
import { ContentShown } from './prescription-content.tsx';
import { PhotoForPharmacy } from './photo-consent-card.tsx';
import { PrescriptionForm } from './prescription-form.tsx';
import { prescriptionMessages } from './prescription-messages.ts';
import { CancelForm, RestartForm } from './restart-form.tsx';

type Listed = ReplyOf<typeof listPrescriptions>;

export function PrescriptionsTab() {
  const { person } = usePerson();
  const { has } = useSession();
  const read = useRead(listPrescriptions, { params: { id: person.id } }, { topics: ['queue', 'orders', 'tasks'] });
  return <Shown of={read} lines={6}>{(reply) => <div className="two"><Standing listed={reply} /><div className="stack"><Marked listed={reply} /><PhotoForPharmacy />{has('prescriber') ? <Writing key={reply.items[0]?.id ?? 'first'} listed={reply} /> : null}</div></div>}</Shown>;
}

function Standing({ listed: { items, today, day } }: { readonly listed: Listed }) {
  const words = useWords(prescriptionMessages);
  const { mg } = useFormats();
  const inForce = items.filter(({ state }) => state === 'in-force');
  const ended = items.filter(({ state }) => state !== 'in-force');
  return (
    <div className="stack">
      <p className="muted">{words('lead')}</p>
      {today === null ? null : <Card title={words('today', { pharmacy: today.pharmacy })}>
        <div className="rowx"><b className="num">{today.dueUg === 0 ? words('nothingToday') : words('dueToday', { dose: mg(today.dueUg) })}</b>{today.missedDays > 0 ? <Chip tone={today.decision.decision === 'refuse' ? 'refuse' : 'due'}>{words('missed', { count: today.missedDays })}</Chip> : null}</div>
        {today.mark === null ? null : <Marks marks={[today.mark]} />}
      </Card>}
      {inForce.length === 0 ? <EmptyState title={words('none')}>{words('noneSub')}</EmptyState> : inForce.map((each) => <One key={each.id} prescription={each} day={day} />)}
      {ended.length === 0 ? null : <details><summary>{words('earlier')} ({ended.length})</summary><div className="stack">{ended.map((each) => <One key={each.id} prescription={each} day={day} />)}</div></details>}
    </div>
  );
}

/** What the pharmacy marked of the prescription in force, beside it. */
function Marked({ listed: { items } }: { readonly listed: Listed }) {
  const words = useWords(prescriptionMessages);
  const current = items.find(({ state }) => state === 'in-force');
  return current === undefined ? null : <Card title={words('marks')}>{current.marks.length === 0 ? <p className="muted">{words('noMarks')}</p> : <Marks marks={current.marks} />}</Card>;
}

function One({ prescription, day: today }: { readonly prescription: Prescription; readonly day: string }) {
  const words = useWords(prescriptionMessages);
  const { has } = useSession();
  const { day, dayTime, time } = useFormats();
  const { content, state, asks } = prescription;
  const print = useCall(printPrescription, { refreshes: [] });
  const press = async () => {
    const answer = await print.send({ params: { id: prescription.id } });
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
  };
  const open = state === 'in-force';
  return (
    <Card title={words('at', { pharmacy: content.pharmacy.name, from: day(content.startOn), to: day(content.endOn) })} lead={words('signed', { by: prescription.signedBy, at: dayTime(prescription.signedAt) })} aside={<StateTag state={open ? 'allow' : 'away'}>{words(`state.${state}`)}</StateTag>}>
      <div className="stack">
      {asks === null || !open ? null : <Note tone="refuse" icon={IconHandStop} title={words('waits', { pharmacy: content.pharmacy.name })} live="polite">{asks.missedDays > 0 ? words('waitsMissed', { count: asks.missedDays }) : asks.note} {words('told', { time: time(asks.at) })}{asks.missedDays > 0 && asks.note !== null ? `: ${asks.note}` : ''}</Note>}
      {open || prescription.endReason === null ? null : <p>{prescription.endedBy === null ? words('endedBySelf', { reason: prescription.endReason }) : words('ended', { by: prescription.endedBy, reason: prescription.endReason })}</p>}
      {open && has('prescriber') && asks !== null ? <section className="stack form-section" aria-label={words('restart')}><h3>{words('restart')}</h3><RestartForm prescription={prescription} day={today} /></section> : null}
      <ContentShown content={content} />
      {open || prescription.marks.length === 0 ? null : <details><summary>{words('marks')}</summary><Marks marks={prescription.marks} /></details>}
      <div className="rowx">{has('prescriber', 'nurse', 'front_desk', 'manager') ? <Button aria-busy={print.busy} onClick={() => { void press(); }}>{words('print')}</Button> : null}<span className="small muted">{words('firstBy', { day: day(prescription.validUntil) })}</span></div>
      <AnswerNote answer={print.answer} onAgain={() => { void print.again(); }} />
      {open && has('prescriber') ? <>
        {asks === null ? <details><summary>{words('restart')}</summary><RestartForm prescription={prescription} day={today} /></details> : null}
        <details><summary>{asks === null ? words('cancel') : words('end')}</summary><CancelForm prescription={prescription} /></details>
      </> : null}
      </div>
    </Card>
  );
}

function Writing({ listed: { items, day } }: { readonly listed: Listed }) {
  const words = useWords(prescriptionMessages);
  const { person } = usePerson();
  const orders = useRead(getOrders, { params: { id: person.id } }, { topics: ['orders', 'queue'] });
  const standing = items.find(({ state }) => state === 'in-force');
  const [isOpen, setOpen] = useState(standing === undefined);
  if (!isOpen) return <div><Button onClick={() => setOpen(true)}>{words('write')}</Button></div>;
  return (
    <Shown of={orders}>{({ items: all }) => {
      const inForce = all.filter((order) => order.state === 'signed' && order.product.form !== 'depot' && order.product.medicine !== 'naltrexone');
      return <PrescriptionForm orders={inForce} day={standing === undefined ? day : later(standing.content.endOn, day)} onDone={() => setOpen(false)} />;
    }}</Shown>
  );
}

/** The day after the prescription in force ends: the next one follows on it. */
const later = (endOn: string, day: string): string => { const next = new Date(Date.parse(`${endOn}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10); return next > day ? next : day; };
