/** Files chosen, looked at, kept. */
import { importRecords } from '@fairlead/contract/interop';
import { useState } from 'react';
import { useCall, useSession } from '../platform/index.ts';

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

// The server takes 1 MB for the whole request; quotes and line ends grow a little on the way.
const largest = 900_000;

export function useImport() {
  const { site } = useSession();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [source, setSource] = useState('');
  const [dayZero, setDayZero] = useState('2000-01-01');
  const look = useCall(importRecords);
  const keep = useCall(importRecords);
  const clear = (): void => {
    look.clear();
    keep.clear();
  };
  const choose = async (list: FileList | null): Promise<void> => {
    clear();
    setFiles(await Promise.all([...(list ?? [])].map(async (file) => ({ name: file.name, text: file.size > largest ? '' : await file.text() }))));
    setTooLarge([...(list ?? [])].reduce((sum, file) => sum + file.size, 0) > largest);
  };
  const [tooLarge, setTooLarge] = useState(false);
  const body = (confirm: boolean) => ({ params: { id: site.id }, body: { confirm, files: [...files], ...(source.trim() === '' ? {} : { source: source.trim() }), ...(files.some((file) => /\.csv$/i.test(file.name)) ? { dayZero } : {}) } });
  return {
    files, source, dayZero, tooLarge, look, keep, choose, clear, setSource, setDayZero,
    isTables: files.some((file) => /\.csv$/i.test(file.name)),
    lookFirst: () => look.send(body(false)),
    keepIt: () => keep.send(body(true)),
    startOver: () => { clear(); setFiles([]); setTooLarge(false); },
  };
}
