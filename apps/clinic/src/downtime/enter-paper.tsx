/** One dose from the paper into the record: as it stands there, once. */
import { enterPaperDose, getDoseList } from '@fairlead/contract/downtime';
import type { ReplyOf } from '@fairlead/contract';
import { Button, Card, Field, Note, TextField, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, instantAt, useCall } from '../platform/index.ts';
import { paperMessages } from './paper-messages.ts';

const empty = { personId: '', part: '1', mg: '', time: '', giver: '', container: '', reference: '' };

export function EnterPaper({ list, zone, siteId }: { readonly list: ReplyOf<typeof getDoseList>; readonly zone: string; readonly siteId: string }) {
  const words = useWords(paperMessages);
  const enter = useCall(enterPaperDose, { refreshes: [getDoseList] });
  const [day, setDay] = useState(list.day);
  const [text, setText] = useState(empty);
  const set = (part: Partial<typeof empty>) => setText({ ...text, ...part });
  const line = list.items.find(({ personId }) => personId === text.personId);
  const givenAt = text.time === '' ? undefined : instantAt(day, text.time, zone);
  const ug = Math.round(Number(text.mg.replace(',', '.')) * 1000);
  const why = line === undefined ? words('whoFirst') : !(ug > 0) ? words('amount') : givenAt === undefined ? words('time') : text.giver === '' ? words('by') : text.container === '' ? words('from') : text.reference.trim() === '' ? words('reference') : undefined;
  const containers = list.containers.filter(({ medicine }) => line === undefined || medicine === line.medicine);
  const send = async () => {
    if (why !== undefined || line === undefined || givenAt === undefined) return;
    const answer = await enter.send({ params: { id: siteId }, body: { personId: line.personId, dosingDay: day, part: Number(text.part), givenUg: ug, givenAt, givenById: text.giver, reference: text.reference.trim(), containerId: text.container } });
    if (answer.kind === 'done') set({ personId: '', mg: '', time: '' });
  };
  const outcome = enter.answer?.kind === 'done' ? enter.answer.reply.outcome : undefined;
  return (
    <Card title={words('enter')} lead={words('enterSub')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <Field label={words('who')}>{(ties) => <select {...ties} className="in" value={text.personId} onChange={(event) => set({ personId: event.target.value, part: String(list.items.find(({ personId }) => personId === event.target.value)?.parts[0]?.part ?? 1) })}><option value="">{words('chooseOne')}</option>{list.items.map((each) => <option key={`${each.personId} ${each.orderId ?? ''}`} value={each.personId}>{each.name} · {each.number}</option>)}</select>}</Field>
        {(line?.parts.length ?? 0) > 1 ? <Field label={words('part')}>{(ties) => <select {...ties} className="in" value={text.part} onChange={(event) => set({ part: event.target.value })}>{line?.parts.map(({ part }) => <option key={part} value={part}>{part}</option>)}</select>}</Field> : null}
        <div className="fields"><TextField label={words('day')} type="date" value={day} onText={setDay} /><TextField label={words('time')} type="time" value={text.time} onText={(time) => set({ time })} /></div>
        <TextField label={words('amount')} unit={words('mg')} inputMode="decimal" value={text.mg} onText={(mg) => set({ mg })} />
        <Field label={words('by')}>{(ties) => <select {...ties} className="in" value={text.giver} onChange={(event) => set({ giver: event.target.value })}><option value="">{words('chooseOne')}</option>{list.givers.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>}</Field>
        <Field label={words('from')}>{(ties) => <select {...ties} className="in" value={text.container} onChange={(event) => set({ container: event.target.value })}><option value="">{words('chooseOne')}</option>{containers.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}</select>}</Field>
        <TextField label={words('reference')} value={text.reference} onText={(reference) => set({ reference })} maxLength={60} />
        <AnswerNote answer={enter.answer} onAgain={() => void enter.again()} />
        {outcome === 'entered' ? <Note tone="allow" icon={IconCircleCheck} title={words('entered')} live="polite" /> : null}
        {outcome === 'stands-already' ? <Note tone="refuse" icon={IconAlertTriangle} title={words('stands')} live="assertive"><Link to="/downtime">{words('toDowntime')}</Link></Note> : null}
        <div><Button type="submit" aria-busy={enter.busy} why={why}>{words('send')}</Button></div>
      </form>
    </Card>
  );
}
