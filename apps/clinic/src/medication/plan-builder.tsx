/** How much on which day: the same each day, a plan by a guideline's figures, or two parts. A plan's days are edited one by one before anybody signs. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { taperTemplates } from '@fairlead/clinical';
import type { Decision } from '@fairlead/contract';
import { Button, Field, Note, Segments, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { FormSection } from '../platform/index.ts';
import { medicationMessages } from './medication-messages.ts';
import { OrderCurve } from './order-curve.tsx';
import { PlanDays } from './plan-days.tsx';
import './orders.css';
import { dayAfter, planOf, type PlanKind } from './order-plan.ts';
import type { OrderKind, useOrderForm } from './use-order-form.ts';

type Form = ReturnType<typeof useOrderForm>;
interface Props { readonly form: Form; readonly judged: Decision | undefined }

const plansOf: Readonly<Record<OrderKind, readonly PlanKind[]>> = { methadone: ['steady', 'titrate', 'taper', 'split'], buprenorphine: ['steady', 'start', 'taper', 'split'], naltrexone: ['steady', 'week'], depot: ['steady'] };

export function PlanBuilder({ form, judged }: Props) {
  const words = useWords(medicationMessages);
  const { text, set, kind } = form;
  const plans = plansOf[kind].map((value) => ({ value, label: words(`plan_${value}`) }));
  const byDays = text.plan !== 'steady' && text.plan !== 'split';
  const plan = planOf(text.days);
  return (
    <FormSection title={words('plan')}>
      <Segments<PlanKind> label={words('plan')} value={text.plan} choices={plans} onChoose={form.choosePlan} />
      {byDays ? <PlanFields form={form} /> : (
        <div className="two">
          <TextField label={words('doseOfPart')} unit="mg" inputMode="decimal" value={text.first} onText={(first) => set({ first })} />
          {text.plan === 'split' ? <TextField label={`${words('doseOfPart')} 2`} unit="mg" inputMode="decimal" value={text.second} onText={(second) => set({ second })} /> : null}
        </div>
      )}
      {byDays && text.days.length > 0 ? (
        <>
          {plan === null || text.startOn === '' ? null : <OrderCurve schedule={plan.flatMap((doses, index) => doses.map((doseUg) => ({ dosingDay: dayAfter(text.startOn, index), doseUg })))} builtUp={kind === 'methadone'} taken={form.basis?.methadoneTaken ?? []} />}
          <PlanDays text={text} set={set} kind={kind} judged={judged} today={form.basis?.today ?? ''} changes={form.changing} closed={new Set((form.basis?.closed ?? []).map((each) => each.day))} />
        </>
      ) : null}
    </FormSection>
  );
}

/** What the plan is filled from. */
function PlanFields({ form }: { readonly form: Form }) {
  const words = useWords(medicationMessages);
  const { text, set, kind } = form;
  const own = text.template === 'own';
  return (
    <div className="stack">
      {text.plan === 'taper' ? <TemplateField form={form} choices={taperTemplates.filter(({ medicine }) => medicine === kind).map(({ id }) => id)} own={words('ownSteps')} /> : null}
      {text.plan === 'start' ? <Field label={words('startBy')}>{(ties) => (
        <select {...ties} className="in" value={text.template} onChange={(event) => set({ template: event.target.value, days: [] })}><option value="standard">{words('startStandard')}</option><option value="LOW-DOSE-7D">{words('startLow7')}</option><option value="LOW-DOSE-4D">{words('startLow4')}</option></select>
      )}</Field> : null}
      {text.plan === 'week' ? <p className="muted">{words('weekHint')}</p> : null}
      <div className="two">
        {text.plan === 'titrate' || text.plan === 'taper' || (text.plan === 'start' && text.template === 'standard') ? <TextField label={words(text.plan === 'start' ? 'firstDayDose' : 'startDose')} unit="mg" inputMode="decimal" value={text.first} onText={(first) => set({ first })} /> : null}
        {text.plan === 'start' && text.template === 'standard' ? <><TextField label={words('secondDayDose')} unit="mg" inputMode="decimal" value={text.secondDayMg} onText={(secondDayMg) => set({ secondDayMg })} /><TextField label={words('thenDose')} unit="mg" inputMode="decimal" value={text.thenMg} onText={(thenMg) => set({ thenMg })} /></> : null}
        {text.plan === 'titrate' || (text.plan === 'taper' && (own || text.template === 'buprenorphine_inpatient')) ? <TextField label={words('stepMg')} unit="mg" inputMode="decimal" value={text.stepMg} onText={(stepMg) => set({ stepMg })} /> : null}
        {text.plan === 'titrate' || (text.plan === 'taper' && text.template !== 'buprenorphine_inpatient') ? <TextField label={words('stepDays')} inputMode="numeric" value={text.stepDays} onText={(stepDays) => set({ stepDays })} optional={text.plan === 'taper' && !own} /> : null}
        {text.plan === 'titrate' || (text.plan === 'taper' && own) ? <TextField label={words(text.plan === 'titrate' ? 'capMg' : 'targetMg')} unit="mg" inputMode="decimal" value={text.targetMg} onText={(targetMg) => set({ targetMg })} optional={text.plan === 'taper'} /> : null}
      </div>
      {text.plan === 'taper' ? <p className="small muted">{words('taperHint')}</p> : null}
      <p><Button onClick={form.fillDays}>{words(text.days.length === 0 ? 'fillDays' : 'fillAgain')}</Button></p>
      <FillFault form={form} />
    </div>
  );
}

function TemplateField({ form, choices, own }: { readonly form: Form; readonly choices: readonly string[]; readonly own: string }) {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  const template = taperTemplates.find(({ id }) => id === form.text.template);
  return (
    <Field label={words('taperBy')} hint={template === undefined ? undefined : `${template.cite.source}: ${template.cite.section ?? ''}`}>{(ties) => (
      <select {...ties} className="in" value={form.text.template} onChange={(event) => form.set({ template: event.target.value, stepMg: '', stepDays: '', targetMg: '', days: [] })}>
        {choices.map((id) => <option key={id} value={id}>{taperTemplates.find((each) => each.id === id)?.names[language === 'es' ? 'es' : 'en']}</option>)}<option value="own">{own}</option>
      </select>
    )}</Field>
  );
}

/** Why nothing was filled, or what a low-dose start asks of the medicine beside it. */
function FillFault({ form }: { readonly form: Form }) {
  const words = useWords(medicationMessages);
  const { day } = useFormats();
  const { stopped, text } = form;
  if (stopped === undefined) return null;
  if (stopped.kind === 'days') return stopped.stopsOnDay === null || text.startOn === '' ? null : <Note tone="warn" icon={IconAlertTriangle} title={words('agonistTitle')}>{words('agonistGoesOn', { day: day(dayAfter(text.startOn, stopped.stopsOnDay - 1)) })}</Note>;
  const names = { first: words('startDose'), startMg: words('startDose'), stepMg: words('stepMg'), stepDays: words('stepDays'), targetMg: words('targetMg'), secondDayMg: words('secondDayDose'), thenMg: words('thenDose'), dates: `${words('startOn')}, ${words('endOn')}` } as const;
  return <p className="bad" role="alert">{stopped.kind === 'field' ? words('cannotRead', { field: names[stopped.field] }) : words('outsideTemplate', { field: names[stopped.fact], from: stopped.allowed[0], to: stopped.allowed[1] })}</p>;
}
