/** Maintenance in one card: when it is looked at next, what was found before, a plan that falls, and what the person asks. */
import { answerRequest, getMaintenance } from '@fairlead/contract/medication';
import type { DoseRequest, Maintenance } from '@fairlead/contract/medication';
import { Button, Card, NotesField, Segments, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { maintenanceMessages } from './maintenance-messages.ts';
import { ReadinessPart } from './readiness-part.tsx';
import { ReviewForm } from './review-form.tsx';

export function MaintenanceCard({ personId, episodeId }: { readonly personId: string; readonly episodeId: string | undefined }) {
  const words = useWords(maintenanceMessages);
  const { has } = useSession();
  const maintenance = useRead(getMaintenance, { params: { id: personId } }, { topics: ['orders', 'queue', 'tests'] });
  const [writing, setWriting] = useState(false);
  const may = episodeId !== undefined && has('prescriber', 'nurse', 'pharmacist');
  return (
    <Card title={words('title')} aside={may && !writing && maintenance.data?.reply.facts.medicine !== null ? <Button onClick={() => setWriting(true)}>{words('write')}</Button> : undefined}>
      <Shown of={maintenance} lines={3}>{(reply) => <div className="stack">
        {reply.requests.filter(({ answer }) => answer === null).map((each) => <OpenRequest key={each.id} request={each} />)}
        <Due maintenance={reply} />
        {writing && episodeId !== undefined ? <ReviewForm episodeId={episodeId} maintenance={reply} onClose={() => setWriting(false)} /> : null}
        <Before maintenance={reply} />
        <ReadinessPart episodeId={episodeId} maintenance={reply} />
      </div>}</Shown>
    </Card>
  );
}

function Due({ maintenance: { due } }: { readonly maintenance: Maintenance }) {
  const words = useWords(maintenanceMessages);
  const { day } = useFormats();
  if (due === null) return <p className="muted">{words('noDue')}</p>;
  const said = { ahead: words('due', { day: day(due.dueOn) }), soon: words('soon', { day: day(due.dueOn) }), late: words('late', { day: day(due.dueOn) }) }[due.state];
  return <div className="num"><StateTag state={due.state === 'late' ? 'warn' : due.state === 'soon' ? 'due' : 'allow'} boxed>{said}</StateTag><p className="small muted">{words('source', { source: due.source, mark: due.mark })}</p></div>;
}

function Before({ maintenance: { reviews } }: { readonly maintenance: Maintenance }) {
  const words = useWords(maintenanceMessages);
  const { date } = useFormats();
  if (reviews.length === 0) return <p className="muted small">{words('noReviews')}</p>;
  return (
    <details><summary>{words('before')}</summary><ul className="stack small">{reviews.map((each) => (
      <li key={each.id}><span className="num">{words('reviewLine', { day: date(each.onDay), benefit: words(`b_${each.benefit}`).toLocaleLowerCase(), dose: words(`d_${each.doseHolds}`).toLocaleLowerCase(), use: words(`u_${each.useOnTop}`).toLocaleLowerCase(), outcome: words(`o_${each.outcome}`), by: each.by })}</span>{each.goals === '' ? null : <> “{each.goals}”</>}{each.note === '' ? null : <span className="muted"> {each.note}</span>}</li>
    ))}</ul></details>
  );
}

function OpenRequest({ request }: { readonly request: DoseRequest }) {
  const words = useWords(maintenanceMessages);
  const { dayTime } = useFormats();
  const { has } = useSession();
  const send = useCall(answerRequest);
  const [answer, setAnswer] = useState<'changed' | 'kept'>('changed');
  const [said, setSaid] = useState('');
  return (
    <section className="order-card stack" aria-label={words('asks')}>
      <p><StateTag state="due" boxed>{words(`a_${request.what}`)}</StateTag> <span className="small muted num">{words('askedAt', { at: dayTime(request.askedAt) })}</span></p>
      {request.words === '' ? null : <p>“{request.words}”</p>}
      <p className="small muted">{words('orderStands')}</p>
      {!has('prescriber') ? null : <form className="stack" onSubmit={(event) => { event.preventDefault(); if (said.trim() !== '') void send.send({ params: { id: request.id }, body: { answer, words: said.trim() } }); }}>
        <Segments<'changed' | 'kept'> label={words('answer')} value={answer} onChoose={setAnswer} choices={[{ value: 'changed', label: words('changed') }, { value: 'kept', label: words('kept') }]} />
        <NotesField label={words('answerWords')} hint={words('answerHint')} rows={2} value={said} onText={setSaid} />
        <AnswerNote answer={send.answer} onAgain={() => { void send.again(); }} />
        <div><Button type="submit" aria-busy={send.busy} why={said.trim() === '' ? words('answerWords') : undefined}>{words('send')}</Button></div>
      </form>}
    </section>
  );
}
