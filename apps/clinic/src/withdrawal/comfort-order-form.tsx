/** A prescriber orders a comfort medicine: what the table allows beside what is asked, weighed before it is signed. */
import { adjunctLimits, adjunctRules } from '@fairlead/clinical';
import { signComfortOrder, signHomeComfort, tryComfortOrder, tryHomeComfort } from '@fairlead/contract/withdrawal';
import type { ComfortFacts, NewComfortOrder, NewHomeComfort } from '@fairlead/contract/withdrawal';
import { Button, DecisionPanel, Field, NotesField, TextField, useWords } from '@fairlead/ui';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall } from '../platform/index.ts';
import { figureOf } from './use-round.ts';
import { useFactWords } from './use-ward.ts';
import { useComfortName } from './comfort-names.ts';
import { homeMessages } from './home-messages.ts';
import { wardMessages } from './withdrawal-messages.ts';

const medicines = [...new Set(adjunctLimits.map(({ drug }) => drug))];
/** Yes-or-no facts that a prescriber can say; which of them a medicine asks for comes from its rules. */
const sayable = ['liverDisease', 'severeHepatic', 'renalDisease', 'ulcer', 'glaucoma', 'urinaryRetention', 'infectiveOrObstructed', 'congenitalLongQt', 'severeCoronaryInsufficiency', 'recentMyocardialInfarction', 'cerebrovascularDisease', 'markedBradycardia'] as const;
const measures = ['weightKg', 'qtcMs'] as const;

function neededBy(drug: string): ReadonlySet<string> {
  return new Set(adjunctRules.rules.filter((rule) => rule.profile === 'any' && (rule.when?.({ drug }) ?? true)).flatMap(({ needs }) => needs));
}

interface OrderDraft { readonly medicine: string; readonly dose: string; readonly every: string; readonly most: string; readonly asNeeded: boolean; readonly reason: string; readonly facts: Readonly<Record<string, boolean | number | undefined>> }

/** What the table gives at most for a medicine, to begin from; a prescriber changes it. */
function startOf(medicine: string): OrderDraft {
  const limit = adjunctLimits.find(({ drug, profile }) => drug === medicine && profile === 'any');
  const figure = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return { medicine, dose: medicine === 'clonidine' ? '0.1' : figure(limit?.singleMaxMg), every: figure(limit?.minHours ?? 6), most: medicine === 'clonidine' ? '0.4' : figure(limit?.dayMaxMg ?? limit?.singleMaxMg), asNeeded: true, reason: '', facts: {} };
}

const ugOf = (mg: string): number | null => { const value = figureOf(mg); return value === null || value <= 0 ? null : Math.round(value * 1000); };

function bodyOf(draft: OrderDraft): NewComfortOrder | null {
  const [doseUg, maxADayUg, everyHours] = [ugOf(draft.dose), ugOf(draft.most), figureOf(draft.every)];
  if (doseUg === null || maxADayUg === null || everyHours === null || draft.reason.trim() === '') return null;
  return { medicine: draft.medicine, doseUg, maxADayUg, everyHours, asNeeded: draft.asNeeded, reason: draft.reason.trim(), facts: Object.fromEntries(Object.entries(draft.facts).filter(([, value]) => value !== undefined)) as ComfortFacts };
}

function FactFields({ draft, say }: { readonly draft: OrderDraft; readonly say: (fact: string, value: boolean | number | undefined) => void }) {
  const words = useWords(wardMessages);
  const factWords = useFactWords();
  const needed = neededBy(draft.medicine);
  const [asked, measured] = [sayable.filter((fact) => needed.has(fact)), measures.filter((fact) => needed.has(fact))];
  if (asked.length + measured.length === 0) return null;
  return (
    <fieldset className="fieldx"><legend>{words('factsTitle')}</legend>
      <div className="readings">
        {asked.map((fact) => <Field key={fact} label={factWords(fact)}>{(ties) => <select {...ties} className="in" value={draft.facts[fact] === undefined ? '' : draft.facts[fact] === true ? 'yes' : 'no'} onChange={(event) => say(fact, event.target.value === '' ? undefined : event.target.value === 'yes')}><option value="">{words('notKnown')}</option><option value="no">{words('no')}</option><option value="yes">{words('yes')}</option></select>}</Field>)}
        {measured.map((fact) => <TextField key={fact} label={factWords(fact)} inputMode="decimal" unit={words(fact === 'weightKg' ? 'unitKg' : 'unitMs')} value={String(draft.facts[fact] ?? '')} onText={(text) => say(fact, figureOf(text) ?? undefined)} />)}
      </div>
    </fieldset>
  );
}

/** What is asked beside the order where the person is at home. */
interface HomeDraft { readonly unit: string; readonly lastOn: string; readonly units: string; readonly supply: 'prescription' | 'window' }

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** As many as the most in a day needs until the last day; until somebody types another number. */
function enough(most: string, home: HomeDraft, today: string): string {
  const [mostUg, unitUg] = [ugOf(most), ugOf(home.unit)];
  if (mostUg === null || unitUg === null || home.lastOn < today) return '';
  return String(Math.ceil((mostUg * (Math.round((Date.parse(`${home.lastOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs) + 1)) / unitUg));
}

function homeBody(body: NewComfortOrder | null, home: HomeDraft): NewHomeComfort | null {
  const [unitUg, units] = [ugOf(home.unit), figureOf(home.units)];
  return body === null || unitUg === null || units === null || units < 1 || home.lastOn === '' ? null : { ...body, unitUg, units: Math.round(units), lastOn: home.lastOn, supply: home.supply };
}

function CourseFields({ home, change }: { readonly home: HomeDraft; readonly change: (next: Partial<HomeDraft>) => void }) {
  const words = useWords(homeMessages);
  const ward = useWords(wardMessages);
  return (
    <div className="readings">
      <TextField label={words('unit')} inputMode="decimal" unit={ward('unitMg')} value={home.unit} onText={(unit) => change({ unit })} />
      <TextField label={words('lastOn')} type="date" value={home.lastOn} onText={(lastOn) => change({ lastOn, units: '' })} />
      <TextField label={words('units')} hint={words('unitsHint')} inputMode="numeric" value={home.units} onText={(units) => change({ units })} />
      <Field label={words('supply')}>{(ties) => <select {...ties} className="in" value={home.supply} onChange={(event) => change({ supply: event.target.value === 'window' ? 'window' : 'prescription' })}><option value="prescription">{words('prescription')}</option><option value="window">{words('fromWindow')}</option></select>}</Field>
    </div>
  );
}

/** On the ward it belongs to a stay; at home to the open episode, with a course. */
export type ComfortPlace = { readonly stayId: string } | { readonly episodeId: string; readonly today: string };

export function ComfortOrderForm({ place, onClose }: { readonly place: ComfortPlace; readonly onClose: () => void }) {
  const nameOf = useComfortName();
  const words = useWords(wardMessages);
  const factWords = useFactWords();
  const findingId = useId();
  const atHome = 'episodeId' in place ? place : undefined;
  const onWard = { weigh: useCall(tryComfortOrder, { refreshes: [] }), sign: useCall(signComfortOrder) };
  const inCourse = { weigh: useCall(tryHomeComfort, { refreshes: [] }), sign: useCall(signHomeComfort) };
  const { weigh, sign } = atHome === undefined ? onWard : inCourse;
  const [draft, setDraft] = useState<OrderDraft>(() => startOf('clonidine'));
  const [home, setHome] = useState<HomeDraft>({ unit: '0.1', lastOn: atHome === undefined ? '' : dayAfter(atHome.today, 6), units: '', supply: 'prescription' });
  const [reason, setReason] = useState('');
  const change = (next: Partial<OrderDraft>) => { setDraft((before) => ({ ...before, ...next })); weigh.clear(); sign.clear(); };
  const plain = bodyOf(draft);
  const shownHome = { ...home, units: home.units === '' && atHome !== undefined ? enough(draft.most, home, atHome.today) : home.units };
  const course = homeBody(plain, shownHome);
  const body = atHome === undefined ? plain : course;
  const changeHome = (next: Partial<HomeDraft>) => { setHome((before) => ({ ...before, ...next })); weigh.clear(); sign.clear(); };
  const look = async () => { if ('stayId' in place) { if (plain !== null) await onWard.weigh.send({ params: { id: place.stayId }, body: plain }); } else if (course !== null) await inCourse.weigh.send({ params: { id: place.episodeId }, body: course }); };
  const decision = sign.answer?.kind === 'refused' && sign.answer.decision !== undefined ? sign.answer.decision : weigh.answer?.kind === 'done' ? weigh.answer.reply.decision : undefined;
  const refused = decision?.decision === 'refuse';
  const press = async () => {
    if (body === null) return;
    const past = reason.trim() === '' ? {} : { overrideReason: reason.trim() };
    const answer = 'stayId' in place ? (plain === null ? undefined : await onWard.sign.send({ params: { id: place.stayId }, body: { ...plain, ...past } })) : course === null ? undefined : await inCourse.sign.send({ params: { id: place.episodeId }, body: { ...course, ...past } });
    if (answer?.kind === 'done') onClose();
  };
  const why = body === null ? words('sayBecause') : decision === undefined ? words('startWhy') : refused && reason.trim() === '' ? words('noReason') : undefined;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <div className="readings">
        <Field label={words('medicine')}>{(ties) => <select {...ties} className="in" value={draft.medicine} onChange={(event) => { const next = startOf(event.target.value); change(next); changeHome({ unit: next.dose, units: '' }); }}>{medicines.map((each) => <option key={each} value={each}>{nameOf(each)}</option>)}</select>}</Field>
        <TextField label={words('dose')} inputMode="decimal" unit={words('unitMg')} value={draft.dose} onText={(dose) => change({ dose })} /><TextField label={words('every')} inputMode="decimal" unit={words('hoursUnit')} value={draft.every} onText={(every) => change({ every })} /><TextField label={words('mostADay')} inputMode="decimal" unit={words('unitMg')} value={draft.most} onText={(most) => change({ most })} />
        <Field label={words('asNeeded')}>{(ties) => <select {...ties} className="in" value={draft.asNeeded ? 'yes' : 'no'} onChange={(event) => change({ asNeeded: event.target.value === 'yes' })}><option value="yes">{words('asNeeded')}</option><option value="no">{words('regular')}</option></select>}</Field>
      </div>
      {atHome === undefined ? null : <CourseFields home={shownHome} change={changeHome} />}
      <TextField label={words('because')} value={draft.reason} onText={(said) => change({ reason: said })} maxLength={500} />
      <FactFields draft={draft} say={(fact, value) => change({ facts: { ...draft.facts, [fact]: value } })} />
      <p><Button aria-busy={weigh.busy} why={body === null ? words('sayBecause') : undefined} onClick={() => void look()}>{words('decide')}</Button></p>
      {decision === undefined ? null : <DecisionPanel alone decision={decision} factWords={factWords} findingId={findingId} />}
      {refused ? <NotesField label={words('overrideReason')} hint={words('reasonHint')} rows={2} value={reason} onText={setReason} /> : null}
      <ConfirmlessButton label={words('sign')} busy={sign.busy} governedBy={findingId} why={why} onPress={() => void press()} />
      <p><Button look="bare" onClick={onClose}>{words('leaveIt')}</Button></p>
      <AnswerNote answer={weigh.answer} onAgain={() => void weigh.again()} />{sign.answer?.kind === 'refused' ? null : <AnswerNote answer={sign.answer} onAgain={() => void sign.again()} />}
    </form>
  );
}
