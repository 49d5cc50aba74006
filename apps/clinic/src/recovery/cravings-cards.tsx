/** Cravings by hour and weekday, and one by one with what helped. */
import type { RecoveryRecord } from '@fairlead/contract/recovery';
import { Card, CravingHeat, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { IconWaveSine } from '@tabler/icons-react';
import { recoveryMessages } from './recovery-messages.ts';

export function CravingsCards({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const { dayTime } = useFormats();
  if (record.cravings.length === 0) return <Card title={words('cravings')}><EmptyState icon={IconWaveSine} title={words('noCravings')}>{words('noCravingsSub')}</EmptyState></Card>;
  return (
    <>
      <section className="card"><CravingHeat title={words('cravings')} sub={words('cravingsSub')} noted={record.cravings.map(({ weekday, hour, highestLevel }) => ({ weekday, hour, level: highestLevel }))} /></section>
      <Card title={words('cravingList')}>
        <div className="stack">
          {record.helpedBefore.length === 0 ? null : <ul className="dots">{record.helpedBefore.slice(0, 4).map((one) => <li key={one.words}>{words('helpedOf', one)}</li>)}</ul>}
          <ul className="stack">{record.cravings.slice(0, 6).map((one) => (
            <li key={one.id}><b className="num">{dayTime(one.startedAt)}</b><br />{words('from', { first: one.firstLevel, last: one.lastLevel, highest: one.highestLevel })}
              {one.trigger === null ? null : <small className="muted"><br />{words('trigger')}: {one.trigger}</small>}
              {one.helped.length === 0 ? null : <small className="muted"><br />{words('helped')}: {one.helped.filter((each) => each.helped).map((each) => each.words).join(', ')}</small>}
            </li>
          ))}</ul>
        </div>
      </Card>
    </>
  );
}
