/** Reads a card with the screen's own camera, where the browser can read codes. */
import { cardPrefix } from '@fairlead/contract/dispensary';
import { useWords } from '@fairlead/ui';
import { useCodeCamera } from '@fairlead/ui/camera';
import { waitingRoomMessages } from './waiting-room-messages.ts';

const isCard = (code: string): boolean => code.startsWith(cardPrefix);

export function CardCamera({ onCard }: { readonly onCard: (card: string) => void }) {
  const words = useWords(waitingRoomMessages);
  const { video, isThere } = useCodeCamera({ facing: 'user', wants: isCard, onCode: onCard });
  return isThere ? <video ref={video} className="kiosk-camera" muted playsInline aria-label={words('viewfinder')} /> : <p role="alert">{words('noCamera')}</p>;
}
