/** Days that another clinic signed over to this one: chosen among those that arrived for this person, or from the letter that they carry. */
import { getArrivedGrants } from '@fairlead/contract/dispensary';
import { ChoiceField, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { Shown, useRead, useSession } from '../platform/index.ts';
import { guestMessages } from './guest-messages.ts';
import { ConsentChoice } from './signed-days.tsx';
import { signedMessages } from './signed-messages.ts';

interface Texts { readonly passport: string; readonly consentId: string; readonly who: string; readonly lastAt: string; readonly lastDose: string; readonly fromDay: string; readonly toDay: string }
interface Props { readonly personId: string; readonly texts: Texts; readonly set: (change: Partial<Texts>) => void }

export function GrantFields({ personId, texts, set }: Props) {
  const words = useWords(signedMessages);
  const guest = useWords(guestMessages);
  const { date, mg } = useFormats();
  const { site } = useSession();
  const arrived = useRead(getArrivedGrants, { params: { id: personId } });
  const [later, setLater] = useState(false);
  const items = arrived.data?.reply.items ?? [];
  const chosen = items.find(({ text }) => text === texts.passport);
  return (
    <>
      <Shown of={arrived}>{(reply) => (reply.items.length === 0 ? <p className="muted">{words('noneArrived')}</p> : (
        <ChoiceField label={words('arrived')} value={chosen?.id} onChoose={(id) => { const each = items.find((one) => one.id === id); if (each !== undefined) set({ passport: each.text, fromDay: each.fromDay, toDay: each.toDay, consentId: '' }); }}
          choices={reply.items.map((each) => ({ value: each.id, label: words('arrivedLine', { from: date(each.fromDay), to: date(each.toDay), dose: mg(each.mostUg), medicine: guest(each.medicine).toLowerCase(), number: each.number, where: each.issuer }) }))} />
      ))}</Shown>
      <NotesField label={words('grantText')} hint={words('grantHint')} value={texts.passport} onText={(passport) => set({ passport })} />
      {site.country === 'US' && texts.passport.trim() !== '' ? <ConsentChoice personId={personId} recipient={chosen?.issuer ?? ''} label={words('consentBack')} value={texts.consentId === '' ? undefined : texts.consentId} onChoose={(consentId) => set({ consentId })} /> : null}
      <label className="choice"><input type="checkbox" className="tick" checked={later} onChange={(event) => setLater(event.target.checked)} /><span>{words('laterDose')}</span></label>
      {later ? <>
        <TextField label={guest('who')} value={texts.who} onText={(who) => set({ who })} />
        <div className="fields"><TextField label={guest('lastAt')} type="datetime-local" value={texts.lastAt} onText={(lastAt) => set({ lastAt })} /><TextField label={guest('lastDose')} inputMode="decimal" unit="mg" value={texts.lastDose} onText={(lastDose) => set({ lastDose })} /></div>
      </> : null}
    </>
  );
}
