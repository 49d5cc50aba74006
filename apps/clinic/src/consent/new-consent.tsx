/** A consent noted as it is signed: to what, and for sharing with whom, what and why. */
import { addConsent } from '@fairlead/contract/consent';
import { Button, ChoiceField, TextField, useWords } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { consentMessages } from './consent-messages.ts';

const kinds = ['sharing', 'counselling_notes', 'reporting', 'research', 'treatment'] as const;
const methods = ['on_screen', 'on_paper', 'spoken'] as const;

export function NewConsent({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(consentMessages);
  const { person } = usePerson();
  const [kind, setKind] = useState<(typeof kinds)[number]>('sharing');
  const [method, setMethod] = useState<(typeof methods)[number] | undefined>(undefined);
  const [form, setForm] = useState({ recipient: '', amountAndKind: '', purpose: '', expiresOn: '' });
  const [isAsked, setAsked] = useState(false);
  const add = useCall(addConsent);
  const set = (change: Partial<typeof form>) => setForm((had) => ({ ...had, ...change }));
  const isSharing = kind === 'sharing';
  const dateWrong = form.expiresOn.trim() !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(form.expiresOn.trim()) || Number.isNaN(Date.parse(form.expiresOn.trim())));
  const open = (text: string, key: 'needWho' | 'needWhat' | 'needWhy') => (isAsked && text.trim() === '' ? words(key) : undefined);
  const press = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (method === undefined || dateWrong || (isSharing && [form.recipient, form.amountAndKind, form.purpose].some((text) => text.trim() === ''))) return;
    const sharing = isSharing ? { recipient: form.recipient.trim(), amountAndKind: form.amountAndKind.trim(), purpose: form.purpose.trim() } : {};
    const answer = await add.send({ params: { id: person.id }, body: { kind, method, ...sharing, ...(form.expiresOn.trim() === '' ? {} : { expiresOn: form.expiresOn.trim() }) } });
    if (answer.kind === 'done') onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void press(event)} noValidate>
      <ChoiceField label={words('kind')} choices={kinds.map((value) => ({ value, label: words(value) }))} value={kind} onChoose={setKind} />
      <div className="two">
        {isSharing ? (
          <>
            <TextField label={words('recipient')} value={form.recipient} onText={(recipient) => set({ recipient })} error={open(form.recipient, 'needWho')} maxLength={200} />
            <TextField label={words('amountAndKind')} value={form.amountAndKind} onText={(amountAndKind) => set({ amountAndKind })} error={open(form.amountAndKind, 'needWhat')} maxLength={200} />
            <TextField label={words('purpose')} value={form.purpose} onText={(purpose) => set({ purpose })} error={open(form.purpose, 'needWhy')} maxLength={200} />
          </>
        ) : null}
        <TextField label={words('expiresOn')} hint={words('dateHint')} value={form.expiresOn} onText={(expiresOn) => set({ expiresOn })} optional error={isAsked && dateWrong ? words('badDate') : undefined} />
      </div>
      <ChoiceField label={words('how')} choices={methods.map((value) => ({ value, label: words(value) }))} value={method} onChoose={setMethod} error={isAsked && method === undefined ? words('needHow') : undefined} />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={add.busy}>{words('keepConsent')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}
