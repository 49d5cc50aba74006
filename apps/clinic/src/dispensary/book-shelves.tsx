/** What expires, with one tap to set it aside; and what has to be ordered, by the site's own points. */
import { getShelves, placeContainer, setReorderPoint } from '@fairlead/contract/dispensary';
import type { LotOnShelf, ReorderLine } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import { Letterhead } from './book-parts.tsx';
import { Sheet } from './book-tables.tsx';
import { shelvesMessages } from './shelves-messages.ts';

export function BookShelves() {
  const words = useWords(shelvesMessages);
  const { site } = useSession();
  const read = useRead(getShelves, { params: { id: site.id } }, { topics: ['stock', 'queue', 'take-home'], keep: true });
  return (
    <Shown of={read}>{({ lots, products, soonDays, useDays, reorderBelowDays, registrant }) => <>
      <Card title={words('reorderTitle')} lead={words('reorderSub', { days: useDays, below: reorderBelowDays })}>
        <Letterhead of={registrant} title={words('reorderTitle')} />
        {products.length === 0 ? <EmptyState title={words('nothing')} /> : <Products items={products} days={useDays} />}
      </Card>
      <Card title={words('expiryTitle')} lead={words('expirySub', { days: soonDays })}>
        {lots.length === 0 ? <EmptyState title={words('nothing')} /> : <Lots items={lots} />}
      </Card>
    </>}</Shown>
  );
}

function Products({ items, days }: { readonly items: readonly ReorderLine[]; readonly days: number }) {
  const words = useWords(shelvesMessages);
  const { mg, number } = useFormats();
  const { has } = useSession();
  return (
    <Sheet caption={words('reorderTitle')} heads={[words('product'), words('usable'), words('use', { days }), words('lasts'), words('point'), words('order')]}>
      {items.map((each) => (
        <tr key={each.productId}>
          <th scope="row">{each.name}</th><td><b>{mg(each.usableUg)}</b>{each.balanceUg === each.usableUg ? null : <span className="muted"> {words('ofWhich', { amount: mg(each.balanceUg) })}</span>}</td><td>{mg(each.usedUg)}</td>
          <td>{each.daysLeft === null ? <span className="muted">{words('noUse')}</span> : words('lastsDays', { count: each.daysLeft })}</td>
          <td>{has('nurse', 'pharmacist', 'manager') ? <PointForm key={String(each.pointUg)} line={each} /> : each.pointUg === null ? '–' : mg(each.pointUg)}</td>
          <td>{each.reorder ? <><StateTag state="warn">{words('orderNow')}</StateTag>{each.packs === null || each.packs === 0 ? null : <span className="num"> {words('packs', { count: each.packs, size: number(each.packSize ?? 0) })}</span>}</> : <span className="muted">{words('enough')}</span>}</td>
        </tr>
      ))}
    </Sheet>
  );
}

function PointForm({ line }: { readonly line: ReorderLine }) {
  const words = useWords(shelvesMessages);
  const { site } = useSession();
  const set = useCall(setReorderPoint);
  const [text, setText] = useState(line.pointUg === null ? '' : String(line.pointUg / 1000));
  const ug = text.trim() === '' ? null : ugOf(text);
  const wrong = text.trim() !== '' && (ug === null || ug === 0);
  return (
    <form className="point" onSubmit={(event) => { event.preventDefault(); if (!wrong) void set.send({ params: { id: site.id }, body: { productId: line.productId, pointUg: ug } }); }}>
      <TextField label={words('pointOf', { name: line.name })} unit="mg" inputMode="decimal" value={text} onText={setText} error={wrong ? words('noAmount') : undefined} />
      {ug === line.pointUg ? null : <Button type="submit" aria-busy={set.busy} why={wrong ? words('noAmount') : undefined}>{words('setPoint')}</Button>}
      <AnswerNote answer={set.answer} onAgain={() => { void set.again(); }} />
    </form>
  );
}

function Lots({ items }: { readonly items: readonly LotOnShelf[] }) {
  const words = useWords(shelvesMessages);
  const { date, mg } = useFormats();
  const { has } = useSession();
  return (
    <Sheet caption={words('expiryTitle')} heads={[words('container'), words('product'), words('lot'), words('goodUntil'), words('amount'), words('state')]}>
      {items.map((each) => (
        <tr key={each.containerId}>
          <th scope="row">{each.label}</th><td>{each.product}</td><td>{each.lot}</td><td>{date(each.expiresOn)}</td><td>{mg(each.balanceUg)}</td>
          <td><span className="rowx">
            {each.state === 'past' ? <StateTag state="refuse">{words('past', { count: -each.daysLeft })}</StateTag> : each.state === 'soon' ? <StateTag state="warn">{words('soon', { count: each.daysLeft })}</StateTag> : <span className="muted">{words('good')}</span>}
            {each.setAside ? <StateTag state="warn">{words('setAside')}</StateTag> : each.state === 'past' && has('nurse', 'pharmacist', 'prescriber', 'manager') ? <SetAside lot={each} /> : null}
          </span></td>
        </tr>
      ))}
    </Sheet>
  );
}

/** One tap: nothing is given from what is past its date, and set aside nobody takes it by mistake. */
function SetAside({ lot }: { readonly lot: LotOnShelf }) {
  const words = useWords(shelvesMessages);
  const place = useCall(placeContainer);
  return <span className="no-print"><Button look="primary" aria-busy={place.busy} onClick={() => { void place.send({ params: { id: lot.containerId }, body: { state: 'quarantined', place: 'safe', reason: words('reasonPast', { day: lot.expiresOn }) } }); }}>{words('putAside')}<span className="hide"> {lot.label}</span></Button><AnswerNote answer={place.answer} onAgain={() => { void place.again(); }} /></span>;
}
