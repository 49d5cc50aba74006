import { catalogue } from '@fairlead/ui/words';

export const platformMessages = catalogue({
  en: {
    today: 'Today', plan: 'Plan', log: 'Log', learn: 'Learn', more: 'More', help: 'Help', main: 'Main', hide: 'Hide', back: 'Back', close: 'Close',
    readAloud: 'Read this page aloud', readStop: 'Stop reading',
    offline: 'Offline. All of this works.', offlineRead: 'Offline. Changes here need a connection.', offlineCalls: 'Offline. Calls still work.',
    age: 'From {when}. We ask again when you are online.',
    onPhone: 'On this phone', sent: 'Sent', refused: 'Not taken', saved: 'Saved on this phone.', savedSends: 'Saved on this phone. It goes out when you are online.',
    sentNow: 'Sent to your team.', notSaved: 'This was not saved. Your phone has no room or blocks storage. Nothing was sent. Please write it down and try again.',
    unsent: { one: '{count} thing waits on this phone.', other: '{count} things wait on this phone.' },
    refusedSome: { one: '{count} thing was not taken. Look at it.', other: '{count} things were not taken. Look at them.' },
    signedOut: 'Your clinic asks you to sign in again. Nothing is lost.', signInAgain: 'Sign in again',
    nothingYet: 'This has not loaded yet. It will come when you are online once.', onlyOnline: 'This needs a connection. Try again when you have one.',
    tryAgain: 'Try again', skip: 'Skip to the page', broke: 'Something broke on this page. What you saved is safe on this phone.',
  },
  es: {
    today: 'Hoy', plan: 'Plan', log: 'Diario', learn: 'Aprender', more: 'Más', help: 'Ayuda', main: 'Principal', hide: 'Ocultar', back: 'Volver', close: 'Cerrar',
    readAloud: 'Leer esta página en voz alta', readStop: 'Dejar de leer',
    offline: 'Sin conexión. Todo esto funciona.', offlineRead: 'Sin conexión. Aquí los cambios la necesitan.', offlineCalls: 'Sin conexión. Puedes llamar.',
    age: 'Del {when}. Preguntamos otra vez cuando haya conexión.',
    onPhone: 'En este teléfono', sent: 'Enviado', refused: 'No aceptado', saved: 'Guardado en este teléfono.', savedSends: 'Guardado en este teléfono. Sale cuando haya conexión.',
    sentNow: 'Enviado a tu equipo.', notSaved: 'No se guardó. El teléfono no tiene espacio o no deja guardar. No se envió nada. Anótalo y prueba otra vez.',
    unsent: { one: '{count} cosa espera en este teléfono.', other: '{count} cosas esperan en este teléfono.' },
    refusedSome: { one: '{count} cosa no fue aceptada. Mírala.', other: '{count} cosas no fueron aceptadas. Míralas.' },
    signedOut: 'Tu clínica te pide entrar otra vez. No se perdió nada.', signInAgain: 'Entrar otra vez',
    nothingYet: 'Esto aún no se ha cargado. Llegará cuando tengas conexión.', onlyOnline: 'Esto necesita conexión. Prueba otra vez cuando la tengas.',
    tryAgain: 'Probar otra vez', skip: 'Ir a la página', broke: 'Algo falló en esta página. Lo que guardaste está a salvo en este teléfono.',
  },
});
