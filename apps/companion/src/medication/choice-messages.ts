/** Words of the page on which a person thinks about a medicine at home. */
import { catalogue } from '@fairlead/ui/words';

export const choiceMessages = catalogue({
  en: {
    title: 'Which medicine?', lead: 'You choose, together with your team. Nothing here is ranked.', matters: 'What matters to me', tick: 'Tick what is true for you', ownWords: 'In my own words', send: 'Send to my team', kept: 'Your team sees it.', notSent: 'Not sent. Try again when you are online.', chosen: 'Chosen together: {medicine}', for: 'For it', against: 'Against it', know: 'Good to know',
    'o-methadone': 'Methadone', 'o-buprenorphine': 'Buprenorphine, every day', 'o-buprenorphine-depot': 'Buprenorphine, injection', 'o-naltrexone': 'Naltrexone, tablets', 'o-naltrexone-depot': 'Naltrexone, injection', 'o-none': 'No medicine for now',
  },
  es: {
    title: '¿Qué medicina?', lead: 'Usted elige, junto con su equipo. Aquí nada está clasificado.', matters: 'Lo que me importa', tick: 'Marque lo que es verdad para usted', ownWords: 'Con mis palabras', send: 'Enviar a mi equipo', kept: 'Su equipo lo ve.', notSent: 'No se envió. Inténtelo con conexión.', chosen: 'Elección en compañía: {medicine}', for: 'A favor', against: 'En contra', know: 'Conviene saber',
    'o-methadone': 'Metadona', 'o-buprenorphine': 'Buprenorfina, a diario', 'o-buprenorphine-depot': 'Buprenorfina, inyección', 'o-naltrexone': 'Naltrexona, tabletas', 'o-naltrexone-depot': 'Naltrexona, inyección', 'o-none': 'Ninguna medicina por ahora',
  },
});
