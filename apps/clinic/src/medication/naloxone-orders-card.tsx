/** Naloxone as an order: what is needed, what was ordered for the person, the site's standing order, and the kit issued on either. */
import { endNaloxoneOrder, issueKit, naloxoneOrders, orderNaloxone, standNaloxoneOrder } from '@fairlead/contract/crisis';
import type { NaloxoneOrder, NaloxoneProduct } from '@fairlead/contract/crisis';
import { Button, Card, Chip, Field, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { naloxoneMessages } from './naloxone-messages.ts';

type Product = z.output<typeof NaloxoneProduct>;
const productsOf: Readonly<Record<'US' | 'UK', readonly Product[]>> = { US: ['nasal_4mg', 'nasal_8mg', 'nasal_3mg', 'im_0_4mg', 'im_5mg'], UK: ['nyxoid', 'prenoxad', 'im_0_4mg'] };

export function NaloxoneOrders() {
  const words = useWords(naloxoneMessages);
  const { person } = usePerson();
  const { has } = useSession();
  const orders = useRead(naloxoneOrders, { params: { id: person.id } }, { topics: ['people', 'orders'] });
  const [ordering, setOrdering] = useState<'no' | 'person' | 'standing'>('no');
  return (
    <Card title={words('naloxone')}>
      <Shown of={orders} lines={3}>{({ need, items, standing }) => (
        <div className="stack">
          <p>{need.supply === 0 ? <StateTag state="allow">{words('enough', { held: need.held })}</StateTag> : <StateTag state="due">{words('needed', { count: need.supply, held: need.held })}</StateTag>}</p>
          <ul className="stack">{items.filter(({ open }) => open).map((order) => <li key={order.id}><OrderLine order={order} standing={false} /></li>)}{standing.map((order) => <li key={order.id}><OrderLine order={order} standing /></li>)}</ul>
          {items.some(({ open }) => !open) ? <p className="small muted">{words('before', { count: items.filter(({ open }) => !open).length })}</p> : null}
          {ordering === 'no' ? (has('prescriber') ? <div className="rowx"><Button onClick={() => setOrdering('person')}>{words('order')}</Button>{standing.length === 0 ? <Button look="bare" onClick={() => setOrdering('standing')}>{words('standFor')}</Button> : null}</div> : null) : <OrderForm standing={ordering === 'standing'} onClose={() => setOrdering('no')} />}
        </div>
      )}</Shown>
    </Card>
  );
}

function OrderForm({ standing, onClose }: { readonly standing: boolean; readonly onClose: () => void }) {
  const words = useWords(naloxoneMessages);
  const { person } = usePerson();
  const { site } = useSession();
  const products = productsOf[site.country];
  const [product, setProduct] = useState<Product>(products[0] ?? 'nasal_4mg');
  const [kits, setKits] = useState('1');
  const [reason, setReason] = useState('');
  const one = useCall(orderNaloxone);
  const stand = useCall(standNaloxoneOrder);
  const count = /^\d{1,2}$/.test(kits) ? Number(kits) : 0;
  const why = !standing && (count < 1 || count > 20) ? words('kits') : reason.trim() === '' ? words('reason') : undefined;
  const send = async () => {
    const answer = standing ? await stand.send({ params: { id: site.id }, body: { product, reason: reason.trim() } }) : await one.send({ params: { id: person.id }, body: { product, kits: count, reason: reason.trim() } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void send(); }}>
      <Field label={words('product')}>{(ties) => <select {...ties} className="in" value={product} onChange={(event) => setProduct(event.target.value as Product)}>{products.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
      {standing ? <p className="small muted">{words('standHint')}</p> : <TextField label={words('kits')} inputMode="numeric" value={kits} onText={setKits} />}
      <NotesField label={words('reason')} rows={2} value={reason} onText={setReason} />
      <AnswerNote answer={standing ? stand.answer : one.answer} onAgain={() => { void (standing ? stand.again() : one.again()); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={one.busy || stand.busy} why={why}>{words('sign')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}

function OrderLine({ order, standing }: { readonly order: NaloxoneOrder; readonly standing: boolean }) {
  const words = useWords(naloxoneMessages);
  const { date } = useFormats();
  const { has } = useSession();
  const [issuing, setIssuing] = useState(false);
  const end = useCall(endNaloxoneOrder);
  return (
    <div className="stack">
      <p><b>{words(order.product)}</b> <Chip tone="due">{standing ? words('standing') : words('issuedOf', { issued: order.issued, kits: order.kits ?? 0 })}</Chip></p>
      <p className="small muted num">{order.reason} · {words('orderedBy', { by: order.orderedBy, until: date(order.validUntil) })}</p>
      {issuing ? <IssueForm order={order} onClose={() => setIssuing(false)} /> : <div className="rowx">{has('prescriber', 'nurse', 'pharmacist') ? <Button onClick={() => setIssuing(true)}>{words('issue')}</Button> : null}{has('prescriber') ? <Button look="bare" aria-busy={end.busy} onClick={() => { void end.send({ params: { id: order.id }, body: { reason: words('noLonger') } }); }}>{words('end')}</Button> : null}</div>}
      <AnswerNote answer={end.answer} onAgain={() => { void end.again(); }} />
    </div>
  );
}

function IssueForm({ order, onClose }: { readonly order: NaloxoneOrder; readonly onClose: () => void }) {
  const words = useWords(naloxoneMessages);
  const { person } = usePerson();
  const [text, setText] = useState({ devices: '2', lot: '', expiresOn: '' });
  const [trained, setTrained] = useState(true);
  const issue = useCall(issueKit);
  const devices = /^\d{1,2}$/.test(text.devices) ? Number(text.devices) : 0;
  const why = devices < 1 || devices > 20 ? words('devices') : undefined;
  const send = async () => {
    const answer = await issue.send({ params: { id: person.id }, body: { product: order.product, devices, trained, orderId: order.id, ...(text.lot.trim() === '' ? {} : { lot: text.lot.trim() }), ...(text.expiresOn === '' ? {} : { expiresOn: text.expiresOn }) } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void send(); }}>
      <div className="fields"><TextField label={words('devices')} inputMode="numeric" value={text.devices} onText={(value) => setText({ ...text, devices: value })} /><TextField label={words('lot')} value={text.lot} onText={(lot) => setText({ ...text, lot })} optional /><TextField label={words('expires')} type="date" value={text.expiresOn} onText={(expiresOn) => setText({ ...text, expiresOn })} optional /></div>
      <label className="choice"><input type="checkbox" className="tick" checked={trained} onChange={(event) => setTrained(event.target.checked)} /><span>{words('trained')}</span></label>
      <AnswerNote answer={issue.answer} onAgain={() => { void issue.again(); }} />
      <div className="rowx"><Button type="submit" aria-busy={issue.busy} why={why}>{words('handOver')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}
