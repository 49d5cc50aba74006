/** The injection list: who is late, who is due, who may have it, in that order. */
import { listInjections } from '@fairlead/contract/dispensary';
import type { InjectionRow } from '@fairlead/contract/dispensary';
import { Card, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { IconVaccine } from '@tabler/icons-react';
import { Across, Screen, Shown, useRead, useSession } from '../platform/index.ts';
import { injectionMessages } from './injection-messages.ts';
import { usePlaceWords } from './use-place-words.ts';

export function InjectionsScreen() {
  const words = useWords(injectionMessages);
  const { site } = useSession();
  const { day } = useFormats();
  const list = useRead(listInjections, { params: { id: site.id } }, { topics: ['queue', 'orders'] });
  const counts = list.data?.reply.counts;
  const facts = counts === undefined ? [] : [{ name: words('late'), value: <b>{counts.late}</b> }, { name: words('due'), value: <b>{counts.due}</b> }, { name: words('mayBeGiven'), value: <b>{counts.mayBeGiven}</b> }];
  return (
    <Screen title={words('injections')} sub={<>{site.name}{list.data === undefined ? null : <> · {day(list.data.reply.day)}</>}</>} facts={facts}>
      <Card title={words('listTitle')} aside={<Link className="btn" to="/window">{words('backToWindow')}</Link>}>
        <Shown of={list} lines={8}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconVaccine} title={words('empty')}>{words('emptySub')}</EmptyState> : <List items={items} />)}</Shown>
      </Card>
    </Screen>
  );
}

export function InjectionStateTag({ row }: { readonly row: Pick<InjectionRow, 'state' | 'holds'> }) {
  const words = useWords(injectionMessages);
  if (row.holds > 0) return <StateTag state="refuse">{words('held')}</StateTag>;
  switch (row.state) {
    case 'late': return <StateTag state="overdue">{words('late')}</StateTag>;
    case 'due': return <StateTag state="due">{words('due')}</StateTag>;
    case 'may be given': return <StateTag state="allow">{words('mayBeGiven')}</StateTag>;
    case 'first': return <StateTag state="warn">{words('first')}</StateTag>;
    case 'later': return <StateTag state="away">{words('later')}</StateTag>;
  }
}

function List({ items }: { readonly items: readonly InjectionRow[] }) {
  const words = useWords(injectionMessages);
  const { shortDay, day } = useFormats();
  const place = usePlaceWords();
  return (
    <Across label={words('injections')}>
      <table className="figures num">
        <caption className="hide">{words('injections')}</caption>
        <thead><tr>{[words('person'), words('next'), words('window'), words('depot'), words('last')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{items.map((row) => (
          <tr key={row.orderId}>
            <th scope="row"><Link to={`/people/${row.personId}/injections`}>{row.name}</Link> <span className="muted nb">{row.number}</span></th>
            <td><InjectionStateTag row={row} />{row.dueOn === null ? null : <><br /><span className="nb">{day(row.dueOn)}</span></>}</td>
            <td className="nb">{row.fromOn === null || row.toOn === null ? null : words('fromTo', { from: shortDay(row.fromOn), to: shortDay(row.toOn) })}</td>
            <td className="nb">{row.productName}</td>
            <td>{row.lastOn === null ? <span className="muted">{words('noneYet')}</span> : <>{shortDay(row.lastOn)}{row.lastPlace === null ? null : <span className="muted"> {place(row.lastPlace)}</span>}</>}</td>
          </tr>
        ))}</tbody>
      </table>
    </Across>
  );
}
