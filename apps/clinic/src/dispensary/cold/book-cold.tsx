/** The cold chain of a site: what is held, the fridges with their readings, and what is kept cold. */
import { addFridge, endFridge, getColdChain, moveCold, readFridge } from '@fairlead/contract/dispensary';
import type { ColdContainer, Fridge } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, Note, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconPhoneCall, IconServer, IconSnowflake, IconSnowflakeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { Sheet } from '../book-tables.tsx';
import { useIsNode } from '../second/ask-colleague.tsx';
import { coldMessages } from './cold-messages.ts';
import { ColdHolds } from './cold-holds.tsx';
import { ColdTime } from './cold-of.tsx';
import { tenthsOf } from './degrees.ts';
import { toFirst } from '../to-first.ts';

export function BookCold() {
  const words = useWords(coldMessages);
  const { site, has } = useSession();
  const read = useRead(getColdChain, { params: { id: site.id } }, { topics: ['stock'], refetchInterval: 60_000, keep: true });
  const isNode = useIsNode();
  const mayKeep = !isNode && has('nurse', 'pharmacist', 'prescriber', 'manager');
  return (
    <Shown of={read}>{({ fridges, containers, holds }) => <>
      {isNode ? <Note tone="quiet" icon={IconServer} title={words('nodeTitle')}>{words('nodeSub')}</Note> : null}
      <ColdHolds holds={holds} containers={containers} isNode={isNode} />
      <Card title={words('fridges')} lead={words('fridgesSub')}>
        <div className="stack">
          {fridges.length === 0 ? <EmptyState icon={IconSnowflake} title={words('noFridge')}>{words('noFridgeSub')}</EmptyState> : fridges.map((each) => <OneFridge key={each.id} fridge={each} mayRead={mayKeep} unknown={holds.filter(({ atNode }) => atNode !== null && atNode.knowsSince === null).map(({ label }) => label)} isEmpty={!containers.some(({ cold }) => cold.fridge?.id === each.id)} />)}
          {!isNode && has('nurse', 'pharmacist', 'manager') ? <AddFridge /> : null}
        </div>
      </Card>
      <Card title={words('kept')} lead={words('keptSub')}>
        {containers.length === 0 ? <p className="muted">{words('nothingCold')}</p> : (
          <Sheet caption={words('kept')} heads={[words('container'), words('stands'), words('outside'), words('limits'), words('lot')]}>
            {containers.map((each) => <Kept key={each.containerId} one={each} fridges={fridges} mayMove={mayKeep} />)}
          </Sheet>
        )}
      </Card>
    </>}</Shown>
  );
}

const looks = { read: 'allow', due: 'due', late: 'overdue', closed: 'away' } as const;

function OneFridge({ fridge, mayRead, isEmpty, unknown }: { readonly fridge: Fridge; readonly mayRead: boolean; readonly isEmpty: boolean; /** Held, and not known yet at the node where it stands. */ readonly unknown: readonly string[] }) {
  const words = useWords(coldMessages);
  const { dayTime, shortDay, tenths } = useFormats();
  const { has } = useSession();
  const end = useCall(endFridge);
  const degrees = (read: number) => words('degrees', { value: tenths(read) });
  return (
    <section className="stack" aria-label={fridge.name}>
      <p className="rowx"><b>{fridge.name}</b> <StateTag state={looks[fridge.state]} boxed>{words(`s_${fridge.state}`)}</StateTag></p>
      {fridge.missed.length === 0 ? null : <p className="warn-ink num">{words('missed', { days: fridge.missed.map(shortDay).join(', ') })}</p>}
      {mayRead ? <ReadForm fridgeId={fridge.id} unknown={unknown} /> : null}
      {fridge.readings.length === 0 ? null : (
        <Sheet fits caption={words('readings', { name: fridge.name })} heads={[words('when'), words('lowest'), words('highest'), words('now'), words('by')]}>
          {fridge.readings.slice(0, 20).map((each) => (
            <tr key={each.id}><th scope="row">{dayTime(each.readAt)}</th><td className="nb">{degrees(each.lowestTenths)}</td><td className="nb">{degrees(each.highestTenths)}</td><td className="nb">{degrees(each.nowTenths)}</td>
              <td>{each.readBy}{each.held === 0 ? null : <> <StateTag state="refuse">{words('held', { count: each.held })}</StateTag></>}{each.note === null ? null : <span className="muted"> {each.note}</span>}</td></tr>
          ))}
        </Sheet>
      )}
      {isEmpty && mayRead && has('nurse', 'pharmacist', 'manager') ? <div className="no-print"><Button look="bare" aria-busy={end.busy} onClick={() => { void end.send({ params: { id: fridge.id }, body: {} }); }}>{words('endFridge', { name: fridge.name })}</Button><AnswerNote answer={end.answer} onAgain={() => { void end.again(); }} /></div> : null}
    </section>
  );
}

const noReading = { lowest: '', highest: '', now: '', note: '' };

function ReadForm({ fridgeId, unknown }: { readonly fridgeId: string; readonly unknown: readonly string[] }) {
  const words = useWords(coldMessages);
  const save = useCall(readFridge);
  const [text, setText] = useState(noReading);
  const [lowest, highest, now] = [tenthsOf(text.lowest), tenthsOf(text.highest), tenthsOf(text.now)];
  const fits = lowest !== null && highest !== null && now !== null && lowest <= now && now <= highest;
  const send = async () => {
    if (!fits) return;
    const answer = await save.send({ params: { id: fridgeId }, body: { lowestTenths: lowest, highestTenths: highest, nowTenths: now, ...(text.note.trim() === '' ? {} : { note: text.note.trim() }) } });
    if (answer.kind === 'done') setText(noReading);
  };
  const field = (key: 'lowest' | 'highest' | 'now') => <TextField label={words(key)} unit="°C" inputMode="text" value={text[key]} onText={(value) => setText({ ...text, [key]: value })} />;
  const held = save.answer?.kind === 'done' ? save.answer.reply.held : undefined;
  const toCall = held?.filter((label) => unknown.includes(label)) ?? [];
  return (
    <form className="stack no-print cold-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <p className="muted small">{words('resetHint')}</p>
      <div className="readings">{field('lowest')}{field('highest')}{field('now')}</div>
      <TextField label={words('note')} value={text.note} onText={(note) => setText({ ...text, note })} optional />
      {held === undefined ? <AnswerNote answer={save.answer} onAgain={() => { void save.again(); }} /> : held.length === 0 ? <Note tone="allow" icon={IconCircleCheck} title={words('savedReading')} live="polite" /> : <Note tone="refuse" icon={IconSnowflakeOff} title={words('heldNow', { labels: held.join(', ') })} live="assertive" />}
      {toCall.length === 0 ? null : <Note tone="refuse" icon={IconPhoneCall} title={words('callFor', { labels: toCall.join(', ') })} live="assertive" />}
      <div><Button type="submit" aria-busy={save.busy} why={fits ? undefined : words('badReading')}>{words('save')}</Button></div>
    </form>
  );
}

function AddFridge() {
  const words = useWords(coldMessages);
  const { site } = useSession();
  const add = useCall(addFridge);
  const [name, setName] = useState('');
  const send = async () => {
    if (name.trim() === '') return;
    const answer = await add.send({ params: { id: site.id }, body: { name: name.trim() } });
    if (answer.kind === 'done') setName('');
  };
  return (
    <form className="stack no-print cold-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextField label={words('fridgeName')} value={name} onText={setName} />
      <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
      <div><Button type="submit" aria-busy={add.busy} why={name.trim() === '' ? words('fridgeName') : undefined}>{words('addFridge')}</Button></div>
    </form>
  );
}

function Kept({ one, fridges, mayMove }: { readonly one: ColdContainer; readonly fridges: readonly Fridge[]; readonly mayMove: boolean }) {
  const words = useWords(coldMessages);
  const { tenths, dayTime } = useFormats();
  const { cold } = one;
  return (
    <tr>
      <th scope="row">{one.label}<br /><span className="muted small">{one.product}</span></th>      <td>{cold.fridge !== null ? words('inFridge', { name: cold.fridge.name }) : <StateTag state="warn">{cold.outsideSince === null ? words('never') : words('outSince', { time: dayTime(cold.outsideSince) })}</StateTag>}{mayMove ? <Move one={one} fridges={fridges} /> : null}</td>
      <td><ColdTime cold={cold} /></td>
      <td className="nb">{words('limitsAre', { lowest: tenths(cold.lowestTenths), highest: tenths(cold.highestTenths) })}</td>
      <td>{one.lot}</td>
    </tr>
  );
}

function Move({ one: { containerId, label, cold }, fridges }: { readonly one: ColdContainer; readonly fridges: readonly Fridge[] }) {
  const words = useWords(coldMessages);
  const move = useCall(moveCold);
  const [takenFor, setTakenFor] = useState<string | undefined>(undefined);
  const out = async () => {
    if (takenFor === undefined || takenFor.trim() === '') return;
    const answer = await move.send({ params: { id: containerId }, body: { fridgeId: null, takenFor: takenFor.trim() } });
    if (answer.kind === 'done') setTakenFor(undefined);
  };
  return (
    <div className="stack no-print">
      {takenFor !== undefined ? (
        <form ref={toFirst} className="stack" onSubmit={(event) => { event.preventDefault(); void out(); }}>
          <TextField label={words('takenFor')} value={takenFor} onText={setTakenFor} />
          <div className="rowx"><Button type="submit" aria-busy={move.busy} why={takenFor.trim() === '' ? words('takenFor') : undefined}>{words('takeOutNow', { label })}</Button><Button look="bare" onClick={() => setTakenFor(undefined)}>{words('cancel')}</Button></div>
        </form>
      ) : (
        <div className="rowx">
          {fridges.filter(({ id }) => id !== cold.fridge?.id).map(({ id, name }) => <Button key={id} look="bare" aria-busy={move.busy} onClick={() => { void move.send({ params: { id: containerId }, body: { fridgeId: id } }); }}>{words('putInto', { name })}<span className="hide"> {label}</span></Button>)}
          {cold.fridge === null ? null : <Button look="bare" onClick={() => setTakenFor('')}>{words('takeOut')}<span className="hide"> {label}</span></Button>}
        </div>
      )}
      <AnswerNote answer={move.answer} onAgain={() => { void move.again(); }} />
    </div>
  );
}
