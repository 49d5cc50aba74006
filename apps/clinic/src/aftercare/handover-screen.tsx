/** Going to hospital or prison, and coming back: the letter on its basis, and the doses that were given there. */
import { listHandovers } from '@fairlead/contract/aftercare';
import type { Handover } from '@fairlead/contract/aftercare';
import { Button, Card, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { usePerson } from '../people/index.tsx';
import { Shown, useRead, useSession } from '../platform/index.ts';
import { handoverMessages } from './handover-messages.ts';
import { GoesForm } from './goes-form.tsx';
import { printLetter } from './print-letter.ts';
import { ReturnForm } from './return-form.tsx';

function Told({ items }: { readonly items: readonly Handover[] }) {
  const words = useWords(handoverMessages);
  const { day, dayTime } = useFormats();
  const { has } = useSession();
  return (
    <Card title={words('told')}>
      {items.length === 0 ? <EmptyState title={words('nothing')} /> : <ul className="stack">{items.map((each) => (
        <li key={each.id}>
          <b>{each.direction === 'out' ? words('toldTo', { name: each.otherName, basis: words(each.basis === 'emergency' || each.basis === 'direct-care' ? each.basis : 'consent') }) : words('cameFrom', { name: each.otherName, day: each.leftOn === null ? '' : day(each.leftOn), count: each.doses })}</b>
          {each.emergencyNature === null ? null : <p>{each.emergencyNature}</p>}{each.note === null ? null : <p className="small">{each.note}</p>}
          <p className="muted small num">{words('by', { when: dayTime(each.at), by: each.by })}</p>
          {each.direction === 'out' && has('prescriber', 'nurse', 'pharmacist') ? <Button onClick={() => { void printLetter(each.id); }}>{words('letter', { when: dayTime(each.at) })}</Button> : null}
        </li>
      ))}</ul>}
    </Card>
  );
}

export function HandoverScreen() {
  const words = useWords(handoverMessages);
  const { person } = usePerson();
  const { has } = useSession();
  const read = useRead(listHandovers, { params: { id: person.id } }, { topics: ['consents', 'queue'] });
  return (
    <Shown of={read}>{({ items, regime, stayId }) => (
      <div className="stack">
        <p><Link className="btn" to={`/people/${person.id}/take-home`}>{words('agreeDays')}</Link></p>
        {has('prescriber', 'nurse', 'pharmacist') ? <div className="two"><GoesForm personId={person.id} regime={regime} /><ReturnForm personId={person.id} hasStay={stayId !== null} /></div> : null}
        <Told items={items} />
      </div>
    )}</Shown>
  );
}
