/** What left the cold and waits for a decision, and what was decided of late. */
import { decideColdHold } from '@fairlead/contract/dispensary';
import type { ColdContainer, ColdHold } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, Note, NotesField, StateTag, TextField, useFormats, useSpan, useWords } from '@fairlead/ui';
import { IconPhoneCall } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { AnswerNote, useCall, useSession } from '../../platform/index.ts';
import { coldMessages } from './cold-messages.ts';
import { toFirst } from '../to-first.ts';

export function ColdHolds({ holds, containers, isNode }: { readonly isNode: boolean; readonly holds: readonly ColdHold[]; readonly containers: readonly ColdContainer[] }) {
  const words = useWords(coldMessages);
  const list = useRef<HTMLUListElement>(null);
  const open = holds.filter(({ decision }) => decision === null);
  const decided = holds.filter(({ decision }) => decision !== null).slice(0, 8);
  return (
    <Card title={words('holds')} lead={open.length === 0 ? words('noHolds') : words('holdsSub')}>
      {open.length + decided.length === 0 ? null : <ul className="cold-holds" ref={list} tabIndex={-1}>
        {open.map((each) => <li key={each.id}><Open one={each} isNode={isNode} onSigned={() => list.current?.focus()} asksHours={containers.some(({ containerId, cold }) => containerId === each.containerId && cold.allowedMinutes !== null && cold.outsideMinutes > cold.allowedMinutes)} /></li>)}
        {decided.map((each) => <li key={each.id}><Decided one={each} /></li>)}
      </ul>}
    </Card>
  );
}

function useCause(): (one: ColdHold) => string {
  const words = useWords(coldMessages);
  const { tenths } = useFormats();
  const span = useSpan();
  return ({ reading, outsideMinutes }) => (reading === null ? words('c_outside', { span: span(outsideMinutes) }) : words('c_reading', { fridge: reading.fridge, lowest: tenths(reading.lowestTenths), highest: tenths(reading.highestTenths) }));
}

function Head({ one }: { readonly one: ColdHold }) {
  const words = useWords(coldMessages);
  const { dayTime } = useFormats();
  const cause = useCause();
  return <p className="num"><b>{one.label}</b> <span className="muted">{one.product} · {words('lot')} {one.lot}</span><br />{cause(one)}, <span className="muted">{words(one.decision === null ? 'heldSince' : 'heldAt', { time: dayTime(one.heldAt) })}</span></p>;
}

/** It stands at a site node: whether that knows, and whom to call until it does. */
function AtNode({ one: { label, atNode } }: { readonly one: ColdHold }) {
  const words = useWords(coldMessages);
  const { dayTime } = useFormats();
  if (atNode === null) return null;
  if (atNode.knowsSince !== null) return <p className="muted num">{words('nodeKnows', { site: atNode.site, time: dayTime(atNode.knowsSince) })}</p>;
  return <Note tone="refuse" icon={IconPhoneCall} title={words('atNode', { label, site: atNode.site })} live="assertive">{words('atNodeSub', { label })} <span className="num">{atNode.heardAt === null ? words('neverHeard') : words('lastHeard', { time: dayTime(atNode.heardAt) })}</span></Note>;
}

function Decided({ one }: { readonly one: ColdHold }) {
  const words = useWords(coldMessages);
  const { dayTime } = useFormats();
  const usable = one.decision === 'usable';
  return <><Head one={one} /><AtNode one={one} /><p><StateTag state={usable ? 'allow' : 'refuse'}>{words(usable ? 'usable' : 'dispose')}</StateTag> {one.why} <span className="muted num">{words('decided', { who: one.decidedBy ?? '', time: one.decidedAt === null ? '' : dayTime(one.decidedAt) })}</span>{usable ? null : <span className="muted"> {words('byTwo')}</span>}</p></>;
}

function Open({ one, asksHours, isNode, onSigned }: { readonly one: ColdHold; readonly asksHours: boolean; readonly isNode: boolean; readonly onSigned: () => void }) {
  const words = useWords(coldMessages);
  const { has } = useSession();
  const decide = useCall(decideColdHold);
  const [isOpen, setOpen] = useState(false);
  const [decision, setDecision] = useState<'usable' | 'dispose' | undefined>(undefined);
  const [why, setWhy] = useState('');
  const [hours, setHours] = useState('');
  const moreHours = /^\d{1,4}$/.test(hours.trim()) ? Number(hours.trim()) : undefined;
  const asks = asksHours && decision === 'usable';
  const lacks = decision === undefined ? words('decide') : why.trim() === '' ? words('why') : asks && moreHours === undefined ? words('moreHours') : undefined;
  const send = async () => {
    if (decision === undefined || lacks !== undefined) return;
    const answer = await decide.send({ params: { id: one.id }, body: { decision, why: why.trim(), ...(asks && moreHours !== undefined ? { moreHours } : {}) } });
    // The form is gone by then: the keyboard goes on from the list, which says what was decided.
    if (answer.kind === 'done') onSigned();
  };
  return (
    <div className="stack">
      <Head one={one} />
      <AtNode one={one} />
      {isNode || !has('pharmacist', 'prescriber') ? <p className="muted">{words('waitsForRole')}</p> : !isOpen ? <div className="no-print"><Button onClick={() => setOpen(true)}>{words('decideNow')}<span className="hide"> {one.label}</span></Button></div> : (
        <form ref={toFirst} className="stack no-print cold-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
          <ChoiceField label={words('decide')} value={decision} onChoose={setDecision} choices={[{ value: 'usable', label: words('usable') }, { value: 'dispose', label: words('dispose') }]} />
          {asks ? <TextField label={words('moreHours')} hint={words('moreHint')} unit="h" inputMode="numeric" value={hours} onText={setHours} /> : null}
          <NotesField label={words('why')} hint={words('whyHint')} rows={2} value={why} onText={setWhy} />
          <AnswerNote answer={decide.answer} onAgain={() => { void decide.again(); }} />
          <div><Button type="submit" look="primary" aria-busy={decide.busy} why={lacks}>{words('sign')}</Button> <Button look="bare" onClick={() => setOpen(false)}>{words('cancel')}</Button></div>
        </form>
      )}
    </div>
  );
}
