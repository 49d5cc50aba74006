/** Withdrawal in the record: stays so far, and the start of one after maintenance was offered. */
import { personStays, startStay, tryStay } from '@fairlead/contract/withdrawal';
import { Button, Card, Chip, DecisionPanel, EmptyState, Field, NotesField, Note, TextField, useFormats, useNow, useWords, useZone } from '@fairlead/ui';
import { IconBed, IconHandStop } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { usePerson } from '../people/index.tsx';
import { emptyStart, instantOf, localTime, opioids, startBody, type StartDraft, type Tri } from './start-form.ts';
import { useFactWords } from './use-ward.ts';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

type Words = ReturnType<typeof useWords<keyof typeof wardMessages.en>>;
interface PickProps<V extends string> { readonly label: string; readonly hint?: string; readonly value: V | ''; readonly options: readonly (readonly [V, string])[]; readonly empty?: string; readonly onPick: (value: V | '') => void }

export function Pick<V extends string>({ label, hint, value, options, empty, onPick }: PickProps<V>) {
  return <Field label={label} hint={hint}>{(ties) => <select {...ties} className="in" value={value} onChange={(event) => onPick(event.target.value as V | '')}>{empty === undefined ? null : <option value="">{empty}</option>}{options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</select>}</Field>;
}

const tri = (words: Words): readonly (readonly [Tri, string])[] => [['no', words('no')], ['yes', words('yes')], ['unknown', words('notKnown')]];

function UseFields({ draft, set }: { readonly draft: StartDraft; readonly set: (change: Partial<StartDraft>) => void }) {
  const words = useWords(wardMessages);
  return (
    <div className="two">
      <Pick label={words('opioid')} value={draft.opioid} options={opioids.map((each) => [each, words(each)] as const)} onPick={(opioid) => { if (opioid !== '') set({ opioid }); }} />
      <TextField label={words('lastUseAt')} type="datetime-local" value={draft.lastUse} onText={(lastUse) => set({ lastUse })} />
      <Pick label={words('route')} value={draft.route} empty={words('notKnown')} options={(['injected', 'smoked', 'snorted', 'oral'] as const).map((each) => [each, words(each)] as const)} onPick={(route) => set({ route })} />
      <TextField label={words('monthsOfUse')} inputMode="numeric" optional value={draft.months} onText={(months) => set({ months })} />
      <Pick label={words('couldBePregnant')} value={draft.couldBePregnant} options={tri(words)} onPick={(couldBePregnant) => set({ couldBePregnant: couldBePregnant === '' ? 'unknown' : couldBePregnant })} />
      {draft.couldBePregnant === 'no' ? null : <Pick label={words('pregnant')} value={draft.pregnant} options={[['no', words('negative')], ['yes', words('positive')], ['unknown', words('notDone')]]} onPick={(pregnant) => set({ pregnant: pregnant === '' ? 'unknown' : pregnant })} />}
      <Pick label={words('alcohol')} value={draft.alcohol} options={tri(words)} onPick={(alcohol) => set({ alcohol: alcohol === '' ? 'unknown' : alcohol })} />
      <Pick label={words('benzo')} value={draft.benzo} options={tri(words)} onPick={(benzo) => set({ benzo: benzo === '' ? 'unknown' : benzo })} />
      {draft.benzo === 'yes' ? <Pick label={words('withdrawBenzo')} value={draft.withdrawBenzo} options={tri(words)} onPick={(withdrawBenzo) => set({ withdrawBenzo: withdrawBenzo === '' ? 'unknown' : withdrawBenzo })} /> : null}
    </div>
  );
}

function CareFields({ draft, set, clinicians }: { readonly draft: StartDraft; readonly set: (change: Partial<StartDraft>) => void; readonly clinicians: readonly { readonly id: string; readonly name: string }[] }) {
  const words = useWords(wardMessages);
  return (
    <>
      <div className="two">
        <Pick label={words('setting')} value={draft.setting} options={(['inpatient', 'residential', 'community'] as const).map((each) => [each, words(each)] as const)} onPick={(setting) => { if (setting !== '') set({ setting }); }} />
        <Pick label={words('supervision')} value={draft.supervision} options={(['nursing_24h', 'nursing_day', 'daily_contact', 'one_to_one'] as const).map((each) => [each, words(each)] as const)} onPick={(supervision) => { if (supervision !== '') set({ supervision }); }} />
        <Pick label={words('method')} value={draft.method} options={(['buprenorphine', 'methadone', 'lofexidine', 'clonidine', 'dihydrocodeine', 'symptomatic'] as const).map((each) => [each, words(`m_${each}`)] as const)} onPick={(method) => { if (method !== '') set({ method }); }} />
        <TextField label={words('plannedDays')} inputMode="numeric" value={draft.plannedDays} onText={(plannedDays) => set({ plannedDays })} />
        <Pick label={words('whoResponsible')} value={draft.clinician} empty={words('choose')} options={clinicians.map(({ id, name }) => [id, name] as const)} onPick={(clinician) => set({ clinician })} />
      </div>
      <fieldset className="fieldx"><legend>{words('offerTitle')}</legend><span className="hint">{words('offerHint')}</span>
        <Pick label={words('answerOffer')} value={draft.offer} options={(['not_offered', 'wants_withdrawal', 'undecided', 'has_maintenance'] as const).map((each) => [each, words(each)] as const)} onPick={(offer) => { if (offer !== '') set({ offer }); }} />
        <NotesField label={words('theirWords')} rows={2} optional value={draft.words} onText={(said) => set({ words: said })} />
      </fieldset>
    </>
  );
}

function StartForm({ episodeId, clinicians }: { readonly episodeId: string; readonly clinicians: readonly { readonly id: string; readonly name: string }[] }) {
  const words = useWords(wardMessages);
  const factWords = useFactWords();
  const zone = useZone();
  const nowMs = useNow();
  const { has, who } = useSession();
  const navigate = useNavigate();
  const findingId = useId();
  const weigh = useCall(tryStay, { refreshes: [] });
  const start = useCall(startStay);
  const [draft, setDraft] = useState<StartDraft>(() => ({ ...emptyStart, lastUse: localTime(nowMs - 12 * 3_600_000, zone), clinician: clinicians.find(({ id }) => id === who.accountId)?.id ?? '' }));
  const [reason, setReason] = useState('');
  const set = (change: Partial<StartDraft>) => { setDraft((before) => ({ ...before, ...change })); weigh.clear(); };
  const decision = start.answer?.kind === 'refused' && start.answer.decision !== undefined ? start.answer.decision : weigh.answer?.kind === 'done' ? weigh.answer.reply.decision : undefined;
  const refused = decision?.decision === 'refuse';
  const mayPass = refused && has('prescriber') && decision.findings.every(({ decision: each, override }) => each !== 'refuse' || override === 'prescriber');
  const lastUseAt = instantOf(draft.lastUse, zone);
  const ready = draft.clinician !== '' && lastUseAt !== null;
  const body = { ...startBody(draft, lastUseAt ?? ''), ...(mayPass && reason.trim() !== '' ? { overrideReason: reason.trim() } : {}) };
  const send = async () => { const answer = await start.send({ params: { id: episodeId }, body }); if (answer.kind === 'done') void navigate({ to: `/ward/${answer.reply.id}` }); };
  const why = decision === undefined ? words('startWhy') : refused && !mayPass ? words('heldAbove') : mayPass && reason.trim() === '' ? words('noReason') : undefined;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <Card title={words('startStay')}><div className="stack"><UseFields draft={draft} set={set} /><CareFields draft={draft} set={set} clinicians={clinicians} />
        <p><Button aria-busy={weigh.busy} why={ready ? undefined : words('whoResponsible')} onClick={() => void weigh.send({ params: { id: episodeId }, body: startBody(draft, lastUseAt ?? '') })}>{words('decide')}</Button></p></div></Card>
      <AnswerNote answer={weigh.answer} onAgain={() => void weigh.again()} />
      {decision === undefined ? null : <DecisionPanel alone decision={decision} factWords={factWords} findingId={findingId} />}
      {mayPass ? <NotesField label={words('overrideReason')} hint={words('reasonHint')} rows={2} value={reason} onText={setReason} /> : null}
      <ConfirmlessButton label={words('start')} busy={start.busy} governedBy={findingId} why={why} onPress={() => void send()} />
      {start.answer?.kind === 'refused' ? null : <AnswerNote answer={start.answer} onAgain={() => void start.again()} />}
    </form>
  );
}

export function WithdrawalTab() {
  const words = useWords(wardMessages);
  const { dayTime } = useFormats();
  const { has } = useSession();
  const { person } = usePerson();
  const read = useRead(personStays, { params: { id: person.id } }, { topics: ['ward', 'people'] });
  const [isStarting, setStarting] = useState(false);
  return (
    <Shown of={read} lines={5}>{({ items, clinicians, openEpisodeId, pregnantInRecord }) => {
      const open = items.find(({ state }) => state === 'open');
      const canStart = open === undefined && openEpisodeId !== null && has('nurse', 'prescriber');
      return (
        <div className="stack">
          {pregnantInRecord === true ? <Note tone="warn" icon={IconHandStop} title={words('pregnantRecorded')}>{words('noStaysSub')}</Note> : null}
          {items.map((stay) => <Card key={stay.id} title={words('stayLine', { opioid: words(stay.opioid), time: dayTime(stay.startedAt) })} aside={<Chip tone={stay.state === 'open' ? 'due' : 'quiet'}>{words(`state_${stay.state}`)}</Chip>}>
            {stay.endedAt === null || stay.endReason === null ? <p className="muted">{words(stay.setting)}</p> : <p className="muted num">{words('endedLine', { time: dayTime(stay.endedAt), reason: words(stay.endReason) })}</p>}
            <p><Link className="btn" to={`/ward/${stay.id}`}>{words('openStay')}</Link></p>
          </Card>)}
          {items.length > 0 || isStarting ? null : openEpisodeId === null
            ? <EmptyState icon={IconBed} title={words('noEpisode')}>{words('noEpisodeSub')}</EmptyState>
            : <EmptyState icon={IconBed} title={words('noStays')} action={canStart ? <Button look="primary" onClick={() => setStarting(true)}>{words('startStay')}</Button> : undefined}>{words('noStaysSub')}</EmptyState>}
          {canStart && items.length > 0 && !isStarting ? <p><Button onClick={() => setStarting(true)}>{words('startStay')}</Button></p> : null}
          {canStart && isStarting ? <StartForm episodeId={openEpisodeId} clinicians={clinicians} /> : null}
        </div>
      );
    }}</Shown>
  );
}
