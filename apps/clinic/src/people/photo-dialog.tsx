/** Taking a photo: ask, agree, look, keep; or note that none is wanted. */
import { Modal } from '@mantine/core';
import { Button, ErrorNote, Note, useWords } from '@fairlead/ui';
import { IconCamera, IconCameraOff, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote } from '../platform/index.ts';
import { photoMessages } from './photo-messages.ts';
import './photo.css';
import { squareOfFile, squarePhoto, type SquarePhoto } from './square-photo.ts';
import { useCamera, usePhotos, useTakePhoto, useWantsNoPhoto } from './use-photo.ts';

interface Props { readonly personId: string; readonly name: string; readonly opened: boolean; readonly onClose: () => void }

export function PhotoDialog({ personId, name, opened, onClose }: Props) {
  const words = useWords(photoMessages);
  return <Modal opened={opened} onClose={onClose} title={words('title')} closeButtonProps={{ 'aria-label': words('close') }}><PhotoForm personId={personId} name={name} onClose={onClose} /></Modal>;
}

function PhotoForm({ personId, name, onClose }: Omit<Props, 'opened'>) {
  const words = useWords(photoMessages);
  const [agrees, setAgrees] = useState(false);
  const [photo, setPhoto] = useState<SquarePhoto | undefined>(undefined);
  const [fault, setFault] = useState(false);
  const take = useTakePhoto();
  const none = useWantsNoPhoto();
  const standing = usePhotos(personId).data?.reply.state;
  const set = (made: SquarePhoto | null) => { setFault(made === null); setPhoto(made ?? undefined); };
  const keep = async () => {
    if (photo === undefined) return;
    const answer = await take.send({ params: { id: personId }, body: { picture: photo.base64, agreed: true } });
    if (answer.kind === 'done') onClose();
  };
  const wantsNone = async () => {
    const answer = await none.send({ params: { id: personId }, body: {} });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack photo-form" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
      <p>{words('ask', { name })}</p>
      <label className="choice"><input type="checkbox" className="tick" checked={agrees} onChange={(event) => { setAgrees(event.target.checked); setPhoto(undefined); }} /><span>{words('agrees', { name })}</span></label>
      {!agrees ? null : photo === undefined ? <>
        <Viewfinder onTaken={set} />
        <label className="fieldx"><span>{words('file')}</span><input type="file" accept="image/jpeg,image/png,image/webp" onChange={(event) => { const [file] = event.target.files ?? []; if (file !== undefined) void squareOfFile(file).then(set); }} /></label>
        {fault ? <ErrorNote title={words('notRead')}>{words('notReadSub')}</ErrorNote> : null}
      </> : <>
        <img className="viewfinder" src={photo.url} alt={words('preview')} />
        <div className="rowx"><Button type="submit" look="primary" aria-busy={take.busy}>{words('keep')}</Button><Button onClick={() => setPhoto(undefined)}>{words('again')}</Button></div>
        <AnswerNote answer={take.answer} onAgain={() => { void take.again(); }} />
      </>}
      {agrees || standing === undefined || standing === 'declined' || standing === 'withdrawn' ? null : <>
        <Button aria-busy={none.busy} onClick={() => { void wantsNone(); }}><IconPhotoOff className="i" aria-hidden="true" />{words(standing === 'taken' ? 'takeBack' : 'wantsNone', { name })}</Button>
        {standing === 'taken' ? <p className="small muted">{words('backSub')}</p> : null}
        <AnswerNote answer={none.answer} onAgain={() => { void none.again(); }} />
      </>}
    </form>
  );
}

function Viewfinder({ onTaken }: { readonly onTaken: (photo: SquarePhoto | null) => void }) {
  const words = useWords(photoMessages);
  const { video, state } = useCamera();
  const shoot = () => { if (video.current !== null) void squarePhoto(video.current).then(onTaken); };
  if (state === 'none') return <Note tone="warn" icon={IconCameraOff} title={words('noCamera')}>{words('noCameraSub')}</Note>;
  return (
    <>
      <video ref={video} className="viewfinder" muted playsInline aria-label={words('viewfinder')} />
      {state === 'starting' ? <p className="muted" role="status">{words('starting')}</p> : <Button look="primary" onClick={shoot}><IconCamera className="i" aria-hidden="true" />{words('shoot')}</Button>}
    </>
  );
}
