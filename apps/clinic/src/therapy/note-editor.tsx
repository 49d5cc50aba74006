/** One note for everybody who came, with what is said of each in their own chart only. The draft outlives the screen. */
import { decideTherapy, namesIn, type Named } from '@fairlead/clinical';
import type { Attendee, PreNoteReply, Serves, TherapySession } from '@fairlead/contract/therapy';
import { signNote } from '@fairlead/contract/therapy';
import { Button, Card, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, ConfirmlessButton, StatusLine, useCall } from '../platform/index.ts';
import { useDraft } from './drafts.ts';
import { wasThere } from './roster.tsx';
import { TherapyDecision } from './therapy-decision.tsx';
import { therapyMessages } from './therapy-messages.ts';

export interface SignedNote { readonly version: number; readonly text: string; readonly author: string; readonly signedAt: string; readonly reason: string | null; readonly addenda: readonly { readonly personId: string; readonly text: string }[]; readonly serves: readonly Serves[] }
interface Draft { readonly serves?: Readonly<Record<string, readonly string[]>>; readonly text: string; readonly reason: string; readonly addenda: Readonly<Record<string, string>>; readonly inConfidence: Readonly<Record<string, string>> }

const filled = (texts: Readonly<Record<string, string>>): readonly [string, string][] => Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([id, text]) => [id, text.trim()]);

/** The roster as names to look for, as far as a screen knows them; the server looks again with every name it has. */
function rosterOf(attendees: readonly Attendee[]): readonly Named[] {
  return attendees.flatMap(({ personId, name }) => {
    const parts = name.split(' ');
    return personId === null ? [] : [{ id: personId, givenName: parts.slice(0, -1).join(' '), familyName: parts.at(-1) ?? '', knownAs: null, number: '' }];
  });
}

function namesDecision(session: TherapySession, draft: Draft) {
  if (session.kind !== 'group') return undefined;
  const roster = rosterOf(session.attendees);
  const inAddenda = filled(draft.addenda).flatMap(([id, text]) => namesIn(text, roster.filter((each) => each.id !== id)));
  const decision = decideTherapy({ namedInCommonText: namesIn(draft.text, roster)[0]?.name ?? '', namedInAddendum: inAddenda[0]?.name ?? '' });
  return decision.decision === 'refuse' ? decision : undefined;
}

interface Parts { readonly session: TherapySession; readonly draft: Draft; readonly set: (change: Partial<Draft>) => void }

function OwnParts({ session, draft, set }: Parts) {
  const words = useWords(therapyMessages);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = (id: string) => setOpened((had) => new Set([...had, id]));
  const there = session.attendees.filter(wasThere);
  const people = session.kind === 'group' ? there.filter(({ personId }) => personId !== null) : [];
  const members = session.kind === 'family' ? session.attendees.filter(({ familyMemberId }) => familyMemberId !== null) : [];
  return (
    <>
      {people.map(({ personId, name }) => (personId === null ? null : opened.has(personId) || (draft.addenda[personId] ?? '') !== ''
        ? <NotesField key={personId} label={words('addendum', { name })} hint={words('addendumHint')} rows={2} value={draft.addenda[personId] ?? ''} onText={(text) => set({ addenda: { ...draft.addenda, [personId]: text } })} />
        : <p key={personId}><Button look="bare" onClick={() => open(personId)}>{words('addAddendum', { name })}</Button></p>))}
      {members.map(({ familyMemberId, name }) => (familyMemberId === null ? null : opened.has(familyMemberId) || (draft.inConfidence[familyMemberId] ?? '') !== ''
        ? <NotesField key={familyMemberId} label={words('privateNote', { name })} hint={words('privateHint')} rows={2} value={draft.inConfidence[familyMemberId] ?? ''} onText={(text) => set({ inConfidence: { ...draft.inConfidence, [familyMemberId]: text } })} />
        : <p key={familyMemberId}><Button look="bare" onClick={() => open(familyMemberId)}>{words('addPrivate', { name })}</Button></p>))}
    </>
  );
}

/** What of each one's plan the session served; ticked, it stands beside the goal. A goal and its work are the person's own: each is shown under its person alone. */
function PlanServed({ session, draft, set, preNotes }: Parts & { readonly preNotes: readonly PreNoteReply[] }) {
  const words = useWords(therapyMessages);
  const there = preNotes.filter(({ personId, interventions }) => interventions.some(({ open }) => open) && session.attendees.some((each) => each.personId === personId && wasThere(each)));
  if (there.length === 0) return null;
  const toggle = (personId: string, id: string, on: boolean) => { const had = draft.serves?.[personId] ?? []; set({ serves: { ...draft.serves, [personId]: on ? [...had, id] : had.filter((each) => each !== id) } }); };
  return there.map(({ personId, name, interventions }) => (
    <fieldset key={personId} className="stack served"><legend>{words('serves', { name })}</legend>
      {interventions.filter(({ open }) => open).map(({ id, goal, words: what }) => (
        <label key={id} className="choice"><input className="tick" type="checkbox" checked={draft.serves?.[personId]?.includes(id) ?? false} onChange={(event) => toggle(personId, id, event.target.checked)} /><span>{what} <span className="muted small">“{goal}”</span></span></label>
      ))}
    </fieldset>
  ));
}

function Editor({ session, preNotes, before, onDone }: { readonly session: TherapySession; readonly preNotes: readonly PreNoteReply[]; readonly before: SignedNote | undefined; readonly onDone: () => void }) {
  const words = useWords(therapyMessages);
  const { draft, set, clear } = useDraft<Draft>(`note ${session.id} ${before?.version ?? 0}`, { text: before?.text ?? '', reason: '', addenda: Object.fromEntries((before?.addenda ?? []).map(({ personId, text }) => [personId, text])), inConfidence: {}, serves: Object.fromEntries((before?.serves ?? []).map(({ personId, interventionIds }) => [personId, interventionIds])) });
  const sign = useCall(signNote);
  const charts = session.attendees.filter((each) => wasThere(each) && each.personId !== null).length;
  const decision = namesDecision(session, draft);
  const why = charts === 0 ? words('needCame') : draft.text.trim() === '' ? words('needText') : decision !== undefined ? words('needNames') : before !== undefined && draft.reason.trim() === '' ? words('needReason') : undefined;
  const press = async () => {
    const answer = await sign.send({
      params: { id: session.id },
      body: {
        text: draft.text.trim(), addenda: filled(draft.addenda).map(([personId, text]) => ({ personId, text })), privateNotes: filled(draft.inConfidence).map(([familyMemberId, text]) => ({ familyMemberId, text })),
        serves: Object.entries(draft.serves ?? {}).filter(([, ids]) => ids.length > 0).map(([personId, ids]) => ({ personId, interventionIds: [...ids] })), ...(before === undefined ? {} : { reason: draft.reason.trim() }),
      },
    });
    if (answer.kind === 'done') { clear(); onDone(); }
  };
  const refused = sign.answer?.kind === 'refused' ? sign.answer.decision : undefined;
  return (
    <div className="stack">
      <NotesField label={words(session.kind === 'group' ? 'commonText' : session.kind === 'family' ? 'familyText' : 'oneText')} hint={session.kind === 'group' ? words('commonHint') : session.kind === 'family' ? words('familyHint') : undefined} rows={6} value={draft.text} onText={(text) => set({ text })} />
      <OwnParts session={session} draft={draft} set={set} />
      <PlanServed session={session} draft={draft} set={set} preNotes={preNotes} />
      {before === undefined ? null : <TextField label={words('reason')} value={draft.reason} onText={(reason) => set({ reason })} />}
      {decision === undefined ? refused === undefined ? null : <TherapyDecision decision={refused} /> : <TherapyDecision decision={decision} />}
      <AnswerNote answer={sign.answer} onAgain={() => void sign.again()} />
      <ConfirmlessButton label={words('sign', { count: charts })} why={why} busy={sign.busy} onPress={() => void press()} />
      {draft.text.trim() === '' ? null : <p className="muted small">{words('draftKept')}</p>}
    </div>
  );
}

export function NoteCard({ session, notes, preNotes, mayWrite }: { readonly session: TherapySession; readonly preNotes: readonly PreNoteReply[]; readonly notes: readonly SignedNote[]; readonly mayWrite: boolean }) {
  const words = useWords(therapyMessages);
  const { dayTime } = useFormats();
  const [isCorrecting, setCorrecting] = useState(false);
  const [newest, ...earlier] = notes;
  const nameOf = (id: string) => session.attendees.find(({ personId }) => personId === id)?.name ?? '';
  return (
    <Card title={words(session.kind === 'group' ? 'groupNote' : 'note')} aside={newest === undefined || isCorrecting || !mayWrite ? undefined : <Button onClick={() => setCorrecting(true)}>{words('correct')}</Button>}>
      {newest === undefined ? null : (
        <div className="stack">
          <p className="prewrap">{newest.text}</p>
          {newest.addenda.map(({ personId, text }) => <div key={personId} className="say prewrap"><b>{words('addendum', { name: nameOf(personId) })}</b>{text}</div>)}
          {newest.serves.map(({ personId, interventionIds }) => { const known = preNotes.find((each) => each.personId === personId)?.interventions ?? []; return <p key={personId} className="small"><b>{words('served', { name: nameOf(personId) })}</b> {interventionIds.map((id) => known.find((each) => each.id === id)?.words ?? words('noLonger')).join(', ')}</p>; })}
          <StatusLine live><StateTag state="allow">{words('signed', { count: session.attendees.filter((each) => wasThere(each) && each.personId !== null).length })}</StateTag> {words('signedBy', { version: newest.version, name: newest.author, at: dayTime(newest.signedAt) })}{newest.reason === null ? null : <> · {words('changed', { reason: newest.reason })}</>}</StatusLine>
          {earlier.length === 0 ? null : <details><summary>{words('allVersions')}</summary><ol className="stack">{earlier.map((each) => <li key={each.version}><p className="prewrap">{each.text}</p><p className="muted small num">{words('signedBy', { version: each.version, name: each.author, at: dayTime(each.signedAt) })}</p></li>)}</ol></details>}
        </div>
      )}
      {mayWrite && (newest === undefined || isCorrecting) ? <Editor key={newest?.version ?? 0} session={session} preNotes={preNotes} before={newest} onDone={() => setCorrecting(false)} /> : null}
    </Card>
  );
}
