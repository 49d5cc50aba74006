/** A photo of waste or a spill: taken beside the form, shown to the second and in the books. It stays in this page's memory and nowhere else. */
import { addWastePhoto, getWastePhoto } from '@fairlead/contract/dispensary';
import { Modal } from '@mantine/core';
import { Button, ErrorNote, useFormats, useWords } from '@fairlead/ui';
import { IconCamera, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { squareOfFile, type SquarePhoto } from '../../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { secondMessages } from './second-messages.ts';
import './second.css';

/** A photo is sealed and kept first; the movement then names it. */
export function useWastePhoto() {
  const { site } = useSession();
  const keep = useCall(addWastePhoto, { refreshes: [] });
  const [photo, setPhoto] = useState<SquarePhoto | undefined>(undefined);
  const [fault, setFault] = useState(false);
  return {
    photo, fault, keep,
    choose: async (file: Blob) => {
      const made = await squareOfFile(file);
      setFault(made === null);
      setPhoto(made ?? undefined);
    },
    /** The part of a body that names it; undefined where it could not be kept. */
    named: async (): Promise<{ readonly photoId?: string } | undefined> => {
      if (photo === undefined) return {};
      const answer = await keep.send({ params: { id: site.id }, body: { picture: photo.base64 } });
      return answer.kind === 'done' ? { photoId: answer.reply.id } : undefined;
    },
    forget: () => { setPhoto(undefined); setFault(false); },
  };
}

export function WastePhotoField({ of: { photo, fault, keep, choose } }: { readonly of: ReturnType<typeof useWastePhoto> }) {
  const words = useWords(secondMessages);
  return (
    <div className="stack">
      {photo === undefined ? null : <img className="waste-photo" src={photo.url} alt={words('photoShown')} />}
      <label className="fieldx"><span><IconCamera className="i" aria-hidden="true" /> {words(photo === undefined ? 'photo' : 'photoAgain')}</span><span className="hint">{words('photoHint')}</span>
        <input key={photo === undefined ? 'none' : 'chosen'} type="file" accept="image/jpeg,image/png,image/webp" capture="environment" onChange={(event) => { const [file] = event.target.files ?? []; if (file !== undefined) void choose(file); }} /></label>
      {fault ? <ErrorNote title={words('notAPicture')} /> : null}
      <AnswerNote answer={keep.answer} />
    </div>
  );
}

export function WastePhoto({ id }: { readonly id: string }) {
  const words = useWords(secondMessages);
  const { dayTime } = useFormats();
  const read = useRead(getWastePhoto, { params: { id } }, { topics: [] });
  return <Shown of={read} lines={3}>{({ mediaType, picture, takenBy, takenAt }) => <figure className="stack"><img className="waste-photo" src={`data:${mediaType};base64,${picture}`} alt={words('photoShown')} /><figcaption className="muted small num">{words('photoBy', { name: takenBy, time: dayTime(takenAt) })}</figcaption></figure>}</Shown>;
}

/** Beside a line of the ledger. */
export function PhotoButton({ id }: { readonly id: string }) {
  const words = useWords(secondMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="bare" onClick={() => setOpen(true)}><IconPhoto className="i" aria-hidden="true" />{words('showPhoto')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={words('photoShown')} closeButtonProps={{ 'aria-label': words('close') }}>{open ? <WastePhoto id={id} /> : null}</Modal>
    </>
  );
}
