/** One person's whole record as a file: for the person, or for whom a consent in force names. */
import { fhirEverything, releaseRecord } from '@fairlead/contract/interop';
import type { Consent } from '@fairlead/contract/consent';
import { Button, Card, Field, Note, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, call, saveFile, useCall } from '../platform/index.ts';
import { importMessages } from './import-messages.ts';

export function TakeOut({ personId, number, sharing }: { readonly personId: string; readonly number: string; readonly sharing: readonly Consent[] }) {
  const words = useWords(importMessages);
  const formats = useFormats();
  const [consentId, setConsentId] = useState('');
  const [state, setState] = useState<{ readonly kind: 'none' | 'failed' } | { readonly kind: 'done'; readonly count: number }>({ kind: 'none' });
  const release = useCall(releaseRecord);
  const press = async () => {
    setState({ kind: 'none' });
    // Written down first: nothing leaves that nobody knows of.
    const noted = await release.send({ params: { id: personId }, body: consentId === '' ? {} : { consentId } });
    if (noted.kind !== 'done') return;
    const read = await call(fhirEverything, { params: { id: personId } });
    if (read.kind !== 'done') return setState({ kind: 'failed' });
    saveFile(`record-${number}.json`, 'application/fhir+json', JSON.stringify(read.reply, null, 1));
    const { entry } = read.reply;
    setState({ kind: 'done', count: Array.isArray(entry) ? entry.length : 0 });
  };
  return (
    <Card title={words('out')} lead={words('outSub')}>
      <div className="stack">
        <div className="rowx at-foot">
          <Field label={words('forWhom')}>{(ties) => <select {...ties} className="in" value={consentId} onChange={(event) => { setConsentId(event.target.value); setState({ kind: 'none' }); }}><option value="">{words('forPerson')}</option>{sharing.map((consent) => <option key={consent.id} value={consent.id}>{consent.recipient}</option>)}</select>}</Field>
          <Button aria-busy={release.busy} onClick={() => void press()}><IconFileExport className="i" aria-hidden="true" />{words('outPress')}</Button>
        </div>
        {release.answer?.kind === 'done' ? null : <AnswerNote answer={release.answer} onAgain={() => void release.again()} />}
        {state.kind === 'failed' ? <Note tone="refuse" icon={IconAlertTriangle} title={words('outFailed')} live="assertive" /> : null}
        {state.kind === 'done' ? <Note tone="allow" icon={IconCircleCheck} title={words('outDone', { count: formats.number(state.count) })} live="polite">{words('outDoneSub')}</Note> : null}
      </div>
    </Card>
  );
}
