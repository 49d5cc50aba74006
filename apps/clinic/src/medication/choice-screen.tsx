/** The aid for choosing a medicine, filled in together: what matters, what is so, the comparison, what was chosen. */
import { choiceFacts, choiceOptions, choiceWishes, choiceWords } from '@fairlead/clinical';
import { compareForPerson, getMedicineChoice, keepMedicineChoice } from '@fairlead/contract/medication';
import type { Choice, ChoiceAnswers, ChoiceOption } from '@fairlead/contract/medication';
import { Button, Card, ChoiceField, NotesField, Segments, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { choiceMessages } from './choice-messages.ts';
import { ClinicalFields } from './choice-fields.tsx';
import { Comparison } from './choice-comparison.tsx';

export function ChoiceScreen() {
  const { person } = usePerson();
  const read = useRead(getMedicineChoice, { params: { id: person.id } }, { topics: ['orders'], keep: true });
  return <Shown of={read} lines={10}>{(choice) => <Together key={`${person.id} ${choice.versions[0]?.version ?? 0}`} choice={choice} personId={person.id} />}</Shown>;
}

type Known = 'yes' | 'no' | 'unknown';
type Flag = (typeof choiceWishes)[number] | (typeof choiceFacts)[number];
const knownOf = (value: boolean | null | undefined): Known => (value === undefined || value === null ? 'unknown' : value ? 'yes' : 'no');

function Flags({ keys, answers, known, onAnswer }: { readonly keys: readonly Flag[]; readonly answers: ChoiceAnswers; readonly known: ChoiceAnswers; readonly onAnswer: (key: Flag, value: boolean | null) => void }) {
  const words = useWords(choiceMessages);
  const language = useLanguage();
  const choices = [{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }, { value: 'unknown', label: words('unknown') }] as const;
  return keys.map((key) => {
    const label = choiceWords[key][language === 'es' ? 'es' : 'en'];
    const own = answers[key];
    const recorded = (own === undefined || own === null) && known[key] !== undefined && known[key] !== null;
    return <div key={key} className="fieldx"><span>{label}{recorded ? <span className="muted small"> · {words('fromRecord')}</span> : null}</span><Segments<Known> label={label} value={knownOf(own ?? known[key])} choices={choices} onChoose={(value) => onAnswer(key, value === 'unknown' ? null : value === 'yes')} /></div>;
  });
}

function Together({ choice, personId }: { readonly choice: Choice; readonly personId: string }) {
  const words = useWords(choiceMessages);
  const { dayTime } = useFormats();
  const newest = choice.versions[0];
  const [answers, setAnswers] = useState<ChoiceAnswers>(newest?.answers ?? {});
  const [ownWords, setOwnWords] = useState(newest?.ownWords ?? '');
  const [note, setNote] = useState(newest?.note ?? '');
  const [chosen, setChosen] = useState<ChoiceOption | 'not-yet'>(newest?.chosen ?? 'not-yet');
  const trial = useCall(compareForPerson, { refreshes: [] });
  const keep = useCall(keepMedicineChoice);
  const answer = (more: Partial<ChoiceAnswers>) => {
    const next = { ...answers, ...more };
    setAnswers(next);
    void trial.send({ params: { id: personId }, body: { answers: next } });
  };
  const options = trial.answer?.kind === 'done' ? trial.answer.reply.options : choice.options;
  const send = () => void keep.send({ params: { id: personId }, body: { seenVersion: newest?.version ?? 0, answers, ownWords, note, ...(chosen === 'not-yet' ? {} : { chosen }) } });
  return (
    <div className="stack">
      <p className="rowx"><Link className="btn" to={`/people/${personId}/orders`}>{words('back')}</Link><Button look="bare" onClick={() => window.print()}>{words('print')}</Button></p>
      <div><h2>{words('title')}</h2><p className="muted">{words('sub')}</p>{newest === undefined ? <p className="muted small">{words('none')}</p> : <p className="muted small num">{words(newest.byPerson ? 'begun' : 'kept', { version: newest.version, by: newest.writtenBy, at: dayTime(newest.writtenAt) })}</p>}</div>
      <div className="two">
        <Card title={words('matters')}><div className="stack"><Flags keys={choiceWishes} answers={answers} known={choice.known} onAnswer={(key, value) => answer({ [key]: value })} /><NotesField label={words('ownWords')} hint={words('ownWordsHint')} rows={3} value={ownWords} onText={setOwnWords} /></div></Card>
        <Card title={words('isSo')}><div className="stack"><Flags keys={choiceFacts} answers={answers} known={choice.known} onAnswer={(key, value) => answer({ [key]: value })} /><ClinicalFields answers={answers} known={choice.known} onAnswer={answer} /></div></Card>
      </div>
      <Comparison options={options} />
      <Card title={words('chosen')}>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
          <ChoiceField label={words('chosen')} value={chosen} onChoose={setChosen} choices={[...choiceOptions.map((value) => ({ value, label: words(`o-${value}`) })), { value: 'not-yet' as const, label: words('notYet') }]} />
          <NotesField label={words('note')} rows={3} value={note} onText={setNote} />
          <AnswerNote answer={trial.answer} /><AnswerNote answer={keep.answer} onAgain={() => { void keep.again(); }} />
          <p className="rowx"><Button type="submit" look="primary" aria-busy={keep.busy}>{words('keep')}</Button>{newest?.chosen === null || newest?.chosen === undefined || newest.chosen === 'none' ? null : <Link className="btn" to={`/people/${personId}/orders`} search={{ medicine: newest.chosen } as never}>{words('newOrder')}</Link>}</p>
        </form>
        {choice.versions.length < 2 ? null : <details><summary>{words('earlier')}</summary><ul className="stack">{choice.versions.slice(1).map((each) => <li key={each.id} className="num">{words(each.byPerson ? 'begun' : 'kept', { version: each.version, by: each.writtenBy, at: dayTime(each.writtenAt) })} · {each.chosen === null ? words('notYet') : words(`o-${each.chosen}`)}{each.note === '' ? null : <p className="small">{each.note}</p>}</li>)}</ul></details>}
      </Card>
    </div>
  );
}
