/** The end of a stay: what has to be in hand first, and what opens afterwards. */
import { endStay } from '@fairlead/contract/withdrawal';
import type { EndReason, Stay } from '@fairlead/contract/withdrawal';
import { Card, DecisionPanel, NotesField, Note, useFormats, useWords } from '@fairlead/ui';
import { IconCircle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall, useSession } from '../platform/index.ts';
import { Pick } from './start-tab.tsx';
import { useFactWords } from './use-ward.ts';
import { wardMessages } from './withdrawal-messages.ts';

const reasons: readonly EndReason[] = ['completed', 'changed_to_maintenance', 'left_early', 'transferred', 'pregnancy', 'other'];

export function EndCard({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { dayTime, date } = useFormats();
  const { has } = useSession();
  const factWords = useFactWords();
  const findingId = useId();
  const send = useCall(endStay);
  const [reason, setReason] = useState<EndReason | ''>('');
  const [advice, setAdvice] = useState(false);
  const [why, setWhy] = useState('');
  const { naloxoneInHand, nextAppointment } = stay.exit;
  if (stay.state === 'ended') {
    const until = send.answer?.kind === 'done' ? send.answer.reply.watchUntil : null;
    return <Card title={words('endStay')}><p className="num">{words('endedLine', { time: stay.endedAt === null ? '' : dayTime(stay.endedAt), reason: stay.endReason === null ? '' : words(stay.endReason) })}</p>{stay.endOverrideReason === null ? null : <p className="muted">{words('wentPast', { reason: stay.endOverrideReason })}</p>}{until === null ? null : <Note tone="due" icon={IconEye} title={words('watchOpen', { day: date(until) })} live="polite" />}</Card>;
  }
  if (!has('nurse', 'prescriber')) return null;
  const decision = send.answer?.kind === 'refused' ? send.answer.decision : undefined;
  const shown = decision ?? stay.exit.decision;
  const refused = shown.decision === 'refuse';
  // What stands in the way is said once somebody wants to end the stay, not on its first day.
  const isEnding = reason !== '' || decision !== undefined;
  const mayPass = refused && has('prescriber');
  const lines = [
    { key: 'naloxone', ok: naloxoneInHand, text: words('exitNaloxone'), more: naloxoneInHand ? null : <Link className="btn" to={`/people/${stay.personId}/welcome`}>{words('giveNaloxone')}</Link> },
    { key: 'appointment', ok: nextAppointment !== null, text: nextAppointment === null ? words('exitAppointment') : `${words('exitAppointment')}: ${dayTime(nextAppointment.startsAt)}, ${nextAppointment.title}`, more: nextAppointment === null ? <Link className="btn" to={`/people/${stay.personId}/appointments`}>{words('bookNext')}</Link> : null },
  ];
  const blocked = reason === '' ? words('chooseEnd') : refused && !mayPass ? words('heldAbove') : mayPass && why.trim() === '' ? words('noReason') : !advice && !mayPass ? words('exitTolerance') : undefined;
  const press = () => { if (reason !== '') void send.send({ params: { id: stay.id }, body: { reason, toleranceAdviceGiven: advice, ...(mayPass && why.trim() !== '' ? { overrideReason: why.trim() } : {}) } }); };
  return (
    <Card title={words('endStay')}>
      <div className="stack">
        <ul className="checks-list">{lines.map(({ key, ok, text, more }) => <li key={key}>{ok ? <IconCircleCheck className="i ok" aria-hidden="true" /> : <IconCircle className="i open" aria-hidden="true" />}<span className="num">{text}{ok ? null : <span className="muted"> ({words('missingHere')})</span>}</span>{more}</li>)}</ul>
        <label className="choice"><input type="checkbox" checked={advice} onChange={(event) => setAdvice(event.target.checked)} /><span>{words('exitTolerance')}</span></label>
        <Pick label={words('whyEnds')} value={reason} empty={words('choose')} options={reasons.map((each) => [each, words(each)] as const)} onPick={setReason} />
        {isEnding && (refused || decision !== undefined) ? <DecisionPanel alone decision={shown} factWords={factWords} findingId={findingId} /> : null}
        {isEnding && mayPass ? <NotesField label={words('overrideReason')} hint={words('reasonHint')} rows={2} value={why} onText={setWhy} /> : null}
        <ConfirmlessButton label={words('endNow')} busy={send.busy} governedBy={findingId} why={blocked} onPress={press} />
        {send.answer?.kind === 'refused' ? null : <AnswerNote answer={send.answer} onAgain={() => void send.again()} />}
      </div>
    </Card>
  );
}
