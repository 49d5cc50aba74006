/** Looking through old papers of stock: days, and a word that stands on them. */
import { Button, TextField, useWords } from '@fairlead/ui';
import { disposalsMessages } from './disposals-messages.ts';

export interface Search { readonly from: string; readonly to: string; readonly find: string }
export const noSearch: Search = { from: '', to: '', find: '' };
export const isSearch = (asked: Search): boolean => Object.values(asked).some((each) => each !== '');

export function searchQuery({ from, to, find }: Search): { readonly from?: string; readonly to?: string; readonly find?: string } {
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }), ...(find === '' ? {} : { find }) };
}

/** `shown`: the days that are looked at where nobody chose any. */
export function SearchFields({ asked, shown = noSearch, onAsk }: { readonly asked: Search; readonly shown?: Pick<Search, 'from' | 'to'>; readonly onAsk: (asked: Search) => void }) {
  const words = useWords(disposalsMessages);
  return (
    <div className="stack no-print" role="search" aria-label={words('search')}>
      <TextField label={words('search')} hint={words('searchHint')} type="search" value={asked.find} onText={(find) => onAsk({ ...asked, find })} autoComplete="off" spellCheck={false} maxLength={100} />
      <div className="rowx"><TextField label={words('from')} type="date" value={asked.from === '' ? shown.from : asked.from} onText={(from) => onAsk({ ...asked, from })} /><TextField label={words('to')} type="date" value={asked.to === '' ? shown.to : asked.to} onText={(to) => onAsk({ ...asked, to })} />{isSearch(asked) ? <Button look="bare" onClick={() => onAsk(noSearch)}>{words('allDays')}</Button> : null}</div>
    </div>
  );
}
