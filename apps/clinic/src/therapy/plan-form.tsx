/** Planning a session with one person, or noting one that is happening. */
import { programmes } from '@fairlead/clinical';
import { planSession, sessionLeaders } from '@fairlead/contract/therapy';
import { Button, Field, TextField, useFormats, useNow, useWords, useZone } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, instantAt, StatusLine, useCall, useRead, useSession } from '../platform/index.ts';
import { TherapyDecision } from './therapy-decision.tsx';
import { recordMessages } from './record-messages.ts';
import { useSay } from './use-say.ts';

const kinds = ['one_to_one', 'family', 'drop_in'] as const;
const modalities = [['in_person', 'in_person'], ['telephone', 'telephone'], ['video', 'video'], ['home', 'homeVisit']] as const;
type Kind = (typeof kinds)[number];
const fitting = (kind: Kind) => programmes.filter(({ modes }) => modes.includes(kind === 'family' ? 'family' : 'one_to_one'));

export function PlanForm({ personId, siteId, onDone }: { readonly personId: string; readonly siteId: string; readonly onDone: () => void }) {
  const words = useWords(recordMessages);
  const say = useSay();
  const zone = useZone();
  const { dayOf } = useFormats();
  const nowMs = useNow();
  const { who } = useSession();
  const [form, setForm] = useState({ kind: 'one_to_one' as Kind, programme: 'counselling', day: dayOf(new Date(nowMs + 86_400_000).toISOString()), time: '10:00', minutes: '45', modality: 'in_person' as (typeof modalities)[number][0], room: '', link: '', leaderId: '' });
  const leaders = useRead(sessionLeaders, { params: { id: siteId } });
  const send = useCall(planSession);
  const set = (change: Partial<typeof form>) => setForm((had) => ({ ...had, ...change }));
  const items = leaders.data?.reply.items ?? [];
  const leaderId = form.leaderId === '' ? items.find(({ id }) => id === who.accountId)?.id ?? items[0]?.id ?? '' : form.leaderId;
  const chosen = fitting(form.kind).find(({ id }) => id === form.programme) ?? fitting(form.kind)[0];
  const field = send.answer?.kind === 'invalid' ? send.answer.problem.field : undefined;
  const said = (...names: string[]) => (send.answer?.kind === 'invalid' && names.some((name) => field === `/${name}`) ? send.answer.problem.detail : undefined);
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const startsAt = form.kind === 'drop_in' ? new Date(nowMs - 60_000).toISOString() : instantAt(form.day, form.time, zone) ?? '';
    const answer = await send.send({ params: { id: personId }, body: {
      kind: form.kind, programme: chosen?.id ?? form.programme, startsAt, minutes: Number(form.minutes), modality: form.modality, ...(leaderId === '' ? {} : { leaderId }),
      ...(chosen === undefined ? {} : { title: say(chosen.names) }), ...(form.room.trim() === '' ? {} : { room: form.room.trim() }), ...(form.link.trim() === '' ? {} : { link: form.link.trim() }),
    } });
    if (answer.kind === 'done' && answer.reply.decision.findings.length === 0) onDone();
  };
  if (send.answer?.kind === 'done') return <div className="stack"><StatusLine live>{words('planned')}</StatusLine><TherapyDecision decision={send.answer.reply.decision} /><p><Button look="primary" onClick={onDone}>{words('close')}</Button></p></div>;
  return (
    <form className="stack" onSubmit={(event) => void press(event)} noValidate>
      <div className="two">
        <Field label={words('kind')} error={said('kind')}>{(ties) => <select {...ties} className="in" value={form.kind} onChange={(event) => set({ kind: event.target.value as Kind })}>{kinds.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
        <Field label={words('programme')} error={said('programme')}>{(ties) => <select {...ties} className="in" value={chosen?.id ?? ''} onChange={(event) => set({ programme: event.target.value })}>{fitting(form.kind).map(({ id, names }) => <option key={id} value={id}>{say(names)}</option>)}</select>}</Field>
        {form.kind === 'drop_in' ? null : <><TextField label={words('day')} type="date" value={form.day} onText={(day) => set({ day })} error={said('startsAt')} /><TextField label={words('time')} type="time" value={form.time} onText={(time) => set({ time })} /></>}
        <TextField label={words('minutes')} inputMode="numeric" value={form.minutes} onText={(minutes) => set({ minutes })} error={said('minutes')} />
        <Field label={words('modality')}>{(ties) => <select {...ties} className="in" value={form.modality} onChange={(event) => set({ modality: event.target.value as typeof form.modality })}>{modalities.map(([value, key]) => <option key={value} value={value}>{words(key)}</option>)}</select>}</Field>
        {form.modality === 'in_person' ? <TextField label={words('room')} value={form.room} onText={(room) => set({ room })} optional /> : null}
        {form.modality === 'video' ? <TextField label={words('link')} type="url" value={form.link} onText={(link) => set({ link })} error={said('link')} /> : null}
        <Field label={words('leader')} error={said('leaderId')}>{(ties) => <select {...ties} className="in" value={leaderId} onChange={(event) => set({ leaderId: event.target.value })}>{items.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
      </div>
      {send.answer?.kind === 'refused' && send.answer.decision !== undefined ? <TherapyDecision decision={send.answer.decision} /> : null}
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
      <div className="rowx"><Button look="primary" type="submit" aria-busy={send.busy}>{form.kind === 'drop_in' ? words('noteDropIn') : words('planNow', { title: chosen === undefined ? '' : say(chosen.names) })}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}
