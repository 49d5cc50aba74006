/** The pumps of a site: whether they answer, what they poured today beside what was asked, and what is not settled. */
import { addPump, connectPump, endPump, getPumps } from '@fairlead/contract/dispensary';
import type { ContainerLine, PumpLine } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, EmptyState, Facts, Field, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, FormSection, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { PumpRuns } from './pump-runs.tsx';
import { pumpMessages } from './pump-messages.ts';

export function PumpsCard({ siteId, containers }: { readonly siteId: string; readonly containers: readonly ContainerLine[] }) {
  const words = useWords(pumpMessages);
  const { has } = useSession();
  const pumps = useRead(getPumps, { params: { id: siteId }, query: {} }, { topics: ['pours', 'stock', 'queue'] });
  const [adding, setAdding] = useState(false);
  const keeps = has('pharmacist', 'manager', 'administrator');
  return (
    <Card title={words('pumps')} {...(keeps && !adding ? { aside: <Button onClick={() => setAdding(true)}>{words('add')}</Button> } : {})}>
      <Shown of={pumps} lines={2}>{({ items }) => (items.length === 0 && !adding
        ? <EmptyState title={words('noPumps')}>{words('noPumpsSub')}</EmptyState>
        : <>{items.map((pump) => <OnePump key={pump.id} pump={pump} containers={containers} keeps={keeps} />)}</>)}</Shown>
      {adding ? <AddPump siteId={siteId} onAdded={() => setAdding(false)} /> : null}
    </Card>
  );
}

function OnePump({ pump, containers, keeps }: { readonly pump: PumpLine; readonly containers: readonly ContainerLine[]; readonly keeps: boolean }) {
  const words = useWords(pumpMessages);
  const { mL, number } = useFormats();
  const volume = (ul: number) => mL(ul, 1000);
  const connect = useCall(connectPump);
  const end = useCall(endPump);
  const fitting = containers.filter((each) => each.place === 'window' && each.state === 'open' && each.product.ugPerMl !== null && (each.pump === null || each.pump.id === pump.id));
  return (
    <section className="stack" aria-label={pump.name}>
      <p className="rowx"><b>{pump.name}</b> {pump.answeringSince === null ? <Chip tone="warn">{words('silent')}</Chip> : <Chip tone="allow">{words('answers')}</Chip>} <span className="small muted num">{words('offBy', { percent: number(pump.tolerancePermille / 10) })}{keeps ? ` · ${pump.host}:${pump.port}` : ''}</span></p>
      <Field label={words('drawsFrom')}>{(ties) => (
        <select {...ties} className="in" value={pump.container?.id ?? ''} onChange={(event) => { void connect.send({ params: { id: pump.id }, body: { containerId: event.target.value === '' ? null : event.target.value } }); }}>
          <option value="">{words('nothingConnected')}</option>
          {fitting.map((each) => <option key={each.id} value={each.id}>{each.label} · {each.lot}</option>)}
        </select>
      )}</Field>
      <Facts facts={[{ name: words('pours'), value: <b>{pump.pours}</b> }, { name: words('asked'), value: <b>{volume(pump.askedUl)}</b> }, { name: words('poured'), value: <b>{volume(pump.measuredUl)}</b> }, { name: words('difference'), value: <b>{volume(pump.measuredUl - pump.askedUl)}</b> }]} />
      {pump.open.length === 0 ? null : <Note tone="warn" icon={IconAlertTriangle} title={words('notSettled')}>{pump.open.map((each) => <Link key={each.id} className="btn" to={each.vessel === 'bottle' ? `/people/${each.personId}/take-home` : `/window/${each.personId}`}>{each.vessel === 'bottle' ? `${words('bottleOf')} · ` : null}{words('toWindow', { number: each.number, volume: each.measuredUl === null ? words('notKnown') : volume(each.measuredUl) })}</Link>)}</Note>}
      {pump.contradictions.map((each) => <Note key={each.pourId} tone="refuse" icon={IconAlertTriangle} title={words('contradicts', { pump: pump.name, said: volume(each.saidUl), kept: volume(each.keptUl) })}>{words('contradictsSub')}</Note>)}
      {pump.container === null ? null : <PumpRuns pump={pump} />}
      <AnswerNote answer={connect.answer ?? end.answer} onAgain={() => { void connect.again(); }} />
      {keeps ? <p><Button aria-busy={end.busy} onClick={() => { void end.send({ params: { id: pump.id }, body: {} }); }}>{words('end', { pump: pump.name })}</Button></p> : null}
    </section>
  );
}

function AddPump({ siteId, onAdded }: { readonly siteId: string; readonly onAdded: () => void }) {
  const words = useWords(pumpMessages);
  const add = useCall(addPump);
  const [text, setText] = useState({ name: '', host: '', port: '', tolerance: '' });
  const [port, tolerance] = [Number(text.port), Number(text.tolerance)];
  const why = text.name.trim() === '' ? words('name') : text.host.trim() === '' ? words('address') : !Number.isInteger(port) || port < 1 ? words('port') : !Number.isInteger(tolerance) || tolerance < 1 ? words('tolerance') : undefined;
  const send = async () => {
    const answer = await add.send({ params: { id: siteId }, body: { name: text.name.trim(), host: text.host.trim(), port, tolerancePermille: tolerance } });
    if (answer.kind === 'done') onAdded();
  };
  return (
    <FormSection title={words('add')}>
      <TextField label={words('name')} value={text.name} onText={(name) => setText({ ...text, name })} />
      <TextField label={words('address')} value={text.host} onText={(host) => setText({ ...text, host })} />
      <TextField label={words('port')} inputMode="numeric" value={text.port} onText={(to) => setText({ ...text, port: to })} />
      <TextField label={words('tolerance')} hint={words('toleranceHint')} unit={words('permille')} inputMode="numeric" value={text.tolerance} onText={(to) => setText({ ...text, tolerance: to })} />
      <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
      <Button look="primary" aria-busy={add.busy} why={why} onClick={() => { void send(); }}>{words('addThis')}</Button>
    </FormSection>
  );
}
