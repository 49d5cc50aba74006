/** The house log: incidents, searches with consent, visitors, telephone rules. */
import { addHouseEntry, houseLog } from '@fairlead/contract/residence';
import { Button, Card, Chip, Field, NotesField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { residenceMessages } from './residence-messages.ts';

const kinds = ['incident', 'search', 'visitor', 'telephone'] as const;

export function HouseLog({ residents }: { readonly residents: readonly { readonly personId: string; readonly name: string }[] }) {
  const words = useWords(residenceMessages);
  const { dayTime } = useFormats();
  const { site } = useSession();
  const read = useRead(houseLog, { params: { id: site.id } }, { topics: ['house-log'] });
  const send = useCall(addHouseEntry);
  const [kind, setKind] = useState<(typeof kinds)[number]>('incident');
  const [text, setText] = useState('');
  const [personId, setPersonId] = useState('');
  const [agreed, setAgreed] = useState<'' | 'yes' | 'no'>('');
  const why = text.trim() === '' ? words('whatHappened') : kind === 'search' && agreed === '' ? words('agreed') : undefined;
  const press = () => void send.send({ params: { id: site.id }, body: { kind, words: text.trim(), ...(personId === '' ? {} : { personId }), ...(agreed === '' ? {} : { consented: agreed === 'yes' }) } }).then((answer) => { if (answer.kind === 'done') setText(''); });
  return (
    <Card title={words('log')}>
      <div className="stack"><form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) press(); }}>
        <Field label={words('kind')}>{(ties) => <select {...ties} className="in" value={kind} onChange={(event) => setKind(event.target.value as (typeof kinds)[number])}>{kinds.map((each) => <option key={each} value={each}>{words(`l_${each}`)}</option>)}</select>}</Field>
        <Field label={words('about')}>{(ties) => <select {...ties} className="in" value={personId} onChange={(event) => setPersonId(event.target.value)}><option value="">{words('nobody')}</option>{residents.map((each) => <option key={each.personId} value={each.personId}>{each.name}</option>)}</select>}</Field>
        {kind === 'incident' ? null : <Field label={words('agreed')}>{(ties) => <select {...ties} className="in" value={agreed} onChange={(event) => setAgreed(event.target.value as '' | 'yes' | 'no')}><option value="">{words('notAsked')}</option><option value="yes">{words('yes')}</option><option value="no">{words('no')}</option></select>}</Field>}
        <NotesField label={words('whatHappened')} rows={2} value={text} onText={setText} />
        <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
        <Button type="submit" aria-busy={send.busy} why={why}>{words('addEntry')}</Button>
      </form>
      <Shown of={read} lines={2}>{({ items }) => (items.length === 0 ? <p className="muted small">{words('noLog')}</p> : <ul className="stack small">{items.slice(0, 10).map((entry) => <li key={entry.id}><Chip>{words(`l_${entry.kind}`)}</Chip> <span className="muted num">{dayTime(entry.at)}, {entry.by}</span><p>{entry.name === null ? '' : `${entry.name}: `}{entry.words}{entry.consented === null ? '' : ` (${words(entry.consented ? 'agreedWord' : 'notAgreed')})`}</p></li>)}</ul>)}</Shown></div>
    </Card>
  );
}
