/** Everybody on the ward as rows on one time axis, whoever needs somebody first at the top. */
import type { WardRow } from '@fairlead/contract/withdrawal';
import { Chip, DueTag, StateTag, useFormats, useWords, useZone, WardLane, WardLaneHead } from '@fairlead/ui';
import type { WardSpan } from '@fairlead/ui';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight, IconDoorExit } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useShortcut } from '../platform/index.ts';
import { changeOf, dueTogether, lastCows, wardSpan } from './use-ward.ts';
import { wardMessages } from './withdrawal-messages.ts';

export const laneWidth = 368;

type Band = 'none' | 'mild' | 'moderate' | 'moderately_severe' | 'severe' | 'low' | 'low_medium' | 'medium' | 'high';
const bands = ['none', 'mild', 'moderate', 'moderately_severe', 'severe', 'low', 'low_medium', 'medium', 'high'] as const;
const isBand = (band: string | null): band is Band => bands.some((each) => each === band);

export function useBand(): (band: string | null) => string {
  const words = useWords(wardMessages);
  return (band) => (isBand(band) ? words(`band_${band}`) : '');
}

export function useSpanOf(nowMs: number): WardSpan {
  const zone = useZone();
  return useMemo(() => {
    const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone });
    return wardSpan(nowMs, laneWidth, (ms) => Number(hour.format(ms)));
  }, [nowMs, zone]);
}

function Cows({ row }: { readonly row: WardRow }) {
  const words = useWords(wardMessages);
  const band = useBand();
  const last = lastCows(row);
  const change = changeOf(row);
  if (last === undefined) return <td className="cows-cell"><small className="muted">{words(row.cows.length > 0 ? 'incomplete' : 'notTaken')}</small></td>;
  const Arrow = change === null || change === 0 ? IconArrowRight : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <td className="cows-cell"><b className="num">{last.total}</b><span>{band(last.band)}{change === null ? null : <small className="muted"><Arrow className="i" aria-hidden="true" />{change === 0 ? words('steady') : words(change > 0 ? 'up' : 'down', { by: Math.abs(change) })}</small>}</span></td>
  );
}

export function DueState({ row }: { readonly row: WardRow }) {
  const words = useWords(wardMessages);
  const { time, list } = useFormats();
  if (row.onLeaveUntil !== null) return <><Chip icon={IconDoorExit}>{time(row.onLeaveUntil)}</Chip><small>{words('checkOnReturn')}</small></>;
  const threshold = row.escalation?.kind === 'threshold' ? row.escalation : null;
  const what = list(dueTogether(row.due).map((kind) => words(`k_${kind}`)));
  if (threshold !== null && threshold.action !== 'today') return <><StateTag state="actNow">{words('actNow')}</StateTag><small>{threshold.acknowledgedBy === null ? what : words('taken', { who: threshold.acknowledgedBy })}</small></>;
  const [due] = row.due;
  // A medicine that is held comes before the next round where its pressure is to be measured sooner.
  if (row.recheckAt !== null && (due === undefined || Date.parse(row.recheckAt) < Date.parse(due.at))) return <><DueTag dueAt={row.recheckAt} /><small>{words('recheck')}</small></>;
  return due === undefined ? null : <><DueTag dueAt={due.at} /><small>{what}</small></>;
}

interface RowProps { readonly row: WardRow; readonly span: WardSpan; readonly isOpen: boolean; readonly onOpen: (stayId: string) => void }

function Row({ row, span, isOpen, onOpen }: RowProps) {
  const words = useWords(wardMessages);
  const { mgFigure } = useFormats();
  const navigate = useNavigate();
  const flagged = row.escalation?.kind === 'threshold';
  const opioid = words(row.opioid);
  const doses = [...row.doses.map(({ at, doseUg }) => ({ at, label: mgFigure(doseUg), kind: 'dose' as const })), ...row.comfort.filter(({ what }) => what === 'given').map(({ at, medicine }) => ({ at, label: medicine, kind: 'comfort' as const }))];
  return (
    <tr className={[flagged ? 'flag' : '', isOpen ? 'now-row' : ''].join(' ').trim()}>
      <th scope="row" className="bed num">{row.bed ?? <><span className="muted" aria-hidden="true">–</span><span className="hide">{words('noBed')}</span></>}</th>
      <td className="whoc">
        <button type="button" data-stay={row.stayId} aria-pressed={isOpen} onClick={() => onOpen(row.stayId)} onDoubleClick={() => void navigate({ to: `/ward/${row.stayId}` })}>{row.name}</button>
        <small>{row.route === null ? words('dayLine', { day: row.day, opioid }) : words('dayRoute', { day: row.day, opioid, route: words(row.route) })}</small><small className="muted">{words(`m_${row.method}`)}</small>
      </td>
      <td className="lane-cell"><WardLane who={row.name} scoreName={words('cows')} scores={row.cows.flatMap(({ at, total }) => (total === null ? [] : [{ at, score: total }]))} doses={doses} due={row.due.slice(0, 2).map(({ at }) => at)} top={36} mark={13} span={span} /></td>
      <Cows row={row} />
      <td className="news"><b className="num">{row.news2?.total ?? '–'}</b><small className="muted">{row.poss === null ? words('notTaken') : words('possIs', { level: row.poss })}</small></td>
      <td className="next"><DueState row={row} /></td>
    </tr>
  );
}

/** J, K and arrows move, Enter opens the ticket, S scores. */
export function WardTable({ items, nowMs, open, onOpen }: { readonly items: readonly WardRow[]; readonly nowMs: number; readonly open: string | undefined; readonly onOpen: (stayId: string) => void }) {
  const words = useWords(wardMessages);
  const span = useSpanOf(nowMs);
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (by: number) => {
    const buttons = [...(body.current?.querySelectorAll<HTMLButtonElement>('button[data-stay]') ?? [])];
    const focused = buttons.findIndex((button) => button === document.activeElement);
    const from = focused >= 0 ? focused : buttons.findIndex((button) => button.dataset['stay'] === open);
    const to = buttons[Math.min(buttons.length - 1, Math.max(0, from + by))];
    to?.focus();
    if (to?.dataset['stay'] !== undefined) onOpen(to.dataset['stay']);
  };
  useShortcut('j', words('next'), () => move(1));
  useShortcut('k', words('person'), () => move(-1));
  return (
    <div className="card ward-card">
      <table className="ward">
        <caption className="hide">{words('caption')}</caption>
        <thead><tr><th scope="col">{words('bed')}</th><th scope="col">{words('person')}</th><th scope="col" className="lane-cell"><span className="hide">{words('lane')}</span><WardLaneHead span={span} /></th><th scope="col">{words('cows')}</th><th scope="col">{words('news2')}</th><th scope="col">{words('next')}</th></tr></thead>
        <tbody ref={body}>{items.map((row) => <Row key={row.stayId} row={row} span={span} isOpen={row.stayId === open} onOpen={onOpen} />)}</tbody>
      </table>
    </div>
  );
}
