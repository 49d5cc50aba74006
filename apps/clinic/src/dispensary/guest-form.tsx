/** Agreeing guest days: where, when, and for a visitor what their clinic confirmed. */
import { agreeGuestStay } from '@fairlead/contract/dispensary';
import type { GuestConfirmation } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, NotesField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { GrantFields } from './grant-fields.tsx';
import { guestMessages } from './guest-messages.ts';
import { signedMessages } from './signed-messages.ts';

type How = 'passport' | 'grant' | 'call-back';
type Kind = 'our-site' | 'away' | 'visitor';
const empty = { fromDay: '', toDay: '', siteId: '', clinic: '', phone: '', passport: '', who: '', callAt: '', dose: '', lastAt: '', lastDose: '', bottles: '', nextDue: '', consentId: '' };
type Texts = typeof empty;
interface Ticks { readonly witnessed: boolean; readonly ordered: boolean; readonly noneOfThese: boolean }
type Medicine = Extract<GuestConfirmation, { how: 'call-back' }>['medicine'];

const instant = (local: string): string => new Date(local).toISOString();

/** What is sent of a call, or undefined while a field is empty. */
function callOf(texts: Texts, ticks: Ticks, medicine: Medicine): GuestConfirmation | undefined {
  const { who, callAt, clinic, phone, dose, lastAt, lastDose, bottles, nextDue } = texts;
  const [doseUg, lastDoseUg] = [ugOf(dose), ugOf(lastDose)];
  if ([who, callAt, clinic, phone, lastAt, nextDue].includes('') || doseUg === null || lastDoseUg === null || !/^\d{1,2}$/.test(bottles)) return undefined;
  return { how: 'call-back', who, at: instant(callAt), clinic, phone, medicine, partsUg: [doseUg], lastDoseAt: instant(lastAt), lastDoseUg, lastDoseWitnessed: ticks.witnessed, takeHomes: Number(bottles), nextDoseDue: nextDue, prescriberOrder: ticks.ordered };
}

/** What is sent of days that were signed over to us; a later dose only where all of it is there. */
function grantOf({ passport, consentId, who, lastAt, lastDose }: Texts): GuestConfirmation | undefined {
  const ug = ugOf(lastDose);
  if (passport.trim() === '') return undefined;
  return { how: 'grant', text: passport, ...(consentId === '' ? {} : { consentId }), ...(who === '' || lastAt === '' || ug === null ? {} : { lastDose: { who, at: instant(lastAt), ug } }) };
}

export function AgreeGuestDays({ episodeId, personId }: { readonly episodeId: string; readonly personId: string }) {
  const words = useWords(guestMessages);
  const signed = useWords(signedMessages);
  const { who: me, site } = useSession();
  const [kind, setKind] = useState<Kind>();
  const [how, setHow] = useState<How>('passport');
  const [medicine, setMedicine] = useState<Medicine>('methadone');
  const [texts, setTexts] = useState(empty);
  const [ticks, setTicks] = useState<Ticks>({ witnessed: false, ordered: false, noneOfThese: false });
  const agree = useCall(agreeGuestStay);
  const set = (change: Partial<Texts>) => setTexts({ ...texts, ...change });
  const others = me.sites.filter(({ id }) => id !== site.id);
  const { fromDay, toDay } = texts;
  const bodyOf = () => {
    const days = { fromDay, toDay };
    if (fromDay === '' || toDay === '' || kind === undefined) return undefined;
    if (kind === 'our-site') return texts.siteId === '' ? undefined : { kind, ...days, hostSiteId: texts.siteId };
    if (kind === 'away') return texts.clinic === '' || texts.phone === '' ? undefined : { kind, ...days, clinic: texts.clinic, phone: texts.phone };
    const confirmation = how === 'call-back' ? callOf(texts, ticks, medicine) : how === 'grant' ? grantOf(texts) : texts.passport.trim() === '' ? undefined : { how, text: texts.passport };
    return confirmation === undefined ? undefined : { kind, ...days, confirmation, acknowledged: ticks.noneOfThese ? ['GUEST_HOLDS_TAKE_HOMES'] : [] };
  };
  const body = bodyOf();
  const why = body === undefined ? words('fill') : undefined;
  return (
    <Card title={words('newTitle')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (body !== undefined) void agree.send({ params: { id: episodeId }, body }); }}>
        <ChoiceField<Kind> label={words('kind')} value={kind} onChoose={setKind} choices={(['our-site', 'away', 'visitor'] as const).map((value) => ({ value, label: words(value) }))} />
        <div className="fields"><TextField label={words('fromDay')} type="date" value={fromDay} onText={(text) => set({ fromDay: text })} /><TextField label={words('toDay')} type="date" value={toDay} onText={(text) => set({ toDay: text })} /></div>
        {kind !== 'our-site' ? null : others.length === 0 ? <p className="muted">{words('noOtherSite')}</p> : <ChoiceField label={words('site')} value={texts.siteId === '' ? undefined : texts.siteId} onChoose={(siteId) => set({ siteId })} choices={others.map(({ id, name }) => ({ value: id, label: name }))} />}
        {kind === 'away' || (kind === 'visitor' && how === 'call-back') ? <div className="fields"><TextField label={words('otherClinic')} value={texts.clinic} onText={(clinic) => set({ clinic })} /><TextField label={words('phone')} type="tel" value={texts.phone} onText={(phone) => set({ phone })} /></div> : null}
        {kind !== 'visitor' ? null : <>
          <ChoiceField<How> label={words('how')} value={how} onChoose={setHow} choices={[{ value: 'passport', label: words('byPassport') }, { value: 'grant', label: signed('byGrant') }, { value: 'call-back', label: words('byCall') }]} />
          {how === 'grant' ? <GrantFields personId={personId} texts={texts} set={set} /> : how === 'passport' ? <NotesField label={words('passportHere')} hint={words('passportHint')} value={texts.passport} onText={(passport) => set({ passport })} /> : <CallFields texts={texts} set={set} ticks={ticks} setTicks={setTicks} medicine={medicine} setMedicine={setMedicine} />}
          <Tick label={words('noneOfThese')} checked={ticks.noneOfThese} onChange={(noneOfThese) => setTicks({ ...ticks, noneOfThese })} />
        </>}
        <Button type="submit" look="primary" why={why} aria-busy={agree.busy}>{words('agree')}</Button>
        <AnswerNote answer={agree.answer} onAgain={() => { void agree.again(); }} />
      </form>
    </Card>
  );
}

function Tick({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return <label className="choice"><input type="checkbox" className="tick" checked={checked} onChange={(event) => onChange(event.target.checked)} /><span>{label}</span></label>;
}

interface CallFieldsProps {
  readonly texts: Texts; readonly set: (change: Partial<Texts>) => void; readonly ticks: Ticks; readonly setTicks: (ticks: Ticks) => void; readonly medicine: Medicine; readonly setMedicine: (medicine: Medicine) => void;
}

function CallFields({ texts, set, ticks, setTicks, medicine, setMedicine }: CallFieldsProps) {
  const words = useWords(guestMessages);
  return (
    <>
      <div className="fields"><TextField label={words('who')} value={texts.who} onText={(who) => set({ who })} /><TextField label={words('callAt')} type="datetime-local" value={texts.callAt} onText={(callAt) => set({ callAt })} /></div>
      <ChoiceField<Medicine> label={words('medicine')} value={medicine} onChoose={setMedicine} choices={(['methadone', 'buprenorphine', 'buprenorphine-naloxone'] as const).map((value) => ({ value, label: words(value) }))} />
      <div className="fields"><TextField label={words('dose')} inputMode="decimal" unit="mg" value={texts.dose} onText={(dose) => set({ dose })} /><TextField label={words('lastDose')} inputMode="decimal" unit="mg" value={texts.lastDose} onText={(lastDose) => set({ lastDose })} /></div>
      <div className="fields"><TextField label={words('lastAt')} type="datetime-local" value={texts.lastAt} onText={(lastAt) => set({ lastAt })} /><TextField label={words('nextDue')} type="date" value={texts.nextDue} onText={(nextDue) => set({ nextDue })} /></div>
      <TextField label={words('bottles')} inputMode="numeric" value={texts.bottles} onText={(bottles) => set({ bottles })} />
      <Tick label={words('witnessed')} checked={ticks.witnessed} onChange={(witnessed) => setTicks({ ...ticks, witnessed })} />
      <Tick label={words('ordered')} checked={ticks.ordered} onChange={(ordered) => setTicks({ ...ticks, ordered })} />
    </>
  );
}
