/** A one-time code, shown once, and the link that carries it behind its #, which no server sees. */
import { Button, Card, useFormats, useWords } from '@fairlead/ui';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { staffMessages } from './staff-messages.ts';

export interface Given { readonly code: string; readonly expiresAt: string }

export function OneTimeCode({ name, given, onClose }: { readonly name: string; readonly given: Given; readonly onClose: () => void }) {
  const words = useWords(staffMessages);
  const { dayTime } = useFormats();
  const [isCopied, setCopied] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => { place.current?.focus(); }, []);
  const link = `${location.origin}/#code=${given.code}`;
  const copy = () => { void navigator.clipboard.writeText(link).then(() => setCopied(true), () => undefined); };
  return (
    <Card title={words('codeTitle', { name })}>
      <div className="stack" ref={place} tabIndex={-1}>
        <p className="one-time-code num">{given.code}</p>
        <p>{words('codeSub', { when: dayTime(given.expiresAt) })}</p>
        <p className="small"><span className="muted">{words('link')}</span><br />{location.origin}</p>
        <div className="rowx"><Button onClick={copy}>{isCopied ? <IconCheck className="i" aria-hidden="true" /> : <IconCopy className="i" aria-hidden="true" />}<span role="status">{isCopied ? words('copied') : words('copyLink')}</span></Button><Button look="primary" onClick={onClose}>{words('closeCode')}</Button></div>
      </div>
    </Card>
  );
}
