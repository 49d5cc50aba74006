/** A prescriber orders a comfort medicine: what the table allows beside what is asked, weighed before it is signed. */
import { adjunctLimits, adjunctRules } from '@fairlead/clinical';
import { signComfortOrder, tryComfortOrder } from '@fairlead/contract/withdrawal';
import type { ComfortFacts, NewComfortOrder, Stay } from '@fairlead/contract/withdrawal';
import { Button, DecisionPanel, Field, NotesField, TextField, useWords } from '@fairlead/ui';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall } from '../platform/index.ts';
import { figureOf } from './use-round.ts';
import { useFactWords } from './use-ward.ts';
import { useComfortName } from './comfort-names.ts';
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

export function ComfortOrderForm({ stay, onClose }: { readonly stay: Stay; readonly onClose: () => void }) {
  const nameOf = useComfortName();
  const words = useWords(wardMessages);
  const factWords = useFactWords();
  const findingId = useId();
  const weigh = useCall(tryComfortOrder, { refreshes: [] });
  const sign = useCall(signComfortOrder);
  const [draft, setDraft] = useState<OrderDraft>(() => startOf('clonidine'));
  const [reason, setReason] = useState('');
  const change = (next: Partial<OrderDraft>) => { setDraft((before) => ({ ...before, ...next })); weigh.clear(); sign.clear(); };
  const body = bodyOf(draft);
  const decision = sign.answer?.kind === 'refused' && sign.answer.decision !== undefined ? sign.answer.decision : weigh.answer?.kind === 'done' ? weigh.answer.reply.decision : undefined;
  const refused = decision?.decision === 'refuse';
  const press = async () => { if (body === null) return; const answer = await sign.send({ params: { id: stay.id }, body: { ...body, ...(reason.trim() === '' ? {} : { overrideReason: reason.trim() }) } }); if (answer.kind === 'done') onClose(); };
  const why = body === null ? words('because') : decision === undefined ? words('startWhy') : refused && reason.trim() === '' ? words('noReason') : undefined;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <div className="readings">
        <Field label={words('medicine')}>{(ties) => <select {...ties} className="in" value={draft.medicine} onChange={(event) => change(startOf(event.target.value))}>{medicines.map((each) => <option key={each} value={each}>{nameOf(each)}</option>)}</select>}</Field>
        <TextField label={words('dose')} inputMode="decimal" unit={words('unitMg')} value={draft.dose} onText={(dose) => change({ dose })} /><TextField label={words('every')} inputMode="decimal" unit={words('hoursUnit')} value={draft.every} onText={(every) => change({ every })} /><TextField label={words('mostADay')} inputMode="decimal" unit={words('unitMg')} value={draft.most} onText={(most) => change({ most })} />
        <Field label={words('asNeeded')}>{(ties) => <select {...ties} className="in" value={draft.asNeeded ? 'yes' : 'no'} onChange={(event) => change({ asNeeded: event.target.value === 'yes' })}><option value="yes">{words('asNeeded')}</option><option value="no">{words('regular')}</option></select>}</Field>
      </div>
      <TextField label={words('because')} value={draft.reason} onText={(said) => change({ reason: said })} maxLength={500} />
      <FactFields draft={draft} say={(fact, value) => change({ facts: { ...draft.facts, [fact]: value } })} />
      <p><Button aria-busy={weigh.busy} why={body === null ? words('because') : undefined} onClick={() => { if (body !== null) void weigh.send({ params: { id: stay.id }, body }); }}>{words('decide')}</Button></p>
      {decision === undefined ? null : <DecisionPanel alone decision={decision} factWords={factWords} findingId={findingId} />}
      {refused ? <NotesField label={words('overrideReason')} hint={words('reasonHint')} rows={2} value={reason} onText={setReason} /> : null}
      <ConfirmlessButton label={words('sign')} busy={sign.busy} governedBy={findingId} why={why} onPress={() => void press()} />
      <p><Button look="bare" onClick={onClose}>{words('leaveIt')}</Button></p>
      <AnswerNote answer={weigh.answer} onAgain={() => void weigh.again()} />{sign.answer?.kind === 'refused' ? null : <AnswerNote answer={sign.answer} onAgain={() => void sign.again()} />}
    </form>
  );
}
