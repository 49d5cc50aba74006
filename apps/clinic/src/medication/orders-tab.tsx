/** The orders of a person: what is in force, what waits for a signature, what was before, and the holds. */
import { getOrders, listProducts, orderBasis } from '@fairlead/contract/medication';
import type { HoldLine, Order, Product } from '@fairlead/contract/medication';
import { Button, Card, Chip, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { Shown, useRead, useSession } from '../platform/index.ts';
import { wholeUnits } from '@fairlead/clinical';
import { HomeComfortCard } from '../withdrawal/index.tsx';
import { unitsInWords } from './amounts.ts';
import { choiceMessages } from './choice-messages.ts';
import { medicationMessages } from './medication-messages.ts';
import { MaintenanceCard } from './maintenance-card.tsx';
import { NaloxoneOrders } from './naloxone-orders-card.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderCurve } from './order-curve.tsx';
import { OrderForm } from './order-form.tsx';
import { orderable, useOrderedName } from './ordered.ts';
import { daysBetween } from './order-plan.ts';
import type { OrderBasis } from './use-order-form.ts';

/** The one product of the medicine that was chosen; where there are several the prescriber chooses. */
function onlyProduct(items: readonly Product[], medicine: string | undefined): string | undefined {
  const of = orderable(items).filter(({ product }) => product.medicine === medicine || (medicine === 'buprenorphine' && product.medicine === 'buprenorphine-naloxone'));
  return of.length === 1 ? of[0]?.key : undefined;
}

/** What is in force or waits, and the newest that ended; the older ones are folded away. */
const newestEnded = 2;
function foldedOf(items: readonly Order[]): { readonly shown: readonly Order[]; readonly folded: readonly Order[] } {
  const folded = items.filter(({ state }) => state === 'ended').slice(newestEnded);
  return { shown: items.filter((order) => !folded.includes(order)), folded };
}

export function OrdersTab() {
  const words = useWords(medicationMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const orders = useRead(getOrders, { params: { id: person.id } }, { topics: ['orders', 'queue'] });
  const products = useRead(listProducts, {});
  const choice = useWords(choiceMessages);
  // The medicine that was chosen together is carried into the order.
  const { medicine } = useSearch({ strict: false }) as { readonly medicine?: string };
  const [drafting, setDrafting] = useState(medicine !== undefined);
  const basis = useRead(orderBasis, { params: { id: episode?.id ?? '' } }, { enabled: episode !== undefined });
  const may = has('prescriber', 'nurse', 'pharmacist') && episode !== undefined;
  const ofTheTeam = has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager');
  return (
    <Shown of={orders}>{({ items, holds }) => (
      <div className="two">
        <div className="stack">
          {may && !drafting ? <p className="rowx"><Button look="primary" onClick={() => setDrafting(true)}>{words('newOrder')}</Button><Link className="btn" to={`/people/${person.id}/choice`}>{choice('open')}</Link></p> : null}
          {drafting && episode !== undefined && (medicine === undefined || products.data !== undefined) ? <OrderForm productId={onlyProduct(products.data?.reply.items ?? [], medicine)} episodeId={episode.id} inForce={items.find((each) => each.state === 'signed' || each.state === 'held')} onClose={() => setDrafting(false)} /> : null}
          {items.length === 0 && !drafting ? <EmptyState title={words('noOrders')}>{words('noOrdersSub')}</EmptyState> : null}
          {foldedOf(items).shown.map((order) => <OrderCard key={order.id} order={order} basis={basis.data?.reply} />)}
          {foldedOf(items).folded.length === 0 ? null : <details><summary>{words('endedBefore', { count: foldedOf(items).folded.length })}</summary><div className="stack">{foldedOf(items).folded.map((order) => <OrderCard key={order.id} order={order} basis={basis.data?.reply} />)}</div></details>}
        </div>
        <div className="stack">
          {ofTheTeam || has('auditor') ? <MaintenanceCard personId={person.id} episodeId={episode?.id} /> : null}
          {ofTheTeam ? <HomeComfortCard personId={person.id} episodeId={episode?.id} /> : null}
          <Holds holds={holds} /><NaloxoneOrders />
        </div>
      </div>
    )}</Shown>
  );
}

function OrderState({ order }: { readonly order: Order }) {
  const words = useWords(medicationMessages);
  switch (order.state) {
    case 'draft': return <StateTag state="due">{words('waitsForSignature')}</StateTag>;
    case 'signed': return <StateTag state="allow" boxed>{words('signed')}</StateTag>;
    case 'held': return <StateTag state="refuse">{words('held')}</StateTag>;
    case 'ended': return <StateTag state="away">{words('ended')}</StateTag>;
  }
}

/** So far ahead closed days are named with an order. */
const closedAheadDays = 14;

/** What was taken is known for about two months; a plan that began before is drawn without what it built up to. */
const knownDays = 50;

function OrderCard({ order, basis }: { readonly order: Order; readonly basis: OrderBasis | undefined }) {
  const words = useWords(medicationMessages);
  const { mg, day, dayTime } = useFormats();
  const nameOf = useOrderedName();
  const newest = order.versions[0];
  const shown = order.versions.find((each) => each.version === order.version) ?? newest;
  if (shown === undefined || newest === undefined) return null;
  const total = shown.partUg.reduce((sum, each) => sum + each, 0);
  const signature = shown.signatures.at(-1);
  const { form, strengthsUg } = order.product;
  const closed = form === 'depot' ? [] : (basis?.closed ?? []).filter((each) => each.day >= shown.startOn && each.day <= shown.endOn && daysBetween(basis?.today ?? each.day, each.day) <= closedAheadDays).slice(0, 4);
  const units = shown.schedule.length > 0 || shown.partUg.length > 1 ? null : wholeUnits(total, strengthsUg);
  return (
    <Card title={<>{nameOf(order.product)}<span className="hide">, {day(shown.startOn)}, {words('version', { version: shown.version })}</span></>} sub={words(order.product.form === 'depot' ? 'eachTime' : 'perDay', { dose: mg(total) })} aside={<OrderState order={order} />}>
      <p className="num">{words('fromTo', { from: day(shown.startOn), to: day(shown.endOn) })}{shown.partUg.length > 1 ? <> · {words('parts', { doses: shown.partUg.map(mg).join(' + '), count: shown.partUg.length })}</> : null} · {words('version', { version: shown.version })}</p>
      {units === null ? null : <p className="num"><b>{unitsInWords(units, mg)}</b></p>}
      <p>{words('reasonWas', { reason: shown.reason })}</p>
      {shown.instructions === '' ? null : <p className="muted">{shown.instructions}</p>}
      <p className="small muted num">{signature === undefined ? words('draftedBy', { by: shown.draftedBy, at: dayTime(shown.draftedAt) }) : words('signedBy', { by: signature.signedBy, at: dayTime(signature.signedAt) })}</p>
      {signature === undefined || signature.overrideReason === null ? null : <p className="small"><Chip tone="warn">{words('wentPast', { reason: signature.overrideReason })}</Chip></p>}
      {order.endReason === null ? null : <p className="small muted">{words('endedBecause', { reason: order.endReason })}</p>}
      {shown.schedule.length > 0 ? <OrderCurve schedule={shown.schedule} builtUp={order.product.medicine === 'methadone' && basis !== undefined && order.state !== 'ended' && daysBetween(shown.startOn, basis.today) < knownDays} taken={basis?.methadoneTaken ?? []} /> : null}
      {order.state === 'ended' || closed.length === 0 ? null : <p className="small num">{words('closedAhead', { days: closed.map((each) => day(each.day)).join(', ') })}</p>}
      {order.state === 'ended' ? null : <OrderActions order={order} newest={newest} />}
    </Card>
  );
}

function Holds({ holds }: { readonly holds: readonly HoldLine[] }) {
  const words = useWords(medicationMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('holds')}>
      {holds.length === 0 ? <p className="muted">{words('noHolds')}</p> : <ul className="stack">{holds.map((hold) => (
        <li key={hold.id}><StateTag state={hold.liftedAt === null ? 'refuse' : 'away'}>{hold.reason}</StateTag><p className="small muted num">{hold.liftedAt === null ? words('placed', { by: hold.placedBy, at: dayTime(hold.placedAt) }) : words('lifted', { by: hold.liftedBy ?? '', reason: hold.liftReason ?? '' })}</p></li>
      ))}</ul>}
    </Card>
  );
}
