/** The ticket: the dose, the decision that governs it, and the one way forward. */
import { Amount, Button, DecisionPanel, Key, StateTag, Ticket as TicketFrame, useFormats, useLanguage, useWords } from '@fairlead/ui';
import type { Ticket } from '@fairlead/contract/dispensary';
import { IconDropletOff, IconHandStop, IconMoodEmpty } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { maintenanceMessages, turning, unitsInWords, useFactWords, useOrderedName } from '../medication/index.tsx';
import { AnswerNote, ConfirmlessButton, useShortcut } from '../platform/index.ts';
import { chanceMessages } from '../tests/index.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { FromContainer, drawnFrom } from './from-container.tsx';
import { LiftHold } from './lift-hold.tsx';
import { Override } from './override.tsx';
import { PartialDialog } from './partial-dialog.tsx';
import { PourStep, WastePoured } from './pour-step.tsx';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { pumpContainer } from './use-pour.ts';
import { nextStep, questionsOf, useGive } from './use-window.ts';
import { windowCheckId } from './window-check-form.tsx';
import { windowMessages } from './window-messages.ts';

const checks = [
  { key: 'clearIdentity', bad: /^IDENTITY/, needs: ['identityConfirmed'] }, { key: 'clearDosed', bad: /^(DUPLICATE|DOSED_ELSEWHERE)/, needs: ['dosedElsewhereToday'] }, { key: 'clearOrder', bad: /^(NO_ACTIVE|ORDER_|PART_)/, needs: [] },
  { key: 'clearSedation', bad: /^(SEDATION|UNROUSABLE|RR_|SPO2)/, needs: ['poss'] }, { key: 'clearMissed', bad: /^(PRESCRIBER_|NEW_INDUCTION|RESTART|UK_THREE|UK_REASSESS)/, needs: [] }, { key: 'clearStock', bad: /^(STOCK|CONTAINER|UNIT)/, needs: ['stockUg'] }, { key: 'clearHolds', bad: /^DOSE_HELD/, needs: [] },
] as const;

function toTheCheck(): void {
  const form = document.getElementById(windowCheckId);
  form?.scrollIntoView({ block: 'center' });
  form?.querySelector('input')?.focus();
}

interface Props { readonly ticket: Ticket; readonly etag: string | undefined; readonly name: string; /** A dose was given. */ readonly onTaken: () => void }

/** What the person asked on the phone: seen here, answered by the prescriber. */
function Asks({ asks }: { readonly asks: NonNullable<Ticket['asks']> }) {
  const words = useWords(maintenanceMessages);
  return <p><StateTag state="due" boxed>{words(`a_${asks.what}`)}</StateTag>{asks.words === '' ? null : <> “{asks.words}”</>} <span className="small muted">{words('orderStands')}</span></p>;
}

/** What stands beside the dose and never stops it. */
function Beside({ ticket }: { readonly ticket: Ticket }) {
  return <>{ticket.testSince === undefined ? null : <SampleDue personId={ticket.personId} />}{ticket.asks === undefined ? null : <Asks asks={ticket.asks} />}</>;
}

/** A test that was drawn by chance: asked for beside the dose, which never waits for it. */
function SampleDue({ personId }: { readonly personId: string }) {
  const words = useWords(chanceMessages);
  return <div className="small"><Link to={`/people/${personId}/tests`}><StateTag state="due" boxed>{words('sampleDue')}</StateTag></Link><p className="muted">{words('sampleHint')}</p></div>;
}

/** Once a dose was given its button is gone: the keyboard goes on from the person's line in the list. */
function useAfterDose(isGiven: boolean, onTaken: () => void): void {
  useEffect(() => {
    if (!isGiven) return undefined;
    onTaken();
    const next = requestAnimationFrame(() => { if (document.activeElement === document.body) document.querySelector<HTMLElement>('.queue .row[aria-current]')?.focus({ preventScroll: true }); });
    return () => cancelAnimationFrame(next);
  }, [isGiven, onTaken]);
}

export function WindowTicket({ ticket, etag, name, onTaken }: Props) {
  const words = useWords(windowMessages);
  const language = useLanguage();
  const { mg, mL, shortDay } = useFormats();
  const { factWords, changeWords } = useFactWords();
  const nameOf = useOrderedName();
  const findingId = useId();
  const { answered, answer, press, give } = useGive(ticket, etag);
  const [dialog, setDialog] = useState<'none' | 'hold' | 'second' | 'partial' | 'poured part'>('none');
  const { decision, order, doseUg } = ticket;
  const isGiven = give.answer?.kind === 'done' && give.answer.reply.dose.state !== 'refused';
  useAfterDose(isGiven, onTaken);
  const [from, setFrom] = useState<string | undefined>(undefined);
  const atPump = pumpContainer(ticket, from);
  const drawn = drawnFrom(ticket, atPump?.id ?? from);
  const cup = ticket.poured;
  // From a pump the dose is poured first; more than the dose is wasted before a second person when it is given.
  const toPour = atPump !== undefined && cup?.state !== 'fits' && cup?.state !== 'over';
  const step = nextStep(ticket, answered, drawn.containers !== undefined);
  const questions = questionsOf(decision);
  const open = questions.filter((each) => !answered.has(each)).length;
  const strength = order?.product.ugPerMl ?? undefined;
  const version = order?.versions.find((each) => each.version === order.version);
  const says = (code: string) => { const finding = decision.findings.find((each) => each.code === code); return finding === undefined ? factWords(code) : language === 'es' ? finding.says.es : finding.says.en; };
  const refusing = decision.findings.find((finding) => finding.decision === 'refuse');
  const about = order === null || doseUg === null
    ? <><GivenToday doses={ticket.today} /><p className="muted">{words(order === null ? 'noOrderToday' : 'nothingLeft')}</p></>
    : <>
        <Amount doseUg={doseUg} ugPerMl={strength} kept={decision.decision === 'refuse'} />
        {ticket.units === undefined || drawn.containers !== undefined ? null : <p className="num"><b>{unitsInWords(ticket.units, mg)}</b></p>}
        {version === undefined ? null : <p className="muted num">{nameOf(order.product)}. {words('observed', { by: version.signatures.at(-1)?.signedBy ?? version.draftedBy, from: shortDay(version.startOn), to: shortDay(version.endOn) })}</p>}
        <Beside ticket={ticket} /><NotWanted doses={ticket.today} />
        {decision.decision === 'refuse' ? <p className="refuse"><IconHandStop className="i" aria-hidden="true" /> {words('notNow')}</p> : null}
      </>;
  const clear = checks.filter(({ bad, needs }) => !decision.findings.some((finding) => bad.test(finding.code)) && !needs.some((need) => decision.missing.includes(need))).map(({ key }) => words(key));
  const say = refusing === undefined ? undefined : /^(SEDATION|INTOX|RR_|SPO2|BREATH|DOSE_HELD)/.test(refusing.code) ? words('sayHold') : /^(PRESCRIBER_|NEW_INDUCTION|UK_|RESTART)/.test(refusing.code) ? words('sayMissed') : undefined;
  // The other nurse's press came first: the ticket is empty by now, and its answer still says by whom and when.
  const told = give.answer === undefined || give.answer.kind === 'done' ? undefined : <AnswerNote answer={give.answer} onAgain={() => { void give.again(); }} />;
  const tone = order === null || doseUg === null ? 'quiet' : decision.decision;
  return (
    <>
      <TicketFrame tone={tone} title={words('todaysDose')} about={about}
        decision={order === null || doseUg === null ? null : (
          <DecisionPanel decision={turning(decision)} clear={clear} factWords={factWords} changeWords={changeWords} findingId={findingId} done={answered} onDone={answer} {...(say === undefined ? {} : { say })}
            acknowledgements={decision.decision === 'refuse' && step !== 'second' && step !== 'answer' ? [] : questions.map((key) => ({ key, label: words('answered', { what: says(key) }) }))} />
        )}
        actions={order === null || doseUg === null ? told : <>
          {atPump !== undefined && (step === 'give' || step === 'second' || cup !== null) ? <PourStep ticket={ticket} etag={etag} container={atPump} answered={answered} governedBy={findingId} onPart={() => setDialog('poured part')} /> : null}
          {step === 'answer' || (step === 'give' && !toPour) ? <ConfirmlessButton label={words('give', { dose: mg(doseUg) })} amount={strength === undefined ? undefined : mL(doseUg, strength)} shortcut="g" busy={give.busy} governedBy={findingId} why={step === 'answer' ? words('answerFirst', { count: open }) : undefined} onPress={() => { if (atPump !== undefined && cup?.state === 'over') setDialog('second'); else void press(drawn); }} /> : null}
          {cup === null ? null : <WastePoured key={cup.pours.at(-1)?.id ?? ''} cup={cup} />}
          {step === 'second' && !toPour ? <ConfirmlessButton label={words('secondReads')} shortcut="g" governedBy={findingId} onPress={() => setDialog('second')} /> : null}
          {step === 'check' ? <ConfirmlessButton label={words('noteCheck')} shortcut="c" governedBy={findingId} onPress={toTheCheck} /> : null}
          {step === 'ask' ? <ConfirmlessButton label={words('askPrescriber')} shortcut="p" governedBy={findingId} onPress={() => setDialog('hold')} /> : null}
          {step === 'lift' ? <LiftHold ticket={ticket} /> : null}
          {step === 'ask' ? <Override ticket={ticket} busy={give.busy} onOverride={(more) => { void press({ ...more, ...drawn }); }} /> : null}
          {cup === null || cup.state === 'none' ? <FromContainer ticket={ticket} chosen={atPump?.id ?? from} onChoose={setFrom} /> : null}
          <div className="pair">
            {step === 'ask' || step === 'lift' ? null : <Button onClick={() => setDialog('hold')}><IconHandStop className="i" aria-hidden="true" />{words('holdDoses')} <KeyOf shortcut="h" says={words('holdDoses')} onPress={() => setDialog('hold')} /></Button>}
            <Button onClick={() => { void press({ state: 'refused' }); }}><IconMoodEmpty className="i" aria-hidden="true" />{words('didNotWant')}</Button>
            {step === 'give' && !toPour ? <Button onClick={() => setDialog('partial')}><IconDropletOff className="i" aria-hidden="true" />{words('takenInPart')} <KeyOf shortcut="t" says={words('takenInPart')} onPress={() => setDialog('partial')} /></Button> : null}
          </div>
          <AnswerNote answer={give.answer} onAgain={() => { void give.again(); }} />
          <p className="small muted">{words('ledgerNote')}</p>
        </>} />
      {isGiven && give.answer?.kind === 'done' ? <p className="hide" role="status">{words('savedDose', { dose: mg(give.answer.reply.dose.takenUg), name })}</p> : null}
      <SecondWaits of={give} /><HoldDialog ticket={ticket} opened={dialog === 'hold'} because={refusing === undefined ? '' : says(refusing.code)} onClose={() => setDialog('none')} />
      <SecondPersonDialog mayAsk opened={dialog === 'second'} onClose={() => setDialog('none')} onConfirmed={(confirmationId) => { setDialog('none'); void press({ confirmationId, ...drawn }); }} />
      {cup === null ? null : <SecondPersonDialog mayAsk opened={dialog === 'poured part'} onClose={() => setDialog('none')} onConfirmed={(confirmationId) => { setDialog('none'); void press({ state: 'partial', givenUg: cup.measuredUg, confirmationId, ...drawn }); }} />}
      {doseUg === null ? null : <PartialDialog opened={dialog === 'partial'} doseUg={doseUg} onClose={() => setDialog('none')} onTaken={(givenUg, confirmationId) => { setDialog('none'); void press({ state: 'partial', givenUg, confirmationId, ...drawn }); }} />}
    </>
  );
}

/** A key beside a button; it opens a form and writes nothing by itself. */
function KeyOf({ shortcut, says, onPress }: { readonly shortcut: string; readonly says: string; readonly onPress: () => void }) {
  const here = useRef<HTMLSpanElement>(null);
  // The button has the focus before its form opens, so that it has it again when the form closes.
  useShortcut(shortcut, says, () => { here.current?.closest('button')?.focus(); onPress(); });
  return <span ref={here}><Key>{shortcut.toUpperCase()}</Key></span>;
}

/** They did not want it earlier today: said where the dose stands, which may still be given. */
function NotWanted({ doses }: { readonly doses: Ticket['today'] }) {
  const words = useWords(windowMessages);
  const { time } = useFormats();
  const last = doses.findLast(({ state }) => state === 'refused');
  return last === undefined ? null : <p role="status"><StateTag state="away" boxed>{words('notWantedAt', { time: time(last.givenAt) })}</StateTag></p>;
}

/** What was taken today, where the dose stood. */
function GivenToday({ doses }: { readonly doses: Ticket['today'] }) {
  const words = useWords(windowMessages);
  const { mg, time } = useFormats();
  return doses.filter(({ takenUg, kind, state }) => takenUg > 0 && kind === 'observed' && state !== 'void').map((dose) => <p key={dose.id} className="num"><b>{mg(dose.takenUg)}</b> {dose.takenUg < dose.doseUg ? `${words('partOf', { dose: mg(dose.doseUg) })} · ` : null}{words('given', { time: time(dose.givenAt) })}</p>);
}
