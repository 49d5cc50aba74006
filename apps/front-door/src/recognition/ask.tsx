import type { ReactElement } from 'react';
import { emergencyLine } from '@fairlead/contract/crisis';
import type { PageRequest } from '@fairlead/contract/recognition';
import { CrisisLines } from '../crisis/index.ts';
import { one, say } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { Soon } from './ask-card.tsx';
import { AskForm, errorsOf } from './ask-form.tsx';
import { recognitionMessages } from './recognition-messages.ts';
import { tickedOf } from './signs.tsx';

export function askPage(request: PageRequest): Drawn {
  const words = say(request, recognitionMessages);
  const errors = errorsOf(request);
  const failed = request.data.outcome?.kind === 'failed';
  return {
    status: failed ? 503 : errors.length > 0 ? 422 : 200, title: words('askTitle'),
    body: (
      <>
        <div>
          <h1>{words('askTitle')}</h1><p className="lead">{words('askLead')}</p>
          {errors.length === 0 && !failed ? null : <p className="note warn" role="alert">{failed ? words('failed') : words('wrong', { count: errors.length })}</p>}
          <div className="ask inline"><AskForm request={request} signs={tickedOf(request)} about={one(request.query, 'for') === 'other' ? 'someone_else' : 'self'} /></div>
        </div>
        <aside className="ask" aria-label={words('seeCost')}><Soon request={request} /><div><CrisisLines request={request} /></div></aside>
      </>
    ),
  };
}

export function thanksPage(request: PageRequest): Drawn {
  const words = say(request, recognitionMessages);
  const reference = request.data.outcome?.kind === 'asked' ? request.data.outcome.reference : one(request.query, 'reference').slice(0, 40);
  const steps = [['next1', 'next1Text'], ['next2', 'next2Text'], ['next3', 'next3Text']] as const;
  return {
    status: 200, title: words('thanksTitle'),
    body: (
      <>
        <div data-asked="">
          <h1>{words('thanksTitle')}</h1>
          {reference === '' ? null : <p className="lead num">{words('thanksLead', { reference })}</p>}
          <p className="lead">{request.data.answerBy === null ? words('answerNone') : words('answer', { when: request.data.answerBy })}</p>
          <ol className="do">{steps.map(([head, text]) => <li key={head}><p><b>{words(head)}</b><small>{words(text)}</small></p></li>)}</ol>
          <Until request={request} />
        </div>
        <aside className="ask" aria-label={words('until')}><div><CrisisLines request={request} /></div></aside>
      </>
    ),
  };
}

function Until({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, recognitionMessages);
  return <section className="text"><h2>{words('until')}</h2><ul>{(['until1', 'until2', 'until3'] as const).map((key) => <li key={key}>{words(key, { number: emergencyLine(request.country).shown })}</li>)}</ul></section>;
}
