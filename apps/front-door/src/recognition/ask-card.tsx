import type { ReactElement, ReactNode } from 'react';
import type { PageRequest } from '@fairlead/contract/recognition';
import { Icon } from '@fairlead/ui/icon';
import type { IconName } from '@fairlead/ui/icon';
import { say, to } from '../platform/document.tsx';
import { dayText, money, wallTime } from '../platform/say.ts';
import { AskForm } from './ask-form.tsx';
import { recognitionMessages } from './recognition-messages.ts';

interface AskCardProps { readonly request: PageRequest; readonly means?: ReactNode; readonly signs?: readonly string[]; readonly about?: 'self' | 'someone_else'; readonly quiet?: boolean }

/** Meaning, waiting, cost and asking in one card: from signs to help along one line. */
export function AskCard({ request, means, signs = [], about = 'self', quiet = false }: AskCardProps): ReactElement {
  const words = say(request, recognitionMessages);
  return (
    <aside className="ask" id="ask" aria-label={words('ask')}>
      {means}
      <Soon request={request} />
      <AskForm request={request} short signs={signs} about={about} quiet={quiet} />
    </aside>
  );
}

/** First free start and cost, from real slots. Unknown is said. */
export function Soon({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, recognitionMessages);
  const { services, cost } = request.data;
  const starts = services.filter((service) => service.nextStart !== null).toSorted((a, b) => (`${a.nextStart?.day}${a.nextStart?.time}` < `${b.nextStart?.day}${b.nextStart?.time}` ? -1 : 1));
  const first = starts[0];
  const when = first?.nextStart ?? null;
  const lowest = cost === null || cost.programmes.length === 0 ? undefined : Math.min(...cost.programmes.map((programme) => programme.perWeekMinor));
  return (
    <ul className="soon">
      <li><Icon name="calendar-event" /><span><b>{when === null ? words('noStart') : words('firstStart', { when: `${dayText(request.language, when.day)}, ${wallTime(request.language, when.time)}` })}</b>
        {first === undefined ? null : <><br /><span className="muted">{[first.name, first.town, first.sameDayMedicine ? words('sameDay') : null].filter((part) => part !== null).join(', ')}{first.waitDays === null || first.waitCounted < 10 ? '' : `. ${words('waits', { days: first.waitDays })}`}</span></>}</span></li>
      {cost === null ? null : <li><Icon name="coin" /><span>{cost.free ? <><b>{words('free')}</b> <span className="muted">{words('noReferral')}</span></> : <><b>{lowest === undefined ? words('seeCost') : words('priced', { price: money(request.language, cost.currency, lowest) })}</b> <span className="muted">{words('pricedText')}</span></>} <a href={to(request, '/cost')}>{words('seeCost')}</a></span></li>}
    </ul>
  );
}

export function MoreLinks({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, recognitionMessages);
  const links: readonly (readonly [string, IconName, string, string])[] = [['/learn/naloxone', 'first-aid-kit', words('naloxone'), words('naloxoneText')], ['/learn/family', 'heart-handshake', words('family'), words('familyText')], ['/learn/how-treatment-goes', 'book', words('how'), words('howText')]];
  return <nav className="more" aria-label={words('alsoUseful')}>{links.map(([path, icon, head, text]) => <a key={path} href={to(request, path)}><Icon name={icon} /><b>{head}</b><span>{text}</span></a>)}</nav>;
}
