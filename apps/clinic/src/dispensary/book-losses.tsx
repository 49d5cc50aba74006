/** Thefts and losses: what form 106 asks, whom to tell by when, and that it was done. */
import { getLosses, getLossPaper, getStock, reportLoss, tellLoss } from '@fairlead/contract/dispensary';
import type { Loss, Registrant } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, DecisionPanel, Facts, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, call, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import { useMoney } from './book-products.tsx';
import { useFormWords, useStrength } from './book-tables.tsx';
import { Letterhead, Signing } from './book-parts.tsx';
import { booksMessages } from './books-messages.ts';
import { LossForm, MissingFields } from './loss-form.tsx';
import { lossMessages } from './loss-messages.ts';
import { PaperButton } from './paper-button.tsx';

const kinds = ['break-in', 'armed-robbery', 'employee-theft', 'customer-theft', 'lost-in-transit', 'bottle-of-a-person', 'other'] as const;

export function BookLosses() {
  const words = useWords(booksMessages);
  const { site, has } = useSession();
  const read = useRead(getLosses, { params: { id: site.id } }, { topics: ['stock'] });
  return (
    <>
      {has('nurse', 'pharmacist', 'prescriber', 'manager') ? <ReportForm siteId={site.id} /> : null}
      <Shown of={read}>{({ items, inTwoYears, registrant, country }) => (items.length === 0
        ? <Card title={words('losses')}><p className="muted">{words('noLosses')}</p></Card>
        : <>{items.map((each) => <OneLoss key={each.id} one={each} inTwoYears={inTwoYears} registrant={registrant} isUs={country === 'US'} />)}</>)}</Shown>
    </>
  );
}

function OneLoss({ one, inTwoYears, registrant, isUs }: { readonly one: Loss; readonly inTwoYears: number; readonly registrant: Registrant; readonly isUs: boolean }) {
  const words = useWords(booksMessages);
  const { date, dayTime, mg, mL, number } = useFormats();
  const [strength, form] = [useStrength(), useFormWords()];
  const asked = useWords(lossMessages);
  const { money } = useMoney(one.currency);
  const { has } = useSession();
  return (
    <Card title={words(one.kind)} sub={words('notedBy', { who: one.notedBy })}><div className="stack">
      <Letterhead of={registrant} title={words('form106')} />
      {one.decision.decision === 'allow' ? null : <DecisionPanel alone decision={one.decision} />}
      <Facts facts={[
        { name: words('registrant'), value: <b>{registrant.name}</b> }, { name: words('siteAddress'), value: registrant.address ?? '–' }, { name: words('telephone'), value: registrant.phone ?? '–' }, { name: words('registration'), value: registrant.number ?? words('noNumber') },
        { name: words('discovered'), value: <b>{date(one.discoveredOn)}</b> }, { name: words('kind'), value: words(one.kind) }, { name: words('inTwoYears'), value: number(inTwoYears) },
        { name: words('police'), value: (one.answers.policeTold ?? one.policeTold) ? [words('yes'), one.answers.policeDepartment, one.answers.policeReference ?? one.policeReference].filter((each) => each !== undefined && each !== null).join(', ') : words('no') },
        ...(one.valueMinor === null ? [] : [{ name: asked('worth'), value: money(one.valueMinor) }]),
      ]} />
      <p><b>{words('list')}</b></p>
      <ul className="num">{one.lines.map((line, index) => <li key={`${line.lot} ${index}`}>{line.product} ({form(line.form)}, {strength(line)}{line.ndc === null ? '' : `, ${line.ndc}`}), {words('lot')} {line.lot}: <b>{mg(line.lostUg)}</b>{line.ugPerMl === null ? null : ` = ${mL(line.lostUg, line.ugPerMl)}`}</li>)}</ul>
      <p><b>{words('what')}.</b> {one.whatHappened}</p>
      <p><b>{words('measures')}.</b> {one.measures}</p>
      {one.officeToldAt === null ? <Step id={one.id} step="told" by={words(isUs ? 'tellBy' : 'tellByUK', { day: date(one.tellBy) })} may={has('pharmacist', 'prescriber', 'manager')} /> : <p className="num">{words('told', { when: dayTime(one.officeToldAt), who: one.officeToldBy ?? '', how: one.officeReference ?? '' })}</p>}
      {one.formFiledAt === null ? <Step id={one.id} step="filed" by={words(isUs ? 'fileBy' : 'fileByUK', { day: date(one.fileBy) })} may={has('pharmacist', 'prescriber', 'manager')} /> : <p className="num">{words('filed', { when: dayTime(one.formFiledAt), who: one.formFiledBy ?? '', how: one.formReference ?? '' })}</p>}
      <MissingFields missing={one.missing} />
      <PaperButton ask={() => call(getLossPaper, { params: { id: one.id } })}>{asked('paper')}</PaperButton>
      {has('nurse', 'pharmacist', 'prescriber', 'manager') ? <LossForm key={JSON.stringify(one.answers)} loss={one} isUs={isUs} /> : null}
      <Signing />
    </div></Card>
  );
}

function Step({ id, step, by, may }: { readonly id: string; readonly step: 'told' | 'filed'; readonly by: string; readonly may: boolean }) {
  const words = useWords(booksMessages);
  const tell = useCall(tellLoss);
  const [reference, setReference] = useState('');
  if (!may) return <p className="num"><b>{by}</b></p>;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reference.trim() !== '') void tell.send({ params: { id }, body: { step, reference } }); }}>
      <p className="num"><b>{by}</b></p>
      <div className="stack no-print"><TextField label={words(step === 'told' ? 'toldHow' : 'filedHow')} value={reference} onText={setReference} />
        <AnswerNote answer={tell.answer} onAgain={() => { void tell.again(); }} />
        <div><Button type="submit" aria-busy={tell.busy} why={reference.trim() === '' ? words(step === 'told' ? 'toldHow' : 'filedHow') : undefined}>{words(step === 'told' ? 'noteTold' : 'noteFiled')}</Button></div></div>
    </form>
  );
}

const empty = { of: '', containerId: '', lost: '', what: '', measures: '', reference: '' };
const noFurther: readonly Further[] = [];

/** A further container of the same theft. */
interface Further { readonly containerId: string; readonly lost: string }

function ReportForm({ siteId }: { readonly siteId: string }) {
  const words = useWords(booksMessages);
  const { mg } = useFormats();
  const stock = useRead(getStock, { params: { id: siteId } }, { topics: ['stock'] });
  const report = useCall(reportLoss);
  const [text, setText] = useState(empty);
  const [kind, setKind] = useState<(typeof kinds)[number] | undefined>(undefined);
  const [police, setPolice] = useState<'yes' | 'no' | undefined>(undefined);
  const [further, setFurther] = useState(noFurther);
  const asked = useWords(lossMessages);
  const containers = stock.data?.reply.items ?? [];
  const short = stock.data?.reply.discrepancies.filter((each) => each.state === 'open' && each.differenceUg < 0) ?? [];
  const ug = ugOf(text.lost);
  const bySelf = text.of === '';
  const missing = bySelf && text.containerId === '' ? words('container') : bySelf && (ug === null || ug === 0) ? words('lost') : further.some((each) => each.containerId === '' || (ugOf(each.lost) ?? 0) === 0) ? asked('alsoGone') : kind === undefined ? words('kind') : text.what.trim() === '' ? words('what') : police === undefined ? words('police') : text.measures.trim() === '' ? words('measures') : undefined;
  const send = async () => {
    if (missing !== undefined || kind === undefined) return;
    const about = bySelf ? { containerId: text.containerId, lostUg: ug ?? 0 } : { discrepancyId: text.of };
    const also = further.map((each) => ({ containerId: each.containerId, lostUg: ugOf(each.lost) ?? 0 }));
    const answer = await report.send({ params: { id: siteId }, body: { ...about, ...(also.length === 0 ? {} : { also }), kind, whatHappened: text.what, policeTold: police === 'yes', measures: text.measures, ...(text.reference.trim() === '' ? {} : { policeReference: text.reference }) } });
    if (answer.kind === 'done') { setText(empty); setKind(undefined); setPolice(undefined); setFurther(noFurther); }
  };
  return (
    <details className="card no-print"><summary>{words('reportLoss')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <Field label={words('fromCount')}>{(ties) => <select {...ties} className="in" value={text.of} onChange={(event) => setText({ ...text, of: event.target.value })}><option value="">{words('anotherLoss')}</option>{short.map((each) => <option key={each.id} value={each.id}>{each.label}: {mg(-each.differenceUg)}</option>)}</select>}</Field>
        {bySelf ? <>
          <Field label={words('container')}>{(ties) => <select {...ties} className="in" value={text.containerId} onChange={(event) => setText({ ...text, containerId: event.target.value })}><option value="">{words('chooseOne')}</option>{containers.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}</select>}</Field>
          <TextField label={words('lost')} unit="mg" inputMode="decimal" value={text.lost} onText={(lost) => setText({ ...text, lost })} />
        </> : null}
        {further.map((each, index) => <div key={index} className="stack">
          <Field label={asked('alsoGone')}>{(ties) => <select {...ties} className="in" value={each.containerId} onChange={(event) => setFurther(further.with(index, { ...each, containerId: event.target.value }))}><option value="">{words('chooseOne')}</option>{containers.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}</select>}</Field>
          <TextField label={words('lost')} unit="mg" inputMode="decimal" value={each.lost} onText={(lost) => setFurther(further.with(index, { ...each, lost }))} />
        </div>)}
        <div><Button onClick={() => setFurther([...further, { containerId: '', lost: '' }])}>{asked('addContainer')}</Button></div>
        <ChoiceField label={words('kind')} value={kind} onChoose={setKind} choices={kinds.map((value) => ({ value, label: words(value) }))} />
        <NotesField label={words('what')} rows={3} value={text.what} onText={(what) => setText({ ...text, what })} />
        <ChoiceField label={words('police')} value={police} onChoose={setPolice} choices={[{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }]} />
        {police === 'yes' ? <TextField label={words('policeReference')} value={text.reference} onText={(reference) => setText({ ...text, reference })} optional /> : null}
        <NotesField label={words('measures')} rows={2} value={text.measures} onText={(measures) => setText({ ...text, measures })} />
        <AnswerNote answer={report.answer} onAgain={() => { void report.again(); }} />
        <div><Button type="submit" look="primary" aria-busy={report.busy} why={missing}>{words('save')}</Button></div>
      </form>
    </details>
  );
}
