/** A supplier or recipient: whoever was written down before is offered, and brings the address and number along. */
import type { Party } from '@fairlead/contract/dispensary';
import { Field, TextField, useWords } from '@fairlead/ui';
import { useId } from 'react';
import { disposalsMessages } from './disposals-messages.ts';

export interface TypedParty { readonly name: string; readonly address: string; readonly number: string }
export const noParty: TypedParty = { name: '', address: '', number: '' };

export const partyOf = ({ name, address, number }: TypedParty): Party => ({ name: name.trim(), ...(address.trim() === '' ? {} : { address: address.trim() }), ...(number.trim() === '' ? {} : { number: number.trim() }) });

export function PartyFields({ label, isUs, value, known, onChange }: { readonly label: string; readonly isUs: boolean; readonly value: TypedParty; readonly known: readonly Party[]; readonly onChange: (party: TypedParty) => void }) {
  const words = useWords(disposalsMessages);
  const listId = useId();
  const named = (name: string) => {
    const before = known.find((each) => each.name === name);
    onChange(before === undefined ? { ...value, name } : { name, address: before.address ?? '', number: before.number ?? '' });
  };
  return (
    <fieldset className="fieldx"><legend>{label}</legend>
      <Field label={words('partyName')}>{(ties) => <><input {...ties} className="in" list={listId} value={value.name} maxLength={200} onChange={(event) => named(event.target.value)} /><datalist id={listId}>{known.map((each) => <option key={each.name} value={each.name}>{each.name}</option>)}</datalist></>}</Field>
      <TextField label={words('partyAddress')} value={value.address} onText={(address) => onChange({ ...value, address })} maxLength={400} />
      <TextField label={words(isUs ? 'deaNumber' : 'licence')} value={value.number} onText={(number) => onChange({ ...value, number })} maxLength={40} optional={!isUs} />
    </fieldset>
  );
}
