/** Giving or holding: pressure and pulse, what the rules say of them while they are typed, and the one way forward. */
import { adjunctName, decideComfortDose, type AdjunctDecision, type AdjunctFacts, type ComfortOrderFacts, type Ug } from '@fairlead/clinical';
import { giveComfort } from '@fairlead/contract/withdrawal';
import type { ComfortOrder, ComfortReadings } from '@fairlead/contract/withdrawal';
import { Button, DecisionPanel, NotesField, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconHandStop, IconMoodEmpty } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall, useSession } from '../platform/index.ts';
import { figureOf } from './use-round.ts';
import { useFactWords } from './use-ward.ts';
import { homeMessages } from './home-messages.ts';
import { wardMessages } from './withdrawal-messages.ts';

const isAlpha2 = (medicine: string): boolean => ['clonidine', 'lofexidine'].includes(adjunctName(medicine));

/** The same decision that the server takes, over the readings on the screen. */
function decide(order: ComfortOrder, readings: ComfortReadings, supplies: boolean): AdjunctDecision {
  const kept = order.facts as unknown as AdjunctFacts & { readonly sedativesHeld?: boolean };
  const facts = supplies ? { ...kept, hoursSinceLast: null } : kept;
  const dayUg = (order.last24hUg + order.doseUg) as Ug;
  const ordered: ComfortOrderFacts = { drug: order.medicine, doseUg: order.doseUg as Ug, orderedUg: order.doseUg as Ug, dayUg, orderedDayUg: order.maxADayUg as Ug, hoursSinceLast: facts.hoursSinceLast ?? null, orderedEveryHours: order.everyHours, orderInForce: order.state === 'in_force', sedativesHeld: facts.sedativesHeld ?? null };
  const { sedativesHeld: _held, ...record } = facts;
  const { systolic = null, diastolic = null, pulse = null, standingSystolic, symptoms = null } = readings;
  const taken: Partial<AdjunctFacts> = isAlpha2(order.medicine) ? { sbp: systolic, dbp: diastolic, hr: pulse, symptoms, syncope: false, ...(standingSystolic === undefined || standingSystolic === null || systolic === null ? {} : { posturalSystolicFall: systolic - standingSystolic }) } : {};
  return decideComfortDose({ ...record, drug: order.medicine, singleUg: order.doseUg as Ug, dayUg, ...taken } as AdjunctFacts, ordered);
}

/** `supplies`: tablets of a course go home, and each of its doses is judged; else one dose is taken here. */
export function GiveComfort({ order, supplies = false, onClose }: { readonly order: ComfortOrder; readonly supplies?: boolean; readonly onClose: () => void }) {
  const home = useWords(homeMessages);
  const left = order.course === null ? 0 : order.course.units - order.course.suppliedUnits;
  const [count, setCount] = useState(String(left));
  const units = /^[1-9]\d{0,2}$/.test(count.trim()) ? Number(count) : null;
  const words = useWords(wardMessages);
  const language = useLanguage();
  const { mg } = useFormats();
  const { has } = useSession();
  const factWords = useFactWords();
  const findingId = useId();
  const send = useCall(giveComfort);
  const [typed, setTyped] = useState({ systolic: '', diastolic: '', pulse: '', standing: '' });
  const [symptoms, setSymptoms] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const alpha2 = isAlpha2(order.medicine);
  const [systolic, diastolic, pulse, standing] = [figureOf(typed.systolic), figureOf(typed.diastolic), figureOf(typed.pulse), figureOf(typed.standing)];
  const measured = !alpha2 || (systolic !== null && diastolic !== null && pulse !== null);
  const readings: ComfortReadings = alpha2 ? { systolic, diastolic, pulse, symptoms, ...(standing === null ? {} : { standingSystolic: standing }) } : {};
  const local = decide(order, readings, supplies);
  const decision = send.answer?.kind === 'refused' && send.answer.decision !== undefined ? send.answer.decision : local;
  const refused = decision.decision === 'refuse';
  const held = decision.findings.some(({ code }) => code.startsWith('HOLD_') || code === 'TWO_HOLDS_PRESCRIBER_REVIEW');
  const questions = refused ? [] : [...new Set([...decision.findings.filter((finding) => finding.decision === 'warn').map(({ code }) => code), ...decision.missing])];
  const open = questions.filter((each) => !answered.has(each)).length;
  const mayPass = refused && has('prescriber') && decision.findings.every((finding) => finding.decision !== 'refuse' || finding.override === 'prescriber');
  const says = (key: string): string => { const finding = decision.findings.find(({ code }) => code === key); return finding === undefined ? factWords(key) : language === 'es' ? finding.says.es : finding.says.en; };
  const press = (what: 'given' | 'held' | 'declined' | 'supplied') => void send.send({ params: { id: order.id }, body: { what, doseUg: order.doseUg, ...(what === 'supplied' && units !== null ? { units } : {}), readings, acknowledged: [...answered], ...(mayPass && reason.trim() !== '' ? { overrideReason: reason.trim() } : {}) } }).then((answer) => { if (answer.kind === 'done') onClose(); });
  const type = (key: keyof typeof typed) => (text: string) => { setTyped((before) => ({ ...before, [key]: text })); send.clear(); };
  const why = supplies && (units === null || units > left) ? home('left', { count: left }) : !measured ? words('measureFirst') : refused && !mayPass ? words('heldAbove') : mayPass && reason.trim() === '' ? words('noReason') : open > 0 ? words('answerFirst', { count: open }) : undefined;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      {alpha2 ? <>
        <div className="readings"><TextField label={words('systolic')} inputMode="numeric" unit={words('unitMmHg')} value={typed.systolic} onText={type('systolic')} /><TextField label={words('diastolic')} inputMode="numeric" unit={words('unitMmHg')} value={typed.diastolic} onText={type('diastolic')} /><TextField label={words('pulse')} inputMode="numeric" unit="/min" value={typed.pulse} onText={type('pulse')} /><TextField label={words('standing')} inputMode="numeric" unit={words('unitMmHg')} optional value={typed.standing} onText={type('standing')} /></div>
        <label className="choice"><input type="checkbox" checked={symptoms} onChange={(event) => setSymptoms(event.target.checked)} /><span>{words('symptoms')}</span></label>
      </> : null}
      {supplies ? <TextField label={home('howMany')} inputMode="numeric" value={count} onText={setCount} /> : null}
      {measured ? <DecisionPanel alone decision={decision} factWords={factWords} findingId={findingId} done={answered} onDone={(key, done) => setAnswered((before) => { const after = new Set(before); if (done) after.add(key); else after.delete(key); return after; })}
        acknowledgements={questions.map((key) => ({ key, label: words('answered', { what: says(key) }) }))} {...(held ? { say: words('wordsHold') } : {})} /> : null}
      {mayPass && measured ? <NotesField label={words('overrideReason')} hint={words('reasonHint')} rows={2} value={reason} onText={setReason} /> : null}
      {held && measured && !mayPass ? <ConfirmlessButton label={words('hold')} busy={send.busy} governedBy={findingId} onPress={() => press('held')} /> : <ConfirmlessButton label={supplies ? home('giveOut', { count: units ?? 0 }) : words('give', { dose: mg(order.doseUg) })} busy={send.busy} governedBy={findingId} why={why} onPress={() => press(supplies ? 'supplied' : 'given')} />}
      <div className="pair">{measured && (!held || mayPass) ? <Button onClick={() => press('held')}><IconHandStop className="i" aria-hidden="true" />{words('hold')}</Button> : null}<Button onClick={() => press('declined')}><IconMoodEmpty className="i" aria-hidden="true" />{words('declined')}</Button><Button look="bare" onClick={onClose}>{words('leaveIt')}</Button></div>
      {send.answer?.kind === 'refused' ? null : <AnswerNote answer={send.answer} onAgain={() => void send.again()} />}
    </form>
  );
}
