/** Starting a weekly group. Its sessions are planned four weeks ahead at once. */
import { programmes } from '@fairlead/clinical';
import { sessionLeaders, startGroup } from '@fairlead/contract/therapy';
import { Button, Field, TextField, useFormats, useNow, useWords } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, useCall, useRead, useSession } from '../platform/index.ts';
import { TherapyDecision } from './therapy-decision.tsx';
import { therapyMessages } from './therapy-messages.ts';
import { useSay } from './use-say.ts';

const modalities = ['in_person', 'video', 'hybrid'] as const;
const days = [1, 2, 3, 4, 5, 6, 7] as const;
/** A day of that weekday, 1 Monday to 7 Sunday, to write its name by. */
export const dayNamed = (weekday: number): string => `2026-02-0${weekday + 1}`;

export function StartGroup({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(therapyMessages);
  const say = useSay();
  const { weekday, dayOf } = useFormats();
  const nowMs = useNow();
  const { site, who } = useSession();
  const leaders = useRead(sessionLeaders, { params: { id: site.id } });
  const inGroups = programmes.filter(({ modes }) => modes.includes('group'));
  const first = inGroups[0];
  const [form, setForm] = useState({ programme: first?.id ?? '', title: first === undefined ? '' : say(first.names), leaderId: '', modality: 'in_person' as (typeof modalities)[number], room: '', link: '', weekday: 1, time: '17:30', minutes: '90', capacity: '10', startsOn: dayOf(new Date(nowMs).toISOString()) });
  const send = useCall(startGroup);
  const set = (change: Partial<typeof form>) => setForm((had) => ({ ...had, ...change }));
  const items = leaders.data?.reply.items ?? [];
  const leaderId = form.leaderId === '' ? items.find(({ id }) => id === who.accountId)?.id ?? items[0]?.id ?? '' : form.leaderId;
  const chooseProgramme = (id: string) => { const chosen = inGroups.find((each) => each.id === id); set({ programme: id, title: chosen === undefined ? form.title : say(chosen.names) }); };
  const field = send.answer?.kind === 'invalid' ? send.answer.problem.field : undefined;
  const said = (name: string) => (field === `/${name}` && send.answer?.kind === 'invalid' ? send.answer.problem.detail : undefined);
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send.send({ params: { id: site.id }, body: {
      programme: form.programme, title: form.title, leaderId, modality: form.modality, weekday: form.weekday, time: form.time, minutes: Number(form.minutes), capacity: Number(form.capacity), startsOn: form.startsOn,
      ...(form.room.trim() === '' ? {} : { room: form.room.trim() }), ...(form.link.trim() === '' ? {} : { link: form.link.trim() }),
    } });
    if (answer.kind === 'done' && answer.reply.decision.findings.length === 0) onDone();
  };
  if (send.answer?.kind === 'done') return <div className="stack"><TherapyDecision decision={send.answer.reply.decision} /><p><Button look="primary" onClick={onDone}>{words('close')}</Button></p></div>;
  return (
    <form className="stack" onSubmit={(event) => void press(event)} noValidate>
      <div className="two">
        <Field label={words('programme')} error={said('programme')}>{(ties) => <select {...ties} className="in" value={form.programme} onChange={(event) => chooseProgramme(event.target.value)}>{inGroups.map(({ id, names }) => <option key={id} value={id}>{say(names)}</option>)}</select>}</Field>
        <TextField label={words('title')} value={form.title} onText={(title) => set({ title })} maxLength={200} error={said('title')} />
        <Field label={words('leader')} error={said('leaderId')}>{(ties) => <select {...ties} className="in" value={leaderId} onChange={(event) => set({ leaderId: event.target.value })}>{items.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
        <Field label={words('modality')}>{(ties) => <select {...ties} className="in" value={form.modality} onChange={(event) => set({ modality: event.target.value as (typeof modalities)[number] })}>{modalities.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
        {form.modality === 'video' ? null : <TextField label={words('room')} value={form.room} onText={(room) => set({ room })} error={said('room')} />}
        {form.modality === 'in_person' ? null : <TextField label={words('link')} type="url" value={form.link} onText={(link) => set({ link })} error={said('link')} />}
        <Field label={words('weekday')}>{(ties) => <select {...ties} className="in" value={form.weekday} onChange={(event) => set({ weekday: Number(event.target.value) })}>{days.map((each) => <option key={each} value={each}>{weekday(dayNamed(each), 'long')}</option>)}</select>}</Field>
        <TextField label={words('time')} type="time" value={form.time} onText={(time) => set({ time })} error={said('time')} />
        <TextField label={words('length')} inputMode="numeric" value={form.minutes} onText={(minutes) => set({ minutes })} error={said('minutes')} />
        <TextField label={words('capacity')} inputMode="numeric" value={form.capacity} onText={(capacity) => set({ capacity })} error={said('capacity')} />
        <TextField label={words('startsOn')} type="date" value={form.startsOn} onText={(startsOn) => set({ startsOn })} error={said('startsOn')} />
      </div>
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={send.busy}>{words('start')}</Button><Button look="bare" onClick={onDone}>{words('close')}</Button></div>
    </form>
  );
}
