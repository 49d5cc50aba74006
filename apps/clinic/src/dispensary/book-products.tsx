/** Each product as it stands on the site's packs: code, trade name, maker, size and price, so that forms can be filled. */
import { listProductCards, ndcPattern, setProductCard } from '@fairlead/contract/dispensary';
import type { ProductCard } from '@fairlead/contract/dispensary';
import { Button, Card, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { useFormWords, useStrength } from './book-tables.tsx';
import { coldMessages } from './cold/cold-messages.ts';
import { tenthsOf } from './cold/degrees.ts';
import { papersMessages } from './papers-messages.ts';

export function BookProducts() {
  const words = useWords(papersMessages);
  const { site } = useSession();
  const read = useRead(listProductCards, { params: { id: site.id } }, {});
  return (
    <Card title={words('products')} lead={words('productsSub')}>
      <Shown of={read}>{({ items, country }) => <ul className="stack">{items.map((each) => <li key={each.productId}><OneProduct card={each} isUs={country === 'US'} /></li>)}</ul>}</Shown>
    </Card>
  );
}

function OneProduct({ card, isUs }: { readonly card: ProductCard; readonly isUs: boolean }) {
  const words = useWords(papersMessages);
  const { money, number } = useMoney(card.currency);
  const { tenths } = useFormats();
  const cold = useWords(coldMessages);
  const { has } = useSession();
  const [strength, form] = [useStrength(), useFormWords()];
  const [open, setOpen] = useState(false);
  const unit = card.form === 'liquid' ? 'mL' : words('units');
  const known = [card.schedule === null ? null : words('schedule', { schedule: card.schedule }), isUs ? (card.ndc ?? words('noNdc')) : null, card.tradeName, card.maker, card.packSize === null ? words('noPack') : `${number(card.packSize)} ${unit}`, card.priceMinor === null ? words('noPrice') : money(card.priceMinor), card.lowestTenths === null || card.highestTenths === null ? null : cold('cardCold', { lowest: tenths(card.lowestTenths), highest: tenths(card.highestTenths) }), card.outsideHours === null ? null : cold('cardOutside', { hours: card.outsideHours })].filter((each) => each !== null);
  return (
    <div className={open ? 'stack' : 'card-line'}>
      <p className="num"><b>{card.name}</b> <span className="muted">{form(card.form)}, {strength(card)}</span><br />{known.join(' · ')}</p>
      {!has('nurse', 'pharmacist', 'manager') ? null : open ? <CardForm card={card} isUs={isUs} unit={unit} onDone={() => setOpen(false)} /> : <div className="no-print"><Button onClick={() => setOpen(true)}>{words('changeCard')}<span className="hide"> {card.name}</span></Button></div>}
    </div>
  );
}

/** Cents as the site's money. */
export function useMoney(currency: 'USD' | 'GBP'): { readonly money: (minor: number) => string; readonly number: (value: number, digits?: number) => string } {
  const { number } = useFormats();
  return { money: (minor) => `${currency === 'USD' ? '$' : '£'}${number(Math.floor(minor / 100))}.${String(minor % 100).padStart(2, '0')}`, number };
}

/** `62.50` as cents; undefined where it is no amount of money. */
export const minorOf = (text: string): number | undefined => (/^\d{1,8}([.,]\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text.trim().replace(',', '.')) * 100) : undefined);

/** The limits as typed; undefined where they cannot be meant. */
function storageOf({ lowest, highest, hours }: { readonly lowest: string; readonly highest: string; readonly hours: string }): { readonly lowestTenths?: number; readonly highestTenths?: number; readonly outsideHours?: number } | undefined {
  const [low, high] = [tenthsOf(lowest), tenthsOf(highest)];
  if (lowest.trim() === '' && highest.trim() === '') return hours.trim() === '' ? {} : undefined;
  if (low === null || high === null || low > high || (hours.trim() !== '' && !/^\d{1,4}$/.test(hours.trim()))) return undefined;
  return { lowestTenths: low, highestTenths: high, ...(hours.trim() === '' ? {} : { outsideHours: Number(hours.trim()) }) };
}

function CardForm({ card, isUs, unit, onDone }: { readonly card: ProductCard; readonly isUs: boolean; readonly unit: string; readonly onDone: () => void }) {
  const words = useWords(papersMessages);
  const { site } = useSession();
  const cold = useWords(coldMessages);
  const set = useCall(setProductCard);
  const [text, setText] = useState({ ndc: card.ndc ?? '', tradeName: card.tradeName ?? '', maker: card.maker ?? '', pack: card.packSize === null ? '' : String(card.packSize), price: card.priceMinor === null ? '' : String(card.priceMinor / 100), lowest: card.lowestTenths === null ? '' : String(card.lowestTenths / 10), highest: card.highestTenths === null ? '' : String(card.highestTenths / 10), hours: card.outsideHours === null ? '' : String(card.outsideHours) });
  const storage = storageOf(text);
  const pack = /^\d{1,6}$/.test(text.pack.trim()) && Number(text.pack) > 0 ? Number(text.pack) : undefined;
  const price = minorOf(text.price);
  const badNdc = text.ndc.trim() !== '' && !ndcPattern.test(text.ndc.trim());
  const why = badNdc ? words('ndc') : text.pack.trim() !== '' && pack === undefined ? words('pack') : text.price.trim() !== '' && price === undefined ? words('price') : storage === undefined ? cold('storageWrong') : undefined;
  const send = async () => {
    if (why !== undefined || storage === undefined) return;
    const lines = Object.fromEntries((['ndc', 'tradeName', 'maker'] as const).flatMap((key) => (text[key].trim() === '' ? [] : [[key, text[key].trim()]])));
    const answer = await set.send({ params: { id: site.id }, body: { productId: card.productId, ...lines, ...(pack === undefined ? {} : { packSize: pack }), ...(price === undefined ? {} : { priceMinor: price }), ...storage } });
    if (answer.kind === 'done') onDone();
  };
  const field = (key: 'ndc' | 'tradeName' | 'maker' | 'pack' | 'price', more: object = {}) => <TextField label={words(key)} value={text[key]} onText={(value) => setText({ ...text, [key]: value })} optional {...more} />;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {isUs ? field('ndc', { hint: words('ndcHint'), autoComplete: 'off', ...(badNdc ? { error: words('ndcWrong') } : {}) }) : null}{field('tradeName')}{field('maker')}
      {field('pack', { unit, inputMode: 'numeric', hint: words('packHint') })}{field('price', { unit: card.currency, inputMode: 'decimal' })}
      <fieldset className="fieldx"><legend>{cold('storage')}</legend><span className="hint">{cold('storageHint')}</span><div className="rowx"><TextField label={cold('lowest')} unit="°C" value={text.lowest} onText={(lowest) => setText({ ...text, lowest })} optional /><TextField label={cold('highest')} unit="°C" value={text.highest} onText={(highest) => setText({ ...text, highest })} optional /><TextField label={cold('hoursOutside')} unit="h" inputMode="numeric" value={text.hours} onText={(hours) => setText({ ...text, hours })} optional /></div></fieldset>
      <AnswerNote answer={set.answer} onAgain={() => { void set.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={set.busy} why={why}>{words('saveCard')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}
