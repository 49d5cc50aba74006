/** Ending an episode: what is in place, what the rules say, the warning about lost tolerance, and going past with a reason. */
import type { ReplyOf } from '@fairlead/contract';
import { discharge, tryDischarge } from '@fairlead/contract/aftercare';
import { Button, Card, ChoiceField, DecisionPanel, Field, NotesField, Segments, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, ConfirmlessButton, FormSection, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';
import { blankLeave, factKeys, kindKeys, reasonKeys, reasonsOf, standing } from './leave-form.ts';
import type { LeaveForm } from './leave-form.ts';

type Tried = ReplyOf<typeof tryDischarge>;
interface PartProps { readonly form: LeaveForm; readonly set: (change: Partial<LeaveForm>) => void; readonly tried: Tried }

function InPlace({ tried }: { readonly tried: Tried }) {
  const words = useWords(aftercareMessages);
  const { dayTime } = useFormats();
  const { person } = usePerson();
  const { facts } = tried;
  const link = (part: string, label: string) => <Link className="btn" to={`/people/$personId/${part}`} params={{ personId: person.id }}>{label}</Link>;
  const rows = [
    { name: words('appointment'), value: facts.nextAppointment === null ? words('notYet') : `${facts.nextAppointment.title}, ${dayTime(facts.nextAppointment.startsAt)}`, action: facts.nextAppointment === null ? link('appointments', words('bookIt')) : null },
    { name: words('naloxone'), value: words(facts.naloxoneInHand ? 'yes' : 'notYet'), action: facts.naloxoneInHand ? null : link('welcome', words('giveIt')) },
    { name: words('planFact'), value: words(facts.plan ? 'yes' : 'notYet'), action: null },
    { name: words('medicineFact'), value: words(facts.medicineGoesOn ? 'goesOn' : 'noOrder'), action: null },
  ];
  return <ul className="asked">{rows.map(({ name, value, action }) => <li key={name}><span className="who"><b>{name}</b><small>{value}</small></span>{action}</li>)}</ul>;
}

function Warning({ form, set }: PartProps) {
  const words = useWords(aftercareMessages);
  const choices = [{ value: 'yes' as const, label: words('yes') }, { value: 'no' as const, label: words('no') }, { value: 'notAsked' as const, label: words('notAsked') }];
  return (
    <FormSection title={words('warning')}>
      <p className="say">{words('warnSays')}</p>
      <label className="choice"><input className="tick" type="checkbox" checked={form.warned} onChange={(event) => set({ warned: event.target.checked })} /><span>{words('warnGiven')}</span></label>
      <label className="choice"><input className="tick" type="checkbox" checked={form.contacts} onChange={(event) => set({ contacts: event.target.checked })} /><span>{words('contacts')}</span></label>
      <p className="rowx"><span>{words('medicineOffered')}</span><Segments label={words('medicineOffered')} choices={choices} value={form.medicine ?? 'notAsked'} onChoose={(value) => set({ medicine: value === 'notAsked' ? undefined : value })} /></p>
    </FormSection>
  );
}

function Decided({ form, set, tried }: PartProps) {
  const words = useWords(aftercareMessages);
  const language = useLanguage();
  const isPrescriber = useSession().has('prescriber');
  const refusals = tried.decision.findings.filter(({ decision }) => decision === 'refuse');
  return (
    <div className="stack">
      <DecisionPanel alone decision={{ ...tried.decision, wouldChange: tried.decision.wouldChange.filter(({ decision }) => decision !== tried.decision.decision) }} findingId="leaving" factWords={(fact) => { const key = factKeys[fact]; return key === undefined ? fact : words(key); }} />
      {refusals.map(({ code, says }) => {
        const finding = language === 'es' ? says.es : says.en;
        return isPrescriber ? <TextField key={code} label={words('overrideTitle', { finding })} hint={words('overrideHint')} value={form.overrides[code] ?? ''} onText={(text) => set({ overrides: { ...form.overrides, [code]: text } })} optional /> : null;
      })}
      {refusals.length > 0 && !isPrescriber ? <p className="muted small">{words('prescriberOnly')}</p> : null}
    </div>
  );
}

function Leaving({ episodeId, form, set, onDone }: Omit<PartProps, 'tried'> & { readonly episodeId: string; readonly onDone: () => void }) {
  const words = useWords(aftercareMessages);
  const { name } = usePerson();
  const kind = form.kind ?? 'planned';
  const read = useRead(tryDischarge, { params: { id: episodeId }, query: { kind, ...(form.warned ? { toleranceAdvice: 'yes' as const } : {}), ...(form.contacts ? { contacts: 'yes' as const } : {}), ...(form.medicine === undefined ? {} : { medicineOffered: form.medicine }) } }, { keep: true });
  const end = useCall(discharge);
  const press = async () => {
    if (form.reason === undefined) return;
    const overrides = Object.entries(form.overrides).filter(([, reason]) => reason.trim().length >= 5).map(([code, reason]) => ({ code, reason: reason.trim() }));
    const answer = await end.send({ params: { id: episodeId }, body: { kind, reason: form.reason, overrides, ...(form.warned ? { toleranceAdviceGiven: true } : {}), ...(form.contacts ? { contactsConfirmed: true } : {}), ...(form.medicine === undefined ? {} : { medicineOffered: form.medicine === 'yes' }), ...(form.note.trim() === '' ? {} : { note: form.note.trim() }) } });
    if (answer.kind === 'done') onDone();
  };
  return (
    <Shown of={read}>{(tried) => {
      const open = standing(tried.decision.findings, form.overrides).length + (form.reason === undefined ? 1 : 0);
      return (
        <>
          <FormSection title={words('facts')}><InPlace tried={tried} /></FormSection>
          {kind === 'died' ? null : <Warning form={form} set={set} tried={tried} />}
          <NotesField label={words('note')} value={form.note} onText={(note) => set({ note })} rows={2} optional />
          <Decided form={form} set={set} tried={tried} />
          <AnswerNote answer={end.answer} onAgain={() => void end.again()} onReadAgain={() => void read.refetch()} />
          <ConfirmlessButton label={words('endNow', { name })} why={open === 0 ? undefined : words('answerFirst', { count: open })} onWhy={() => document.getElementById('leaving')?.scrollIntoView({ block: 'center' })} busy={end.busy} governedBy="leaving" onPress={() => void press()} />
        </>
      );
    }}</Shown>
  );
}

export function LeaveCard({ episodeId }: { readonly episodeId: string }) {
  const words = useWords(aftercareMessages);
  const [isOpen, setOpen] = useState(false);
  const [form, setForm] = useState(blankLeave);
  const set = (change: Partial<LeaveForm>) => setForm((had) => ({ ...had, ...change }));
  const mayEnd = useSession().has('prescriber', 'nurse', 'counsellor', 'manager');
  if (!mayEnd) return null;
  return (
    <Card title={words('leave')} lead={words('leaveSub')} aside={isOpen ? <Button look="bare" onClick={() => setOpen(false)}>{words('cancel')}</Button> : <Button onClick={() => setOpen(true)}>{words('leave')}</Button>}>
      {isOpen ? (
        <div className="stack">
          <ChoiceField label={words('kind')} choices={(Object.keys(kindKeys) as (keyof typeof kindKeys)[]).map((value) => ({ value, label: words(kindKeys[value]) }))} value={form.kind} onChoose={(kind) => set({ kind, reason: kind === 'died' ? 'died' : undefined })} />
          {form.kind === undefined ? null : (
            <>
              <Field label={words('reason')}>{(ties) => <select {...ties} className="in" value={form.reason ?? ''} onChange={(event) => set({ reason: reasonsOf[form.kind ?? 'planned'].find((each) => each === event.target.value) })}><option value="">{words('chooseReason')}</option>{reasonsOf[form.kind ?? 'planned'].map((each) => <option key={each} value={each}>{words(reasonKeys[each])}</option>)}</select>}</Field>
              <Leaving episodeId={episodeId} form={form} set={set} onDone={() => { setOpen(false); setForm(blankLeave); }} />
            </>
          )}
        </div>
      ) : null}
    </Card>
  );
}
