/** Words of the clinic's shell: rooms, bar, keys, signing in. */
import { catalogue } from '@fairlead/ui';

export const shellMessages = catalogue({
  en: {
    home: 'Fairlead, home', rooms: 'Rooms', skip: 'Skip to the content', menu: 'Open rooms', closeMenu: 'Close',
    inbox: 'Inbox', worklist: 'Worklist', window: 'Window', ward: 'Ward', people: 'People', sessions: 'Sessions', ledger: 'Ledger', outcomes: 'Outcomes',
    find: 'Scan, or find a person', findLabel: 'Find a person by name, number or card', saved: 'Saved {time}', saving: 'Saving', offline: 'Offline', offlineLong: 'Offline. What you type stays on this screen.', lineLost: 'Reconnecting',
    you: 'You and your settings', signedInAs: 'Signed in as {name}', language: 'Language', look: 'Light or dark', lookAuto: 'As the device', lookLight: 'Light', lookDark: 'Dark', keysOn: 'Single-key shortcuts', signOut: 'Sign out', keys: 'Keys',
    keysTitle: 'Keys', keysSub: 'They work outside text fields.', keysOff: 'Single-key shortcuts are off. Turn them on under your settings.', close: 'Close', keyFind: 'Find a person', keyHelp: 'Show the keys', keyNext: 'Next row', keyBefore: 'Row before', keyOpen: 'Open the row', enter: 'Enter',
    signInTitle: 'Sign in', signInSub: 'Fairlead clinic', name: 'Sign-in name', passphrase: 'Passphrase', signInButton: 'Sign in', codeTitle: 'Your second factor', codeLabel: 'Six-digit code', codeHint: 'From your authenticator app. It changes every 30 seconds.', codeButton: 'Continue', startOver: 'Start over',
    wrongPassphrase: 'This name and passphrase do not fit together. Check both, then try again.', wrongCode: 'This code does not fit. Wait for the next one, then try again.', tooMany: 'Too many tries. Wait a minute, then try again.',
    demoTitle: 'Demonstration: come in as', demoSub: 'Everybody in here is invented.', nobodyFits: 'This door is for staff. Your account belongs to another door.',
    againTitle: 'You were away, so we locked the screen', againSub: 'Nothing is lost. What you typed is still underneath.', factorTitle: 'Sign with your second factor', factorSub: 'Signing asks for a fresh code. What you typed is still underneath.', leave: 'Leave it',
    notFound: 'There is no page here', notFoundSub: 'The address may be old, or the page is not yours to see.', toWorklist: 'Go to the worklist', broke: 'This screen broke.', brokeSub: 'Nothing was changed. Load it again; if it breaks again, tell whoever helps you.', reload: 'Load again', starting: 'Opening the clinic',
    noAnswer: 'The record does not answer.', noAnswerSub: 'Your place is kept. Check the line, then try again.', readFailed: 'This did not load.', readFailedSub: 'Nothing was changed.', noRight: 'Not with your role.', absent: 'Not found.', absentSub: 'There is nothing here, or it is not yours to see.',
    roleAdministrator: 'Administrator', rolePrescriber: 'Prescriber', roleNurse: 'Nurse', rolePharmacist: 'Pharmacist', roleCounsellor: 'Counselor', rolePeer: 'Peer worker', roleFrontDesk: 'Front desk', roleManager: 'Manager', roleAuditor: 'Auditor',
    born: 'Born {day}', treatmentDay: 'day {day}', medicine: 'Medicine', overdoseRisk: 'Overdose risk', naloxone: 'Naloxone', riskFactors: { one: '{count} factor', other: '{count} factors' }, riskNotAsked: 'Not asked yet', naloxoneHome: '{count} at home', naloxoneNone: 'None at home', naloxoneNotAsked: 'Not asked yet', noMedicine: 'No order', toDay: 'to {day}',
    move: 'move', open: 'open', notSaved: 'This was not saved.', notSavedUnsure: 'No answer came. It may or may not have been saved; sending again counts once.', sendAgain: 'Send again', somebodyFaster: 'Somebody else was faster.', readAgain: 'Read again', partDone: 'done', partOpen: 'started', partEmpty: 'not started',
  },
  es: {
    home: 'Fairlead, inicio', rooms: 'Salas', skip: 'Ir al contenido', menu: 'Abrir salas', closeMenu: 'Cerrar',
    inbox: 'Entradas', worklist: 'Tareas', window: 'Ventanilla', ward: 'Planta', people: 'Personas', sessions: 'Sesiones', ledger: 'Libro', outcomes: 'Resultados',
    find: 'Escanear o buscar a una persona', findLabel: 'Buscar a una persona por nombre, número o tarjeta', saved: 'Guardado {time}', saving: 'Guardando', offline: 'Sin conexión', offlineLong: 'Sin conexión. Lo que escribe queda en esta pantalla.', lineLost: 'Reconectando',
    you: 'Usted y sus ajustes', signedInAs: 'Entró como {name}', language: 'Idioma', look: 'Claro u oscuro', lookAuto: 'Como el dispositivo', lookLight: 'Claro', lookDark: 'Oscuro', keysOn: 'Atajos de una tecla', signOut: 'Salir', keys: 'Teclas',
    keysTitle: 'Teclas', keysSub: 'Funcionan fuera de los campos de texto.', keysOff: 'Los atajos de una tecla están apagados. Enciéndalos en sus ajustes.', close: 'Cerrar', keyFind: 'Buscar a una persona', keyHelp: 'Mostrar las teclas', keyNext: 'Fila siguiente', keyBefore: 'Fila anterior', keyOpen: 'Abrir la fila', enter: 'Intro',
    signInTitle: 'Entrar', signInSub: 'Clínica Fairlead', name: 'Nombre de entrada', passphrase: 'Frase de paso', signInButton: 'Entrar', codeTitle: 'Su segundo factor', codeLabel: 'Código de seis cifras', codeHint: 'De su aplicación de autenticación. Cambia cada 30 segundos.', codeButton: 'Continuar', startOver: 'Empezar de nuevo',
    wrongPassphrase: 'Este nombre y esta frase no coinciden. Revise los dos e intente otra vez.', wrongCode: 'Este código no vale. Espere al siguiente e intente otra vez.', tooMany: 'Demasiados intentos. Espere un minuto e intente otra vez.',
    demoTitle: 'Demostración: entrar como', demoSub: 'Todas las personas de aquí son inventadas.', nobodyFits: 'Esta puerta es para el personal. Su cuenta es de otra puerta.',
    againTitle: 'Estuvo ausente y bloqueamos la pantalla', againSub: 'No se perdió nada. Lo que escribió sigue debajo.', factorTitle: 'Firme con su segundo factor', factorSub: 'Firmar pide un código nuevo. Lo que escribió sigue debajo.', leave: 'Dejarlo',
    notFound: 'Aquí no hay ninguna página', notFoundSub: 'La dirección puede ser antigua, o la página no es para usted.', toWorklist: 'Ir a las tareas', broke: 'Esta pantalla falló.', brokeSub: 'No se cambió nada. Cárguela otra vez; si vuelve a fallar, avise a quien le ayude.', reload: 'Cargar otra vez', starting: 'Abriendo la clínica',
    noAnswer: 'El registro no responde.', noAnswerSub: 'Su lugar se conserva. Revise la conexión e intente otra vez.', readFailed: 'Esto no se cargó.', readFailedSub: 'No se cambió nada.', noRight: 'No con su función.', absent: 'No encontrado.', absentSub: 'Aquí no hay nada, o no es para usted.',
    roleAdministrator: 'Administración', rolePrescriber: 'Prescriptor', roleNurse: 'Enfermería', rolePharmacist: 'Farmacia', roleCounsellor: 'Terapeuta', rolePeer: 'Apoyo entre pares', roleFrontDesk: 'Recepción', roleManager: 'Dirección', roleAuditor: 'Auditoría',
    born: 'Nació {day}', treatmentDay: 'día {day}', medicine: 'Medicina', overdoseRisk: 'Riesgo de sobredosis', naloxone: 'Naloxona', riskFactors: { one: '{count} factor', other: '{count} factores' }, riskNotAsked: 'Aún sin preguntar', naloxoneHome: '{count} en casa', naloxoneNone: 'Ninguna en casa', naloxoneNotAsked: 'Aún sin preguntar', noMedicine: 'Sin orden', toDay: 'hasta {day}',
    move: 'mover', open: 'abrir', notSaved: 'Esto no se guardó.', notSavedUnsure: 'No llegó respuesta. Puede que se guardara o no; enviar otra vez cuenta una sola vez.', sendAgain: 'Enviar otra vez', somebodyFaster: 'Otra persona fue más rápida.', readAgain: 'Leer otra vez', partDone: 'hecho', partOpen: 'empezado', partEmpty: 'sin empezar',
  },
  'en-GB': { roleCounsellor: 'Counsellor' },
});
