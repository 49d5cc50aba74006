import { useEffect, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey, nowInstant, nowMs, phoneDay } from '../platform/clock.ts';
import { Page, StateTag } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { SavedNote } from '../platform/parts.tsx';
import { instantText } from '../platform/say.ts';
import { recoveryMessages } from './recovery-messages.ts';

interface Entry { readonly id: string; readonly at: string; readonly day: string; readonly text: string; readonly shareKey: string | null }

function useJournal() {
  const { local, queue } = useApp();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [draft, setDraft] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  const [gone, setGone] = useState<Entry>();
  useEffect(() => {
    void local.read<readonly Entry[]>('journal').then((kept) => setEntries(kept?.value ?? []));
    void local.read<string>('draft:journal').then((kept) => setDraft((typed) => (typed === '' ? kept?.value ?? '' : typed)));
  }, [local]);
  useEffect(() => {
    // Half a sentence is kept too: the phone may lock in the middle of it.
    const timer = setTimeout(() => { void local.keep('draft:journal', draft).catch(() => undefined); }, 400);
    return () => clearTimeout(timer);
  }, [draft, local]);
  const change = (step: (before: readonly Entry[]) => readonly Entry[]): Promise<void> => local.change<readonly Entry[]>('journal', [], step).then(setEntries);
  const write = (): void => {
    const text = draft.trim();
    if (text === '') return;
    setSaved('saving');
    change((before) => [{ id: newKey(), at: nowInstant(), day: phoneDay(nowMs()), text, shareKey: null }, ...before]).then(() => { setDraft(''); setSaved('saved'); }, () => setSaved('failed'));
  };
  const share = (entry: Entry, what: string): void => {
    const key = newKey();
    queue(key, what, { method: 'POST', path: '/api/me/journal-shares', body: { writtenOn: entry.day, text: entry.text, withWhom: 'counsellor' } })
      .then(() => change((before) => before.map((one) => (one.id === entry.id ? { ...one, shareKey: key } : one))), () => setSaved('failed'));
  };
  const remove = (entry: Entry): void => { setGone(entry); void change((before) => before.filter((one) => one.id !== entry.id)); };
  const undo = (): void => { if (gone !== undefined) void change((before) => [...before, gone].toSorted((a, b) => (a.at < b.at ? 1 : -1))).then(() => setGone(undefined)); };
  return { entries, draft, setDraft, saved, write, share, remove, gone, undo };
}

/** Private by default: sealed on this phone, and one entry leaves only by its own button. */
export function Journal(): ReactElement {
  const words = useWords(recoveryMessages);
  const journal = useJournal();
  const keep = (event: SubmitEvent): void => { event.preventDefault(); journal.write(); };
  return (
    <Page title={words('journalTitle')} lead={words('journalLead')} back="/log">
      <form className="soft form" onSubmit={keep}>
        <label className="field"><span>{words('write')}</span><textarea className="in tall" rows={4} maxLength={20_000} value={journal.draft} onChange={(event) => journal.setDraft(event.target.value)} /></label>
        <button className="btn primary wide"><Icon name="lock" />{words('save')}</button>
        <SavedNote saved={journal.saved} />
      </form>
      {journal.gone === undefined ? null : <p className="note quiet" aria-live="polite"><span>{words('remove')}</span><button type="button" className="btn bare" onClick={journal.undo}>{words('undo')}</button></p>}
      {journal.entries.length === 0 ? <p className="muted spaced">{words('journalEmpty')}</p> : <ul className="stack">{journal.entries.map((entry) => <EntryCard key={entry.id} entry={entry} onShare={() => journal.share(entry, words('journalEntry'))} onRemove={() => journal.remove(entry)} />)}</ul>}
    </Page>
  );
}

function EntryCard({ entry, onShare, onRemove }: { readonly entry: Entry; readonly onShare: () => void; readonly onRemove: () => void }): ReactElement {
  const words = useWords(recoveryMessages);
  const language = useLanguage();
  const { items } = useApp();
  const [asked, setAsked] = useState(false);
  const item = items.find((one) => one.key === entry.shareKey);
  return (
    <li className="soft">
      <div className="row-h"><p className="small muted num">{instantText(language, entry.at)}</p>{entry.shareKey === null ? null : <StateTag state={item?.state ?? 'sent'} />}</div>
      <p className="own-words">{entry.text}</p>
      <div className="acts">
        {entry.shareKey !== null ? null : asked ? <><p className="small">{words('shareAsk')}</p><button type="button" className="btn tinted" onClick={onShare}>{words('shareDo')}</button></> : <button type="button" className="btn bare" onClick={() => setAsked(true)}>{words('shareOne')}</button>}
        <button type="button" className="btn bare" onClick={onRemove}>{words('remove')}</button>
      </div>
    </li>
  );
}
