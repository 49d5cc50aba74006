/** When ECG and liver tests fall due, tests by chance, and the liver tests that there are. */
import { addLiverTest, getTestDues } from '@fairlead/contract/tests';
import type { TestDues } from '@fairlead/contract/tests';
import { Button, Card, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { chanceMessages } from './chance-messages.ts';

export function DuesCard() {
  const words = useWords(chanceMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const { date, number } = useFormats();
  const dues = useRead(getTestDues, { params: { id: person.id } }, { topics: ['tests', 'orders'] });
  const [adding, setAdding] = useState(false);
  return (
    <Card title={words('due')} aside={episode !== undefined && has('prescriber', 'nurse') && !adding ? <Button onClick={() => setAdding(true)}>{words('addLiver')}</Button> : undefined}>
      {adding && episode !== undefined ? <LiverForm episodeId={episode.id} today={dues.data?.reply.today ?? ''} onClose={() => setAdding(false)} /> : null}
      <Shown of={dues} lines={3}>{(reply) => <>
        <dl className="stack">
          <div><dt>{words('ecgDue')}</dt><dd><Due due={reply.ecg} /></dd></div>
          <div><dt>{words('liverDue')}</dt><dd><Due due={reply.liver} /></dd></div>
          <div><dt>{words('chance')}</dt><dd className="num">{reply.chance.aYear === 0 ? words('chanceNone', { count: reply.chance.lastYear }) : words('chanceLine', { count: reply.chance.lastYear, least: reply.chance.aYear })} <span className="small muted">{words('chanceHint')}{reply.chance.aYear === 0 ? null : ` ${words('source', { source: reply.chance.source, mark: reply.chance.mark })}`}</span></dd></div>
        </dl>
        {reply.liverTests.length === 0 ? null : <><h3>{words('liver')}</h3><ul className="small num">{reply.liverTests.slice(0, 8).map((each) => <li key={each.id}>{words('liverLine', { day: date(each.onDay), alt: number(each.altTimesUln, 2), ast: each.astTimesUln === null ? '' : words('astPart', { ast: number(each.astTimesUln, 2) }) })} <span className="muted">{each.note} {each.by}</span></li>)}</ul></>}
      </>}</Shown>
    </Card>
  );
}

function Due({ due }: { readonly due: TestDues['ecg'] }) {
  const words = useWords(chanceMessages);
  const { day } = useFormats();
  if (due === null) return <span className="muted">{words('nothingDue')}</span>;
  const says = { day: day(due.dueOn), why: words(`w_${due.why}`) };
  return <span className="num"><StateTag state={due.late ? 'warn' : 'due'}>{due.late ? words('lateSince', says) : words('dueOn', says)}</StateTag> <span className="small muted">{words('source', { source: due.source, mark: due.mark })}</span></span>;
}

const times = (text: string): number | null => (/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);

function LiverForm({ episodeId, today, onClose }: { readonly episodeId: string; readonly today: string; readonly onClose: () => void }) {
  const words = useWords(chanceMessages);
  const add = useCall(addLiverTest);
  const [text, setText] = useState({ onDay: today, alt: '', ast: '' });
  const [alt, ast] = [times(text.alt), times(text.ast)];
  const missing = alt === null ? words('alt') : text.ast.trim() !== '' && ast === null ? words('figureBad') : text.onDay === '' || text.onDay > today ? words('onDay') : undefined;
  const send = async () => {
    if (missing !== undefined || alt === null) return;
    if ((await add.send({ params: { id: episodeId }, body: { onDay: text.onDay, altTimesUln: alt, ...(ast === null ? {} : { astTimesUln: ast }) } })).kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextField label={words('onDay')} type="date" value={text.onDay} onText={(onDay) => setText({ ...text, onDay })} />
      <div className="fields"><TextField label={words('alt')} inputMode="decimal" value={text.alt} onText={(value) => setText({ ...text, alt: value })} /><TextField label={words('ast')} inputMode="decimal" optional value={text.ast} onText={(value) => setText({ ...text, ast: value })} /></div>
      <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={add.busy} why={missing}>{words('save')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}
