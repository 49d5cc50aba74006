/** The letter for a hospital or prison: to whom, on which basis. Nothing leaves without one. */
import { writeHandover } from '@fairlead/contract/aftercare';
import { listConsents } from '@fairlead/contract/consent';
import { Button, Card, ChoiceField, DecisionPanel, Field, NotesField, Segments, TextField, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, useCall, useRead } from '../platform/index.ts';
import { handoverMessages } from './handover-messages.ts';
import { printLetter } from './print-letter.ts';

type Basis = 'consent' | 'emergency' | 'direct-care';

export function GoesForm({ personId, regime }: { readonly personId: string; readonly regime: '42CFR2' | 'UK' }) {
  const words = useWords(handoverMessages);
  const consents = useRead(listConsents, { params: { id: personId } }, { topics: ['consents'] });
  const sharing = (consents.data?.reply.items ?? []).filter(({ kind, state, recipient }) => kind === 'sharing' && state === 'in_force' && recipient !== null);
  const write = useCall(writeHandover);
  const [place, setPlace] = useState<'hospital' | 'prison'>('hospital');
  const [otherName, setOtherName] = useState('');
  const [otherPerson, setOtherPerson] = useState('');
  const [otherPhone, setOtherPhone] = useState('');
  const [basis, setBasis] = useState<Basis>(regime === 'UK' ? 'direct-care' : 'consent');
  const [consentId, setConsentId] = useState('');
  const [nature, setNature] = useState('');
  const [note, setNote] = useState('');
  const missing = otherName.trim() === '' ? words('otherName') : basis === 'consent' && consentId === '' ? words('chooseConsent') : basis === 'emergency' && nature.trim() === '' ? words('nature') : undefined;
  const send = async () => {
    const answer = await write.send({ params: { id: personId }, body: { place, otherName, basis, ...(otherPerson.trim() === '' ? {} : { otherPerson }), ...(otherPhone.trim() === '' ? {} : { otherPhone }), ...(basis === 'consent' ? { consentId } : {}), ...(basis === 'emergency' ? { emergencyNature: nature } : {}), ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind === 'done') await printLetter(answer.reply.id);
  };
  return (
    <Card title={words('goes')}>
      <p className="muted small">{words('goesSub')}</p>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined) void send(); }}>
        <Segments label={words('place')} value={place} onChoose={setPlace} choices={[{ value: 'hospital', label: words('hospital') }, { value: 'prison', label: words('prison') }]} />
        <TextField label={words('otherName')} value={otherName} onText={setOtherName} />
        <div className="fields"><TextField label={words('otherPerson')} value={otherPerson} onText={setOtherPerson} optional /><TextField label={words('otherPhone')} type="tel" value={otherPhone} onText={setOtherPhone} optional /></div>
        <ChoiceField<Basis> label={words('basis')} value={basis} onChoose={setBasis} choices={(regime === 'UK' ? ['direct-care', 'consent'] as const : ['consent', 'emergency'] as const).map((value) => ({ value, label: words(value) }))} />
        {basis !== 'consent' ? null : sharing.length === 0 ? <p className="small">{words('noConsent')} <Link to={`/people/${personId}/consents`}>{words('toConsents')}</Link></p> : (
          <Field label={words('whichConsent')}>{(ties) => <select {...ties} className="in" value={consentId} onChange={(event) => setConsentId(event.target.value)}><option value="">{words('chooseConsent')}</option>{sharing.map((each) => <option key={each.id} value={each.id}>{[each.recipient, each.purpose].filter(Boolean).join(', ')}</option>)}</select>}</Field>
        )}
        {basis === 'emergency' ? <TextField label={words('nature')} value={nature} onText={setNature} /> : null}
        <NotesField label={words('note')} rows={2} optional value={note} onText={setNote} />
        {write.answer?.kind === 'refused' && write.answer.decision !== undefined ? <DecisionPanel alone decision={write.answer.decision} /> : null}
        <AnswerNote answer={write.answer} onAgain={() => { void write.again(); }} />
        <div><Button type="submit" aria-busy={write.busy} why={missing}>{words('write')}</Button></div>
      </form>
    </Card>
  );
}
