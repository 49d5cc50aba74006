/** The injections of one person: the next one with its days, giving it, and what was given where. */
import type { InjectionLine } from '@fairlead/contract/dispensary';
import { Card, Chip, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { IconVaccine } from '@tabler/icons-react';
import { usePerson } from '../people/index.tsx';
import { Shown, useSession } from '../platform/index.ts';
import { InjectionForm } from './injection-form.tsx';
import { injectionMessages } from './injection-messages.ts';
import { InjectionStateTag } from './injections-screen.tsx';
import { useInjections } from './use-injection.ts';
import { usePlaceWords } from './use-place-words.ts';

export function InjectionsTab() {
  const words = useWords(injectionMessages);
  const { day } = useFormats();
  const { person } = usePerson();
  const { has } = useSession();
  const place = usePlaceWords();
  return (
    <Shown of={useInjections(person.id)} lines={6}>{(reply, etag) => {
      const given = reply.items.filter(({ state }) => state === 'given');
      const last = given[0]?.place;
      return (
        <div className="two">
          <div className="stack">
            {reply.order === null || reply.state === null ? <EmptyState icon={IconVaccine} title={words('noOrder')}>{words('noOrderSub')}</EmptyState> : <>
              <p className="num"><InjectionStateTag row={{ state: reply.state, holds: reply.holds.length }} /> {reply.next === null ? null : words('nextIs', { due: day(reply.next.dueOn), from: day(reply.next.fromOn), to: day(reply.next.toOn) })}</p>
              {has('nurse', 'pharmacist', 'prescriber') ? <InjectionForm key={reply.items[0]?.doseId ?? 'first'} order={reply.order} day={reply.day} first={given.length === 0} lastPlace={last === undefined || last === null ? undefined : place(last)} containers={reply.containers} etag={etag} /> : null}
            </>}
          </div>
          <Given items={reply.items} />
        </div>
      );
    }}</Shown>
  );
}

function Given({ items }: { readonly items: readonly InjectionLine[] }) {
  const words = useWords(injectionMessages);
  const { day, mg, time } = useFormats();
  const place = usePlaceWords();
  return (
    <Card title={words('history')}>
      {items.length === 0 ? <p className="muted">{words('noHistory')}</p> : <ul className="stack">{items.map((each) => (
        <li key={each.doseId} className="num"><b>{day(each.dosingDay)}</b> {mg(each.doseUg)}{each.number === null ? null : <span className="muted"> · {words('number', { number: each.number })}</span>} {each.state === 'void' ? <Chip tone="warn">{words('enteredInError')}</Chip> : null}
          <p className="small muted">{each.productName}{each.place === null ? null : <> · {place(each.place)}</>}{each.lot === null ? null : <> · {words('lot', { lot: each.lot })}</>} · {time(each.givenAt)}{each.givenBy === null ? null : <>, {each.givenBy}</>}</p>
          {each.note === null ? null : <p className="small">{each.note}</p>}
        </li>
      ))}</ul>}
    </Card>
  );
}
