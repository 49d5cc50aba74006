/** Words of the check-in screen and of the wall; and of the screen on which staff add them. */
import { catalogue } from '@fairlead/ui';

export const waitingRoomMessages = catalogue({
  en: {
    otherLanguage: 'Español', here: 'Tell us you are here', scan: 'Hold your card or the code on your phone to the reader.', useInitials: 'I have no card with me', useCamera: 'Show my code to the camera', toCamera: 'Hold the code in front of the camera.', noCamera: 'The camera cannot be used. Take the other way, or ask at the desk.',
    first: 'First letter of your first name', last: 'First letter of your last name', month: 'The month you were born in', day: 'The day you were born on', typed: 'Typed: {text}. Press Enter.', back: 'Back', over: 'Start over', chosen: 'Chosen so far', viewfinder: 'What the camera sees',
    thanks: 'Thank you. Please take a seat.', number: 'Your number', calls: 'We call you on the wall by this number or by your initials. If you are not called, ask at the desk.', next: 'Done', sending: 'One moment',
    noLine: 'This screen has no line just now', noLineSub: 'Please tell the front desk that you are here.', slow: 'Too fast for this screen. Please wait a minute, or tell the front desk.',
    wall: 'Now at the window', nobody: 'Nobody is called just now.', window: 'Window {window}', toWindow: '{label}: window {window}', waiting: { one: '{count} person waits', other: '{count} people wait' }, stale: 'This screen has no line. Listen for your call, or ask at the desk. It stood at {time}.',
    starting: 'The screen is starting', enrol: 'Make this a screen of the house', enrolSub: 'A member of staff adds the screen in the clinic under Screens, and reads the code from there. Nobody should be signed in at this browser.', code: 'Code', enrolNow: 'Start the screen', notGood: 'This code is not good. It may be used already, or older than half an hour.', again: 'Try again',
  },
  'en-GB': { noLine: 'This screen is offline just now', stale: 'This screen is offline. Listen for your call, or ask at the desk. It stood at {time}.' },
  es: {
    otherLanguage: 'English', here: 'Díganos que ya llegó', scan: 'Acerque su tarjeta o el código de su teléfono al lector.', useInitials: 'No traigo la tarjeta', useCamera: 'Mostrar mi código a la cámara', toCamera: 'Ponga el código frente a la cámara.', noCamera: 'No se puede usar la cámara. Use la otra opción o pregunte en recepción.',
    first: 'Primera letra de su nombre', last: 'Primera letra de su apellido', month: 'El mes en que nació', day: 'El día en que nació', typed: 'Escrito: {text}. Pulse Intro.', back: 'Atrás', over: 'Empezar de nuevo', chosen: 'Elegido hasta ahora', viewfinder: 'Lo que ve la cámara',
    thanks: 'Gracias. Tome asiento, por favor.', number: 'Su número', calls: 'Le llamamos en la pantalla por este número o por sus iniciales. Si no le llaman, pregunte en recepción.', next: 'Listo', sending: 'Un momento',
    noLine: 'Esta pantalla no tiene conexión ahora', noLineSub: 'Por favor, avise en recepción que ya llegó.', slow: 'Demasiado rápido para esta pantalla. Espere un minuto o avise en recepción.',
    wall: 'Ahora en la ventanilla', nobody: 'Ahora no se llama a nadie.', window: 'Ventanilla {window}', toWindow: '{label}: ventanilla {window}', waiting: { one: '{count} persona espera', other: '{count} personas esperan' }, stale: 'Esta pantalla no tiene conexión. Escuche su llamada o pregunte en recepción. Estaba así a las {time}.',
    starting: 'La pantalla se está iniciando', enrol: 'Hacer de esto una pantalla de la casa', enrolSub: 'Alguien del equipo añade la pantalla en la clínica, en Pantallas, y lee allí el código. Nadie debe tener la sesión abierta en este navegador.', code: 'Código', enrolNow: 'Iniciar la pantalla', notGood: 'Este código no sirve. Puede que ya se usara o que tenga más de media hora.', again: 'Intentar de nuevo',
  },
});

export const screensMessages = catalogue({
  en: {
    title: 'Screens', sub: 'What stands in the waiting room', none: 'No screen yet', noneSub: 'A tablet at the door checks people in; a television on the wall calls them. Neither shows a name.', add: 'Add a screen', kind: 'What it does', 'check-in': 'Checks people in', wall: 'Calls people on the wall', name: 'Where it stands', addNow: 'Add', codeTitle: 'Code of the new screen', codeSub: 'Open {address} on the screen itself, in a browser where nobody is signed in, and type this code until {time}. It works once.', codeDone: 'Done',
    waits: 'Waits for its code', since: 'Works since {when}', seen: 'seen {when}', end: 'End', endNamed: 'End {name}', ended: 'The screen is ended.', rules: 'A screen can do its one thing and nothing else. End one that was lost or sold: it goes dark at once.', link: 'Screens',
  },
  es: {
    title: 'Pantallas', sub: 'Lo que hay en la sala de espera', none: 'Aún no hay pantallas', noneSub: 'Una tableta en la entrada registra a las personas; una pantalla en la pared las llama. Ninguna muestra nombres.', add: 'Añadir una pantalla', kind: 'Qué hace', 'check-in': 'Registra a las personas', wall: 'Llama en la pared', name: 'Dónde está', addNow: 'Añadir', codeTitle: 'Código de la pantalla nueva', codeSub: 'Abra {address} en la propia pantalla, en un navegador sin sesión abierta, y escriba este código antes de las {time}. Sirve una vez.', codeDone: 'Listo',
    waits: 'Espera su código', since: 'Funciona desde {when}', seen: 'vista {when}', end: 'Terminar', endNamed: 'Terminar {name}', ended: 'La pantalla se terminó.', rules: 'Una pantalla hace su única tarea y nada más. Termine la que se perdió o se vendió: se apaga al instante.', link: 'Pantallas',
  },
});
