import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useApp, useWords } from '../platform/app.ts';
import { Card, Page, Row } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import type { OwnCheckIn } from './use-check-ins.ts';
import type { OwnCraving } from './use-craving.ts';

/** The private side: pulls, journal, a form for the nurse, and telling of a lapse. */
export function Log(): ReactElement {
  const words = useWords(recoveryMessages);
  return (
    <Page title={words('log')} lead={words('logLead')}>
      <Card><ul className="rows">
        <Row to="/craving" icon="lifebuoy" title={words('cravingNow')} text={words('cravingNowText')} />
        <Row to="/log/journal" icon="notebook" title={words('journal')} text={words('journalText')} />
        <Row to="/log/withdrawal" icon="list-check" title={words('feeling')} text={words('feelingText')} />
        <Row to="/log/lapse" icon="heart-handshake" title={words('iUsed')} text={words('iUsedText')} />
      </ul></Card>
      <WhenPulls />
    </Page>
  );
}

const parts = ['night', 'morningPart', 'afternoonPart', 'eveningPart'] as const;

/** How many strong pulls fell into each quarter of the day, from this phone's own notes. */
export function pullsByPart(instants: readonly string[]): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (const instant of instants) {
    const part = Math.floor(new Date(instant).getHours() / 6);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

function WhenPulls(): ReactElement | null {
  const words = useWords(recoveryMessages);
  const { local } = useApp();
  const [instants, setInstants] = useState<readonly string[]>([]);
  useEffect(() => {
    void Promise.all([local.read<readonly OwnCheckIn[]>('check-ins'), local.read<readonly OwnCraving[]>('cravings')]).then(([checkIns, cravings]) => {
      setInstants([...(checkIns?.value ?? []).filter((one) => one.pull >= 3).map((one) => one.ratedAt), ...(cravings?.value ?? []).map((one) => one.startedAt)]);
    });
  }, [local]);
  if (instants.length < 3) return null;
  const counts = pullsByPart(instants);
  const most = Math.max(...counts, 1);
  return (
    <Card title={words('when')}>
      <p className="small muted">{words('whenText')}</p>
      <svg className="chart bars" viewBox="0 0 320 120" role="img" aria-label={parts.map((part, index) => words('whenTable', { part: words(part), count: counts[index] ?? 0 })).join(', ')}>
        {parts.map((part, index) => {
          const height = ((counts[index] ?? 0) / most) * 72;
          return <g key={part}><rect className="bar" x={index * 80 + 14} y={92 - height} width="52" height={Math.max(height, 1.5)} rx="4" /><text className="mid strong" x={index * 80 + 40} y={86 - height}>{counts[index]}</text><text className="mid" x={index * 80 + 40} y="112">{words(part)}</text></g>;
        })}
      </svg>
    </Card>
  );
}
