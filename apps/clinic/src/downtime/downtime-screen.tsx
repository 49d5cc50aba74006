/** Site nodes with the days they hold and what they handed over; and what has to be looked at. */
import { getDowntime } from '@fairlead/contract/downtime';
import { Card, EmptyState, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconLock, IconServer2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Screen, Shown, useRead, useSession } from '../platform/index.ts';
import { DaysBack } from './days-back.tsx';
import { DifferenceList } from './difference-list.tsx';
import { downtimeMessages } from './downtime-messages.ts';
import { InviteNode } from './invite-node.tsx';
import { NodeCard } from './node-card.tsx';

const everyMs = 15_000;

export function DowntimeScreen() {
  const words = useWords(downtimeMessages);
  const { site, has } = useSession();
  const maySee = has('administrator', 'manager', 'prescriber', 'pharmacist', 'nurse', 'auditor');
  const read = useRead(getDowntime, {}, { enabled: maySee, refetchInterval: everyMs });
  if (!maySee) return <Screen title={words('title')} layout="narrow"><EmptyState icon={IconLock} title={words('noRole')} /></Screen>;
  return (
    <Screen title={words('title')} sub={site.name} layout="sheet">
      <Shown of={read}>{({ nodes, differences }) => (
        <>
          <div className="sheet stack">
            <Card title={words('nodes')} lead={words('nodesSub')}>
              {nodes.length === 0 ? <EmptyState icon={IconServer2} title={words('noNodes')}>{words('noNodesSub')}</EmptyState> : <ul className="stack">{nodes.map((node) => <li key={node.id}><NodeCard node={node} /></li>)}</ul>}
            </Card>
            <Card title={words('differences')} lead={words('differencesSub')}>
              {differences.length === 0 ? <EmptyState icon={IconCircleCheck} title={words('noDifferences')} /> : <DifferenceList items={differences} />}
            </Card>
          </div>
          <aside className="side stack">
            {has('nurse', 'pharmacist', 'prescriber') ? <Card title={words('paper')}><div className="stack"><p className="muted small">{words('paperSub')}</p><div><Link className="btn" to="/dose-list">{words('toPaper')}</Link></div></div></Card> : null}
            {has('administrator') && !nodes.some((node) => node.siteId === site.id && (node.state === 'active' || node.state === 'returning')) ? <InviteNode siteId={site.id} site={site.name} /> : null}
            {has('prescriber', 'nurse', 'pharmacist') ? <DaysBack /> : null}
          </aside>
        </>
      )}</Shown>
    </Screen>
  );
}
