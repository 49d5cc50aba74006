/** What is known of a person's photo, and the picture itself, which stays in this page's memory and nowhere else. */
import { getPhotos, getPicture, takePhoto, wantsNoPhoto } from '@fairlead/contract/people';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, readKey, useCall, useRead } from '../platform/index.ts';

export function usePhotos(personId: string, enabled = true) {
  return useRead(getPhotos, { params: { id: personId } }, { enabled, topics: ['photos'] });
}

/** The picture of a photo: fetched once, since a photo never changes; a new one has another id. */
export function usePicture(personId: string, photoId: string | null | undefined): string | undefined {
  const client = useQueryClient();
  const queryKey = [...readKey(getPicture), personId, photoId ?? ''];
  const { data } = useQuery<string>({
    queryKey, enabled: photoId !== null && photoId !== undefined, meta: { topics: [] }, staleTime: Number.POSITIVE_INFINITY, gcTime: 600_000,
    queryFn: async ({ signal }) => {
      const held = client.getQueryData<string>(queryKey);
      if (held !== undefined) return held;
      const answer = await call(getPicture, { params: { id: personId } }, { signal });
      if (answer.kind !== 'done' || answer.reply.photoId !== photoId) throw new Error(answer.kind);
      return `data:${answer.reply.mediaType};base64,${answer.reply.picture}`;
    },
  });
  return data;
}

/** State and picture together. */
export function usePhoto(personId: string, enabled = true) {
  const reply = usePhotos(personId, enabled).data?.reply;
  const url = usePicture(personId, reply?.photoId);
  return { reply, state: reply?.state, url: reply?.state === 'taken' ? url : undefined };
}

const refreshes = { refreshes: [getPhotos] };
export const useTakePhoto = () => useCall(takePhoto, refreshes);
export const useWantsNoPhoto = () => useCall(wantsNoPhoto, refreshes);

export type CameraState = 'starting' | 'on' | 'none';

/** The camera while its viewfinder is on the screen; it is let go with it. */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    const stop = (): void => { for (const track of stream?.getTracks() ?? []) track.stop(); };
    const start = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'user', width: { ideal: 720 }, height: { ideal: 720 } } });
        if (isOver || video.current === null) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setState('on');
      } catch {
        if (!isOver) setState('none');
      }
    };
    void start();
    return () => { isOver = true; stop(); };
  }, []);
  return { video, state };
}
