/** The card that somebody without a phone holds to the check-in screen: shown, printed, replaced. */
import { Modal } from '@mantine/core';
import { personCard } from '@fairlead/contract/dispensary';
import { Button, Card, Note, useWords } from '@fairlead/ui';
import { IconPrinter, IconQrcode, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { QrCode } from '../platform/qr-code.tsx';
import { usePerson } from './person-context.ts';
import './photo.css';
import { photoMessages } from './photo-messages.ts';

export function CheckInCard() {
  const words = useWords(photoMessages);
  const { person } = usePerson();
  const make = useCall(personCard, { refreshes: [] });
  const [opened, setOpened] = useState(false);
  const show = (fresh: boolean) => { void make.send({ params: { id: person.id }, body: { fresh } }).then(({ kind }) => setOpened(kind === 'done')); };
  const card = make.answer?.kind === 'done' ? make.answer.reply.card : undefined;
  return (
    <Card title={words('card')}>
      <p className="small muted">{words('cardSub')}</p>
      <div><Button aria-busy={make.busy} onClick={() => show(false)}><IconQrcode className="i" aria-hidden="true" />{words('cardShow')}</Button></div>
      <AnswerNote answer={make.answer} onAgain={() => { void make.again(); }} />
      <Modal opened={opened && card !== undefined} onClose={() => setOpened(false)} title={words('card')} closeButtonProps={{ 'aria-label': words('close') }}>
        {/* No name is printed: a card that is lost says nothing of whose it was. */}
        <div className="stack print-card">{card === undefined ? null : <QrCode text={card} label={words('cardCode')} />}</div>
        <div className="stack no-print">
          <Note tone="quiet" icon={IconUserOff} title={words('cardNoName')}>{words('cardLost')}</Note>
          <div className="rowx"><Button look="primary" onClick={() => { window.print(); }}><IconPrinter className="i" aria-hidden="true" />{words('cardPrint')}</Button><Button aria-busy={make.busy} onClick={() => show(true)}>{words('cardFresh')}</Button></div>
        </div>
      </Modal>
    </Card>
  );
}
