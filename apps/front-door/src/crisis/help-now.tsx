import type { ReactElement } from 'react';
import { crisisLines, emergencyLine } from '@fairlead/contract/crisis';
import type { PageRequest } from '@fairlead/contract/recognition';
import { Icon } from '@fairlead/ui/icon';
import { say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { crisisMessages } from './crisis-messages.ts';

/** Who to call in this country, apart from the emergency number. */
export function CrisisLines({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, crisisMessages);
  return (
    <>
      <h2>{words('talk')}</h2><p>{words('thoughts')}</p>
      <ul className="lines">{crisisLines[request.country].map((line) => (
        <li key={line.dial}><a href={`tel:${line.dial}`}><Icon name="phone" /><span><b className="num">{line.shown}</b> {words(line.use)}<small>{line.name === line.shown ? '' : `${line.name}, `}{words('day')}</small></span></a>{line.sms === undefined ? null : <a className="sms" href={`sms:${line.sms}`}>{words('text', { number: line.sms })}</a>}</li>
      ))}</ul>
    </>
  );
}

export function helpNowPage(request: PageRequest): Drawn {
  const words = say(request, crisisMessages);
  const line = emergencyLine(request.country);
  const steps = [['step1', 'step1More'], ['step2', 'step2More'], ['step3', 'step3More'], ['step4', 'step4More']] as const;
  return {
    status: 200, title: words('title'),
    body: (
      <>
        <div>
          <h1>{words('title')}</h1>
          <a className="btn call wide" href={`tel:${line.dial}`}><Icon name="phone" />{words('call', { number: line.shown })}</a>
          <p className="say-this"><b>{words('sayLabel')}</b> {words('say')}</p>
          <ol className="do">{steps.map(([head, text]) => <li key={head}><p><b>{words(head)}</b><small>{words(text)}</small></p></li>)}</ol>
          <p><a href={to(request, '/learn/naloxone')}>{words('naloxone')}</a></p>
          <section className="text"><h2>{words('signsTitle')}</h2><ul>{(['sign1', 'sign2', 'sign3', 'sign4'] as const).map((key) => <li key={key}>{words(key)}</li>)}</ul>
            <h2>{words('dont')}</h2><ul>{(['dont1', 'dont2', 'dont3'] as const).map((key) => <li key={key}>{words(key)}</li>)}</ul></section>
        </div>
        <aside className="ask" aria-label={words('talk')}><div><CrisisLines request={request} /></div>
          <nav className="countries" aria-label={words('country')}><span>{words('country')}</span>{(['US', 'GB'] as const).map((country) => <a key={country} href={to(request, '/help-now', { country })} {...(country === request.country ? { 'aria-current': 'true' as const } : {})}>{words(country)}</a>)}</nav></aside>
      </>
    ),
  };
}
