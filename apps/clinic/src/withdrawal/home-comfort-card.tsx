/** Comfort medicines of somebody who is not on the ward, in the tab of their medicine: the ward's own orders, with a course. */
import { homeComfort } from '@fairlead/contract/withdrawal';
import { Button, Card, EmptyState, useWords } from '@fairlead/ui';
import { IconPill } from '@tabler/icons-react';
import { useState } from 'react';
import { Shown, useRead, useSession } from '../platform/index.ts';
import { ComfortOrderShown } from './comfort-card.tsx';
import { ComfortOrderForm } from './comfort-order-form.tsx';
import { homeMessages } from './home-messages.ts';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

export function HomeComfortCard({ personId, episodeId }: { readonly personId: string; readonly episodeId: string | undefined }) {
  const words = useWords(homeMessages);
  const ward = useWords(wardMessages);
  const { has } = useSession();
  const orders = useRead(homeComfort, { params: { id: personId } }, { topics: ['ward', 'queue'] });
  const [ordering, setOrdering] = useState(false);
  const reply = orders.data?.reply;
  const may = episodeId !== undefined && reply?.onWard === false && has('prescriber');
  return (
    <Card title={words('title')} lead={words('sub')} aside={may && !ordering ? <Button onClick={() => setOrdering(true)}>{ward('orderComfort')}</Button> : undefined}>
      {ordering && episodeId !== undefined && reply !== undefined ? <ComfortOrderForm place={{ episodeId, today: reply.today }} onClose={() => setOrdering(false)} /> : null}
      <Shown of={orders} lines={2}>{({ items, onWard }) => <div className="stack">
        {onWard ? <p className="muted">{words('onWard')}</p> : items.length === 0 && !ordering ? <EmptyState icon={IconPill} title={words('none')}>{words('noneSub')}</EmptyState> : null}
        {items.map((order) => <ComfortOrderShown key={order.id} order={order} open={episodeId !== undefined} />)}
      </div>}</Shown>
    </Card>
  );
}
