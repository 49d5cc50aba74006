import { catalogue } from '@fairlead/ui/words';

export const maintenanceMessages = catalogue({
  en: {
    title: 'Your medicine over time', review: 'You and your prescriber look at your medicine again around {day}.', reviewHint: 'Think about what it does for you, what bothers you, and what you want next.', step: 'The next step of your plan is on {day}, to {dose}.', stepNoDose: 'The next step of your plan is on {day}.', pauseAny: 'You may ask for a pause or a step back on any day. Nobody thinks less of you.',
    ask: 'Ask your prescriber', pause: 'A pause', 'step-back': 'Back one step', slower: 'Slower steps', talk: 'A talk about my dose', words: 'Anything you want to add', send: 'Send the question', stays: 'Your dose stays as it is until your prescriber signs another. Do not skip or save doses by yourself.', sent: 'You asked for: {what}. Your prescriber has it.', takeBack: 'Take it back', answered_changed: 'Your prescriber {by} changed the plan: {words}', answered_kept: 'Your prescriber {by} answered: {words}', trouble: 'That did not work. Try again when you are online, or tell them at the window.',
  },
  es: {
    title: 'Tu medicina con el tiempo', review: 'Tú y quien te receta miran otra vez tu medicina hacia el {day}.', reviewHint: 'Piensa qué te aporta, qué te molesta y qué quieres ahora.', step: 'El próximo paso de tu plan es el {day}, a {dose}.', stepNoDose: 'El próximo paso de tu plan es el {day}.', pauseAny: 'Puedes pedir una pausa o un paso atrás cualquier día. Nadie piensa mal de ti.',
    ask: 'Pregunta a quien te receta', pause: 'Una pausa', 'step-back': 'Un paso atrás', slower: 'Pasos más lentos', talk: 'Hablar de mi dosis', words: 'Lo que quieras añadir', send: 'Enviar', stays: 'Tu dosis sigue igual hasta que quien te receta firme otra. No te saltes ni guardes dosis por tu cuenta.', sent: 'Pediste: {what}. Ya lo tiene quien te receta.', takeBack: 'Retirarlo', answered_changed: '{by}, que te receta, cambió el plan: {words}', answered_kept: '{by}, que te receta, respondió: {words}', trouble: 'No funcionó. Inténtalo con conexión, o dilo en la ventanilla.',
  },
});
