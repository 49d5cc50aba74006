/** Words of naloxone orders. */
import { catalogue } from '@fairlead/ui';

export const naloxoneMessages = catalogue({
  en: {
    naloxone: 'Naloxone', enough: 'Holds {held} devices: enough for now.', needed: { one: 'Needs 1 device now; holds {held}.', other: 'Needs {count} devices now; holds {held}.' }, order: 'Order naloxone', standFor: 'Standing order for this site', standHint: 'For anybody in care here who needs a kit, for a year.', product: 'Kit', kits: 'How many kits', reason: 'Why', sign: 'Sign', cancel: 'Cancel', standing: 'standing order', issuedOf: '{issued} of {kits} issued', orderedBy: 'ordered by {by}, until {until}', issue: 'Issue a kit', end: 'End', noLonger: 'No longer needed.', devices: 'Devices in the kit', lot: 'Lot', expires: 'Good until', trained: 'Shown how to use it', handOver: 'Handed over', before: { one: '1 order before.', other: '{count} orders before.' },
    nasal_4mg: 'Nasal spray 4 mg', nasal_8mg: 'Nasal spray 8 mg', nasal_3mg: 'Nasal spray 3 mg', im_0_4mg: 'Injection 0.4 mg', im_5mg: 'Injection 5 mg', prenoxad: 'Prenoxad', nyxoid: 'Nyxoid',
  },
  es: {
    naloxone: 'Naloxona', enough: 'Tiene {held} dispositivos: por ahora bastan.', needed: { one: 'Necesita 1 dispositivo ya; tiene {held}.', other: 'Necesita {count} dispositivos ya; tiene {held}.' }, order: 'Ordenar naloxona', standFor: 'Orden permanente de este centro', standHint: 'Para cualquiera en atención aquí que necesite un equipo, durante un año.', product: 'Equipo', kits: 'Cuántos equipos', reason: 'Por qué', sign: 'Firmar', cancel: 'Cancelar', standing: 'orden permanente', issuedOf: '{issued} de {kits} entregados', orderedBy: 'ordenada por {by}, hasta {until}', issue: 'Entregar un equipo', end: 'Terminar', noLonger: 'Ya no hace falta.', devices: 'Dispositivos del equipo', lot: 'Lote', expires: 'Válido hasta', trained: 'Se mostró cómo usarla', handOver: 'Entregado', before: { one: '1 orden anterior.', other: '{count} órdenes anteriores.' },
    nasal_4mg: 'Aerosol nasal 4 mg', nasal_8mg: 'Aerosol nasal 8 mg', nasal_3mg: 'Aerosol nasal 3 mg', im_0_4mg: 'Inyección 0.4 mg', im_5mg: 'Inyección 5 mg', prenoxad: 'Prenoxad', nyxoid: 'Nyxoid',
  },
});
