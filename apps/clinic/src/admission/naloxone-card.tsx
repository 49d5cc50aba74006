/** A naloxone kit issued, or offered and not taken; both are kept. */
import type { NaloxoneProduct } from '@fairlead/contract/crisis';
import { issueKit, listKits, noteOffer } from '@fairlead/contract/crisis';
import { Button, Card, Field, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconFirstAidKit } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { typedDay } from './said.ts';

type Product = z.output<typeof NaloxoneProduct>;
/** Kits that a site of each country hands out; names differ, and so do strengths. */
const productsOf: Readonly<Record<'US' | 'UK', readonly Product[]>> = { US: ['nasal_4mg', 'nasal_8mg', 'nasal_3mg', 'im_0_4mg', 'im_5mg'], UK: ['nyxoid', 'prenoxad', 'im_0_4mg'] };

function IssueForm() {
  const words = useWords(admissionMessages);
  const { site } = useSession();
  const { person } = usePerson();
  const products = productsOf[site.country];
  const [product, setProduct] = useState<Product>(products[0] ?? 'nasal_4mg');
  const [form, setForm] = useState({ devices: '2', lot: '', expiresOn: '', holder: '' });
  const [trained, setTrained] = useState(true);
  const [isAsked, setAsked] = useState(false);
  const issue = useCall(issueKit);
  const decline = useCall(noteOffer);
  const devices = Number(form.devices);
  const devicesWrong = !Number.isInteger(devices) || devices < 1 || devices > 20;
  const dateWrong = form.expiresOn.trim() !== '' && typedDay(form.expiresOn) === undefined;
  const set = (change: Partial<typeof form>) => setForm((had) => ({ ...had, ...change }));
  const press = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const expiresOn = typedDay(form.expiresOn);
    if (!devicesWrong && !dateWrong) void issue.send({ params: { id: person.id }, body: { product, devices, trained, ...(form.lot.trim() === '' ? {} : { lot: form.lot.trim() }), ...(form.holder.trim() === '' ? {} : { holder: form.holder.trim() }), ...(expiresOn === undefined ? {} : { expiresOn }) } });
  };
  const offer = (answer: 'declined' | 'has_one') => void decline.send({ params: { id: person.id }, body: { answer } });
  return (
    <form className="stack" onSubmit={press} noValidate>
      <Field label={words('product')}>{(ties) => <select {...ties} className="in" value={product} onChange={(event) => setProduct(event.target.value as Product)}>{products.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
      <div className="two">
        <TextField label={words('devices')} value={form.devices} onText={(text) => set({ devices: text })} inputMode="numeric" error={isAsked && devicesWrong ? words('devicesWrong') : undefined} />
        <TextField label={words('lot')} value={form.lot} onText={(lot) => set({ lot })} optional />
        <TextField label={words('kitExpires')} hint={words('dateHint')} value={form.expiresOn} onText={(expiresOn) => set({ expiresOn })} optional error={isAsked && dateWrong ? words('badDate') : undefined} />
        <TextField label={words('holder')} hint={words('holderHint')} value={form.holder} onText={(holder) => set({ holder })} optional />
      </div>
      <label className="choice"><input className="tick" type="checkbox" checked={trained} onChange={(event) => setTrained(event.target.checked)} /><span>{words('trained')}</span></label>
      <AnswerNote answer={issue.answer} onAgain={() => void issue.again()} />
      <AnswerNote answer={decline.answer} onAgain={() => void decline.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={issue.busy}>{words('issue')}</Button><Button onClick={() => offer('has_one')}>{words('hasOne')}</Button><Button onClick={() => offer('declined')}>{words('declined')}</Button></div>
    </form>
  );
}

export function NaloxoneCard() {
  const words = useWords(admissionMessages);
  const { date, dayOf } = useFormats();
  const { person } = usePerson();
  const [isOther, setOther] = useState(false);
  const read = useRead(listKits, { params: { id: person.id } }, { topics: ['people'] });
  return (
    <Card title={words('naloxone')}>
      <Shown of={read} lines={3}>{({ items, lastOffer }) => {
        const inHand = items.filter(({ ended }) => ended === null);
        return (
          <div className="stack">
            <p>{words('naloxoneWhy')}</p>
            {inHand.map((kit) => <Note key={kit.id} icon={IconFirstAidKit} tone="allow" title={words('kitGiven', { devices: kit.devices, product: words(kit.product) })}>{kit.expiresOn === null ? null : <span className="muted">{words('kitExpires')} {date(kit.expiresOn)}</span>}</Note>)}
            {inHand.length === 0 && lastOffer !== null && lastOffer.answer !== 'taken' ? <Note icon={IconFirstAidKit} tone="warn" title={words(lastOffer.answer === 'declined' ? 'offerDeclined' : 'offerHasOne', { day: date(dayOf(lastOffer.at)) })} /> : null}
            {inHand.length > 0 && !isOther ? <p><Button onClick={() => setOther(true)}>{words('otherKit')}</Button></p> : <IssueForm key={inHand.length} />}
          </div>
        );
      }}</Shown>
    </Card>
  );
}
