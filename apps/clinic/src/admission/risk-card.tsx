/** Risk while waiting: each reason asked, and yes, no or not asked kept apart. */
import { waitingReasons } from '@fairlead/clinical';
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { addTriage } from '@fairlead/contract/admission';
import { Button, Card, NotesField, Segments, useFormats, useLanguage, useWords } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { saidIn } from './said.ts';

type Answer = 'yes' | 'no' | 'notAsked';

const answersOf = (triage: EnquiryDetail['triage']): Readonly<Record<string, Answer>> =>
  Object.fromEntries(waitingReasons.map(({ id }) => [id, triage?.reasons.includes(id) ? 'yes' : triage?.asked.includes(id) ? 'no' : 'notAsked']));

export function RiskCard({ enquiry, isOpen }: { readonly enquiry: EnquiryDetail; readonly isOpen: boolean }) {
  const words = useWords(admissionMessages);
  const language = useLanguage();
  const { dayTime } = useFormats();
  const [answers, setAnswers] = useState(() => answersOf(enquiry.triage));
  const [waits, setWaits] = useState(enquiry.state === 'waiting');
  const [note, setNote] = useState('');
  const add = useCall(addTriage);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const chosen = (answer: Answer) => waitingReasons.map(({ id }) => id).filter((id) => answers[id] === answer);
    void add.send({ params: { id: enquiry.id }, body: { reasons: chosen('yes'), asked: [...chosen('yes'), ...chosen('no')], wantsToWait: waits, ...(note.trim() === '' ? {} : { note: note.trim() }) } });
  };
  const choices = (['yes', 'no', 'notAsked'] as const).map((value) => ({ value, label: words(value) }));
  return (
    <Card title={words('risk')} aside={<span className="muted small num">{enquiry.triage === null ? words('riskNever') : words('riskAsked', { when: dayTime(enquiry.triage.at), name: enquiry.triage.by })}</span>}>
      <form className="stack" onSubmit={keep}>
        <p className="muted small">{words('riskHint')}</p>
        <ul className="asked">{waitingReasons.map(({ id, says }) => {
          const said = saidIn(says, language);
          return <li key={id}><span>{said}</span>{isOpen ? <Segments label={said} choices={choices} value={answers[id] ?? 'notAsked'} onChoose={(answer) => setAnswers((had) => ({ ...had, [id]: answer }))} /> : <b>{words(answers[id] ?? 'notAsked')}</b>}</li>;
        })}</ul>
        {isOpen ? (
          <>
            <label className="choice"><input className="tick" type="checkbox" checked={waits} onChange={(event) => setWaits(event.target.checked)} /><span>{words('wantsToWait')}</span></label>
            <NotesField label={words('note')} value={note} onText={setNote} rows={2} optional />
            <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
            <p><Button type="submit" aria-busy={add.busy}>{words('keepRisk')}</Button></p>
          </>
        ) : null}
      </form>
    </Card>
  );
}
