/** Thefts and losses: what form 106 asks, whom to tell by when, and that it was done. */
import { getLosses, getStock, reportLoss, tellLoss } from '@fairlead/contract/dispensary';
import type { Loss, Registrant } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, DecisionPanel, Facts, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import { useFormWords, useStrength } from './book-tables.tsx';
import { Letterhead, Signing } from './book-parts.tsx';
import { booksMessages } from './books-messages.ts';

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
  const { has } = useSession();
  return (
    <Card title={words(one.kind)} sub={words('notedBy', { who: one.notedBy })}>
      <Letterhead of={registrant} title={words('form106')} />
      {one.decision.decision === 'allow' ? null : <DecisionPanel alone decision={one.decision} />}
      <Facts facts={[
        { name: words('registrant'), value: <b>{registrant.name}</b> }, { name: words('siteAddress'), value: registrant.address ?? '–' }, { name: words('telephone'), value: registrant.phone ?? '–' }, { name: words('registration'), value: registrant.number ?? words('noNumber') },
        { name: words('discovered'), value: <b>{date(one.discoveredOn)}</b> }, { name: words('kind'), value: words(one.kind) }, { name: words('inTwoYears'), value: number(inTwoYears) },
        { name: words('police'), value: one.policeTold ? `${words('yes')}${one.policeReference === null ? '' : `, ${one.policeReference}`}` : words('no') },
      ]} />
      <p className="num"><b>{words('list')}.</b> {one.lines.map((line) => <span key={line.lot}>{line.product} ({form(line.form)}, {strength(line)}), {words('lot')} {line.lot}: <b>{mg(line.lostUg)}</b>{line.ugPerMl === null ? null : ` = ${mL(line.lostUg, line.ugPerMl)}`}</span>)}</p>
      <p><b>{words('what')}.</b> {one.whatHappened}</p>
      <p><b>{words('measures')}.</b> {one.measures}</p>
      {one.officeToldAt === null ? <Step id={one.id} step="told" by={words(isUs ? 'tellBy' : 'tellByUK', { day: date(one.tellBy) })} may={has('pharmacist', 'prescriber', 'manager')} /> : <p className="num">{words('told', { when: dayTime(one.officeToldAt), who: one.officeToldBy ?? '', how: one.officeReference ?? '' })}</p>}
      {one.formFiledAt === null ? <Step id={one.id} step="filed" by={words(isUs ? 'fileBy' : 'fileByUK', { day: date(one.fileBy) })} may={has('pharmacist', 'prescriber', 'manager')} /> : <p className="num">{words('filed', { when: dayTime(one.formFiledAt), who: one.formFiledBy ?? '', how: one.formReference ?? '' })}</p>}
      <Signing />
    </Card>
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

function ReportForm({ siteId }: { readonly siteId: string }) {
  const words = useWords(booksMessages);
  const { mg } = useFormats();
  const stock = useRead(getStock, { params: { id: siteId } }, { topics: ['stock'] });
  const report = useCall(reportLoss);
  const [text, setText] = useState(empty);
  const [kind, setKind] = useState<(typeof kinds)[number] | undefined>(undefined);
  const [police, setPolice] = useState<'yes' | 'no' | undefined>(undefined);
  const short = stock.data?.reply.discrepancies.filter((each) => each.state === 'open' && each.differenceUg < 0) ?? [];
  const ug = ugOf(text.lost);
  const bySelf = text.of === '';
  const missing = bySelf && text.containerId === '' ? words('container') : bySelf && (ug === null || ug === 0) ? words('lost') : kind === undefined ? words('kind') : text.what.trim() === '' ? words('what') : police === undefined ? words('police') : text.measures.trim() === '' ? words('measures') : undefined;
  const send = async () => {
    if (missing !== undefined || kind === undefined) return;
    const about = bySelf ? { containerId: text.containerId, lostUg: ug ?? 0 } : { discrepancyId: text.of };
    const answer = await report.send({ params: { id: siteId }, body: { ...about, kind, whatHappened: text.what, policeTold: police === 'yes', measures: text.measures, ...(text.reference.trim() === '' ? {} : { policeReference: text.reference }) } });
    if (answer.kind === 'done') { setText(empty); setKind(undefined); setPolice(undefined); }
  };
  return (
    <details className="card no-print"><summary>{words('reportLoss')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <Field label={words('fromCount')}>{(ties) => <select {...ties} className="in" value={text.of} onChange={(event) => setText({ ...text, of: event.target.value })}><option value="">{words('anotherLoss')}</option>{short.map((each) => <option key={each.id} value={each.id}>{each.label}: {mg(-each.differenceUg)}</option>)}</select>}</Field>
        {bySelf ? <>
          <Field label={words('container')}>{(ties) => <select {...ties} className="in" value={text.containerId} onChange={(event) => setText({ ...text, containerId: event.target.value })}><option value="">{words('chooseOne')}</option>{(stock.data?.reply.items ?? []).map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}</select>}</Field>
          <TextField label={words('lost')} unit="mg" inputMode="decimal" value={text.lost} onText={(lost) => setText({ ...text, lost })} />
        </> : null}
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
