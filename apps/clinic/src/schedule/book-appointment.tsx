/** Booking one appointment on the site's own clock. */
import { clinicians } from '@fairlead/contract/admission';
import { book } from '@fairlead/contract/schedule';
import { Button, Field, TextField, useFormats, useNow, useWords, useZone } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, instantAt, useCall, useRead } from '../platform/index.ts';
import { scheduleMessages } from './schedule-messages.ts';

const kinds = ['one_to_one', 'medical', 'review', 'assessment', 'family', 'refresher', 'check_in', 'ecg', 'other'] as const;
const modalities = ['in_person', 'telephone', 'video', 'home'] as const;
type Kind = (typeof kinds)[number];

interface BookProps { readonly personId: string; readonly siteId: string; readonly kind?: Kind; readonly day?: string; readonly onDone: () => void }

export function BookAppointment({ personId, siteId, kind: usual = 'one_to_one', day: firstDay, onDone }: BookProps) {
  const words = useWords(scheduleMessages);
  const zone = useZone();
  const { dayOf } = useFormats();
  const nowMs = useNow();
  const [kind, setKind] = useState<Kind>(usual);
  const [form, setForm] = useState({ title: words(usual), day: firstDay ?? dayOf(new Date(nowMs + 7 * 86_400_000).toISOString()), time: '10:00', minutes: '30', modality: 'in_person' as (typeof modalities)[number], withId: '' });
  const [isAsked, setAsked] = useState(false);
  const staff = useRead(clinicians, { params: { id: siteId } });
  const send = useCall(book);
  const set = (change: Partial<typeof form>) => setForm((had) => ({ ...had, ...change }));
  const startsAt = instantAt(form.day, form.time, zone);
  const minutes = Number(form.minutes);
  const dayWrong = startsAt === undefined || Date.parse(startsAt) < nowMs;
  const minutesWrong = !Number.isInteger(minutes) || minutes < 5 || minutes > 600;
  const press = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (startsAt === undefined || dayWrong || minutesWrong || form.title.trim() === '') return;
    const answer = await send.send({ params: { id: personId }, body: { kind, title: form.title.trim(), startsAt, minutes, modality: form.modality, ...(form.withId === '' ? {} : { withId: form.withId }) } });
    if (answer.kind === 'done') onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void press(event)} noValidate>
      <div className="two">
        <Field label={words('kind')}>{(ties) => <select {...ties} className="in" value={kind} onChange={(event) => { const chosen = event.target.value as Kind; setKind(chosen); if (form.title === words(kind)) set({ title: words(chosen) }); }}>{kinds.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
        <TextField label={words('title')} value={form.title} onText={(title) => set({ title })} error={isAsked && form.title.trim() === '' ? words('needTitle') : undefined} maxLength={200} />
        <TextField label={words('day')} type="date" value={form.day} onText={(day) => set({ day })} error={isAsked && dayWrong ? words('needDay') : undefined} />
        <TextField label={words('time')} type="time" value={form.time} onText={(time) => set({ time })} />
        <TextField label={words('minutes')} value={form.minutes} onText={(text) => set({ minutes: text })} inputMode="numeric" error={isAsked && minutesWrong ? words('needMinutes') : undefined} />
        <Field label={words('modality')}>{(ties) => <select {...ties} className="in" value={form.modality} onChange={(event) => set({ modality: event.target.value as (typeof modalities)[number] })}>{modalities.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
        <Field label={words('withWhom')}>{(ties) => <select {...ties} className="in" value={form.withId} onChange={(event) => set({ withId: event.target.value })}><option value="">{words('anybody')}</option>{(staff.data?.reply.items ?? []).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
      </div>
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={send.busy}>{words('bookNow', { title: form.title })}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}
