/** Levels of care so far, decisions, and hours attended against planned. */
import { beginLevel, endLevel, type LevelOfCare, type PersonPlacement } from '@fairlead/contract/placement';
import { Button, Card, Chip, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { IconHome, IconStairs } from '@tabler/icons-react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { placementMessages } from './placement-messages.ts';
import { useLevelName } from './use-words.ts';

function LevelLine({ row }: { readonly row: LevelOfCare }) {
  const words = useWords(placementMessages);
  const level = useLevelName();
  const { date, dayOf } = useFormats();
  const steps = { up: words('stepUp'), down: words('stepDown'), same: words('sameLevel') };
  const RowIcon = row.kind === 'home' ? IconHome : IconStairs;
  return (
    <li className="rowx"><RowIcon className="i" aria-hidden="true" /><span><b>{level(row.level)}</b>{row.daysAWeek === null || row.hoursAWeek === null ? null : <span className="num">, {words('hoursPlanned', { days: row.daysAWeek, hours: row.hoursAWeek })}</span>}<br />
      <span className="small muted num">{words('since', { day: date(dayOf(row.from)) })} {row.to === null ? words('goesOn') : words('ended', { day: date(dayOf(row.to)) })}, {row.by}</span></span>{row.step === null ? null : <Chip>{steps[row.step]}</Chip>}</li>
  );
}

export function LevelsCard({ placement, canAct }: { readonly placement: PersonPlacement; readonly canAct: boolean }) {
  const words = useWords(placementMessages);
  const level = useLevelName();
  const [begin, end] = [useCall(beginLevel), useCall(endLevel)];
  const home = placement.levels.find(({ kind, to }) => kind === 'home' && to === null);
  const current = placement.levels.find(({ kind, to }) => kind === 'level' && to === null);
  const latest = placement.decisions[0];
  const { episodeId } = placement;
  const waitsFor = latest !== undefined && latest.waiting && current?.level !== latest.chosen ? latest.chosen : undefined;
  return (
    <Card title={words('timeline')}>
      {placement.levels.length === 0 ? <EmptyState icon={IconStairs} title={words('noneNow')}>{words('noTimeline')}</EmptyState> : <ol className="stack">{placement.levels.map((row) => <LevelLine key={row.id} row={row} />)}</ol>}
      <AnswerNote answer={begin.answer ?? end.answer} onAgain={() => void (begin.answer === undefined ? end : begin).again()} />
      {episodeId === null || !canAct ? null : (
        <p className="rowx">
          {waitsFor === undefined ? null : <Button look="primary" onClick={() => void begin.send({ params: { id: episodeId }, body: { level: waitsFor } })}>{words('begin', { level: level(waitsFor) })}</Button>}
          {home === undefined ? <Button onClick={() => void begin.send({ params: { id: episodeId }, body: { level: 'sober_living' } })}>{words('beginHome')}</Button> : <Button onClick={() => void end.send({ params: { id: home.id }, body: { reason: words('endReason') } })}>{words('endHome')}</Button>}
        </p>
      )}
    </Card>
  );
}

export function DecisionsCard({ placement }: { readonly placement: PersonPlacement }) {
  const words = useWords(placementMessages);
  const level = useLevelName();
  const { dayTime, date } = useFormats();
  if (placement.decisions.length === 0) return null;
  return (
    <Card title={words('decisions')}><ol className="stack">{placement.decisions.map((row) => (
      <li key={row.id}><b>{level(row.chosen)}</b> {row.waiting ? <Chip tone="due">{words('waitsFor')}</Chip> : null}<br /><span className="small">{row.outcome === 'accepted' ? words('accepted') : words('overridden', { reason: row.reason ?? '' })}</span>{row.preference === null ? null : <span className="small"> “{row.preference}”</span>}
        <br /><span className="small muted num">{dayTime(row.at)}, {row.by}, {words('recommendedThen', { level: level(row.recommended) })}{row.complete ? null : <>, {words('unknown')}</>}{row.reviewOn === null ? null : <>, {words('reviewOn')} {date(row.reviewOn)}</>}</span></li>
    ))}</ol></Card>
  );
}

export function HoursCard({ weeks }: { readonly weeks: PersonPlacement['weeks'] }) {
  const words = useWords(placementMessages);
  const { date, number } = useFormats();
  const hours = (value: number) => words('hoursUnit', { hours: number(value, 1) });
  const both = (h: number | null, days: number | null) => (h === null ? words('noHours') : `${hours(h)}${days === null ? '' : `, ${words('daysUnit', { count: days })}`}`);
  return (
    <Card title={words('hoursTitle')}>
      <p className="muted small">{words('hoursSub')}</p>
      <table className="figures num"><thead><tr><th scope="col">{words('week')}</th><th scope="col">{words('planned')}</th><th scope="col">{words('attended')}</th></tr></thead>
        <tbody>{weeks.map((week) => (
          <tr key={week.monday}><th scope="row">{date(week.monday)}</th><td>{both(week.plannedHours, week.plannedDays)}</td>
            <td><b>{both(week.attendedHours, week.attendedDays)}</b>{week.shortHours > 0 ? <> · {words('short')} {hours(week.shortHours)}</> : null}{week.missed > 0 ? <> · {words('missed')} {week.missed}</> : null}{week.bookedHours > 0 ? <> · {words('booked')} {hours(week.bookedHours)}</> : null}</td></tr>
        ))}</tbody></table>
    </Card>
  );
}
