/** The ledger: every container with its balance, its movements, counting, receiving and wasting. */
import { Button, Card, Chip, EmptyState, Note, useFormats, useWords } from '@fairlead/ui';
import { checkLedger, getStock } from '@fairlead/contract/dispensary';
import type { ContainerLine } from '@fairlead/contract/dispensary';
import { IconCircleCheck, IconScale } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Across, Screen, Shown, useRead, useSession } from '../platform/index.ts';
import { ContainerActions } from './container-actions.tsx';
import { DiscrepancyList } from './discrepancy-list.tsx';
import { LedgerProof } from './ledger-proof.tsx';
import { ledgerMessages } from './ledger-messages.ts';
import { Movements } from './movements.tsx';
import { PumpsCard } from './pumps-card.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';

export function LedgerScreen() {
  const words = useWords(ledgerMessages);
  const { site, has } = useSession();
  const { mg } = useFormats();
  const stock = useRead(getStock, { params: { id: site.id } }, { topics: ['stock', 'queue'] });
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [receiving, setReceiving] = useState(false);
  const totals = (stock.data?.reply.totals ?? []).toSorted((a, b) => b.balanceUg - a.balanceUg);
  return (
    <Screen title={words('ledger')} sub={site.name} layout="sheet" facts={totals.slice(0, 3).map((each) => ({ name: words('inStock', { name: each.name }), value: <b>{mg(each.balanceUg)}</b> }))}>
      <Shown of={stock}>{({ items, discrepancies }) => {
        const container = items.find((each) => each.id === chosen);
        return (
          <>
            <div className="sheet stack">
              <Card title={words('containers')} aside={<span className="rowx">{has('pharmacist') ? <Link className="btn" to="/passport-keys">{words('passportKeys')}</Link> : null}<Link className="btn" to="/call-backs">{words('callBacks')}</Link><Link className="btn" to="/books">{words('books')}</Link><Button look="primary" onClick={() => setReceiving(true)}>{words('receive')}</Button></span>}>
                {items.length === 0 ? <EmptyState title={words('noStock')}>{words('noStockSub')}</EmptyState> : <Containers items={items} chosen={chosen} onChoose={setChosen} />}
              </Card>
              {container === undefined ? null : <Movements container={container} />}
            </div>
            <aside className="side stack">
              {container === undefined ? <EmptyState title={words('choose')}>{words('chooseSub')}</EmptyState> : <ContainerActions key={container.id} container={container} others={items} />}
              <DiscrepancyList cases={discrepancies} />
              <PumpsCard siteId={site.id} containers={items} />
              <AddedUp siteId={site.id} />
              {has('manager', 'auditor') ? <LedgerProof siteId={site.id} /> : null}
            </aside>
            <ReceiveDialog siteId={site.id} opened={receiving} onClose={() => setReceiving(false)} />
          </>
        );
      }}</Shown>
    </Screen>
  );
}

function Containers({ items, chosen, onChoose }: { readonly items: readonly ContainerLine[]; readonly chosen: string | undefined; readonly onChoose: (id: string) => void }) {
  const words = useWords(ledgerMessages);
  const { mg, mL, date, dayTime } = useFormats();
  return (
    <Across label={words('containers')}><table className="figures num">
      <caption className="hide">{words('containers')}</caption>
      <thead><tr>{[words('container'), words('balance'), words('product'), words('lot'), words('expires'), words('place'), words('lastCount')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{items.map((each) => (
        <tr key={each.id} {...(each.id === chosen ? { 'aria-current': true } : {})}>
          <th scope="row"><button type="button" className="btn bare" onClick={() => onChoose(each.id)}>{each.label}</button></th>
          <td className="nb"><b>{mg(each.balanceUg)}</b>{each.product.ugPerMl === null ? null : <span className="muted"> {mL(each.balanceUg, each.product.ugPerMl)}</span>}{each.openDiscrepancyUg === null ? null : <> <Chip tone="refuse">{mg(each.openDiscrepancyUg)}</Chip></>}</td>
          <td>{each.product.name}</td><td className="nb">{each.lot}</td><td className="nb">{date(each.expiresOn)}</td>
          <td>{words(each.place)}{each.pump === null ? null : `, ${each.pump.name}`}{each.state === 'quarantined' ? <> <Chip tone="warn">{words('setAside')}</Chip></> : null}</td>
          <td>{each.lastCountAt === null ? <span className="muted">{words('never')}</span> : dayTime(each.lastCountAt)}</td>
        </tr>
      ))}</tbody>
    </table></Across>
  );
}

function AddedUp({ siteId }: { readonly siteId: string }) {
  const words = useWords(ledgerMessages);
  const { mg, number } = useFormats();
  const [asked, setAsked] = useState(false);
  const sums = useRead(checkLedger, { params: { id: siteId } }, { enabled: asked, topics: [] });
  if (!asked) return <Button onClick={() => setAsked(true)}><IconScale className="i" aria-hidden="true" />{words('check')}</Button>;
  return (
    <Shown of={sums} lines={1}>{({ differs, containers, journals, dosesWithoutStock }) => (differs.length === 0 && dosesWithoutStock === 0
      ? <Note tone="allow" icon={IconCircleCheck} title={words('allAgrees', { containers: number(containers), journals: number(journals) })} live="polite" />
      : <>{dosesWithoutStock === 0 ? null : <Note tone="refuse" icon={IconScale} title={words('dosesWithoutStock', { count: number(dosesWithoutStock) })} live="assertive" />}{differs.map((each) => <Note key={each.containerId} tone="refuse" icon={IconScale} title={words('doesNotAgree', { label: each.label, balance: mg(each.balanceUg), sum: mg(each.sumUg) })} live="assertive" />)}</>)}</Shown>
  );
}
