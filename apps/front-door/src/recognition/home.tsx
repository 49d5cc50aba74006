import type { PageRequest } from '@fairlead/contract/recognition';
import { Kept, say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { AskCard, MoreLinks } from './ask-card.tsx';
import { recognitionMessages } from './recognition-messages.ts';
import { Group, StickyAsk } from './signs.tsx';

const firstSigns = ['wearsOff', 'tolerance', 'cutDown', 'pull'] as const;
const helps = [['help1', 'help1Text'], ['help2', 'help2Text'], ['help3', 'help3Text'], ['help4', 'help4Text']] as const;

export function homePage(request: PageRequest): Drawn {
  const words = say(request, recognitionMessages);
  return {
    status: 200, title: words('homeTitle'),
    body: (
      <>
        <div>
          <h1>{words('homeTitle')}</h1><p className="lead">{words('homeLead')}</p>
          <form className="signs single" action="/signs#ask" method="get">
            <Kept request={request} /><input type="hidden" name="who" value="me" />
            <Group title={words('homeSigns')} icon="heartbeat" signs={firstSigns.map((key) => [key, words(key)])} ticked={[]} />
            <div className="see"><button className="btn">{words('seeMore')}</button><a href={to(request, '/signs')}>{words('allSigns')}</a></div>
          </form>
          <section className="text"><h2>{words('whatHelps')}</h2><ul className="helps">{helps.map(([head, text]) => <li key={head}><b>{words(head)}</b><span>{words(text)}</span></li>)}</ul></section>
          <StickyAsk request={request} />
        </div>
        <AskCard request={request} />
        <MoreLinks request={request} />
      </>
    ),
  };
}
