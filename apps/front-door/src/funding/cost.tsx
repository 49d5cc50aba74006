import type { ReactElement } from 'react';
import type { PageRequest, PublicCost } from '@fairlead/contract/recognition';
import { Kept, one, say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { money } from '../platform/say.ts';
import { fundingMessages } from './funding-messages.ts';
import { reduced, shareToPay, typedAmountMinor } from './sliding-scale.ts';

export function costPage(request: PageRequest): Drawn {
  const words = say(request, fundingMessages);
  const { cost } = request.data;
  return {
    status: 200, title: words('title'),
    body: (
      <>
        <div className="text">
          <h1>{words('title')}</h1><p className="lead">{words('lead')}</p>
          {cost?.free === true ? <section><h2>{words('freeTitle')}</h2><p>{words('freeText')}</p></section> : null}
          {cost === null || cost.programmes.length === 0 ? (cost?.free === true ? null : <p>{words('noPrices')}</p>) : <Prices request={request} cost={cost} />}
          {cost === null || cost.free ? null : <section><h2>{words('insurance')}</h2><p>{cost.covers.length === 0 ? words('insuranceNone') : words('insuranceText', { list: listed(request, cost.covers) })}</p></section>}
          {cost === null || cost.planMonths.length === 0 ? null : <section><h2>{words('plan')}</h2><p>{words('planText', { list: listed(request, cost.planMonths.map(String)) })}</p></section>}
          <Waiting request={request} />
          <p><a className="btn primary" href={to(request, '/ask')}>{words('ask')}</a></p>
        </div>
        {cost === null || cost.slidingScale.length === 0 || cost.programmes.length === 0 ? null : <Calculator request={request} cost={cost} />}
      </>
    ),
  };
}
const listed = (request: PageRequest, names: readonly string[]): string => new Intl.ListFormat(request.language, { type: 'disjunction' }).format(names);

function Prices({ request, cost }: { readonly request: PageRequest; readonly cost: PublicCost }): ReactElement {
  const words = say(request, fundingMessages);
  return (
    <section><h2>{words('prices')}</h2>
      <table><caption className="muted">{words('priceTable')}</caption><thead><tr><th scope="col">{words('programme')}</th><th scope="col">{words('weeks')}</th><th scope="col">{words('perWeek')}</th><th scope="col">{words('whole')}</th></tr></thead>
        <tbody>{cost.programmes.map((programme) => <tr key={programme.code}><th scope="row">{programme.name}</th><td>{programme.weeks}</td><td>{money(request.language, cost.currency, programme.perWeekMinor)}</td><td>{money(request.language, cost.currency, programme.perWeekMinor * programme.weeks)}</td></tr>)}</tbody></table>
    </section>
  );
}

function Waiting({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, fundingMessages);
  const counted = request.data.services.filter((service) => service.waitDays !== null && service.waitCounted >= 10);
  return (
    <section><h2>{words('waiting')}</h2>
      {counted.length === 0 ? <p>{words('waitNone')}</p> : <><p>{words('waitText')}</p>
        <table><caption className="hide">{words('waitTable')}</caption><thead><tr><th scope="col">{words('place')}</th><th scope="col">{words('days')}</th><th scope="col">{words('counted')}</th></tr></thead><tbody>{counted.map((service) => <tr key={service.code}><th scope="row">{service.name}</th><td>{service.waitDays}</td><td>{service.waitCounted}</td></tr>)}</tbody></table></>}
    </section>
  );
}

function Calculator({ request, cost }: { readonly request: PageRequest; readonly cost: PublicCost }): ReactElement {
  const words = say(request, fundingMessages);
  const typed = one(request.query, 'income');
  const people = Math.min(20, Math.max(1, Math.trunc(Number(one(request.query, 'people')) || 1)));
  const chosen = cost.programmes.find((programme) => programme.code === one(request.query, 'programme')) ?? cost.programmes[0];
  const income = typed === '' ? null : typedAmountMinor(typed);
  const share = income === null ? undefined : shareToPay(cost.slidingScale, income, people);
  const price = share === undefined || chosen === undefined ? undefined : reduced(chosen.perWeekMinor, share.payPercent);
  const shown = (minor: number): string => money(request.language, cost.currency, minor);
  return (
    <aside className="ask" id="scale" aria-label={words('scale')}>
      <form className="form" action="/cost#scale" method="get"><Kept request={request} />
        <h2>{words('scale')}</h2><p className="muted">{words('scaleLead')}</p>
        <div className="field"><label htmlFor="income">{words('income')}</label>{typed !== '' && income === null ? <p className="error" id="income-error">{words('badIncome')}</p> : null}<input className="in num" id="income" name="income" inputMode="decimal" defaultValue={typed} {...(typed !== '' && income === null ? { 'aria-invalid': true, 'aria-describedby': 'income-error' } : {})} /></div>
        <label className="field"><span>{words('people')}</span><input className="in num" name="people" inputMode="numeric" defaultValue={people} /></label>
        <label className="field"><span>{words('pick')}</span><select className="in" name="programme" defaultValue={chosen?.code}>{cost.programmes.map((programme) => <option key={programme.code} value={programme.code}>{programme.name}</option>)}</select></label>
        <button className="btn wide">{words('work')}</button>
      </form>
      {share === undefined || price === undefined || chosen === undefined ? null : <div className="means"><h2>{price === 0 ? words('resultFree') : words('result', { price: shown(price), total: shown(price * chosen.weeks) })}</h2><p>{words('resultShare', { percent: share.payPercent, income: shown(share.perPersonMinor) })}</p><p className="small">{words('resultNote')}</p></div>}
    </aside>
  );
}
