import { useState } from 'react';
import type { ReactElement } from 'react';
import { exportRecord } from '@fairlead/contract/recovery';
import type { RecordExport } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { saveFile } from '@fairlead/ui/save-file';
import { useLanguage, useWords } from '../platform/app.ts';
import { ask } from '../platform/http.ts';
import { Card, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { instantText } from '../platform/say.ts';
import { consentMessages } from './consent-messages.ts';

/** The whole record: read here, saved as text, or saved as FHIR R4. It is never kept on the phone by itself. */
export function RecordPage(): ReactElement {
  const words = useWords(consentMessages);
  const platform = useWords(platformMessages);
  const language = useLanguage();
  const [record, setRecord] = useState<RecordExport>();
  const [trouble, setTrouble] = useState(false);
  const load = (): void => { void ask(exportRecord, {}).then((answer) => { setTrouble(answer.kind !== 'ok'); if (answer.kind === 'ok') setRecord(answer.value); }); };
  return (
    <Page needsLine title={words('recordTitle')} lead={words('recordLead')} back="/more">
      {record === undefined ? <button type="button" className="btn primary wide spaced" onClick={load}><Icon name="download" />{words('load')}</button> : <>
        <p className="small muted">{words('made', { when: instantText(language, record.madeAt) })}</p>
        <p className="note due"><Icon name="lock" /><span>{words('careful')}</span></p>
        <div className="two"><button type="button" className="btn tinted" onClick={() => saveFile('today.txt', 'text/plain', asText(record))}>{words('fileRead')}</button><button type="button" className="btn" onClick={() => saveFile('today.json', 'application/fhir+json', JSON.stringify(record.fhir, null, 1))}>{words('fileMachine')}</button></div>
        {record.readable.map((section) => <Card key={section.heading} title={section.heading}><ul className="dots">{section.lines.map((line, index) => <li key={`${index}${line}`}>{line}</li>)}</ul></Card>)}
      </>}
      <p className="note warn" role="alert" hidden={!trouble}>{platform('onlyOnline')}</p>
    </Page>
  );
}

const asText = (record: RecordExport): string => record.readable.map((section) => [section.heading, ...section.lines.map((line) => `- ${line}`)].join('\n')).join('\n\n');
