/** A request made by telephone or in person, or a professional's referral. */
import type { EnquirySource } from '@fairlead/contract/admission';
import { addEnquiry } from '@fairlead/contract/admission';
import { Button, Card, ChoiceField, Field, NotesField, TextField, useLanguage, useWords } from '@fairlead/ui';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, FormSection, Screen, useCall, useSession } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { choicesOf, reachKeys, sourceKeys, typedDay } from './said.ts';

const blank = { kind: 'enquiry' as 'enquiry' | 'referral', source: 'telephone' as EnquirySource, about: 'self' as 'self' | 'someone_else', callMe: '', phone: '', email: '', contact: 'phone' as 'phone' | 'text' | 'email', bornOn: '', needsToday: false, ifOther: 'say_nothing' as 'say_nothing' | 'leave_message', words: '', refName: '', refOrganisation: '', refPhone: '', refReply: false };
type Form = typeof blank;
type Errors = Partial<Record<'callMe' | 'phone' | 'bornOn' | 'refName', 'needName' | 'needReach' | 'badDate' | 'needReferrer'>>;

/** What is still missing before the request can be kept. */
export function missingOf(form: Form): Errors {
  return {
    ...(form.callMe.trim() === '' ? { callMe: 'needName' as const } : {}),
    ...(form.kind === 'enquiry' && form.phone.trim() === '' && form.email.trim() === '' ? { phone: 'needReach' as const } : {}),
    ...(form.bornOn.trim() !== '' && typedDay(form.bornOn) === undefined ? { bornOn: 'badDate' as const } : {}),
    ...(form.kind === 'referral' && (form.refName.trim() === '' || form.refOrganisation.trim() === '') ? { refName: 'needReferrer' as const } : {}),
  };
}

const filled = <K extends string>(name: K, value: string): Partial<Record<K, string>> => (value.trim() === '' ? {} : { [name]: value.trim() } as Record<K, string>);

interface PartProps { readonly form: Form; readonly set: (change: Partial<Form>) => void; readonly error: (field: keyof Errors) => string | undefined }

function Referrer({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  return (
    <FormSection title={words('referredBy')}>
      <TextField label={words('refName')} value={form.refName} onText={(refName) => set({ refName })} error={error('refName')} />
      <TextField label={words('refOrganisation')} value={form.refOrganisation} onText={(refOrganisation) => set({ refOrganisation })} />
      <TextField label={words('refPhone')} type="tel" value={form.refPhone} onText={(refPhone) => set({ refPhone })} optional />
      <label className="choice"><input className="tick" type="checkbox" checked={form.refReply} onChange={(event) => set({ refReply: event.target.checked })} /><span>{words('refReply')}</span></label>
    </FormSection>
  );
}

function Reach({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  return (
    <FormSection title={words('reach')}>
      <div className="two">
        <TextField label={words('phone')} type="tel" value={form.phone} onText={(phone) => set({ phone })} error={error('phone')} autoComplete="off" />
        <TextField label={words('email')} type="email" value={form.email} onText={(email) => set({ email })} autoComplete="off" optional />
      </div>
      <ChoiceField label={words('contactBy')} choices={choicesOf(reachKeys, words)} value={form.contact} onChoose={(contact) => set({ contact })} />
      <ChoiceField label={words('ifOther')} choices={[{ value: 'say_nothing' as const, label: words('sayNothing') }, { value: 'leave_message' as const, label: words('leaveMessage') }]} value={form.ifOther} onChoose={(ifOther) => set({ ifOther })} />
    </FormSection>
  );
}

function Who({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  const isReferral = form.kind === 'referral';
  return (
    <FormSection title={words('about')}>
      <ChoiceField label={words('kind')} choices={[{ value: 'enquiry' as const, label: words('kindEnquiry') }, { value: 'referral' as const, label: words('kindReferral') }]} value={form.kind} onChoose={(kind) => set({ kind, source: kind === 'referral' ? 'gp' : 'telephone' })} />
      <Field label={words('source')}>{(ties) => <select {...ties} className="in" value={form.source} onChange={(event) => set({ source: event.target.value as EnquirySource })}>{choicesOf(sourceKeys, words).filter(({ value }) => value !== 'front_door').map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select>}</Field>
      {isReferral ? null : <ChoiceField label={words('about')} choices={[{ value: 'self' as const, label: words('aboutSelfChoice') }, { value: 'someone_else' as const, label: words('aboutOtherChoice') }]} value={form.about} onChoose={(about) => set({ about })} />}
      <TextField label={words(isReferral ? 'callMeReferral' : 'callMe')} value={form.callMe} onText={(callMe) => set({ callMe })} error={error('callMe')} autoComplete="off" />
      <TextField label={words('bornOn')} hint={words('dateHint')} value={form.bornOn} onText={(bornOn) => set({ bornOn })} error={error('bornOn')} inputMode="numeric" optional />
      <label className="choice"><input className="tick" type="checkbox" checked={form.needsToday} onChange={(event) => set({ needsToday: event.target.checked })} /><span>{words('today')}</span></label>
      <NotesField label={words('theirWords')} value={form.words} onText={(text) => set({ words: text })} rows={3} optional />
    </FormSection>
  );
}

export function NewEnquiry() {
  const words = useWords(admissionMessages);
  const language = useLanguage();
  const navigate = useNavigate();
  const { site } = useSession();
  const [form, setForm] = useState(blank);
  const [isAsked, setAsked] = useState(false);
  const add = useCall(addEnquiry);
  const missing = missingOf(form);
  const set = (change: Partial<Form>) => setForm((had) => ({ ...had, ...change }));
  const error = (field: keyof Errors) => { const key = missing[field]; return isAsked && key !== undefined ? words(key) : undefined; };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(missing).length > 0) { requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()); return; }
    const bornOn = typedDay(form.bornOn);
    const referrer = form.kind === 'referral' ? { referrer: { name: form.refName.trim(), organisation: form.refOrganisation.trim(), ...filled('telephone', form.refPhone), replyAllowed: form.refReply } } : {};
    const answer = await add.send({ params: { id: site.id }, body: { kind: form.kind, source: form.source, about: form.kind === 'referral' ? 'self' : form.about, callMe: form.callMe.trim(), contact: form.contact, needsToday: form.needsToday, ifOther: form.ifOther, language, ...filled('phone', form.phone), ...filled('email', form.email), ...filled('words', form.words), ...(bornOn === undefined ? {} : { bornOn }), ...referrer } });
    if (answer.kind === 'done') void navigate({ to: '/inbox/$enquiryId', params: { enquiryId: answer.reply.id } });
  };
  return (
    <Screen title={words('newTitle')} sub={words('newSub')} layout="narrow">
      <Card title={words('newTitle')}>
        <form onSubmit={(event) => void keep(event)} noValidate>
          <Who form={form} set={set} error={error} />
          <Reach form={form} set={set} error={error} />
          {form.kind === 'referral' ? <Referrer form={form} set={set} error={error} /> : null}
          <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
          <p><Button look="primary" type="submit" aria-busy={add.busy}>{words('keepRequest')}</Button></p>
        </form>
      </Card>
    </Screen>
  );
}
