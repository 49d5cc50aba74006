/** The letter of a handover as a file of this device. */
import { handoverLetter } from '@fairlead/contract/aftercare';
import { call, saveFile } from '../platform/index.ts';

export async function printLetter(id: string): Promise<void> {
  const answer = await call(handoverLetter, { params: { id }, query: {} });
  if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
}
