/** Writing an instalment prescription: which pharmacy, which days, what it will say, and the signature. */
import { instalmentWordings, listPharmacies, planPrescription, writePrescription } from '@fairlead/contract/dispensary';
import type { InstalmentWording, Pharmacy, Prescription } from '@fairlead/contract/dispensary';
import type { Order } from '@fairlead/contract/medication';
import { Button, Card, ChoiceField, DecisionPanel, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { turning, useFactWords, useOrderedName } from '../../medication/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../../platform/index.ts';
import { ContentShown } from './prescription-content.tsx';
import { prescriptionMessages } from './prescription-messages.ts';

const everyWording = Object.keys(instalmentWordings) as InstalmentWording[];
const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, to write the names of weekdays by. */
const monday = Date.parse('2026-02-09T00:00:00Z');
const after = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

interface Props { readonly orders: readonly Order[]; readonly replaces?: Prescription | undefined; readonly day: string; readonly onDone: () => void }

export function PrescriptionForm(props: Props) {
  const words = useWords(prescriptionMessages);
  const pharmacies = useRead(listPharmacies, {});
  return (
    <Card title={props.replaces === undefined ? words('write') : words('replace')} lead={words('writeHint')}>
      <Shown of={pharmacies}>{({ items }) => {
        const active = items.filter(({ state }) => state === 'active');
        return active.length === 0 ? <p>{words('noPharmacy')} <Link to="/pharmacies">{words('toPharmacies')}</Link></p> : props.orders.length === 0 ? <p className="muted">{words('noOrder')}</p> : <Fields {...props} pharmacies={active} />;
      }}</Shown>
    </Card>
  );
}

function useFields({ orders, replaces, day }: Props, pharmacies: readonly Pharmacy[]) {
  const [orderId, setOrderId] = useState(orders[0]?.id ?? '');
  const [pharmacyId, setPharmacyId] = useState(replaces?.pharmacyId ?? (pharmacies.length === 1 ? (pharmacies[0]?.id ?? '') : ''));
  const [startOn, setStartOn] = useState(day);
  const [endOn, setEndOn] = useState(replaces !== undefined && replaces.content.endOn > day ? replaces.content.endOn : after(day, 13));
  const [supervised, setSupervised] = useState(replaces?.content.supervised ?? true);
  const [days, setDays] = useState<readonly number[]>(weekdays);
  const [left, setLeft] = useState<readonly InstalmentWording[]>([]);
  const [address, setAddress] = useState('');
  const [registration, setRegistration] = useState('');
  const wordings = everyWording.filter((each) => !left.includes(each) && (each !== 'supervise' || supervised));
  const body = pharmacyId === '' || startOn === '' || endOn === '' || days.length === 0 || orderId === '' ? undefined : {
    pharmacyId, startOn, endOn, supervised, wordings, ...(days.length === 7 ? {} : { collectOn: [...days] }), ...(address.trim() === '' ? {} : { personAddress: address.trim() }), ...(registration.trim() === '' ? {} : { registration: registration.trim() }),
  };
  return { orderId, setOrderId, pharmacyId, setPharmacyId, startOn, setStartOn, endOn, setEndOn, supervised, setSupervised, days, setDays, left, setLeft, address, setAddress, registration, setRegistration, wordings, body };
}

function Ticks({ label, choices, chosen, onToggle, fixed = [] }: { readonly label: string; readonly choices: readonly { readonly value: string; readonly label: string }[]; readonly chosen: readonly string[]; readonly onToggle: (value: string) => void; readonly fixed?: readonly string[] }) {
  return <fieldset className="stack"><legend>{label}</legend>{choices.map((each) => <label key={each.value} className="choice"><input type="checkbox" className="tick" checked={chosen.includes(each.value)} disabled={fixed.includes(each.value)} onChange={() => onToggle(each.value)} /><span>{each.label}</span></label>)}</fieldset>;
}

const toggled = <T,>(list: readonly T[], value: T): readonly T[] => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);

function Fields(props: Props & { readonly pharmacies: readonly Pharmacy[] }) {
  const { orders, pharmacies, replaces, onDone } = props;
  const words = useWords(prescriptionMessages);
  const { weekday, mg } = useFormats();
  const nameOf = useOrderedName();
  const { factWords, changeWords } = useFactWords();
  const fields = useFields(props, pharmacies);
  const [reason, setReason] = useState('');
  // What the record lacks is asked for when the server misses it, and then stays.
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const plan = useCall(planPrescription, { refreshes: [] });
  const write = useCall(writePrescription);
  const { body } = fields;
  const planned = plan.answer?.kind === 'done' ? plan.answer.reply : undefined;
  const refused = planned?.decision.decision === 'refuse';
  const lawful = planned !== undefined && !planned.decision.findings.some((finding) => finding.decision === 'refuse' && finding.override === 'nobody');
  const show = async () => {
    if (body === undefined) return;
    const answer = await plan.send({ params: { id: fields.orderId }, body });
    if (answer.kind === 'invalid' && answer.problem.field !== undefined) setLacks([...lacks, answer.problem.field]);
  };
  const sign = async () => {
    if (body === undefined) return;
    const answer = await write.send({ params: { id: fields.orderId }, body: { ...body, ...(replaces === undefined ? {} : { replacesId: replaces.id }), ...(reason.trim() === '' ? {} : { overrideReason: reason.trim() }) } });
    if (answer.kind === 'done') onDone();
  };
  const totalOf = (order: Order) => { const version = order.versions.find((each) => each.version === order.version); return mg((version?.partUg ?? []).reduce((sum, each) => sum + each, 0)); };
  return (
    <form className="stack" onChange={() => { plan.clear(); write.clear(); }} onSubmit={(event) => { event.preventDefault(); if (planned === undefined) void show(); else if (lawful && (!refused || reason.trim() !== '')) void sign(); }}>
      {orders.length === 1 ? <p className="num">{words('order')}: {orders[0] === undefined ? '' : nameOf(orders[0].product)}, {orders[0] === undefined ? '' : totalOf(orders[0])}</p> : <ChoiceField label={words('order')} value={fields.orderId} onChoose={fields.setOrderId} choices={orders.map((order) => ({ value: order.id, label: `${nameOf(order.product)}, ${totalOf(order)}` }))} />}
      {pharmacies.length <= 6
        ? <ChoiceField label={words('pharmacy')} value={fields.pharmacyId === '' ? undefined : fields.pharmacyId} onChoose={fields.setPharmacyId} choices={pharmacies.map(({ id, name }) => ({ value: id, label: name }))} />
        : <Select label={words('pharmacy')} placeholder={words('choosePharmacy')} searchable value={fields.pharmacyId} onChange={(value) => fields.setPharmacyId(value ?? '')} data={pharmacies.map(({ id, name }) => ({ value: id, label: name }))} />}
      <div className="fields"><TextField label={words('from')} type="date" value={fields.startOn} onText={fields.setStartOn} /><TextField label={words('to')} type="date" value={fields.endOn} onText={fields.setEndOn} /></div>
      <label className="choice"><input type="checkbox" className="tick" checked={fields.supervised} onChange={(event) => fields.setSupervised(event.target.checked)} /><span>{words('isSupervised')}</span></label>
      <details><summary>{words('days')}</summary><p className="small muted">{words('daysHint')}</p><Ticks label={words('days')} choices={weekdays.map((each) => ({ value: String(each), label: weekday(new Date(monday + (each - 1) * 86_400_000).toISOString().slice(0, 10), 'long') }))} chosen={fields.days.map(String)} onToggle={(value) => fields.setDays(toggled(fields.days, Number(value)))} /></details>
      <details><summary>{words('wordings')}</summary><div lang="en"><Ticks label={words('wordings')} choices={everyWording.map((each) => ({ value: each, label: instalmentWordings[each] }))} chosen={fields.wordings} fixed={['three-missed', 'supervise']} onToggle={(value) => fields.setLeft(toggled(fields.left, value as InstalmentWording))} /></div></details>
      {!lacks.includes('/personAddress') ? null : <TextField label={words('address')} hint={words('addressHint')} value={fields.address} onText={fields.setAddress} />}
      {!lacks.includes('/registration') ? null : <TextField label={words('registration')} hint={words('registrationHint')} value={fields.registration} onText={fields.setRegistration} />}
      {planned === undefined ? null : <>
        <section className="stack" aria-label={words('says')}><h3>{words('says')}</h3><ContentShown content={planned.content} hours={planned.hours} /></section>
        <DecisionPanel decision={turning(planned.decision)} factWords={factWords} changeWords={changeWords} alone />
        {refused && lawful ? <NotesField label={words('why')} value={reason} onText={setReason} rows={2} /> : null}
        <p className="small muted">{words('paper')}</p>
      </>}
      <AnswerNote answer={plan.answer} onAgain={() => { void plan.again(); }} /><AnswerNote answer={write.answer} onAgain={() => { void write.again(); }} />
      {planned === undefined
        ? <Button type="submit" aria-busy={plan.busy} why={body === undefined ? words('fill') : undefined}>{words('check')}</Button>
        : <Button type="submit" look="primary" aria-busy={write.busy} why={!lawful ? words('fill') : refused && reason.trim() === '' ? words('why') : undefined}>{words('signIt')}</Button>}
    </form>
  );
}
