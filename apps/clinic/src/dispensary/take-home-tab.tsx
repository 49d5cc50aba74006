/** The take-home decision by six heads, what the rules say of it, and the bottles that are out. */
import { decideTakeHome, getTakeHome, settleBottle, tryTakeHome } from '@fairlead/contract/dispensary';
import type { Bottle, TakeHomeFactors } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, DecisionPanel, EmptyState, NotesField, Segments, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { PrintLabels, ScanBottle } from './bottle-labels.tsx';
import { ClosureCard } from './closure-card.tsx';
import type { Filling } from './fill-bottles.tsx';
import { GuestDays } from './guest-days.tsx';
import { IssueBottles } from './issue-bottles.tsx';
import { CupNote, WastePoured } from './pour-step.tsx';
import { pumpMessages } from './pump-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { takeHomeMessages } from './take-home-messages.ts';

const heads = ['noActiveUseOrConditionRaisingHarm', 'regularAttendance', 'noSeriousBehaviourProblem', 'noKnownRecentDiversion', 'safeTransportAndStorage', 'otherRelevantFactors'] as const;
type Answered = Readonly<Partial<Record<(typeof heads)[number], 'yes' | 'no' | 'unknown'>>>;

export function TakeHomeTab() {
  const words = useWords(takeHomeMessages);
  const { person, episode } = usePerson();
  const mayIssue = useSession().has('nurse', 'pharmacist', 'prescriber');
  const takeHome = useRead(getTakeHome, { params: { id: person.id } }, { topics: ['take-home', 'pours'] });
  return (
    <div className="two">
      <div className="stack">{episode === undefined ? <EmptyState title={words('noEpisode')} /> : <DecideForm episodeId={episode.id} />}{episode === undefined ? null : <GuestDays personId={person.id} episodeId={episode.id} />}</div>
      <div className="stack"><Shown of={takeHome}>{({ inForce, closure, decisions, bottles, filling }) => <>{closure === null || episode === undefined ? null : <ClosureCard closure={closure} personId={person.id} episodeId={episode.id} bottles={bottles} filling={filling.filter(({ dosingDay }) => closure.days.some((each) => each.day === dosingDay))} />}{mayIssue && inForce !== null && inForce.outcome === 'allowed' && episode !== undefined ? <IssueBottles personId={person.id} inForce={inForce} takenDays={new Set(bottles.map(({ dosingDay }) => dosingDay))} out={bottles.filter(({ state }) => state === 'out').length} bottles={bottles} filling={filling.filter(({ dosingDay }) => closure === null || !closure.days.some((each) => each.day === dosingDay))} /> : <Stranded filling={filling} />}<Decisions decisions={decisions} /><Bottles bottles={bottles} personId={person.id} maySettle={mayIssue} /></>}</Shown></div>
    </div>
  );
}

/** What a pump filled for bottles that may not go home any more. */
function Stranded({ filling }: { readonly filling: Filling }) {
  const words = useWords(takeHomeMessages);
  return filling.length === 0 ? null : <Card title={words('bottles')}>{filling.map(({ dosingDay, part, cup }) => <div key={`${dosingDay} ${part}`} className="stack"><CupNote cup={cup} doseUg={cup.measuredUg + cup.restUg} strength={1000} bottle /><WastePoured cup={cup} /></div>)}</Card>;
}

function DecideForm({ episodeId }: { readonly episodeId: string }) {
  const words = useWords(takeHomeMessages);
  const [days, setDays] = useState('');
  const [answers, setAnswers] = useState<Answered>({});
  const [rationale, setRationale] = useState('');
  const [override, setOverride] = useState('');
  const trial = useCall(tryTakeHome, { refreshes: [] });
  const decide = useCall(decideTakeHome);
  const count = /^\d{1,2}$/.test(days) ? Number(days) : 0;
  const factors: TakeHomeFactors = Object.fromEntries(heads.flatMap((head) => (answers[head] === undefined ? [] : [[head, answers[head] === 'unknown' ? null : answers[head] === 'yes']])));
  const body = { requestedDays: count, factors, rationale };
  const missing = count < 1 || count > 28 ? words('days') : undefined;
  const shown = decide.answer?.kind === 'done' ? { decision: decide.answer.reply.decision, maxDays: decide.answer.reply.maxDays } : trial.answer?.kind === 'done' ? trial.answer.reply : undefined;
  return (
    <Card title={words('takeHome')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined) void decide.send({ params: { id: episodeId }, body: { ...body, ...(override.trim() === '' ? {} : { overrideReason: override }) } }); }}>
        <TextField label={words('days')} unit={words('daysUnit')} inputMode="numeric" value={days} onText={setDays} />
        <fieldset className="fieldx"><legend>{words('heads')}</legend><span className="hint">{words('headsHint')}</span>
          {heads.map((head) => <div key={head} className="rowx said-row"><span>{words(head)}</span><Segments<'yes' | 'no' | 'unknown' | 'open'> label={words(head)} value={answers[head] ?? 'open'} onChoose={(value) => { if (value !== 'open') setAnswers({ ...answers, [head]: value }); }} choices={[{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }, { value: 'unknown', label: words('notKnown') }]} /></div>)}
        </fieldset>
        <NotesField label={words('rationale')} hint={words('rationaleHint')} value={rationale} onText={setRationale} />
        {shown === undefined ? null : <DecisionPanel alone decision={shown.decision}>{shown.maxDays === null ? null : <p className="num">{words('atMost', { days: shown.maxDays })}</p>}</DecisionPanel>}
        {shown?.decision.decision === 'refuse' ? <TextField label={words('override')} value={override} onText={setOverride} optional /> : null}
        <div className="rowx"><Button why={missing} aria-busy={trial.busy} onClick={() => { void trial.send({ params: { id: episodeId }, body }); }}>{words('look')}</Button><Button type="submit" look="primary" why={missing} aria-busy={decide.busy}>{words('decide')}</Button></div>
        <AnswerNote answer={decide.answer} onAgain={() => { void decide.again(); }} /><AnswerNote answer={trial.answer} />
      </form>
    </Card>
  );
}

function Decisions({ decisions }: { readonly decisions: readonly { readonly id: string; readonly outcome: 'allowed' | 'refused'; readonly requestedDays: number; readonly validUntil: string; readonly decidedBy: string; readonly rationale: string }[] }) {
  const words = useWords(takeHomeMessages);
  const { date } = useFormats();
  return <Card title={words('history')}>{decisions.length === 0 ? <p className="muted">{words('none')}</p> : <ul className="stack">{decisions.map((each) => <li key={each.id}><Chip tone={each.outcome === 'allowed' ? 'allow' : 'warn'}>{each.outcome === 'allowed' ? words('agreed', { days: each.requestedDays, until: date(each.validUntil), by: each.decidedBy }) : words('notAgreed')}</Chip><p className="small">{each.rationale}</p></li>)}</ul>}</Card>;
}

function Bottles({ bottles, personId, maySettle }: { readonly bottles: readonly Bottle[]; readonly personId: string; readonly maySettle: boolean }) {
  const words = useWords(takeHomeMessages);
  const { day, mg, mL } = useFormats();
  const pump = useWords(pumpMessages);
  const settle = useTwoSigned('bottle', settleBottle);
  const [full, setFull] = useState<string | undefined>(undefined);
  const [scanned, setScanned] = useState<string | undefined>(undefined);
  return (
    <Card title={words('bottles')}>
      <div className="stack">
      {!maySettle || bottles.length === 0 ? null : <ScanBottle personId={personId} onFound={setScanned} />}
      {!maySettle || !bottles.some(({ state }) => state === 'out') ? null : <PrintLabels personId={personId} />}
      {bottles.length === 0 ? <p className="muted">{words('noBottles')}</p> : <ul className="stack">{bottles.map((each) => (
        <li key={each.id} className="num" {...(each.id === scanned ? { 'aria-current': true } : {})}><b>{day(each.dosingDay)}</b> {mg(each.doseUg)} {each.poured === null ? null : <span className="muted">{pump('fits', { pump: each.poured.pumpName, volume: mL(each.poured.measuredUl, 1000) })} </span>}<Chip tone={each.state === 'out' ? 'due' : each.state === 'not-returned' || each.state === 'lost' || each.state === 'stolen' ? 'warn' : 'quiet'}>{words(each.state)}</Chip>
          {each.state !== 'out' || !maySettle ? null : <div className="rowx"><Button onClick={() => { void settle.send({ params: { id: each.id }, body: { state: 'returned-empty' } }); }}>{words('cameBack')}</Button><Button onClick={() => { void settle.send({ params: { id: each.id }, body: { state: 'not-returned' } }); }}>{words('notBack')}</Button><Button look="bare" onClick={() => { void settle.send({ params: { id: each.id }, body: { state: 'lost' } }); }}>{words('wasLost')}</Button><Button look="bare" onClick={() => { void settle.send({ params: { id: each.id }, body: { state: 'stolen' } }); }}>{words('wasStolen')}</Button><Button look="bare" onClick={() => setFull(each.id)}>{words('full')}</Button></div>}
        </li>
      ))}</ul>}
      <AnswerNote answer={settle.answer} onAgain={() => { void settle.again(); }} />
      </div>
      <SecondPersonDialog mayAsk opened={full !== undefined} onClose={() => setFull(undefined)} onConfirmed={(confirmationId) => { const id = full; setFull(undefined); if (id !== undefined) void settle.send({ params: { id }, body: { state: 'returned-full', confirmationId } }); }} />
      <SecondWaits of={settle} />
    </Card>
  );
}
