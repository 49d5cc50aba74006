/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const messagesTasks = catalogue({ en: { 'messages.answer': 'Answer a message.' }, es: { 'messages.answer': 'Responder un mensaje.' } });
