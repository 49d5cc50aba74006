/** Whether a taper may begin: what the record knows by itself, and what only a talk shows. */
import { noteReadiness } from '@fairlead/contract/medication';
import type { Maintenance, Readiness } from '@fairlead/contract/medication';
import { Button, NotesField, Segments, StateTag, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { maintenanceMessages } from './maintenance-messages.ts';

type Said = 'ownWish' | 'pauseOffered' | 'overdoseRiskTold';
const spoken: readonly Said[] = ['ownWish', 'pauseOffered', 'overdoseRiskTold'];
const isSaid = (id: keyof Readiness): id is Said => spoken.some((each) => each === id);
type Answer = 'yes' | 'no' | 'unknown';
const answerOf = (state: boolean | null): Answer => (state === null ? 'unknown' : state ? 'yes' : 'no');

export function ReadinessPart({ episodeId, maintenance }: { readonly episodeId: string | undefined; readonly maintenance: Maintenance }) {
  const words = useWords(maintenanceMessages);
  const { mg, day } = useFormats();
  const { has } = useSession();
  const [open, setOpen] = useState(false);
  const { taper, readiness } = maintenance;
  const may = episodeId !== undefined && has('prescriber', 'nurse', 'pharmacist', 'counsellor');
  return (
    <details open={taper !== null || open}>
      <summary>{words('readiness')}</summary>
      <div className="stack">
        <p className="num">{taper === null ? words('notTapering') : words('taperLine', { now: mg(taper.nowUg), next: mg(taper.nextUg ?? 0), day: day(taper.nextOn ?? taper.lastOn), last: mg(taper.lastUg), end: day(taper.lastOn) })}</p>
        {open && episodeId !== undefined ? <ReadinessForm episodeId={episodeId} maintenance={maintenance} onClose={() => setOpen(false)} /> : <>
          <Items maintenance={maintenance} />
          <p className="small muted">{words(readiness.ready ? 'ready' : 'notReady')}</p>
          {may ? <div><Button onClick={() => setOpen(true)}>{words('look')}</Button></div> : null}
        </>}
      </div>
    </details>
  );
}

function Items({ maintenance: { readiness } }: { readonly maintenance: Maintenance }) {
  const words = useWords(maintenanceMessages);
  const language = useLanguage();
  const { dayTime } = useFormats();
  return (
    <>
      <ul className="stack">{readiness.items.map((item) => (
        <li key={item.id}><StateTag state={item.state === true ? 'allow' : item.state === false ? 'warn' : 'due'}>{words(item.state === true ? 'yes' : item.state === false ? 'no' : 'notKnown')}</StateTag> {language === 'es' ? item.says.es : item.says.en} <span className="small muted">{isSaid(item.id) ? null : words('fromRecord')}</span></li>
      ))}</ul>
      {readiness.lookedBy === null || readiness.lookedAt === null ? null : <p className="small muted num">{readiness.words === '' ? null : `“${readiness.words}” `}{words('looked', { by: readiness.lookedBy, at: dayTime(readiness.lookedAt) })}</p>}
    </>
  );
}

function ReadinessForm({ episodeId, maintenance: { readiness }, onClose }: { readonly episodeId: string; readonly maintenance: Maintenance; readonly onClose: () => void }) {
  const words = useWords(maintenanceMessages);
  const language = useLanguage();
  const keep = useCall(noteReadiness);
  const [said, setSaid] = useState<Readonly<Record<Said, Answer>>>({ ownWish: answerOf(readiness.known.ownWish), pauseOffered: answerOf(readiness.known.pauseOffered), overdoseRiskTold: answerOf(readiness.known.overdoseRiskTold) });
  const [text, setText] = useState('');
  const known = (value: Answer): boolean | null => (value === 'unknown' ? null : value === 'yes');
  const send = async () => {
    const answer = await keep.send({ params: { id: episodeId }, body: { ownWish: known(said.ownWish), pauseOffered: known(said.pauseOffered), overdoseRiskTold: known(said.overdoseRiskTold), words: text } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {readiness.items.flatMap((item) => { const { id } = item; if (!isSaid(id)) return []; const label = language === 'es' ? item.says.es : item.says.en; return [<div key={id} className="fieldx"><span>{label}</span><Segments<Answer> label={label} value={said[id]} onChoose={(value) => setSaid({ ...said, [id]: value })} choices={[{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }, { value: 'unknown', label: words('notKnown') }]} /></div>]; })}
      <NotesField label={words('words')} rows={2} optional value={text} onText={setText} />
      <AnswerNote answer={keep.answer} onAgain={() => { void keep.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={keep.busy}>{words('keep')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}
