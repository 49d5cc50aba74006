/** A person's appointments: the next one first, booking, and what became of each. */
import type { ClinicAppointment } from '@fairlead/contract/schedule';
import { personAppointments, settleAppointment } from '@fairlead/contract/schedule';
import { Button, Card, Chip, EmptyState, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { BookAppointment } from './book-appointment.tsx';
import { scheduleMessages } from './schedule-messages.ts';

function Settle({ appointment }: { readonly appointment: ClinicAppointment }) {
  const words = useWords(scheduleMessages);
  const { dayTime } = useFormats();
  const settle = useCall(settleAppointment);
  const nowMs = useNow();
  const press = (state: 'kept' | 'missed' | 'cancelled') => void settle.send({ params: { id: appointment.id }, body: { state } });
  const isOver = Date.parse(appointment.startsAt) <= nowMs;
  // One name a button: the words on it, then which appointment.
  const named = (key: 'keptNow' | 'missedNow' | 'cancelNow') => `${words(key)}: ${appointment.title}, ${dayTime(appointment.startsAt)}`;
  return (
    <span className="rowx">
      {isOver ? <><Button aria-label={named('keptNow')} onClick={() => press('kept')}>{words('keptNow')}</Button><Button aria-label={named('missedNow')} onClick={() => press('missed')}>{words('missedNow')}</Button></> : <Button look="bare" aria-label={named('cancelNow')} onClick={() => press('cancelled')}>{words('cancelNow')}</Button>}
      <AnswerNote answer={settle.answer} onAgain={() => void settle.again()} />
    </span>
  );
}

function Lines({ items }: { readonly items: readonly ClinicAppointment[] }) {
  const words = useWords(scheduleMessages);
  const { dayTime } = useFormats();
  return (
    <ul className="asked">{items.map((each) => (
      <li key={each.id}>
        <span className="who"><b>{each.title}</b><small className="num">{[dayTime(each.startsAt), words('minutesOf', { minutes: each.minutes }), words(each.modality), each.withName === null ? undefined : words('with', { name: each.withName }), each.reason ?? undefined].filter(Boolean).join(' · ')}</small></span>
        {each.state === 'planned' ? <Settle appointment={each} /> : <Chip tone={each.state === 'missed' ? 'warn' : 'quiet'}>{words(each.state)}</Chip>}
      </li>
    ))}</ul>
  );
}

export function AppointmentsTab() {
  const words = useWords(scheduleMessages);
  const { person } = usePerson();
  const [isBooking, setBooking] = useState(false);
  const read = useRead(personAppointments, { params: { id: person.id } }, { topics: ['appointments', 'people'] });
  const book = <Button look="primary" onClick={() => setBooking(true)}>{words('book')}</Button>;
  return (
    <div className="stack">
      {isBooking ? <Card title={words('book')}><BookAppointment personId={person.id} siteId={person.siteId} onDone={() => setBooking(false)} /></Card> : null}
      <Shown of={read}>{({ items }) => {
        const coming = items.filter(({ state }) => state === 'planned').toReversed();
        const past = items.filter(({ state }) => state !== 'planned');
        return (
          <>
            <Card title={words('coming')} aside={isBooking || coming.length === 0 ? undefined : book}>{coming.length === 0 ? <EmptyState icon={IconCalendarEvent} title={words('none')} action={isBooking ? undefined : book}>{words('noneSub')}</EmptyState> : <Lines items={coming} />}</Card>
            {past.length === 0 ? null : <Card title={words('past')}><Lines items={past} /></Card>}
          </>
        );
      }}</Shown>
    </div>
  );
}
