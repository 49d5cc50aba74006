/** What the nurse sees, noted in under half a minute: nothing is chosen beforehand, and not asked stays not asked. */
import { Button, Key, Segments, TextField, useWords } from '@fairlead/ui';
import { IconEyeCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { usePhotos } from '../people/index.tsx';
import { AnswerNote, useShortcut } from '../platform/index.ts';
import { useWindowCheck } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

interface Props { readonly personId: string; /** Null where the ordinary check is not offered by one press: no birth date, or nothing ordinary about today. */ readonly bornOn: string | null; readonly bottlesOut: number; readonly onSaved: () => void; readonly onCancel?: () => void }

type Poss = 'S' | '1' | '2' | '3' | '4';
type Asked = 'yes' | 'no' | 'unknown';
const identifiers = ['photo-on-file', 'name', 'born-on', 'number', 'address', 'photo'] as const;
type Identifier = (typeof identifiers)[number];
const levels: readonly Poss[] = ['1', '2', '3', '4', 'S'];
/** Where the ticket leads when nobody has looked yet. */
export const windowCheckId = 'window-check';

const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined);
const said = (asked: Asked): boolean | undefined => (asked === 'unknown' ? undefined : asked === 'yes');

export function WindowCheckForm({ personId, bornOn, bottlesOut, onSaved, onCancel }: Props) {
  const words = useWords(windowMessages);
  const check = useWindowCheck();
  const [known, setKnown] = useState<ReadonlySet<Identifier>>(new Set());
  const [poss, setPoss] = useState<Poss | undefined>(undefined);
  const [asked, setAsked] = useState<{ readonly intoxicated: Asked; readonly elsewhere: Asked }>({ intoxicated: 'unknown', elsewhere: 'unknown' });
  const [figures, setFigures] = useState({ rr: '', spo2: '', alcohol: '', returned: '' });
  const photo = usePhotos(personId).data?.reply.state;
  const names = { 'photo-on-file': words('photoAgrees'), photo: words('photo'), name: words('name'), 'born-on': words('bornOn'), number: words('number'), address: words('address') };
  const answers = [{ value: 'no', label: words('no') }, { value: 'yes', label: words('yes') }, { value: 'unknown', label: words('notAsked') }] as const;
  const levelWords = { 1: words('poss1'), 2: words('poss2'), 3: words('poss3'), 4: words('poss4'), S: words('possS') };
  const toggle = (which: Identifier, on: boolean) => setKnown((before) => { const after = new Set(before); if (on) after.add(which); else after.delete(which); return after; });
  const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));
  const done = (answer: { readonly kind: string } | undefined) => { if (answer?.kind === 'done') onSaved(); };
  const usual = photo === undefined || bornOn === null ? undefined : photo === 'taken' ? 'photo-on-file' as const : 'name' as const;
  /** One press says five things; each stands on the button. */
  const saveUsual = async () => {
    if (usual === undefined || check.busy) return;
    done(await check.send({ params: { id: personId }, body: { identifiers: [usual, 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false } }));
  };
  const save = async () => {
    const returned = whole(figures.returned);
    const answer = await check.send({
      params: { id: personId },
      body: {
        identifiers: [...known], identityConfirmed: known.size >= 2, ...optional('poss', poss), ...optional('rr', whole(figures.rr)), ...optional('spo2', whole(figures.spo2)), ...optional('intoxicated', said(asked.intoxicated)),
        ...optional('dosedElsewhere', said(asked.elsewhere)), ...optional('breathAlcoholMg', whole(figures.alcohol)), ...(returned === undefined ? {} : { bottlesDue: bottlesOut, bottlesReturned: returned }),
      },
    });
    done(answer);
  };
  return (
    <form id={windowCheckId} className="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {usual === undefined ? null : <UsualCheck says={words(usual === 'name' ? 'usualName' : 'usualPhoto')} busy={check.busy} onPress={() => { void saveUsual(); }} />}
      <fieldset className="fieldx"><legend>{words('identity')}</legend><span className="hint">{words('identityHint')}</span>
        <div className="rowx">{identifiers.filter((each) => each !== 'photo-on-file' || photo === 'taken').map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={known.has(each)} onChange={(event) => toggle(each, event.target.checked)} /><span>{names[each]}</span></label>)}</div>
      </fieldset>
      <fieldset className="fieldx"><legend>{words('sedation')}</legend>
        <div className="rowx">{levels.map((each) => <label key={each} className="choice"><input type="radio" name="poss" checked={poss === each} onChange={() => setPoss(each)} /><span>{levelWords[each]}</span></label>)}</div>
      </fieldset>
      <div className="rowx">
        <div className="fieldx"><span>{words('intoxicated')}</span><Segments label={words('intoxicated')} choices={answers} value={asked.intoxicated} onChoose={(intoxicated) => setAsked({ ...asked, intoxicated })} /></div>
        <div className="fieldx"><span>{words('elsewhere')}</span><Segments label={words('elsewhere')} choices={answers} value={asked.elsewhere} onChoose={(elsewhere) => setAsked({ ...asked, elsewhere })} /></div>
      </div>
      <div className="rowx">
        <TextField label={words('breaths')} size={4} inputMode="numeric" value={figures.rr} onText={(rr) => setFigures({ ...figures, rr })} optional />
        <TextField label={words('oxygen')} size={4} inputMode="numeric" unit="%" value={figures.spo2} onText={(spo2) => setFigures({ ...figures, spo2 })} optional />
        <TextField label={words('alcohol')} size={4} inputMode="numeric" unit={words('alcoholUnit')} value={figures.alcohol} onText={(alcohol) => setFigures({ ...figures, alcohol })} optional />
        {bottlesOut === 0 ? null : <TextField label={words('bottlesBack')} size={4} inputMode="numeric" value={figures.returned} onText={(returned) => setFigures({ ...figures, returned })} optional />}
      </div>
      <div className="rowx"><Button type="submit" look="plain" aria-busy={check.busy}>{words('saveCheck')}</Button>{onCancel === undefined ? null : <Button look="bare" onClick={onCancel}>{words('cancel')}</Button>}</div>
      <AnswerNote answer={check.answer} onAgain={() => { void check.again().then(done); }} />
    </form>
  );
}

function UsualCheck({ says, busy, onPress }: { readonly says: string; readonly busy: boolean; readonly onPress: () => void }) {
  const words = useWords(windowMessages);
  useShortcut('a', words('usual'), onPress);
  return <Button className="usual-check" aria-busy={busy} onClick={onPress}><IconEyeCheck className="i" aria-hidden="true" /><span><b>{words('usual')}</b> <small>{says}</small></span><Key>A</Key></Button>;
}
