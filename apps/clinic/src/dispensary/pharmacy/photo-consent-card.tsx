/** Whether the pharmacist may see the photo: asked for each pharmacy by name, and apart from the photo for our own window. */
import { listPharmacyPhotos, notePharmacyPhoto } from '@fairlead/contract/dispensary';
import type { PharmacyPhoto } from '@fairlead/contract/dispensary';
import { Button, Card, StateTag, useFormats, useWords } from '@fairlead/ui';
import { usePerson } from '../../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../../platform/index.ts';
import { prescriptionMessages } from './prescription-messages.ts';

export function PhotoForPharmacy() {
  const words = useWords(prescriptionMessages);
  const { person } = usePerson();
  const read = useRead(listPharmacyPhotos, { params: { id: person.id } }, { topics: ['queue', 'orders', 'photos'] });
  if (read.data?.reply.items.length === 0) return null;
  return (
    <Card title={words('photo')} lead={words('photoLead')}>
      <Shown of={read} lines={2}>{({ hasPhoto, items }) => <div className="stack">
        {items.map((each) => <One key={each.pharmacyId} personId={person.id} one={each} />)}
        {hasPhoto ? null : <p className="small muted">{words('photoMissing')}</p>}
      </div>}</Shown>
    </Card>
  );
}

function One({ personId, one }: { readonly personId: string; readonly one: PharmacyPhoto }) {
  const words = useWords(prescriptionMessages);
  const { date, dayOf } = useFormats();
  const note = useCall(notePharmacyPhoto);
  const say = (agreed: boolean) => { void note.send({ params: { id: personId }, body: { pharmacyId: one.pharmacyId, agreed } }); };
  const label = one.state === 'none' ? <StateTag state="due" boxed>{words('photo.none')}</StateTag> : <StateTag state={one.state === 'agreed' ? 'allow' : 'away'} boxed>{words(`photo.${one.state}`)}</StateTag>;
  return (
    <section className="stack tight" aria-label={one.pharmacy}>
      <p className="rowx"><b>{one.pharmacy}</b> {label}</p>
      {one.notedAt === null ? null : <p className="small muted num">{words('photoNoted', { by: one.notedBy ?? '', day: date(dayOf(one.notedAt)) })}</p>}
      <div className="rowx">
        {one.state === 'agreed' ? null : <Button aria-busy={note.busy} onClick={() => say(true)}>{words('photoAgrees')}</Button>}
        {one.state === 'agreed' ? <Button aria-busy={note.busy} onClick={() => say(false)}>{words('photoTakesBack')}</Button> : one.state === 'none' ? <Button aria-busy={note.busy} onClick={() => say(false)}>{words('photoDeclines')}</Button> : null}
      </div>
      <AnswerNote answer={note.answer} onAgain={() => { void note.again(); }} />
    </section>
  );
}
