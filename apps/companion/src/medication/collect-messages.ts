import { catalogue } from '@fairlead/ui/words';

export const collectMessages = catalogue({
  en: {
    title: 'Where you collect', today: 'today', next: 'Next: {day}', takenThere: 'You take a dose there.', goesHome: { one: 'One dose goes home with you, for {days}.', other: '{count} doses go home with you, for {days}.' }, onlyHome: { one: 'You collect one dose, for {days}.', other: 'You collect {count} doses, for {days}.' },
    open: 'Opens on {days}.', openAt: '{days}: {times}', openAsk: '{days}: ask when it opens', openThen: 'Open {times}', closed: 'Closed on {day}', other: 'You are dosed there for now.', maps: 'Open in my maps', mapsHint: 'Your own maps app shows the way. We are not told.', copy: 'Copy the address', copied: 'Copied', call: 'Call {name}', card: 'My code for the check-in screen', cardText: 'Show it when you come',
    cardTitle: 'Check-in code', cardLead: 'Hold it to the reader at the clinic’s door. It says who you are to that screen and nothing else.', cardShow: 'Show my code', cardRenew: 'Load it again', cardCode: 'Your check-in code', cardLost: 'If somebody else has it, ask the desk for a new one. The old one ends at once.', cardOffline: 'It works without a connection.', onlyOnline: 'This needs a connection the first time.', away: 'Take it off this phone',
  },
  es: {
    title: 'Dónde recoges', today: 'hoy', next: 'Próxima vez: {day}', takenThere: 'Tomas una dosis allí.', goesHome: { one: 'Una dosis va a casa contigo, para el {days}.', other: '{count} dosis van a casa contigo, para el {days}.' }, onlyHome: { one: 'Recoges una dosis, para el {days}.', other: 'Recoges {count} dosis, para el {days}.' },
    open: 'Abre: {days}.', openAt: '{days}: {times}', openAsk: '{days}: pregunta a qué hora abre', openThen: 'Abierta {times}', closed: 'Cierra el {day}', other: 'Por ahora te dan la dosis allí.', maps: 'Abrir en mis mapas', mapsHint: 'Tu propia app de mapas muestra el camino. No nos enteramos.', copy: 'Copiar la dirección', copied: 'Copiada', call: 'Llamar a {name}', card: 'Mi código para la pantalla de registro', cardText: 'Muéstralo al llegar',
    cardTitle: 'Código de registro', cardLead: 'Acércalo al lector en la puerta de la clínica. Le dice a esa pantalla quién eres, y nada más.', cardShow: 'Mostrar mi código', cardRenew: 'Cargarlo de nuevo', cardCode: 'Tu código de registro', cardLost: 'Si lo tiene otra persona, pide uno nuevo en recepción. El anterior termina al instante.', cardOffline: 'Funciona sin conexión.', onlyOnline: 'La primera vez necesita conexión.', away: 'Quitarlo de este teléfono',
  },
});
