/** One round at one bed: readings, signs, sedation; what the rules make of it, and who is next. */
import type { Stay } from '@fairlead/contract/withdrawal';
import { Button, Card, Chip, DecisionPanel, DueTag, Field, NotesField, Note, TextField, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { AnswerNote, ConfirmlessButton, Screen, Shown } from '../platform/index.ts';
import { CodedSign, SignsForm } from './signs-form.tsx';
import { cowsForm, cowsOf, figureOf, news2Form, possForm, roundBody, soFarOf, useRound, type Flag, type Reading } from './use-round.ts';
import { roundOf, useAddRound, useFactWords, useStay, useWard } from './use-ward.ts';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

type Round = ReturnType<typeof useRound>;

const readings: readonly { readonly key: Reading; readonly unit: string }[] = [{ key: 'rr', unit: '/min' }, { key: 'spo2', unit: '%' }, { key: 'sbp', unit: 'mmHg' }, { key: 'dbp', unit: 'mmHg' }, { key: 'pulse', unit: '/min' }, { key: 'temp', unit: '°C' }];

function Readings({ round: { draft, read, set } }: { readonly round: Round }) {
  const words = useWords(wardMessages);
  return (
    <Card title={words('vitalsTitle')} lead={words('vitalsHint')}>
      <div className="readings">{readings.map(({ key, unit }) => <TextField key={key} label={words(key)} inputMode="decimal" unit={unit} value={draft.readings[key] ?? ''} onText={(text) => read(key, text)} />)}
        <Field label={words('oxygen')}>{(ties) => <select {...ties} className="in" value={draft.oxygen === undefined ? '' : draft.oxygen ? 'yes' : 'no'} onChange={(event) => set({ oxygen: event.target.value === '' ? undefined : event.target.value === 'yes' })}><option value="">{words('notTaken')}</option><option value="no">{words('no')}</option><option value="yes">{words('yes')}</option></select>}</Field>
      </div>
      <CodedSign instrument={news2Form} itemId="acvpu" value={draft.acvpu} onChoose={(acvpu) => set({ acvpu })} />
      <CodedSign instrument={possForm} itemId="level" value={draft.poss} onChoose={(poss) => set({ poss: poss as NonNullable<typeof draft.poss> })} />
    </Card>
  );
}

const flags: readonly { readonly key: Flag; readonly label: 'seizure' | 'chest' | 'infection' }[] = [{ key: 'seizureDeliriumHallucination', label: 'seizure' }, { key: 'chestPainSyncopePalpitations', label: 'chest' }, { key: 'newInfectionSign', label: 'infection' }];

function More({ round: { draft, set, flag }, stay }: { readonly round: Round; readonly stay: Stay }) {
  const words = useWords(wardMessages);
  return (
    <Card title={words('more')}>
      <div className="stack">
        <fieldset className="fieldx"><legend>{words('flagsTitle')}</legend>{flags.map(({ key, label }) => <label key={key} className="choice"><input type="checkbox" checked={draft.flags.includes(key)} onChange={(event) => flag(key, event.target.checked)} /><span>{words(label)}</span></label>)}</fieldset>
        <div className="readings">
          <TextField label={words('vomiting')} inputMode="numeric" unit={words('hoursUnit')} value={draft.vomitingHours} onText={(vomitingHours) => set({ vomitingHours })} /><TextField label={words('urine')} inputMode="numeric" unit={words('hoursUnit')} value={draft.hoursSinceUrine} onText={(hoursSinceUrine) => set({ hoursSinceUrine })} />
          <TextField label={words('craving')} inputMode="numeric" value={draft.craving} onText={(craving) => set({ craving })} />
          {stay.couldBePregnant === false ? null : <Field label={words('pregnancyTest')}>{(ties) => <select {...ties} className="in" value={draft.pregnancyTest ?? ''} onChange={(event) => set({ pregnancyTest: event.target.value === 'positive' || event.target.value === 'negative' ? event.target.value : undefined })}><option value="">{words('notDone')}</option><option value="negative">{words('negative')}</option><option value="positive">{words('positive')}</option></select>}</Field>}
        </div>
        <NotesField label={words('note')} rows={2} value={draft.note} onText={(note) => set({ note })} />
      </div>
    </Card>
  );
}

function Kept({ stay, add }: { readonly stay: Stay; readonly add: ReturnType<typeof useAddRound> }) {
  const words = useWords(wardMessages);
  const { time } = useFormats();
  const factWords = useFactWords();
  const ward = useWard();
  const nowMs = useNow();
  if (add.answer?.kind !== 'done') return null;
  const { cows, news2, decision, action, next } = add.answer.reply;
  const [following] = roundOf(ward.data?.reply.items ?? [], nowMs).filter(({ stayId }) => stayId !== stay.id);
  return (
    <div className="stack" role="status">
      <Note tone={action === null ? 'allow' : 'refuse'} icon={IconCircleCheck} title={next === null ? words('settled') : words('saved', { what: words(`k_${next.kind}`), time: time(next.at) })}>
        {[cows === null ? null : `${words('cows')} ${cows.total === null ? words('incomplete') : String(cows.total)}`, news2 === null ? null : `${words('news2')} ${news2.total === null ? words('incomplete') : String(news2.total)}`].filter(Boolean).join(' · ')}
      </Note>
      {action === null ? <p className="muted">{words('nothingFlagged')}</p> : <DecisionPanel alone decision={decision} verdict={words(action === 'observe' ? 'today' : action)} factWords={factWords} />}
      <div className="rowx">{following === undefined ? null : <Link className="btn primary" to={`/ward/${following.stayId}/round`}>{words('nextPerson', { name: following.name })}</Link>}<Link className="btn" to="/ward">{words('backToWard')}</Link><Link className="btn" to={`/ward/${stay.id}`}>{words('openStay')}</Link></div>
    </div>
  );
}

function OpenRound({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const round = useRound();
  const add = useAddRound();
  const { draft, answer, set } = round;
  const so = soFarOf(draft);
  const body = roundBody(draft);
  const isEmpty = Object.keys(body).length === 0;
  const hints = draft.cows['pulse'] === undefined && figureOf(draft.readings.pulse) !== null ? { pulse: words('pulseFrom') } : {};
  if (add.answer?.kind === 'done') return <Kept stay={stay} add={add} />;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <Readings round={round} />
      <Card title={words('cows')} aside={<label className="rowx small"><input type="checkbox" checked={draft.asleep} onChange={(event) => set({ asleep: event.target.checked })} /><span>{words('asleep')}</span></label>}>
        {draft.asleep ? null : <SignsForm instrument={cowsForm} answers={cowsOf(draft)} onAnswer={answer} hints={hints} />}
      </Card>
      <More round={round} stay={stay} />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="round-foot">
        <span className="num" role="status"><b className="big">{so.total === null ? words('cowsOpen', { some: so.answered, all: so.all }) : words('cowsTotal', { total: so.total })}</b>{so.total === null && so.answered > 0 ? <span className="muted"> {words('totalSo', { points: so.partial })}</span> : null}</span>
        <ConfirmlessButton label={words('saveRound')} busy={add.busy} why={isEmpty ? words('nothingYet') : undefined} onPress={() => void add.send({ params: { id: stay.id }, body })} />
        <Button look="bare" onClick={() => window.history.back()}>{words('backToWard')}</Button>
      </div>
    </form>
  );
}

export function RoundScreen() {
  const words = useWords(wardMessages);
  const { list } = useFormats();
  const { stayId = '' }: { readonly stayId?: string } = useParams({ strict: false });
  const read = useStay(stayId);
  const stay = read.data?.reply;
  const [due] = stay?.due ?? [];
  const kinds = [...new Set((stay?.due ?? []).filter(({ at }) => due !== undefined && Date.parse(at) <= Date.parse(due.at) + 900_000).map(({ kind }) => words(`k_${kind}`)))];
  return (
    <Screen title={stay === undefined ? words('round') : words('roundOf', { name: stay.name })} sub={stay?.bed === null || stay === undefined ? undefined : words('bedNo', { bed: stay.bed })} layout="wide">
      <div className="stack">
        {due === undefined ? null : <p className="rowx"><DueTag dueAt={due.at} /><Chip>{list(kinds)}</Chip></p>}
        <Shown of={read} lines={10}>{(reply) => <OpenRound key={reply.id} stay={reply} />}</Shown>
      </div>
    </Screen>
  );
}
