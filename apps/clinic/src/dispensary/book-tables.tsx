/** The day of each container, the dispensing log, the register, and what lasts how long: read from the ledger, nothing is typed. */
import { getDayBook, getDispensingLog, getLogPaper, getRegister, getRegisterPaper } from '@fairlead/contract/dispensary';
import type { DayLine, LogLine, RegisterLine } from '@fairlead/contract/dispensary';
import { listProducts } from '@fairlead/contract/medication';
import { Card, EmptyState, Field, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { call, Shown, useRead, useSession } from '../platform/index.ts';
import { Letterhead, Signing } from './book-parts.tsx';
import { booksMessages } from './books-messages.ts';
import { PaperButton } from './paper-button.tsx';

const live = { topics: ['stock', 'queue', 'take-home'], keep: true } as const;

/** `10 mg/mL`, `8 mg`. */
export function useStrength(): (one: { readonly ugPerMl: number | null; readonly ugPerUnit: number | null }) => string {
  const { mg } = useFormats();
  return ({ ugPerMl, ugPerUnit }) => (ugPerMl !== null ? `${mg(ugPerMl)}/mL` : ugPerUnit !== null ? mg(ugPerUnit) : '');
}

export function useFormWords(): (form: string) => string {
  const words = useWords(booksMessages);
  return (form) => (form === 'liquid' || form === 'tablet' || form === 'film' || form === 'depot' ? words(form) : form);
}

/** `fits`: few short columns, which a phone has room for. */
export function Sheet({ heads, caption, fits = false, children }: { readonly heads: readonly string[]; readonly caption: string; readonly fits?: boolean; readonly children: ReactNode }) {
  return (
    <>
      {/* A region that scrolls has to be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={fits ? 'book fits' : 'book'} role="region" aria-label={caption} tabIndex={0}>
        <table className="figures num"><caption className="hide">{caption}</caption><thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead><tbody>{children}</tbody></table>
      </div>
    </>
  );
}

export function BookDay() {
  const words = useWords(booksMessages);
  const { site } = useSession();
  const { date, mg } = useFormats();
  const [chosen, setDay] = useState('');
  const read = useRead(getDayBook, { params: { id: site.id }, query: chosen === '' ? {} : { day: chosen } }, live);
  const signedMg = (ug: number) => (ug === 0 ? '–' : `${ug > 0 ? '+' : '−'}${mg(Math.abs(ug))}`);
  return (
    <Shown of={read}>{({ day, items, registrant }) => (
      <Card title={`${words('day')} · ${date(day)}`} aside={<span className="no-print"><TextField label={words('onDay')} type="date" value={chosen === '' ? day : chosen} onText={setDay} /></span>}>
        <Letterhead of={registrant} title={`${words('day')} · ${date(day)}`} />
        <Reconciled items={items} />
        {items.length === 0 ? <EmptyState title={words('nothing')} /> : <Sheet caption={words('day')} heads={[words('container'), words('product'), words('lot'), words('opening'), words('received'), words('moved'), words('given'), words('home'), words('back'), words('wasted'), words('adjusted'), words('disposed'), words('closing'), words('counted')]}>
          {items.map((each) => (
            <tr key={each.containerId}>
              <th scope="row">{each.label}</th><td>{each.product}</td><td>{each.lot}</td><td className="nb">{mg(each.openingUg)}</td>
              {[each.receivedUg, each.movedUg, each.givenUg, each.homeUg, each.backUg, each.wastedUg, each.adjustedUg, each.disposedUg].map((ug, index) => <td key={index} className="nb">{signedMg(ug)}</td>)}
              <td className="nb"><b>{mg(each.closingUg)}</b></td><td className="nb">{each.countedUg === null ? <span className="muted">{words('notCounted')}</span> : <>{mg(each.countedUg)}<br /><span className="muted">{each.countedBy}</span></>}</td>
            </tr>
          ))}
        </Sheet>}
        <Signing />
      </Card>
    )}</Shown>
  );
}

/** What the day still wants: counts that differ first, then containers that nobody counted. */
function Reconciled({ items }: { readonly items: readonly DayLine[] }) {
  const words = useWords(booksMessages);
  const { mg } = useFormats();
  const counted = items.filter(({ countedUg }) => countedUg !== null);
  const wrong = counted.filter(({ countedUg, closingUg }) => countedUg !== closingUg);
  const open = items.length - counted.length;
  if (wrong.length > 0) return <>{wrong.map((each) => <Note key={each.containerId} tone="refuse" icon={IconAlertTriangle} title={words('unbalanced', { label: each.label, counted: mg(each.countedUg ?? 0), closing: mg(each.closingUg) })} />)}</>;
  return <Note tone={open === 0 ? 'allow' : 'due'} icon={open === 0 ? IconCircleCheck : IconClock} title={open === 0 ? words('balanced') : words('stillToCount', { count: open })} />;
}

interface Days { readonly query: { readonly from?: string; readonly to?: string }; readonly fields: (from: string, to: string) => ReactNode }

/** The days of a book: today at the site, until others are chosen. */
function useDays(): Days {
  const words = useWords(booksMessages);
  const [chosen, setChosen] = useState({ from: '', to: '' });
  return {
    query: { ...(chosen.from === '' ? {} : { from: chosen.from }), ...(chosen.to === '' ? {} : { to: chosen.to }) },
    fields: (from, to) => <div className="rowx no-print"><TextField label={words('from')} type="date" value={from} onText={(day) => setChosen({ from: day, to: chosen.to })} /><TextField label={words('to')} type="date" value={to} onText={(day) => setChosen({ from: chosen.from, to: day })} /></div>,
  };
}

export function BookLog() {
  const words = useWords(booksMessages);
  const { site } = useSession();
  const { date } = useFormats();
  const days = useDays();
  const read = useRead(getDispensingLog, { params: { id: site.id }, query: days.query }, live);
  return (
    <Card title={words('log')}>
      <Shown of={read}>{({ items, more, registrant, from, to }) => <div className="stack">
        {days.fields(from, to)}
        <PaperButton ask={() => call(getLogPaper, { params: { id: site.id }, query: { from, to } })}>{words('asPdf')}</PaperButton>
        {more ? <Note tone="due" icon={IconClock} title={words('moreEntries', { count: items.length })} /> : null}
        <Letterhead of={registrant} title={`${words('log')} · ${date(from)} – ${date(to)}`} />
        {items.length === 0 ? <EmptyState title={words('noLog')} /> : <LogSheet items={items} />}
        <p className="muted small num">{words('entries', { count: items.length })}</p>
        <Signing />
      </div>}</Shown>
    </Card>
  );
}

function LogSheet({ items }: { readonly items: readonly LogLine[] }) {
  const words = useWords(booksMessages);
  const { dayTime, mg } = useFormats();
  const [strength, form] = [useStrength(), useFormWords()];
  const amount = (ug: number) => (ug === 0 ? '–' : ug < 0 ? `−${mg(-ug)}` : mg(ug));
  return (
    <Sheet caption={words('log')} heads={[words('when'), words('medicine'), words('form'), words('person'), words('amountHere'), words('amountHome'), words('initials')]}>
      {items.map((each, index) => (
        <tr key={`${each.at} ${index}`}>
          <th scope="row">{dayTime(each.at)}</th><td>{each.product}, {strength(each)}</td><td>{form(each.form)}</td><td>{each.number} {each.name}</td><td>{amount(each.givenUg)}</td><td>{amount(each.homeUg)}</td>
          <td>{each.initials}{each.kind === 'correction' ? <> <span className="muted">{words('correction')}</span></> : null}</td>
        </tr>
      ))}
    </Sheet>
  );
}

export function BookRegister() {
  const words = useWords(booksMessages);
  const { site } = useSession();
  const days = useDays();
  const [chosen, setChosen] = useState('');
  const products = useRead(listProducts, {});
  const list = products.data?.reply.items.filter(({ controlled }) => controlled) ?? [];
  const productId = chosen === '' ? list[0]?.id : chosen;
  return (
    <Card title={words('register')}>
      <div className="no-print"><Field label={words('choose')}>{(ties) => <select {...ties} className="in" value={productId ?? ''} onChange={(event) => setChosen(event.target.value)}>{list.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>}</Field></div>
      {productId === undefined ? <Shown of={products}>{() => <EmptyState title={words('noRegister')} />}</Shown> : <RegisterOf siteId={site.id} productId={productId} name={list.find(({ id }) => id === productId)?.name ?? ''} days={days} />}
    </Card>
  );
}

function RegisterOf({ siteId, productId, name, days }: { readonly siteId: string; readonly productId: string; readonly name: string; readonly days: Days }) {
  const words = useWords(booksMessages);
  const { date, dayTime, mg } = useFormats();
  const read = useRead(getRegister, { params: { id: siteId }, query: { productId, ...days.query } }, live);
  return (
    <Shown of={read}>{({ items, more, registrant, from, to }) => <div className="stack">
      {days.fields(from, to)}
      <div className="rowx"><PaperButton ask={() => call(getRegisterPaper, { params: { id: siteId }, query: { from, to, productId } })}>{words('asPdf')}</PaperButton><PaperButton ask={() => call(getRegisterPaper, { params: { id: siteId }, query: { from, to } })}>{words('allAsPdf')}</PaperButton></div>
      {more ? <Note tone="due" icon={IconClock} title={words('moreEntries', { count: items.length })} /> : null}
      <Letterhead of={registrant} title={`${words('register')} · ${name} · ${date(from)} – ${date(to)}`} />
      {items.length === 0 ? <EmptyState title={words('noRegister')} /> : <Sheet caption={words('register')} heads={[words('when'), words('who'), words('authority'), words('collected'), words('obtained'), words('supplied'), words('balance'), words('by')]}>
        {items.map((each, index) => (
          <tr key={`${each.at} ${index}`}>
            <th scope="row">{dayTime(each.at)}</th><td><Partner line={each} /></td><td>{each.prescriber ?? '–'}</td><td><Collected line={each} /></td>
            <td>{each.inUg === 0 ? '–' : mg(each.inUg)}</td><td className="nb">{each.outUg === 0 ? '–' : mg(each.outUg)}</td><td className="nb"><b>{mg(each.balanceUg)}</b></td><td>{each.author}</td>
          </tr>
        ))}
      </Sheet>}
      <Signing />
    </div>}</Shown>
  );
}

function Partner({ line }: { readonly line: RegisterLine }) {
  const words = useWords(booksMessages);
  const { mg } = useFormats();
  const reason = line.reason ?? '';
  if (line.kind === 'receive') return line.supplier !== null ? words('receivedFrom', { reason: [line.supplier.name, line.supplier.address, line.invoice].filter((each) => each !== undefined && each !== null).join(', ') }) : reason === '' ? words('receivedPlain') : words('receivedFrom', { reason });
  if (line.kind === 'disposal') return line.recipient === null ? words('destroyed', { reason, who: [line.authorisedWitness, line.witness].filter((each) => each !== null).join('; ') }) : words('sentTo', { who: [line.recipient.name, line.recipient.address].filter((each) => each !== undefined).join(', '), reason, second: line.witness ?? '' });
  if (line.kind === 'waste') return words('destroyed', { reason, who: line.witness ?? '' });
  if (line.kind === 'discrepancy') return words('difference', { reason, who: line.witness ?? '' });
  return <>{line.name}{line.address === null ? null : `, ${line.address}`}{line.kind === 'correction' || line.kind === 'return' ? <span className="muted"> {words('correctionOf', { reason })} {line.personUg < 0 ? '−' : '+'}{mg(Math.abs(line.personUg))}</span> : null}</>;
}

const known = { 'photo-on-file': 'photoOnFile', photo: 'photo', name: 'name', 'born-on': 'born-on', number: 'numberId', address: 'address' } as const;
const isKnown = (each: string): each is keyof typeof known => Object.hasOwn(known, each);

function Collected({ line }: { readonly line: RegisterLine }) {
  const words = useWords(booksMessages);
  const { list } = useFormats();
  if (line.identity === null) return '–';
  return line.identity.length === 0 ? words('identityMissing') : words('self', { how: list(line.identity.map((each) => (isKnown(each) ? words(known[each]) : each))) });
}
