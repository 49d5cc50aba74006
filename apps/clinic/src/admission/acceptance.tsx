/** Taking somebody into treatment: who it is, who answers for it, consent explained, what the person wants. */
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { accept, clinicians } from '@fairlead/contract/admission';
import { Card, ChoiceField, Field, NotesField, TextField, useWords } from '@fairlead/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, ConfirmlessButton, FormSection, Screen, Shown, useCall, useRead } from '../platform/index.ts';
import { consentMethods, bodyOf, formFrom, openQuestions } from './acceptance-form.ts';
import type { AcceptanceForm, ConsentMethod, Sex } from './acceptance-form.ts';
import { admissionMessages } from './admission-messages.ts';
import { KnownPerson } from './known-person.tsx';
import { useEnquiry } from './use-inbox.ts';

type Questions = ReturnType<typeof openQuestions>;
interface PartProps { readonly form: AcceptanceForm; readonly set: (change: Partial<AcceptanceForm>) => void; readonly error: (question: Questions[number]) => string | undefined }

const sexKeys = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' } as const;
const methodKeys = { on_screen: 'onScreen', on_paper: 'onPaper', spoken: 'spoken' } as const;
const useMethods = () => { const words = useWords(admissionMessages); return consentMethods.map((value) => ({ value, label: words(methodKeys[value]) })); };

function Who({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  return (
    <FormSection title={words('who')} hint={words('whoHint')}>
      <KnownPerson known={form.known} onKnown={(known) => set({ known })} />
      {form.known !== undefined ? null : (
        <>
          <div className="two">
            <TextField label={words('given')} value={form.givenName} onText={(givenName) => set({ givenName })} error={error('needGiven')} autoComplete="off" />
            <TextField label={words('family')} value={form.familyName} onText={(familyName) => set({ familyName })} error={error('needFamily')} autoComplete="off" />
            <TextField label={words('bornOn')} hint={words('dateHint')} value={form.bornOn} onText={(bornOn) => set({ bornOn })} error={error('needBorn')} inputMode="numeric" autoComplete="off" />
            <TextField label={words('phone')} type="tel" value={form.phone} onText={(phone) => set({ phone })} optional autoComplete="off" />
            <TextField label={words('knownAs')} value={form.knownAs} onText={(knownAs) => set({ knownAs })} optional autoComplete="off" />
          </div>
          <ChoiceField label={words('sex')} hint={words('sexHint')} choices={(Object.keys(sexKeys) as Sex[]).map((value) => ({ value, label: words(sexKeys[value]) }))} value={form.sex} onChoose={(sex) => set({ sex })} error={error('needSex')} />
        </>
      )}
    </FormSection>
  );
}

function Clinician({ form, set, error, siteId }: PartProps & { readonly siteId: string }) {
  const words = useWords(admissionMessages);
  const read = useRead(clinicians, { params: { id: siteId } });
  return (
    <FormSection title={words('clinician')} hint={words('clinicianHint')}>
      <Shown of={read} lines={1}>{({ items }) => (
        <Field label={words('clinician')} error={error('needClinician')}>{(ties) => (
          <select {...ties} className="in" value={form.clinicianId} onChange={(event) => set({ clinicianId: event.target.value })}>
            <option value="">{words('choosePlease')}</option>
            {items.map(({ id, name, openEpisodes }) => <option key={id} value={id}>{`${name} (${words('caseload', { count: openEpisodes })})`}</option>)}
          </select>
        )}</Field>
      )}</Shown>
    </FormSection>
  );
}

function Consent({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  const methods = useMethods();
  return (
    <FormSection title={words('consent')}>
      <div className="say stack"><p>{words('consentText1')}</p><p>{words('consentText2')}</p><p>{words('consentText3')}</p></div>
      <ChoiceField<ConsentMethod> label={words('consentHow')} choices={methods} value={form.consent} onChoose={(consent) => set({ consent })} error={error('needConsent')} />
    </FormSection>
  );
}

function Sharing({ form, set, error }: PartProps) {
  const words = useWords(admissionMessages);
  const methods = useMethods();
  return (
    <FormSection title={words('sharing')} hint={words('sharingHint')}>
      <ChoiceField label={words('sharing')} choices={[{ value: 'none', label: words('sharingNone') }, { value: 'some', label: words('sharingSome') }]} value={form.shares ? 'some' : 'none'} onChoose={(value) => set({ shares: value === 'some' })} />
      {form.shares ? (
        <>
          <div className="two">
            <TextField label={words('recipient')} value={form.recipient} onText={(recipient) => set({ recipient })} error={error('needSharing')} maxLength={200} />
            <TextField label={words('amountAndKind')} value={form.amountAndKind} onText={(amountAndKind) => set({ amountAndKind })} maxLength={200} />
            <TextField label={words('purpose')} value={form.purpose} onText={(purpose) => set({ purpose })} maxLength={200} />
            <TextField label={words('expiresOn')} hint={words('dateHint')} value={form.expiresOn} onText={(expiresOn) => set({ expiresOn })} optional />
          </div>
          <ChoiceField<ConsentMethod> label={words('sharingHow')} choices={methods} value={form.sharingHow} onChoose={(sharingHow) => set({ sharingHow })} />
        </>
      ) : null}
    </FormSection>
  );
}

function Form({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const navigate = useNavigate();
  const [form, setForm] = useState(() => formFrom(enquiry));
  const [isAsked, setAsked] = useState(false);
  const send = useCall(accept);
  const questions = openQuestions(form);
  const part: PartProps = { form, set: (change) => setForm((had) => ({ ...had, ...change })), error: (question) => (isAsked && questions.includes(question) ? words(question) : undefined) };
  const press = async () => {
    const body = bodyOf(form);
    if (body === undefined) return;
    const answer = await send.send({ params: { id: enquiry.id }, body });
    if (answer.kind === 'done') void navigate({ to: '/people/$personId/welcome', params: { personId: answer.reply.personId } });
  };
  const showOpen = () => { setAsked(true); setTimeout(() => document.querySelector<HTMLElement>('main [aria-invalid=true], main fieldset[aria-describedby$="-error"] input')?.focus()); };
  const name = form.known?.name ?? (`${form.knownAs || form.givenName} ${form.familyName}`.trim() || enquiry.callMe);
  return (
    <Card title={words('acceptTitle', { name })} lead={words('acceptSub', { reference: enquiry.reference })}>
      <Who {...part} />
      <Clinician {...part} siteId={enquiry.siteId} />
      <Consent {...part} />
      <Sharing {...part} />
      <FormSection title={words('goals')} hint={words('goalsHint')}><NotesField label={words('goals')} value={form.goals} onText={(goals) => part.set({ goals })} rows={3} optional error={part.error('goalLong')} /></FormSection>
      <div className="stack">
        <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
        <ConfirmlessButton label={words('acceptNow', { name })} why={questions.length === 0 ? undefined : words('answerFirst', { count: questions.length })} onWhy={showOpen} busy={send.busy} onPress={() => void press()} />
      </div>
    </Card>
  );
}

export function Acceptance() {
  const words = useWords(admissionMessages);
  const { enquiryId = '' }: { readonly enquiryId?: string } = useParams({ strict: false });
  const read = useEnquiry(enquiryId);
  return <Screen title={words('accept')} sub={read.data?.reply.reference} layout="narrow"><Shown of={read} lines={8}>{(enquiry) => <Form key={enquiry.id} enquiry={enquiry} />}</Shown></Screen>;
}
