import { catalogue } from '@fairlead/ui/words';

export const doorMessages = catalogue({
  en: {
    skip: 'Skip to the page', urgentQ: 'Someone will not wake, or hardly breathes?', urgentCall: 'Call {number} now', urgentThen: ', then', urgentDo: 'what to do', emergency: 'Emergency',
    signs: 'Signs', treatment: 'Treatment', services: 'Find help', cost: 'Cost and waiting', family: 'Family and friends', helpNow: 'Help now', ask: 'Ask for help', main: 'Main', language: 'Language', leave: 'Leave', leaveTo: 'https://www.weather.gov/', read: 'Read this page aloud',
    demo: 'This is a demo. Places, prices and people on these pages are made up.', foot: '{name} uses Fairlead, an open treatment system.', privacy: 'These pages set no cookies and keep no trace of what you read.',
    notFound: 'This page is not here', notFoundLead: 'It may have moved. These pages are:', home: 'Start', passport: 'Check a dose passport',
  },
  'en-GB': { leaveTo: 'https://www.bbc.co.uk/weather' },
  es: {
    skip: 'Ir a la página', urgentQ: '¿Alguien no despierta o apenas respira?', urgentCall: 'Llama al {number} ya', urgentThen: ', y luego', urgentDo: 'qué hacer', emergency: 'Emergencia',
    signs: 'Señales', treatment: 'Tratamiento', services: 'Buscar ayuda', cost: 'Costo y espera', family: 'Familia y amigos', helpNow: 'Ayuda ya', ask: 'Pedir ayuda', main: 'Principal', language: 'Idioma', leave: 'Salir', leaveTo: 'https://www.weather.gov/', read: 'Leer esta página en voz alta',
    demo: 'Esto es una demostración. Lugares, precios y personas son inventados.', foot: '{name} usa Fairlead, un sistema abierto de tratamiento.', privacy: 'Estas páginas no usan cookies y no guardan lo que lees.',
    notFound: 'Esta página no está aquí', notFoundLead: 'Puede que se haya movido. Las páginas son:', home: 'Inicio', passport: 'Comprobar un pasaporte de dosis',
  },
});
