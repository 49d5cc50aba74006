/** Words of the page on which a medicine is chosen together. */
import { catalogue } from '@fairlead/ui';

export const choiceMessages = catalogue({
  en: {
    title: 'Choose the medicine together', sub: 'Fill it in side by side. Nothing is ranked; the person chooses, the prescriber prescribes.', open: 'Choose the medicine together',
    matters: 'What matters to me', isSo: 'What is so', fromRecord: 'from the record', yes: 'Yes', no: 'No', unknown: 'Not known', qtc: 'QTc', liver: 'Liver class (Child-Pugh)', alt: 'ALT, times the upper limit', lastOpioid: 'Last opioid', daysFree: 'Days without any opioid', notKnown: 'Not known',
    opioid_heroin: 'Heroin', opioid_fentanyl: 'Fentanyl', opioid_oxycodone: 'Oxycodone', opioid_methadone: 'Methadone', 'opioid_long-acting': 'Another long-acting opioid', opioid_other: 'Another short-acting opioid',
    ownWords: 'In the person’s own words', ownWordsHint: 'What they want from a medicine, and what not.', note: 'Note of the prescriber', chosen: 'What the person chose', notYet: 'Not yet', keep: 'Keep this', kept: 'Version {version}, kept by {by}, {at}', begun: 'Version {version}, written at home by the person, {at}', newOrder: 'New order with this', compare: 'Compare', earlier: 'Earlier versions', none: 'Nobody has talked about it here yet.',
    'o-methadone': 'Methadone', 'o-buprenorphine': 'Buprenorphine, every day', 'o-buprenorphine-depot': 'Buprenorphine, injection', 'o-naltrexone': 'Naltrexone, tablets', 'o-naltrexone-depot': 'Naltrexone, injection', 'o-none': 'No medicine for now',
    for: 'For it', against: 'Against it', know: 'Good to know', gates: 'What the rules say today', nothingFor: 'Nothing that was named here.', missing: 'Not known yet: {facts}', unchecked: 'read the source first', product: 'our own words', back: 'Back to the orders', print: 'Print',
  },
  es: {
    title: 'Elegir la medicina en compañía', sub: 'Rellénelo lado a lado. No hay clasificación: la persona elige, el prescriptor receta.', open: 'Elegir la medicina en compañía',
    matters: 'Lo que me importa', isSo: 'Lo que hay', fromRecord: 'de la historia', yes: 'Sí', no: 'No', unknown: 'No se sabe', qtc: 'QTc', liver: 'Clase hepática (Child-Pugh)', alt: 'ALT, veces el límite superior', lastOpioid: 'Último opioide', daysFree: 'Días sin ningún opioide', notKnown: 'No se sabe',
    opioid_heroin: 'Heroína', opioid_fentanyl: 'Fentanilo', opioid_oxycodone: 'Oxicodona', opioid_methadone: 'Metadona', 'opioid_long-acting': 'Otro opioide de acción larga', opioid_other: 'Otro opioide de acción corta',
    ownWords: 'En palabras de la persona', ownWordsHint: 'Qué quiere de una medicina y qué no.', note: 'Nota del prescriptor', chosen: 'Lo que eligió la persona', notYet: 'Aún no', keep: 'Guardar', kept: 'Versión {version}, guardada por {by}, {at}', begun: 'Versión {version}, escrita en casa por la persona, {at}', newOrder: 'Nueva orden con esto', compare: 'Comparar', earlier: 'Versiones anteriores', none: 'Aquí aún no se habló de ello.',
    'o-methadone': 'Metadona', 'o-buprenorphine': 'Buprenorfina, a diario', 'o-buprenorphine-depot': 'Buprenorfina, inyección', 'o-naltrexone': 'Naltrexona, tabletas', 'o-naltrexone-depot': 'Naltrexona, inyección', 'o-none': 'Ninguna medicina por ahora',
    for: 'A favor', against: 'En contra', know: 'Conviene saber', gates: 'Lo que dicen hoy las reglas', nothingFor: 'Nada de lo que se nombró aquí.', missing: 'Aún no se sabe: {facts}', unchecked: 'lea antes la fuente', product: 'palabras nuestras', back: 'Volver a las órdenes', print: 'Imprimir',
  },
});
