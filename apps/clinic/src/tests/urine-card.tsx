/** Urine tests: ordering, the sample, results by substance. What has no result is said to have none. */
import { addUrineResults, collectUrine, getUrineTests, orderUrineTest, substances } from '@fairlead/contract/tests';
import type { UrineTest } from '@fairlead/contract/tests';
import { Button, Card, Chip, ChoiceField, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { chanceMessages } from './chance-messages.ts';
import { ExcuseForm } from './excuse-form.tsx';
import { SpecimenLine } from './specimen-form.tsx';
import { TestReading } from './test-reading.tsx';
import { testsMessages } from './tests-messages.ts';
import { useSubstance } from './use-substance.ts';
import { UrineResultsForm } from './urine-results-form.tsx';

type Reason = 'start' | 'random' | 'clinical' | 'take-home' | 'requested by the person';
const reasons: readonly Reason[] = ['start', 'random', 'clinical', 'take-home', 'requested by the person'];
type Substance = (typeof substances)[number];
const usual: readonly Substance[] = ['opiates', 'fentanyl', 'methadone metabolite', 'buprenorphine', 'benzodiazepines', 'cocaine', 'methamphetamine', 'alcohol metabolite'];

export function UrineCard() {
  const words = useWords(testsMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const tests = useRead(getUrineTests, { params: { id: person.id } }, { topics: ['tests'] });
  const [ordering, setOrdering] = useState(false);
  const may = episode !== undefined && has('prescriber', 'nurse', 'pharmacist', 'counsellor');
  return (
    <Card title={words('urine')} aside={may && !ordering ? <Button onClick={() => setOrdering(true)}>{words('order')}</Button> : undefined}>
      {ordering && episode !== undefined ? <OrderTest episodeId={episode.id} onClose={() => setOrdering(false)} /> : null}
      <Shown of={tests}>{({ items, noResultKnown }) => (
        <div className="stack">
          {items.length > 0 ? <ul className="stack">{items.map((test) => <li key={test.id}><OneTest test={test} /></li>)}</ul> : noResultKnown.length > 0 ? null : <EmptyState title={words('noUrine')}>{words('noUrineSub')}</EmptyState>}
          {noResultKnown.length === 0 ? null : <NoResultKnown days={noResultKnown} />}
        </div>
      )}</Shown>
    </Card>
  );
}

/** Visits that came without a result: said as not known, so that nobody takes a gap for a negative test. */
function NoResultKnown({ days }: { readonly days: readonly string[] }) {
  const words = useWords(testsMessages);
  const { date, list } = useFormats();
  return (
    <div className="stack">
      <p><b>{words('noResultKnown')}</b> <span className="muted">{words('allDays', { count: days.length })}</span></p>
      <p className="small muted">{words('noResultKnownWhy')}</p>
      <p className="small num">{list(days.map((day) => date(day)))}</p>
    </div>
  );
}

function OrderTest({ episodeId, onClose }: { readonly episodeId: string; readonly onClose: () => void }) {
  const words = useWords(testsMessages);
  const substance = useSubstance();
  const order = useCall(orderUrineTest);
  const [reason, setReason] = useState<Reason | undefined>(undefined);
  const chance = useWords(chanceMessages);
  const [specimen, setSpecimen] = useState<UrineTest['specimen']>('urine');
  const [panel, setPanel] = useState<ReadonlySet<Substance>>(new Set(usual));
  const toggle = (which: Substance, on: boolean) => setPanel((before) => { const after = new Set(before); if (on) after.add(which); else after.delete(which); return after; });
  const send = async () => {
    if (reason === undefined || panel.size === 0) return;
    if ((await order.send({ params: { id: episodeId }, body: { reason, panel: [...panel], specimen } })).kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <ChoiceField label={words('why')} value={reason} onChoose={setReason} choices={reasons.map((value) => ({ value, label: words(value) }))} />
      <ChoiceField label={chance('specimen')} value={specimen} onChoose={setSpecimen} choices={(['urine', 'oral-fluid'] as const).map((value) => ({ value, label: chance(value) }))} />
      <fieldset className="fieldx"><legend>{words('panel')}</legend><span className="hint">{words('fentanylNote')}</span>
        <div className="rowx">{substances.map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={panel.has(each)} onChange={(event) => toggle(each, event.target.checked)} /><span>{substance(each)}</span></label>)}</div>
      </fieldset>
      <AnswerNote answer={order.answer} onAgain={() => { void order.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={order.busy} why={reason === undefined ? words('why') : panel.size === 0 ? words('panel') : undefined}>{words('order')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}

function OneTest({ test }: { readonly test: UrineTest }) {
  const words = useWords(testsMessages);
  const { date, dayOf, dayTime, list } = useFormats();
  const substance = useSubstance();
  const collect = useCall(collectUrine);
  const enter = useCall(addUrineResults);
  const chance = useWords(chanceMessages);
  const [entering, setEntering] = useState(false);
  const [excusing, setExcusing] = useState(false);
  const state = { ordered: <StateTag state="due">{words('state_ordered')}</StateTag>, collected: <StateTag state="due">{words('state_collected')}</StateTag>, resulted: <StateTag state="given">{words('state_resulted')}</StateTag>, 'not given': <StateTag state="away">{words('state_notGiven')}</StateTag>, excused: <StateTag state="away">{chance('stateExcused')}</StateTag> }[test.state];
  const reason = reasons.find((each) => each === test.reason);
  // What the medicine itself explains calls for nobody's attention.
  const isOrdered = (which: string) => test.reading?.readings.some(({ code, substance: of }) => code === 'EXPECTED_POSITIVE' && of === which) ?? false;
  // One that nobody here ordered came with a record from elsewhere: its day is known and no more, and nothing is added to it.
  const isFromElsewhere = test.orderedBy === null && !test.drawn;
  return (
    <div className="stack">
      <p className="num rowx"><b>{isFromElsewhere ? date(dayOf(test.collectedAt ?? test.orderedAt)) : dayTime(test.collectedAt ?? test.orderedAt)}</b> {state} <span className="muted">{isFromElsewhere ? words('fromElsewhere') : test.drawn ? chance('drawn') : reason === undefined ? test.reason : words(reason)}{test.specimen === 'oral-fluid' ? ` · ${chance('oral-fluid')}` : ''}</span></p>
      {test.excused === null ? null : <p className="small muted">{chance('excusedBy', { why: chance(test.excused.why), words: test.excused.words, by: test.excused.by })}</p>}
      {test.check === null ? null : <SpecimenLine check={test.check} />}
      {test.results.length === 0 ? null : <p className="rowx">{test.results.map((each) => <Chip key={each.id} tone={each.result !== 'positive' || isOrdered(each.substance) ? 'quiet' : 'warn'}>{substance(each.substance)}: {words(each.result)}{each.method === 'confirmed' ? <> ({words('confirmed')})</> : null}</Chip>)}</p>}
      {test.reading === null ? null : <TestReading reading={test.reading} />}
      {test.state === 'resulted' && test.unknown.length > 0 ? <p className="small muted">{words('notKnownYet', { list: list(test.unknown.map(substance)) })}</p> : null}
      {excusing ? <ExcuseForm testId={test.id} onClose={() => setExcusing(false)} /> : isFromElsewhere ? null : entering ? <UrineResultsForm test={test} busy={enter.busy} onCancel={() => setEntering(false)} onSave={(results, specimen) => { void enter.send({ params: { id: test.id }, body: { results: [...results], ...specimen } }).then((answer) => { if (answer.kind === 'done') setEntering(false); }); }} /> : (
        <div className="rowx">
          {test.state === 'ordered' || test.state === 'not given' ? <Button onClick={() => { void collect.send({ params: { id: test.id }, body: { given: true } }); }}>{words('given')}</Button> : null}
          {test.state === 'ordered' ? <Button look="bare" onClick={() => { void collect.send({ params: { id: test.id }, body: { given: false } }); }}>{words('notGiven')}</Button> : null}
          {test.drawn && (test.state === 'ordered' || test.state === 'not given') ? <Button look="bare" onClick={() => setExcusing(true)}>{chance('excuse')}</Button> : null}
          {test.state === 'collected' || test.state === 'resulted' ? <Button onClick={() => setEntering(true)}>{test.state === 'resulted' ? words('moreResults') : words('results')}</Button> : null}
        </div>
      )}
      <AnswerNote answer={collect.answer} onAgain={() => { void collect.again(); }} /><AnswerNote answer={enter.answer} onAgain={() => { void enter.again(); }} />
    </div>
  );
}
