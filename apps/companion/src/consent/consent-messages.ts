import { catalogue } from '@fairlead/ui/words';

export const consentMessages = catalogue({
  en: {
    title: 'Sharing and supporters', lead: 'Nobody sees anything unless you say so. You can stop it in one tap.', none: 'You share with nobody.', until: 'Until {day}', ended: 'Ended', invited: 'Invited', active: 'Sharing', stop: 'Stop sharing', stopped: 'Stopped. {name} sees nothing more.', needsLine: 'This needs a connection, so that it ends at once. Call your clinic if you cannot wait.',
    invite: 'Invite a supporter', name: 'Their name', relation: 'Who they are to you', mayTitle: 'They may see', endsTitle: 'Until when', month1: '1 month', month3: '3 months', month6: '6 months', year: '1 year', agree: 'I agree that {name} may see this until {day}. I can stop it at any time.', inviteDo: 'Make a code', pickOne: 'Choose at least one thing, a name, and agree.',
    code: 'Give {name} this code', codeText: 'It works once, until {day}. Say it or write it. It is not kept here.',
    appointments: 'My appointments', attendance: 'Whether I came', dose_days: 'The days I go to the window', goals: 'My goals', relapse_prevention_plan: 'My early signs and what helps', lapse_alert: 'A word when I tell of a lapse', never: 'Never shared: doses, tests, notes, your journal.',
    lookedTitle: 'Who looked', lookedLead: 'Everyone who opened your record, newest first.', lookedNone: 'Nobody has opened it in the time shown.', emergency: 'Emergency access', times: { one: 'Once that day.', other: '{count} times that day.' }, reason: 'Reason: {reason}', older: 'Show older', ask: 'Something odd? Write to your team.',
    recordTitle: 'My record', recordLead: 'All of it, to read and to take with you.', load: 'Load my record', fileRead: 'Save to read', fileMachine: 'Save for other clinics (FHIR)', careful: 'The file is not locked. Keep it where only you can reach it.', made: 'Made {when}',
  },
  es: {
    title: 'Compartir y apoyos', lead: 'Nadie ve nada si tú no lo dices. Puedes pararlo con un toque.', none: 'No compartes con nadie.', until: 'Hasta el {day}', ended: 'Terminado', invited: 'Invitado', active: 'Compartiendo', stop: 'Dejar de compartir', stopped: 'Parado. {name} ya no ve nada.', needsLine: 'Esto necesita conexión para que termine enseguida. Llama a tu clínica si no puedes esperar.',
    invite: 'Invitar a un apoyo', name: 'Su nombre', relation: 'Quién es para ti', mayTitle: 'Puede ver', endsTitle: 'Hasta cuándo', month1: '1 mes', month3: '3 meses', month6: '6 meses', year: '1 año', agree: 'Acepto que {name} vea esto hasta el {day}. Puedo pararlo cuando quiera.', inviteDo: 'Hacer un código', pickOne: 'Elige al menos una cosa, un nombre, y acepta.',
    code: 'Da este código a {name}', codeText: 'Sirve una vez, hasta el {day}. Dilo o escríbelo. Aquí no se guarda.',
    appointments: 'Mis citas', attendance: 'Si fui', dose_days: 'Los días que voy a la ventanilla', goals: 'Mis metas', relapse_prevention_plan: 'Mis primeras señales y lo que ayuda', lapse_alert: 'Un aviso cuando cuento una recaída', never: 'Nunca se comparten: dosis, pruebas, notas, tu diario.',
    lookedTitle: 'Quién miró', lookedLead: 'Todos los que abrieron tu expediente, lo último primero.', lookedNone: 'Nadie lo abrió en este tiempo.', emergency: 'Acceso de emergencia', times: { one: 'Una vez ese día.', other: '{count} veces ese día.' }, reason: 'Motivo: {reason}', older: 'Ver anteriores', ask: '¿Algo raro? Escribe a tu equipo.',
    recordTitle: 'Mi expediente', recordLead: 'Todo, para leer y para llevarte.', load: 'Cargar mi expediente', fileRead: 'Guardar para leer', fileMachine: 'Guardar para otras clínicas (FHIR)', careful: 'El archivo no tiene llave. Guárdalo donde solo llegues tú.', made: 'Hecho {when}',
  },
});
