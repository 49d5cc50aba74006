/** Drafts an order or its change, with what the rules say before anything is kept. */
import type { Order } from '@fairlead/contract/medication';
import { Button, Card, ChoiceField, DecisionPanel, Field, NotesField, Segments, TextField, useFormats, useWords } from '@fairlead/ui';
import { AnswerNote, FormSection, Shown } from '../platform/index.ts';
import { medicationMessages } from './medication-messages.ts';
import { MoreFacts } from './more-facts.tsx';
import { ChildPugh, DepotFacts, NaltrexoneFacts, opioids } from './other-order-facts.tsx';
import { useOrderedName } from './ordered.ts';
import { PlanBuilder } from './plan-builder.tsx';
import { turning, useFactWords } from './use-fact-words.ts';
import { useOrderForm, type Known, type OrderText } from './use-order-form.ts';

interface Props { readonly episodeId: string; readonly changes?: Order; readonly inForce: Order | undefined; readonly onClose: () => void;
  /** A product that is chosen already. */
  readonly productId?: string | undefined }

export function OrderForm({ episodeId, changes, inForce, onClose, productId }: Props) {
  const words = useWords(medicationMessages);
  const say = useFactWords();
  const { mg } = useFormats();
  const nameOf = useOrderedName();
  const form = useOrderForm(episodeId, changes, inForce, productId);
  const { text, set, fault } = form;
  const why = fault === undefined ? undefined : { productId: words('product'), startOn: words('startOn'), endOn: words('endOn'), first: words('amountBad'), second: words('amountBad'), days: words('fillFirst'), reason: words('reason') }[fault];
  const judged = form.trial.answer?.kind === 'done' ? form.trial.answer.reply.decision : undefined;
  return (
    <Card title={words(changes === undefined ? 'newOrder' : 'change')} {...(changes === undefined ? {} : { sub: nameOf(changes.product) })}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void form.keep().then((kept) => { if (kept) onClose(); }); }}>
        {form.vomited === null ? null : <label className="choice"><input type="checkbox" className="tick" checked={text.replacesVomited} onChange={(event) => form.replaceVomited(event.target.checked)} /><span>{words('replacesVomited', { dose: mg(form.vomited.doseUg) })}</span></label>}
        {changes !== undefined ? null : <Shown of={form.products}>{() => <ChoiceField label={words('product')} value={text.productId} onChoose={(productId) => set({ productId })} choices={form.choices.map(({ key, product }) => ({ value: key, label: nameOf(product, true) }))} />}</Shown>}
        <div className="fields"><TextField label={words('startOn')} type="date" value={text.startOn} onText={(startOn) => set({ startOn })} /><TextField label={words('endOn')} type="date" value={text.endOn} onText={(endOn) => set({ endOn })} /></div>
        {form.product?.form === 'depot' ? <p className="num">{words('oneSyringe', { dose: mg(form.product.ugPerUnit ?? 0) })}</p> : <PlanBuilder form={form} judged={judged} />}
        <NotesField label={words('reason')} rows={2} value={text.reason} onText={(reason) => set({ reason })} />
        {form.kind !== 'methadone' ? null : <NotesField label={words('rationale')} hint={words('rationaleHint')} rows={2} optional value={text.rationale} onText={(rationale) => set({ rationale })} />}
        <NotesField label={words('instructions')} rows={2} optional value={text.instructions} onText={(instructions) => set({ instructions })} />
        {form.kind === 'depot' ? <DepotFacts text={text} set={set} /> : form.kind === 'naltrexone' ? <NaltrexoneFacts text={text} set={set} /> : <Facts text={text} set={set} buprenorphine={form.kind === 'buprenorphine'} />}
        {inForce === undefined || changes !== undefined || form.replaces !== null ? null : <label className="choice"><input type="checkbox" className="tick" checked={text.takesOver} onChange={(event) => set({ takesOver: event.target.checked })} /><span>{words('takesOver')}</span></label>}
        {!form.beside ? null : <NotesField label={words('besideReason')} hint={words('besideHint')} rows={2} value={text.besideReason} onText={(besideReason) => set({ besideReason })} />}
        {judged === undefined ? null : <DecisionPanel alone decision={turning(judged)} {...say} />}
        <AnswerNote answer={form.trial.answer} /><AnswerNote answer={form.keeping.answer} onAgain={() => { void form.keeping.again(); }} />
        <div className="rowx">
          {changes === undefined ? <Button why={why} aria-busy={form.trial.busy} onClick={() => { void form.look(); }}>{words('look')}</Button> : null}
          <Button type="submit" look="primary" why={why} aria-busy={form.keeping.busy}>{words('keepDraft')}</Button>
          <Button look="bare" onClick={onClose}>{words('cancel')}</Button>
        </div>
      </form>
    </Card>
  );
}

interface PartProps { readonly text: OrderText; readonly set: (more: Partial<OrderText>) => void }

/** What the readiness gate of buprenorphine asks: last use, product, score, signs. */
function Readiness({ text, set }: PartProps) {
  const words = useWords(medicationMessages);
  return (
    <FormSection title={words('readiness')} hint={words('readinessHint')}>
      <div className="two">
        <Field label={words('lastOpioidName')}>{(ties) => <select {...ties} className="in" value={text.lastOpioid} onChange={(event) => set({ lastOpioid: event.target.value })}><option value="">{words('notKnown')}</option>{opioids.map((each) => <option key={each} value={each}>{words(`opioid_${each}`)}</option>)}</select>}</Field>
        <TextField label={words('hoursSince')} inputMode="numeric" value={text.hoursSince} onText={(hoursSince) => set({ hoursSince })} />
        {text.lastOpioid === 'methadone' ? <TextField label={words('methadoneMg')} unit="mg" inputMode="decimal" value={text.methadoneMg} onText={(methadoneMg) => set({ methadoneMg })} /> : null}
        <TextField label={words('cows')} inputMode="numeric" value={text.cows} onText={(cows) => set({ cows })} />
        <TextField label={words('objectiveSigns')} hint={words('objectiveSignsHint')} inputMode="numeric" value={text.objectiveSigns} onText={(objectiveSigns) => set({ objectiveSigns })} />
      </div>
    </FormSection>
  );
}

function Facts({ text, set, buprenorphine }: PartProps & { readonly buprenorphine: boolean }) {
  const words = useWords(medicationMessages);
  const answers = [{ value: 'no', label: words('no') }, { value: 'yes', label: words('yes') }, { value: 'unknown', label: words('notKnown') }] as const;
  const all = [['lowTolerance', words('lowTolerance')], ['sedatives', words('sedatives')], ['qtRisk', words('qtRisk')], ['experienced', words('experienced')]] as const;
  const asked = buprenorphine ? all.filter(([key]) => key === 'sedatives') : all;
  return (
    <FormSection title={words('facts')}>
      {asked.map(([key, label]) => <div key={key} className="fieldx"><span>{label}</span><Segments<Known> label={label} value={text[key]} choices={answers} onChoose={(value) => set({ [key]: value })} /></div>)}
      <MoreFacts kind={buprenorphine ? 'buprenorphine' : 'methadone'} text={text} set={set} />
      {buprenorphine ? <><ChildPugh text={text} set={set} /><Readiness text={text} set={set} /></> : null}
      <div className="two">
        {buprenorphine ? null : <TextField label={words('lastOpioid')} inputMode="numeric" value={text.lastOpioidDays} onText={(lastOpioidDays) => set({ lastOpioidDays })} optional />}
      </div>
      <TextField label={words('otherMedicines')} value={text.otherMedicines} onText={(otherMedicines) => set({ otherMedicines })} optional />
    </FormSection>
  );
}
