/** Makes a paper as PDF and hands it over to be printed or kept. */
import { Button } from '@fairlead/ui';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AnswerNote, saveFile } from '../platform/index.ts';
import type { Answer } from '../platform/index.ts';

type Paper = Answer<{ readonly fileName: string; readonly base64: string }>;

/** `ask` fetches the paper; what went wrong is said under the button. */
export function PaperButton({ ask, children }: { readonly ask: () => Promise<Paper>; readonly children: ReactNode }) {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Paper | undefined>(undefined);
  const print = async () => {
    setBusy(true);
    const got = await ask();
    if (got.kind === 'done') saveFile(got.reply.fileName, 'application/pdf', Uint8Array.from(atob(got.reply.base64), (letter) => letter.charCodeAt(0)));
    setAnswer(got);
    setBusy(false);
  };
  return (
    <div className="stack no-print">
      <div><Button aria-busy={busy} onClick={() => { void print(); }}><IconFileText className="i" aria-hidden="true" />{children}</Button></div>
      <AnswerNote answer={answer} onAgain={() => { void print(); }} />
    </div>
  );
}
