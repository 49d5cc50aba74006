/** Bringing records in: choose files, look at what would be kept and what not, then keep it. */
import type { ReplyOf } from '@fairlead/contract';
import type { EntryResult, importRecords } from '@fairlead/contract/interop';
import { Button, Card, Chip, EmptyState, Field, Note, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AnswerNote, Screen, useSession } from '../platform/index.ts';
import { importMessages } from './import-messages.ts';
import { useImport } from './use-import.ts';

type Reply = ReplyOf<typeof importRecords>;

export function ImportScreen() {
  const words = useWords(importMessages);
  const { site, has } = useSession();
  const work = useImport();
  const done = work.keep.answer?.kind === 'done' ? work.keep.answer.reply : undefined;
  const looked = work.look.answer?.kind === 'done' ? work.look.answer.reply : undefined;
  const shown = done ?? looked;
  if (!has('administrator', 'manager', 'prescriber')) return <Screen title={words('import')} sub={site.name} layout="narrow"><EmptyState title={words('import')}>{words('noRole')}</EmptyState></Screen>;
  return (
    <Screen title={words('import')} sub={site.name} layout="sheet">
      <div>
        {shown === undefined ? <EmptyState title={words('empty')}>{words('emptySub')}</EmptyState> : <Result reply={shown} isKept={done !== undefined} />}
      </div>
      <aside className="side stack">
        <Choose work={work} looked={looked} isDone={done !== undefined} />
        {done === undefined || done.people.length === 0 ? null : <Card title={words('people')}><ul className="stack">{done.people.map((person) => <li key={person.id}><Link to={`/people/${person.id}`} aria-label={words('open', { name: person.name })}>{person.name}</Link> <span className="num muted">{person.number}</span></li>)}</ul></Card>}
      </aside>
    </Screen>
  );
}

function Choose({ work, looked, isDone }: { readonly work: ReturnType<typeof useImport>; readonly looked: Reply | undefined; readonly isDone: boolean }) {
  const words = useWords(importMessages);
  const { number } = useFormats();
  const why = work.tooLarge ? words('tooLarge') : work.files.length === 0 ? words('noFile') : undefined;
  if (isDone) return <Button onClick={work.startOver}>{words('another')}</Button>;
  const toKeep = looked?.counts.kept ?? 0;
  return (
    <Card title={words('files')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void work.lookFirst(); }}>
        <Field label={words('chooseFiles')} hint={words('filesHint')}>{(ties) => <input {...ties} type="file" multiple accept=".json,.ndjson,.csv" onChange={(event) => void work.choose(event.target.files)} />}</Field>
        {work.tooLarge ? <Note tone="warn" icon={IconAlertTriangle} title={words('tooLarge')} live="assertive" /> : null}
        <TextField label={words('source')} hint={words('sourceHint')} value={work.source} onText={(text) => { work.clear(); work.setSource(text); }} />
        {work.isTables ? <TextField label={words('dayZero')} hint={words('dayZeroHint')} type="date" value={work.dayZero} onText={(text) => { work.clear(); work.setDayZero(text); }} /> : null}
        <AnswerNote answer={work.look.answer} onAgain={() => void work.look.again()} />
        <AnswerNote answer={work.keep.answer} onAgain={() => void work.keep.again()} />
        <Button type="submit" {...(toKeep > 0 ? {} : { look: 'primary' as const })} aria-busy={work.look.busy} why={why}><IconEye className="i" aria-hidden="true" />{words('look')}</Button>
        {toKeep === 0 ? null : <Button look="primary" aria-busy={work.keep.busy} onClick={() => void work.keepIt()}>{words('keep', { count: number(toKeep) })}</Button>}
      </form>
    </Card>
  );
}

function Result({ reply, isKept }: { readonly reply: Reply; readonly isKept: boolean }) {
  const words = useWords(importMessages);
  const { number } = useFormats();
  const named = reply.entries.filter((each) => each.reason !== null);
  const title = isKept ? words('kept', { count: number(reply.counts.kept) }) : reply.counts.kept === 0 ? words('nothingNew') : words('looking');
  return (
    <>
      <Note tone={isKept || reply.counts.kept === 0 ? 'allow' : 'due'} icon={isKept ? IconCircleCheck : IconEye} title={title} live="polite" />
      <Card title={words('counts')}>
        <table className="figures num">
            <thead><tr>{[words('type'), words('read'), isKept ? words('keptHead') : words('willKeep'), words('here'), words('notKept')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>{reply.types.map((each) => <tr key={each.type}><th scope="row">{each.type}</th><td>{number(each.read)}</td><td>{number(each.kept)}</td><td>{number(each.here)}</td><td>{each.notKept === 0 ? number(0) : <Chip tone="warn">{number(each.notKept)}</Chip>}</td></tr>)}</tbody>
          </table>
      </Card>
      <Card title={named.length === 0 ? words('onlyNotKept') : words('notes')}>{named.length === 0 ? <p className="muted">{words('allKept')}</p> : <Reasons entries={named} />}</Card>
      {reply.entries.some((each) => each.outcome === 'kept') ? <Card title={words('entries')}><Entries entries={reply.entries.filter((each) => each.outcome === 'kept').slice(0, 200)} /></Card> : null}
    </>
  );
}

function Reasons({ entries }: { readonly entries: readonly EntryResult[] }) {
  const words = useWords(importMessages);
  const language = useLanguage();
  const outcome = { kept: words('isKept'), here: words('isHere'), 'not-kept': words('isNotKept') };
  return (
    <ul className="stack">{entries.map((each) => (
      <li key={`${each.file} ${each.place}`}>
        <b>{each.type}</b> <span className="num muted">{each.file}, {each.place}</span> <Chip tone={each.outcome === 'not-kept' ? 'warn' : 'quiet'}>{outcome[each.outcome]}</Chip>
        <div className="small">{language === 'es' ? each.reason?.es : each.reason?.en}</div>
      </li>
    ))}</ul>
  );
}

function Entries({ entries }: { readonly entries: readonly EntryResult[] }) {
  const words = useWords(importMessages);
  return (
    <table className="figures">
      <thead><tr>{[words('what'), words('asWhat')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{entries.map((each) => <tr key={`${each.file} ${each.place}`}><th scope="row">{each.words === '' ? each.type : each.words} <span className="num muted small">{each.type}, {each.place}</span></th><td>{each.as !== null && isNamed(each.as) ? words(`as_${each.as}`) : words('asItCame')}</td></tr>)}</tbody>
    </table>
  );
}

type Made = keyof typeof importMessages.en extends infer K ? (K extends `as_${infer T}` ? T : never) : never;
function isNamed(table: string): table is Made {
  return `as_${table}` in importMessages.en;
}
