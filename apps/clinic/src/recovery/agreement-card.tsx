/** What is agreed about check-ins and silence, changed together with the person. */
import { agreeCheckIns, type CheckInAgreement, type RecoveryRecord } from '@fairlead/contract/recovery';
import { Button, Card, ChoiceField, EmptyState, Facts, TextField, useWords } from '@fairlead/ui';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { recoveryMessages } from './recovery-messages.ts';

type Consent = 'yes' | 'no' | 'notAsked';
const consentOf = (value: boolean | null | undefined): Consent => (value === true ? 'yes' : value === false ? 'no' : 'notAsked');

function useAgreementForm(before: CheckInAgreement | null, onKept: () => void) {
  const { person } = usePerson();
  const [days, setDays] = useState(String(before?.everyDays ?? 1));
  const [time, setTime] = useState(before?.dueTime ?? '20:00');
  const [callAt, setCallAt] = useState(before?.callAtCraving === null || before === null ? '' : String(before.callAtCraving));
  const [contact, setContact] = useState(before?.contact ?? { name: '', phone: '', relation: '' });
  const [consent, setConsent] = useState<Consent>(consentOf(before?.contactConsented));
  const call = useCall(agreeCheckIns);
  const named = contact.name.trim() !== '' && contact.phone.trim().length >= 3;
  const missing = consent === 'yes' && !named;
  const send = async (everyDays: number | null) => {
    if (missing) return;
    const answer = await call.send({
      params: { id: person.id },
      body: { everyDays, dueTime: time, callAtCraving: callAt.trim() === '' ? null : Number(callAt), responderId: before?.responderId ?? null, contact: named ? contact : null, contactConsented: consent === 'notAsked' ? null : consent === 'yes' },
    });
    if (answer.kind === 'done') onKept();
  };
  return { days, setDays, time, setTime, callAt, setCallAt, contact, setContact, consent, setConsent, missing, call, keep: () => void send(Number(days)), stop: () => void send(null) };
}

function AgreementForm({ before, onKept }: { readonly before: CheckInAgreement | null; readonly onKept: () => void }) {
  const words = useWords(recoveryMessages);
  const form = useAgreementForm(before, onKept);
  const consents: readonly Consent[] = ['yes', 'no', 'notAsked'];
  return (
    <div className="stack">
      <TextField label={words('everyDays')} type="number" min={1} max={31} value={form.days} onText={form.setDays} />
      <TextField label={words('dueTime')} type="time" value={form.time} onText={form.setTime} />
      <TextField label={words('callAtLabel')} type="number" min={1} max={10} value={form.callAt} onText={form.setCallAt} />
      <TextField label={words('contactName')} value={form.contact.name} onText={(name) => form.setContact({ ...form.contact, name })} maxLength={200} />
      <TextField label={words('contactRelation')} value={form.contact.relation} onText={(relation) => form.setContact({ ...form.contact, relation })} maxLength={200} />
      <TextField label={words('contactPhone')} type="tel" value={form.contact.phone} onText={(phone) => form.setContact({ ...form.contact, phone })} maxLength={30} />
      <ChoiceField label={words('contactConsent')} choices={consents.map((value) => ({ value, label: words(value) }))} value={form.consent} onChoose={form.setConsent} {...(form.missing ? { error: words('needName') } : {})} />
      <AnswerNote answer={form.call.answer} onAgain={() => void form.call.again()} />
      <div className="rowx">
        <Button look="primary" aria-busy={form.call.busy} onClick={form.keep}>{words('keepAgreement')}</Button>
        {before === null || before.everyDays === null ? null : <Button onClick={form.stop}>{words('stop')}</Button>}
        <Button look="bare" onClick={onKept}>{words('cancel')}</Button>
      </div>
    </div>
  );
}

export function AgreementCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const [open, setOpen] = useState(false);
  const { agreement } = record;
  const contact = agreement === null || agreement.contactConsented === null ? words('contactAsked') : agreement.contactConsented && agreement.contact !== null ? words('contactYes', agreement.contact) : words('contactNo');
  return (
    <Card title={words('agreement')} aside={open || agreement === null ? undefined : <Button onClick={() => setOpen(true)}>{words('change')}</Button>}>
      {open ? <AgreementForm before={agreement} onKept={() => setOpen(false)} /> : agreement === null
        ? <EmptyState icon={IconHeartHandshake} title={words('noAgreement')} action={<Button onClick={() => setOpen(true)}>{words('agree')}</Button>}>{words('noAgreementSub')}</EmptyState>
        : <Facts className="stack" facts={[
          { name: words('checkIns'), value: agreement.everyDays === null ? words('none') : words('every', { count: agreement.everyDays, time: agreement.dueTime }) },
          { name: words('answers'), value: agreement.callAtCraving === null ? words('callPolicy') : words('callAt', { level: agreement.callAtCraving }) },
          { name: words('contact'), value: contact },
        ]} />}
    </Card>
  );
}
