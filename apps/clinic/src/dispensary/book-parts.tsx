/** Parts of every book: whose it is, and where a pen signs. */
import type { Registrant } from '@fairlead/contract/dispensary';
import { useWords } from '@fairlead/ui';
import type { ReactNode } from 'react';
import { booksMessages } from './books-messages.ts';

/** How every official sheet begins: whose it is. On the screen the bar says it. */
export function Letterhead({ of, title }: { readonly of: Registrant; readonly title: ReactNode }) {
  const words = useWords(booksMessages);
  return <header className="letterhead num"><b>{of.name}</b> · {title}<br />{[of.address, of.phone, of.number ?? words('noNumber')].filter((each) => each !== null).join(' · ')}</header>;
}

/** Where a pen signs. */
export function Signing() {
  const words = useWords(booksMessages);
  return <div className="signing"><span>{words('signed')}</span><span>{words('second')}</span><span>{words('date')}</span></div>;
}
