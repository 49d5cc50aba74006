/** Disposals as they were signed, each with its paper; and the form for a further one. */
import { getDisposalPaper, listDisposals } from '@fairlead/contract/dispensary';
import type { Disposal, Registrant } from '@fairlead/contract/dispensary';
import { Card, Facts, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { call, Shown, useRead, useSession, useSettled } from '../platform/index.ts';
import { Letterhead, Signing } from './book-parts.tsx';
import { useFormWords, useStrength } from './book-tables.tsx';
import { SearchFields, isSearch, noSearch, searchQuery } from './book-search.tsx';
import { DisposeForm, kindWord } from './dispose-form.tsx';
import { disposalsMessages } from './disposals-messages.ts';
import { PaperButton } from './paper-button.tsx';

export function BookDisposals() {
  const words = useWords(disposalsMessages);
  const { site, has } = useSession();
  const [asked, setAsked] = useState(noSearch);
  const read = useRead(listDisposals, { params: { id: site.id }, query: searchQuery({ ...asked, find: useSettled(asked.find.trim()) }) }, { topics: ['stock'], keep: true });
  return (
    <Shown of={read}>{({ items, more, registrant }) => <>
      {has('nurse', 'pharmacist', 'manager') ? <DisposeForm siteId={site.id} isUs={registrant.country === 'US'} /> : null}
      <Card title={words('disposals')}><div className="stack"><SearchFields asked={asked} onAsk={setAsked} />{items.length === 0 ? <p className="muted" role="status">{words(isSearch(asked) ? 'noneFound' : 'noDisposals')}</p> : null}{more ? <p className="muted">{words('tooMany')}</p> : null}</div></Card>
      {items.map((each) => <OneDisposal key={each.id} one={each} registrant={registrant} />)}
    </>}</Shown>
  );
}

function OneDisposal({ one, registrant }: { readonly one: Disposal; readonly registrant: Registrant }) {
  const words = useWords(disposalsMessages);
  const { date, mg, mL } = useFormats();
  const [strength, form] = [useStrength(), useFormWords()];
  const facts = [
    [words('reason'), one.reason], [words('place'), one.place], [words('method'), one.method], [words('recipient'), one.recipient === null ? null : [one.recipient.name, one.recipient.address, one.recipient.number].filter((part) => part !== undefined).join(', ')], [words('orderForm'), one.orderForm], [words('invoice'), one.invoice],
    [words('witness'), one.witness === null ? null : `${one.witness.name}, ${one.witness.capacity}, ${one.witness.body}`], [words('person'), one.person], [words('broughtBy'), one.broughtBy], [words('signedBy'), `${one.signedBy}, ${one.secondBy}`],
  ] as const;
  return (
    <Card title={words(kindWord(one.kind))} sub={date(one.disposedOn)}><div className="stack">
      <Letterhead of={registrant} title={words(kindWord(one.kind))} />
      <Facts facts={facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))} />
      <ul className="num">{one.lines.map((line, index) => <li key={index}>{line.product}{line.form === '' ? '' : ` (${form(line.form)}, ${strength(line)})`}{line.container === null ? '' : ` · ${line.container}`}{line.lot === '' ? '' : ` · ${words('lot')} ${line.lot}`}{line.ug === null ? '' : ': '}{line.ug === null ? null : <b>{mg(line.ug)}</b>}{line.ug === null || line.ugPerMl === null ? null : ` = ${mL(line.ug, line.ugPerMl)}`}</li>)}</ul>
      <PaperButton ask={() => call(getDisposalPaper, { params: { id: one.id } })}>{words('asPdf')}</PaperButton>
      <Signing />
    </div></Card>
  );
}
