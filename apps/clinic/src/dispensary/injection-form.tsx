/** Giving a depot: where it goes, who this is, what is seen; the rules first, then the one button. */
import { injectionPlaces } from '@fairlead/contract/dispensary';
import type { ColdState, InjectionPlace } from '@fairlead/contract/dispensary';
import type { Order } from '@fairlead/contract/medication';
import { Button, Card, DecisionPanel, Field, Note, NotesField, Segments, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconMessage } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { turning, useFactWords } from '../medication/index.tsx';
import { usePhotos } from '../people/index.tsx';
import { AnswerNote, ConfirmlessButton, useSession } from '../platform/index.ts';
import { ColdLine } from './cold/cold-of.tsx';
import { injectionMessages } from './injection-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useInjectionForm, wayOn, type Asked, type Identifier } from './use-injection.ts';
import { overriders } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

interface Container { readonly id: string; readonly label: string; readonly lot: string; readonly expiresOn: string; readonly balanceUg: number; readonly cold: ColdState | null }
interface Props { readonly order: Order; readonly day: string; readonly first: boolean; readonly lastPlace: string | undefined; readonly containers: readonly Container[]; readonly etag: string | undefined }
type Form = ReturnType<typeof useInjectionForm>;

const identifiers = ['photo-on-file', 'name', 'born-on', 'number', 'address', 'photo'] as const satisfies readonly Identifier[];
const levels = ['1', '2', '3', '4', 'S'] as const;

export function InjectionForm({ order, day, first, lastPlace, containers, etag }: Props) {
  const words = useWords(injectionMessages);
  const { mg } = useFormats();
  const form = useInjectionForm(order, day, first, etag);
  const [asking, setAsking] = useState(false);
  const { text, set, xr } = form;
  const places = injectionPlaces.filter((each) => (xr ? each.startsWith('buttock') : !each.startsWith('arm') || order.product.depot?.name !== 'Sublocade'));
  const version = order.versions.find((each) => each.version === order.version);
  const photo = usePhotos(order.personId).data?.reply.state;
  const names = { 'photo-on-file': words('photoAgrees'), photo: words('photo'), name: words('name'), 'born-on': words('born-on'), number: words('number_'), address: words('address') };
  return (
    <Card title={words('give')} sub={order.product.name}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); form.look(); }}>
        {/* While a colleague is asked, what they were shown is not changed under them. */}
        <fieldset className="stack" disabled={form.give.asked !== undefined}>
          {xr ? <Note tone="warn" icon={IconMessage} title={words('warning')}>{words('overdose')}</Note> : null}
          <p><b>{words('route')}:</b> {words(xr ? 'IM-gluteal' : 'SC')}{lastPlace === undefined ? null : <span className="muted"> · {words('lastPlace', { place: lastPlace })}</span>}</p>
          <Field label={words('place')}>{(ties) => <select {...ties} className="in" value={text.place ?? ''} onChange={(event) => { const chosen = places.find((each): each is InjectionPlace => each === event.target.value); set({ place: chosen }); }}><option value="">–</option>{places.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
          <fieldset className="fieldx"><legend>{words('known')}</legend><span className="hint">{words('knownHint')}</span><div className="rowx">{identifiers.filter((each) => each !== 'photo-on-file' || photo === 'taken').map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={text.known.has(each)} onChange={(event) => { const after = new Set(text.known); if (event.target.checked) after.add(each); else after.delete(each); set({ known: after }); }} /><span>{names[each]}</span></label>)}</div></fieldset>
          <Seen form={form} first={first} />
          <Syringe form={form} containers={containers} />
          <NotesField label={words('note')} rows={2} optional value={text.note} onText={(note) => set({ note })} />
          <Button type="submit" aria-busy={form.trial.busy} why={text.place === undefined ? words('place') : undefined}>{words('look')}</Button>
          <Decide form={form} dose={mg(version?.partUg[0] ?? 0)} onSecond={() => setAsking(true)} />
        </fieldset>
      </form>
      <SecondPersonDialog mayAsk signer="prescriber" opened={asking} onClose={() => setAsking(false)} onConfirmed={(confirmationId) => { setAsking(false); void form.press(confirmationId); }} />
      {form.give.asked === undefined ? null : <div className="waits"><SecondWaits of={form.give} /></div>}
    </Card>
  );
}

function Seen({ form: { text, set, xr }, first }: { readonly form: Form; readonly first: boolean }) {
  const words = useWords(injectionMessages);
  const answers = [{ value: 'no', label: words('no') }, { value: 'yes', label: words('yes') }, { value: 'unknown', label: words('notKnown') }] as const;
  const ask = (label: string, value: Asked, onChoose: (asked: Asked) => void) => <div className="fieldx"><span>{label}</span><Segments<Asked> label={label} value={value} choices={answers} onChoose={onChoose} /></div>;
  const says = { 1: words('poss1'), 2: words('poss2'), 3: words('poss3'), 4: words('poss4'), S: words('possS') };
  if (xr) {
    return first ? null : <>
      {ask(words('used'), text.used, (used) => set({ used }))}
      <div className="fieldx"><span>{words('uds')}</span><Segments<'positive' | 'negative' | 'not done'> label={words('uds')} value={text.uds} choices={[{ value: 'negative', label: words('negative') }, { value: 'positive', label: words('positive') }, { value: 'not done', label: words('notDone') }]} onChoose={(uds) => set({ uds })} /></div>
    </>;
  }
  return (
    <>
      <fieldset className="fieldx"><legend>{words('sedation')}</legend><div className="rowx">{levels.map((each) => <label key={each} className="choice"><input type="radio" name="injection-poss" checked={text.poss === each} onChange={() => set({ poss: each })} /><span>{says[each]}</span></label>)}</div></fieldset>
      {ask(words('intoxicated'), text.intoxicated, (intoxicated) => set({ intoxicated }))}
      {first ? <>
        {ask(words('naive'), text.naive, (naive) => set({ naive }))}
        <div className="fields"><TextField label={words('testDose')} unit="mg" inputMode="decimal" optional value={text.testDose} onText={(testDose) => set({ testDose })} /><TextField label={words('hoursAfter')} inputMode="decimal" optional value={text.hoursAfter} onText={(hoursAfter) => set({ hoursAfter })} /></div>
      </> : null}
    </>
  );
}

function Syringe({ form: { text, set }, containers }: { readonly form: Form; readonly containers: readonly Container[] }) {
  const words = useWords(injectionMessages);
  const { date } = useFormats();
  if (containers.length === 0) return <p className="warn">{words('noSyringe')}</p>;
  const chosen = containers.find(({ id }) => id === text.containerId) ?? containers[0];
  return <><Field label={words('syringe')}>{(ties) => <select {...ties} className="in" value={text.containerId === '' ? containers[0]?.id : text.containerId} onChange={(event) => set({ containerId: event.target.value })}>{containers.map(({ id, label, lot, expiresOn }) => <option key={id} value={id}>{words('lotOf', { label, lot, day: date(expiresOn) })}</option>)}</select>}</Field>{chosen === undefined ? null : <ColdLine cold={chosen.cold} label={chosen.label} />}</>;
}

function Decide({ form, dose, onSecond }: { readonly form: Form; readonly dose: string; /** Asks for the second person. */ readonly onSecond: () => void }) {
  const words = useWords(injectionMessages);
  const atWindow = useWords(windowMessages);
  const language = useLanguage();
  const { has } = useSession();
  const { factWords, changeWords } = useFactWords();
  const findingId = useId();
  const { decision, text, set } = form;
  if (decision === undefined) return <AnswerNote answer={form.give.answer ?? form.trial.answer} onAgain={() => { void form.give.again(); }} />;
  const way = wayOn(decision, has('prescriber'));
  const past = way === 'alone' || way === 'second';
  const reasoned = text.overrideReason.trim() !== '';
  const says = (code: string) => { const finding = decision.findings.find((each) => each.code === code); return finding === undefined ? factWords(code) : language === 'es' ? finding.says.es : finding.says.en; };
  const questions = [...new Set([...decision.findings.filter((finding) => finding.decision === 'warn').map(({ code }) => code), ...decision.missing])];
  const press = way === 'second'
    ? { label: atWindow('overrideGive', { dose }), onPress: onSecond }
    : { label: words('giveThis', { dose }), onPress: () => { void form.press(); } };
  const open = form.open.length > 0 ? words('answered', { what: says(form.open[0] ?? '') }) : undefined;
  return (
    <>
      <DecisionPanel alone decision={turning(decision)} factWords={factWords} changeWords={changeWords} findingId={findingId} done={form.answered} onDone={form.answer} acknowledgements={way === 'give' ? questions.map((key) => ({ key, label: words('answered', { what: says(key) }) })) : []} />
      {way === 'second' ? <p>{atWindow(overriders(decision) === 'two' ? 'overrideTwo' : 'overrideOne')}</p> : null}
      {past ? <NotesField label={words('overrideReason')} hint={words('overrideHint')} rows={2} value={text.overrideReason} onText={(overrideReason) => set({ overrideReason })} /> : null}
      {way === 'nobody' ? null : <ConfirmlessButton {...press} busy={form.give.busy} governedBy={findingId} why={past ? (reasoned ? undefined : words('overrideReason')) : open} />}
      {/* What the rules refuse is shown above; a second who may not sign it is told of here. */}
      {form.give.answer?.kind === 'refused' && !(way === 'second' && reasoned) ? null : <AnswerNote answer={form.give.answer} onAgain={() => { void form.give.again(); }} />}
    </>
  );
}
