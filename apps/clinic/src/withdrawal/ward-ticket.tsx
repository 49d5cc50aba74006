/** Who needs somebody first: why, what the rules say, and the one thing to do now. */
import type { WardRow } from '@fairlead/contract/withdrawal';
import { Button, DecisionPanel, DueTag, Facts, NotesField, Ticket, useFormats, useWords } from '@fairlead/ui';
import { IconClipboardCheck, IconRoute } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useSession, useShortcut } from '../platform/index.ts';
import { dueTogether, roundOf, useAcknowledge, useFactWords, useSettle } from './use-ward.ts';
import { wardMessages } from './withdrawal-messages.ts';

function Said({ row, findingId }: { readonly row: WardRow; readonly findingId: string }) {
  const words = useWords(wardMessages);
  const { time, list } = useFormats();
  const factWords = useFactWords();
  const one = row.escalation;
  if (one === null) return null;
  if (one.kind === 'overdue') {
    const what = list(dueTogether(row.due).map((kind) => words(`k_${kind}`)));
    return <div className="decision overdue" role="group" aria-label={words('observe')}><h3 className="verdict">{words('observe')}</h3><p className="finding" id={findingId}>{words(one.asked === 'prescriber' ? 'observeSub' : 'observeNurse', { what, since: time(one.dueAt ?? one.openedAt), time: time(one.dueAt ?? one.openedAt) })}</p></div>;
  }
  if (one.decision === null) return null;
  const say = one.codes.includes('PRECIPITATED_WITHDRAWAL_SUSPECTED') ? words('wordsPrecipitated') : undefined;
  const verdict = <>{words(one.action === 'observe' ? 'today' : one.action)} <span>{words('since', { time: time(one.openedAt) })}</span></>;
  return <DecisionPanel decision={one.decision} verdict={verdict} factWords={factWords} findingId={findingId} {...(say === undefined ? {} : { say })} />;
}

function Actions({ row, findingId }: { readonly row: WardRow; readonly findingId: string }) {
  const words = useWords(wardMessages);
  const { has } = useSession();
  const navigate = useNavigate();
  const take = useAcknowledge();
  const settle = useSettle();
  const [outcome, setOutcome] = useState<string | undefined>(undefined);
  const score = () => void navigate({ to: `/ward/${row.stayId}/round` });
  const one = row.escalation;
  const mayAct = has('nurse', 'prescriber');
  useShortcut('s', words('score'), score);
  const isOpen = one !== null && one.acknowledgedBy === null;
  return (
    <>
      {one !== null && one.acknowledgedBy !== null ? <p className="muted">{words('taken', { who: one.acknowledgedBy })}</p> : null}
      {mayAct && isOpen ? <ConfirmlessButton label={words('haveIt')} shortcut="a" busy={take.busy} governedBy={findingId} onPress={() => void take.send({ params: { id: one.id }, body: {} })} /> : null}
      {mayAct && !isOpen && outcome === undefined ? <ConfirmlessButton label={words('score')} onPress={score} {...(one === null ? {} : { governedBy: findingId })} /> : null}
      {outcome === undefined || one === null ? null : (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (outcome.trim() !== '') void settle.send({ params: { id: one.id }, body: { outcome: outcome.trim() } }).then((answer) => { if (answer.kind === 'done') setOutcome(undefined); }); }}>
          <NotesField label={words('done')} rows={2} value={outcome} onText={setOutcome} />
          <Button type="submit" look="primary" aria-busy={settle.busy} why={outcome.trim() === '' ? words('done') : undefined}>{words('settled')}</Button>
        </form>
      )}
      <div className="pair">
        <Link className="btn" to={`/ward/${row.stayId}`}><IconRoute className="i" aria-hidden="true" />{words('openStay')}</Link>
        {mayAct && isOpen ? <Button onClick={score}><IconClipboardCheck className="i" aria-hidden="true" />{words('score')}</Button> : null}
        {mayAct && one !== null && outcome === undefined ? <Button onClick={() => setOutcome('')}>{words('settle')}</Button> : null}
      </div>
      <AnswerNote answer={take.answer} onAgain={() => void take.again()} /><AnswerNote answer={settle.answer} onAgain={() => void settle.again()} />
    </>
  );
}

/** Everybody who is due within the hour, as stops of one round. */
function ThenRound({ items, nowMs }: { readonly items: readonly WardRow[]; readonly nowMs: number }) {
  const words = useWords(wardMessages);
  const stops = roundOf(items, nowMs);
  const [first] = stops;
  if (first === undefined) return <p className="muted small">{words('nothingDue')}</p>;
  return (
    <div className="then">
      <h3>{words('thenRound')} <span className="muted num">{words('aboutMinutes', { minutes: stops.length * 5 })}</span></h3>
      <ol className="stops num">{stops.map((row) => <li key={row.stayId} className={Date.parse(row.due[0]?.at ?? '') < nowMs ? 'late' : ''}><span className="hide">{row.name} </span>{row.bed ?? row.name.slice(0, 1)}</li>)}</ol>
      <Link className="btn" to={`/ward/${first.stayId}/round`}>{words('startRound')}</Link>
    </div>
  );
}

export function WardTicket({ row, items, nowMs, isFirst }: { readonly row: WardRow; readonly items: readonly WardRow[]; readonly nowMs: number; readonly isFirst: boolean }) {
  const words = useWords(wardMessages);
  const findingId = useId();
  const figure = (value: number | null, unit = ''): string => (value === null ? '–' : `${String(value)}${unit}`);
  const { readings } = row;
  const taken = (values: readonly (number | null)[], shown: string): string => (values.every((value) => value === null) ? words('notTaken') : shown);
  const bed = row.bed === null ? words('noBed') : words('bedNo', { bed: row.bed });
  const [before, last] = row.cows.filter(({ total }) => total !== null).slice(-2);
  const cows = before === undefined ? words('notTaken') : last === undefined ? String(before.total) : `${String(before.total)} → ${String(last.total)}`;
  const tone = row.escalation === null ? 'quiet' : row.escalation.kind === 'overdue' ? 'warn' : 'refuse';
  return (
    <Ticket tone={tone} title={isFirst && row.bed === null ? words('firstOf') : words(isFirst ? 'first' : 'chosen', { bed })}
      about={<>
        <p className="amount"><b className="who-name">{row.name}</b></p>
        <Facts className="obs pairs num" facts={[{ name: words('cows'), value: <b>{cows}</b> }, { name: words('next'), value: row.due[0] === undefined ? words('none') : <DueTag dueAt={row.due[0].at} /> }, { name: words('vitals'), value: <b>{taken([readings.pulse, readings.systolic, readings.diastolic], `${figure(readings.pulse)}, ${figure(readings.systolic)}/${figure(readings.diastolic)}`)}</b> }, { name: words('breaths'), value: <b>{taken([readings.respiration, readings.spo2], `${figure(readings.respiration)}, ${figure(readings.spo2, '%')}`)}</b> }]} />
      </>}
      decision={<Said row={row} findingId={findingId} />}
      actions={<><Actions key={row.stayId} row={row} findingId={findingId} /><ThenRound items={items.filter(({ stayId }) => stayId !== row.stayId)} nowMs={nowMs} /></>} />
  );
}
