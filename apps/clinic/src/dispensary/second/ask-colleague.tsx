/** Colleagues of the site who may sign as the second, whoever is signed in first. A site node knows of nobody's device. */
import { getLink } from '@fairlead/contract/downtime';
import type { ReplyOf, Role } from '@fairlead/contract';
import { listSecondSigners } from '@fairlead/contract/dispensary';
import { Button, Chip, Note, useWords } from '@fairlead/ui';
import { IconServer } from '@tabler/icons-react';
import { Shown, useRead, useSession } from '../../platform/index.ts';
import { secondMessages } from './second-messages.ts';
import './second.css';

export function useIsNode(): boolean {
  return useRead(getLink, {}, { topics: ['link'] }).data?.reply.isNode === true;
}

export function AskColleague({ onAsk, signer }: { readonly onAsk: (accountId: string) => void; /** Nobody without it may sign this. */ readonly signer?: Role | undefined }) {
  const words = useWords(secondMessages);
  const { site } = useSession();
  const read = useRead(listSecondSigners, { params: { id: site.id } }, { topics: [] });
  return (
    <section className="stack" aria-label={words('askTitle')}>
      <h3 className="cap">{words('askTitle')}</h3>
      <Shown of={read} lines={2}>{({ items, minutes, atNode }) => <>{atNode ? <Note tone="warn" icon={IconServer} title={words('askAtNode')}>{words('askAtNodeSub')}</Note> : null}<Colleagues of={items.filter(({ roles }) => signer === undefined || roles.includes(signer))} minutes={minutes} onAsk={onAsk} /></>}</Shown>
    </section>
  );
}

function Colleagues({ of, minutes, onAsk }: { readonly of: ReplyOf<typeof listSecondSigners>['items']; readonly minutes: number; readonly onAsk: (accountId: string) => void }) {
  const words = useWords(secondMessages);
  if (of.length === 0) return <p className="muted">{words('nobodyToAsk')}</p>;
  return (
    <>
      <p className="muted">{words('askSub')} {words('endsAfter', { minutes })}</p>
      <ul className="colleagues">{of.map(({ id, name, here }) => <li key={id}><Button onClick={() => onAsk(id)}>{words('ask', { name })}</Button><Chip tone={here ? 'allow' : 'quiet'}>{words(here ? 'here' : 'away')}</Chip></li>)}</ul>
    </>
  );
}
