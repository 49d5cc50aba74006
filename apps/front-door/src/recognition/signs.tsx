import type { ReactElement } from 'react';
import type { PageRequest } from '@fairlead/contract/recognition';
import { Icon } from '@fairlead/ui/icon';
import type { IconName } from '@fairlead/ui/icon';
import { Kept, many, one, say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { AskCard, MoreLinks } from './ask-card.tsx';
import { recognitionMessages } from './recognition-messages.ts';

/** Sixteen signs in four groups; the words follow who they are about. */
const groups = [
  { own: 'body', other: 'body', icon: 'heartbeat', signs: [['pupils', 'pupils'], ['wearsOff', 'wearsOff'], ['weight', 'weight'], ['sick', 'o_sick']] },
  { own: 'does', other: 'doesOther', icon: 'repeat', signs: [['tolerance', 'o_tolerance'], ['longer', 'o_longer'], ['cutDown', 'o_cutDown'], ['time', 'o_time']] },
  { own: 'feel', other: 'feelOther', icon: 'mood-neutral', signs: [['pull', 'o_pull'], ['low', 'low'], ['normal', 'o_normal'], ['hide', 'o_hide']] },
  { own: 'life', other: 'lifeOther', icon: 'home-heart', signs: [['missing', 'missing'], ['money', 'money'], ['friends', 'friends'], ['harm', 'o_harm']] },
] as const satisfies readonly { readonly own: string; readonly other: string; readonly icon: IconName; readonly signs: readonly (readonly [string, string])[] }[];

export const signKeys: readonly string[] = groups.flatMap((group) => group.signs.map(([key]) => key));

/** Ticks that are really signs; anything else in the address is left out. */
export const tickedOf = (request: PageRequest): readonly string[] => signKeys.filter((key) => [...many(request.query, 'sign'), ...many(request.form, 'sign')].includes(key));

/** What the count may mean. No diagnosis: three plain sentences, on each side of 3 and 8 of 16 (product's own lines). */
export function meaningOf(count: number): 'none' | 'few' | 'some' | 'many' {
  return count === 0 ? 'none' : count < 3 ? 'few' : count < 8 ? 'some' : 'many';
}

export function signsPage(request: PageRequest): Drawn {
  const words = say(request, recognitionMessages);
  const about = one(request.query, 'who') === 'other' ? 'other' : 'me';
  const ticked = tickedOf(request);
  return {
    status: 200, title: words('signsTitle'),
    body: (
      <>
        <div>
          <h1>{words('signsTitle')}</h1><p className="lead">{words('signsLead')}</p>
          <nav className="who-for" aria-label={words('whoFor')}>{(['me', 'other'] as const).map((who) => <a key={who} href={to(request, '/signs', { who })} {...(about === who ? { 'aria-current': 'true' as const } : {})}><Icon name={who === 'me' ? 'user' : 'users'} />{words(who)}</a>)}</nav>
          <form className="signs" action="/signs#ask" method="get" data-signs="">
            <Kept request={request} /><input type="hidden" name="who" value={about} /><input type="hidden" name="seen" value="1" />
            {groups.map((group) => <Group key={group.own} title={words(about === 'me' ? group.own : group.other)} icon={group.icon} signs={group.signs.map(([key, other]) => [key, words(about === 'me' ? key : other)])} ticked={ticked} />)}
            <div className="see"><p className="num muted" data-count={words('count')}>{words('count', { count: ticked.length, all: signKeys.length })}</p><button className={ticked.length === 0 ? 'btn primary' : 'btn'}>{words('seeMore')}</button></div>
          </form>
          <StickyAsk request={request} count={ticked.length} />
        </div>
        <AskCard request={request} means={<Meaning request={request} about={about} count={ticked.length} />} signs={ticked} about={about === 'me' ? 'self' : 'someone_else'} quiet={ticked.length === 0} />
        <MoreLinks request={request} />
      </>
    ),
  };
}

/** On small screens: the way to the form, until the form itself is in view. */
export function StickyAsk({ request, count }: { readonly request: PageRequest; readonly count?: number }): ReactElement {
  const words = say(request, recognitionMessages);
  return <div className="sticky">{count === undefined ? null : <p className="num" data-count={words('count')}>{words('count', { count, all: signKeys.length })}</p>}<a className="btn primary" href="#ask">{words('ask')}</a></div>;
}

export function Group({ title, icon, signs, ticked }: { readonly title: string; readonly icon: IconName; readonly signs: readonly (readonly [string, string])[]; readonly ticked: readonly string[] }): ReactElement {
  return <fieldset><legend><Icon name={icon} />{title}</legend>{signs.map(([key, text]) => <label key={key}><input className="tick" type="checkbox" name="sign" value={key} defaultChecked={ticked.includes(key)} /><span>{text}</span></label>)}</fieldset>;
}

function Meaning({ request, about, count }: { readonly request: PageRequest; readonly about: 'me' | 'other'; readonly count: number }): ReactElement {
  const words = say(request, recognitionMessages);
  const meaning = meaningOf(count);
  const [head, text] = ({ none: ['noTicks', 'noTicksText'], few: ['few', 'fewText'], some: ['some', 'someText'], many: ['manyHead', 'manyText'] } as const)[meaning];
  return (
    <div className="means">
      <p className="count num">{words('count', { count, all: signKeys.length })}</p>
      <h2>{words(head)}</h2><p>{words(text)}</p>{about === 'other' ? <p>{words('otherText')}</p> : null}<p className="small">{words('notDiagnosis')}</p>
    </div>
  );
}
