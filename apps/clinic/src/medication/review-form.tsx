/** A review of maintenance: what the record holds stands above what is asked. */
import { addReview, sideEffects } from '@fairlead/contract/medication';
import type { Maintenance, NewReview } from '@fairlead/contract/medication';
import { Button, ChoiceField, NotesField, Segments, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { useSubstance } from '../tests/index.tsx';
import { dayAfter } from './order-plan.ts';
import { maintenanceMessages } from './maintenance-messages.ts';

const benefits = ['good', 'some', 'none', 'worse'] as const;
const uses = ['none', 'less', 'same', 'more', 'not-said'] as const;
const holds = ['enough', 'too-little', 'too-much'] as const;
const outcomes = ['continue', 'raise', 'lower', 'change-medicine', 'taper', 'other'] as const;
type Draft = Partial<Pick<NewReview, 'benefit' | 'useOnTop' | 'doseHolds' | 'outcome'>>;

export function ReviewForm({ episodeId, maintenance, onClose }: { readonly episodeId: string; readonly maintenance: Maintenance; readonly onClose: () => void }) {
  const words = useWords(maintenanceMessages);
  const { day } = useFormats();
  const keep = useCall(addReview);
  const { due, today } = maintenance;
  const latest = due?.latestOn ?? dayAfter(today, 90);
  const [draft, setDraft] = useState<Draft>({});
  const [effects, setEffects] = useState<ReadonlySet<(typeof sideEffects)[number]>>(new Set());
  const [text, setText] = useState({ goals: '', note: '', nextOn: latest });
  const { benefit, useOnTop, doseHolds, outcome } = draft;
  const missing = benefit === undefined ? words('benefit') : useOnTop === undefined ? words('useOnTop') : doseHolds === undefined ? words('doseHolds') : outcome === undefined ? words('outcome') : text.nextOn <= today || text.nextOn > latest ? words('nextHint', { day: day(latest) }) : undefined;
  const send = async () => {
    if (missing !== undefined || benefit === undefined || useOnTop === undefined || doseHolds === undefined || outcome === undefined) return;
    const answer = await keep.send({ params: { id: episodeId }, body: { benefit, useOnTop, doseHolds, outcome, sideEffects: [...effects], goals: text.goals, note: text.note, nextOn: text.nextOn } });
    if (answer.kind === 'done') onClose();
  };
  const toggle = (which: (typeof sideEffects)[number]) => setEffects((before) => { const after = new Set(before); if (!after.delete(which)) after.add(which); return after; });
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Held maintenance={maintenance} />
      <div className="fieldx"><span>{words('benefit')}</span><Segments label={words('benefit')} value={benefit ?? ''} onChoose={(value) => { if (value !== '') setDraft({ ...draft, benefit: value }); }} choices={benefits.map((value) => ({ value, label: words(`b_${value}`) }))} /></div>
      <div className="fieldx"><span>{words('doseHolds')}</span><Segments label={words('doseHolds')} value={doseHolds ?? ''} onChoose={(value) => { if (value !== '') setDraft({ ...draft, doseHolds: value }); }} choices={holds.map((value) => ({ value, label: words(`d_${value}`) }))} /></div>
      <fieldset className="fieldx"><legend>{words('sideEffects')}</legend><div className="rowx">{sideEffects.map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={effects.has(each)} onChange={() => toggle(each)} /><span>{words(`s_${each}`)}</span></label>)}</div></fieldset>
      <div className="fieldx"><span>{words('useOnTop')}</span><Segments label={words('useOnTop')} value={useOnTop ?? ''} onChoose={(value) => { if (value !== '') setDraft({ ...draft, useOnTop: value }); }} choices={uses.map((value) => ({ value, label: words(`u_${value}`) }))} /></div>
      <NotesField label={words('goals')} rows={2} optional value={text.goals} onText={(goals) => setText({ ...text, goals })} />
      <ChoiceField label={words('outcome')} value={outcome} onChoose={(value) => setDraft({ ...draft, outcome: value })} choices={outcomes.map((value) => ({ value, label: words(`o_${value}`) }))} />
      {outcome === undefined || outcome === 'continue' || outcome === 'other' ? null : <p className="small muted">{words('orderNext')}</p>}
      <NotesField label={words('note')} rows={2} optional value={text.note} onText={(note) => setText({ ...text, note })} />
      <TextField label={words('nextOn')} hint={words('nextHint', { day: day(latest) })} type="date" value={text.nextOn} onText={(nextOn) => setText({ ...text, nextOn })} />
      <AnswerNote answer={keep.answer} onAgain={() => { void keep.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={keep.busy} why={missing}>{words('save')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}

function Held({ maintenance: { facts } }: { readonly maintenance: Maintenance }) {
  const words = useWords(maintenanceMessages);
  const { mg, date, list } = useFormats();
  const substance = useSubstance();
  const lines = [
    facts.doseUg === null || facts.daysOnIt === null ? null : words('onIt', { dose: mg(facts.doseUg), count: facts.daysOnIt }),
    facts.missedLast28 === null ? null : words('missed', { count: facts.missedLast28 }),
    facts.lastTest === null ? null : words('lastTest', { day: date(facts.lastTest.on), found: facts.lastTest.positive.length === 0 ? words('lastTestNone') : list(facts.lastTest.positive.map(substance)) }),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : <div><h3>{words('now')}</h3><ul className="small num">{lines.map((line) => <li key={line}>{line}</li>)}</ul></div>;
}
