/** The photo in the record, and the large one at the window: the face, or why there is none. */
import { Button, Card, useFormats, useWords } from '@fairlead/ui';
import { IconCamera, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { initialsOf } from '../platform/index.ts';
import { usePerson } from './person-context.ts';
import { PhotoDialog } from './photo-dialog.tsx';
import { photoMessages } from './photo-messages.ts';
import './photo.css';
import { usePhoto } from './use-photo.ts';

/** Large, beside the name: what the nurse compares with who stands there. */
export function LargeFace({ personId, name }: { readonly personId: string; readonly name: string }) {
  const words = useWords(photoMessages);
  const [opened, setOpened] = useState(false);
  const { state, url } = usePhoto(personId);
  const wantsNone = state === 'declined' || state === 'withdrawn';
  return (
    <div className="face">
      {url === undefined ? <span className="photo large" aria-hidden="true">{wantsNone ? <IconPhotoOff /> : initialsOf(name)}</span> : <img className="photo large" src={url} alt={words('photoOf', { name })} />}
      {wantsNone ? <p className="small"><b>{words('none')}</b> {words('noneSub')}</p> : state === 'none' ? <Button look="bare" onClick={() => setOpened(true)}><IconCamera className="i" aria-hidden="true" />{words('take')}</Button> : null}
      <PhotoDialog personId={personId} name={name} opened={opened} onClose={() => setOpened(false)} />
    </div>
  );
}

/** Small, in the queue. */
export function SmallFace({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { url } = usePhoto(personId);
  return <span className="photo small-photo" aria-hidden="true">{url === undefined ? initialsOf(name) : <img src={url} alt="" />}</span>;
}

export function PhotoCard() {
  const words = useWords(photoMessages);
  const { date, dayOf } = useFormats();
  const { person, name } = usePerson();
  const [opened, setOpened] = useState(false);
  const { reply, state, url } = usePhoto(person.id);
  const [newest, ...earlier] = reply?.items ?? [];
  const saidWhat = { none: words('noneYet'), taken: words('taken'), declined: words('askedNone'), withdrawn: words('tookBack') };
  return (
    <Card title={words('photo')}>
      <div className="photo-card">
        {url === undefined ? null : <img className="photo" src={url} alt={words('photoOf', { name })} />}
        <div>
          {state === undefined ? null : <p>{saidWhat[state]}</p>}
          {newest === undefined ? null : <p className="small muted num">{words('notedBy', { name: newest.notedBy, day: date(dayOf(newest.notedAt)) })}</p>}
          {earlier.length === 0 ? null : <p className="small muted">{words('earlier', { count: earlier.length })}</p>}
          <Button onClick={() => setOpened(true)}><IconCamera className="i" aria-hidden="true" />{words(state === 'taken' ? 'takeNew' : 'take')}</Button>
        </div>
      </div>
      <PhotoDialog personId={person.id} name={name} opened={opened} onClose={() => setOpened(false)} />
    </Card>
  );
}
