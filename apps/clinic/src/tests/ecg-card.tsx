/** ECGs: QT and rate are typed, four corrections are worked out, one of them is decided by. */
import { addEcg, getEcgs } from '@fairlead/contract/tests';
import type { Ecg } from '@fairlead/contract/tests';
import { Button, Card, ChoiceField, EmptyState, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { Across, AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { testsMessages } from './tests-messages.ts';

type Formula = Ecg['formula'];
// Names of the people who published them: the same in every language.
const formulaNames: Readonly<Record<Formula, string>> = { fridericia: 'Fridericia', bazett: 'Bazett', framingham: 'Framingham', hodges: 'Hodges' };
const formulas = Object.keys(formulaNames) as Formula[];

export function EcgCard() {
  const words = useWords(testsMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const { dayTime } = useFormats();
  const ecgs = useRead(getEcgs, { params: { id: person.id } }, { topics: ['tests'] });
  const [adding, setAdding] = useState(false);
  return (
    <Card title={words('ecgs')} aside={episode !== undefined && has('prescriber', 'nurse') && !adding ? <Button onClick={() => setAdding(true)}>{words('addEcg')}</Button> : undefined}>
      {adding && episode !== undefined ? <EcgForm episodeId={episode.id} onClose={() => setAdding(false)} /> : null}
      <Shown of={ecgs}>{({ items }) => (items.length === 0 ? <EmptyState title={words('noEcg')}>{words('noEcgSub')}</EmptyState> : (
        <Across label={words('ecgs')}><table className="figures num">
          <caption className="hide">{words('ecgs')}</caption>
          <thead><tr><th scope="col">{words('when')}</th><th scope="col">{words('qt')}</th><th scope="col">{words('rate')}</th>{formulas.map((each) => <th key={each} scope="col">{formulaNames[each]}</th>)}<th scope="col">QTc</th></tr></thead>
          <tbody>{items.map((ecg) => (
            <tr key={ecg.id}><th scope="row">{dayTime(ecg.recordedAt)}</th><td className="nb">{ecg.qtMs} ms</td><td className="nb">{ecg.heartRate} {words('perMinute')}</td>{[ecg.fridericiaMs, ecg.bazettMs, ecg.framinghamMs, ecg.hodgesMs].map((ms, at) => <td key={formulas[at]} className="nb">{ms} ms</td>)}
              <td><StateTag state={ecg.qtcMs > 500 ? 'refuse' : ecg.qtcMs >= 450 ? 'warn' : 'allow'} boxed>{`${ecg.qtcMs} ms`}</StateTag> <span className="muted small">{formulaNames[ecg.formula]}</span></td></tr>
          ))}</tbody>
        </table></Across>
      ))}</Shown>
    </Card>
  );
}

const whole = (text: string): number | null => (/^\d{2,3}$/.test(text.trim()) ? Number(text) : null);

function EcgForm({ episodeId, onClose }: { readonly episodeId: string; readonly onClose: () => void }) {
  const words = useWords(testsMessages);
  const add = useCall(addEcg);
  const [text, setText] = useState({ qt: '', rate: '', at: '', note: '' });
  const [formula, setFormula] = useState<Formula>('fridericia');
  const [qtMs, heartRate] = [whole(text.qt), whole(text.rate)];
  const missing = qtMs === null ? words('qt') : heartRate === null ? words('rate') : text.at === '' ? words('recordedOn') : undefined;
  const send = async () => {
    if (missing !== undefined || qtMs === null || heartRate === null) return;
    const answer = await add.send({ params: { id: episodeId }, body: { recordedAt: new Date(text.at).toISOString(), qtMs, heartRate, formula, ...(text.note.trim() === '' ? {} : { note: text.note.trim() }) } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextField label={words('recordedOn')} type="datetime-local" value={text.at} onText={(at) => setText({ ...text, at })} />
      <div className="fields"><TextField label={words('qt')} unit="ms" inputMode="numeric" value={text.qt} onText={(qt) => setText({ ...text, qt })} /><TextField label={words('rate')} unit={words('perMinute')} inputMode="numeric" value={text.rate} onText={(rate) => setText({ ...text, rate })} /></div>
      <ChoiceField label={words('formula')} value={formula} onChoose={setFormula} choices={formulas.map((value) => ({ value, label: formulaNames[value] }))} />
      <NotesField label={words('note')} rows={2} optional value={text.note} onText={(note) => setText({ ...text, note })} />
      <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={add.busy} why={missing}>{words('saveEcg')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}
