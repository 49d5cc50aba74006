import { catalogue } from '@fairlead/ui/words';

/** Steps follow the product's clinical reference, section 6.1. */
export const crisisMessages = catalogue({
  en: {
    title: 'Hard to wake, or hardly breathing?', call: 'Call {number}', sayLabel: 'Say:', say: '“Not breathing well, won’t wake up.” Give the street and the door.',
    step1: 'One spray of naloxone, one nostril', step1More: 'Head back, tip in, press all the way. No spray? Step 2.', step2: 'Breathe for them, if you know how', step2More: 'If they breathe on their own, lay them on one side.', step3: 'No better after 3 minutes? Second spray', step3More: 'The other nostril, a new device.', step4: 'Stay until help is there', step4More: 'Naloxone fades in 20 to 40 minutes. They can stop breathing again.',
    talk: 'If you need someone now', thoughts: 'Thoughts of ending your life, or just too much? Call. You do not need a plan or a reason.', crisis: 'Crisis line', urgent_advice: 'Urgent advice', listening: 'Someone to listen', emergency: 'Emergency', day: 'day and night', text: 'or text {number}', signsTitle: 'How an overdose looks', sign1: 'Cannot be woken by shouting or rubbing the breastbone', sign2: 'Slow breath, long gaps, snoring or gurgling', sign3: 'Blue or grey lips and fingertips', sign4: 'Tiny pupils', dont: 'Do not', dont1: 'leave them alone', dont2: 'put them in a cold bath or make them walk', dont3: 'give coffee, salt water or other drugs', country: 'Help in', US: 'United States', GB: 'United Kingdom', naloxone: 'How to use naloxone',
  },
  es: {
    title: '¿No despierta, o apenas respira?', call: 'Llama al {number}', sayLabel: 'Di:', say: '“No respira bien, no despierta.” Da la calle y la puerta.',
    step1: 'Un rociado de naloxona, en una fosa nasal', step1More: 'Cabeza atrás, punta dentro, aprieta hasta el fondo. ¿No hay? Paso 2.', step2: 'Dale respiración, si sabes cómo', step2More: 'Si respira solo, ponlo de lado.', step3: '¿Igual después de 3 minutos? Segundo rociado', step3More: 'La otra fosa, un aparato nuevo.', step4: 'Quédate hasta que llegue ayuda', step4More: 'La naloxona se va en 20 a 40 minutos. Puede dejar de respirar otra vez.',
    talk: 'Si necesitas a alguien ahora', thoughts: '¿Piensas en quitarte la vida, o es demasiado? Llama. No hace falta un plan ni un motivo.', crisis: 'Línea de crisis', urgent_advice: 'Consejo urgente', listening: 'Alguien que escucha', emergency: 'Emergencia', day: 'día y noche', text: 'o texto al {number}', signsTitle: 'Cómo se ve una sobredosis', sign1: 'No despierta al gritar o frotar el pecho', sign2: 'Respira lento, con pausas, ronquidos o gorgoteo', sign3: 'Labios y dedos azules o grises', sign4: 'Pupilas muy pequeñas', dont: 'No', dont1: 'dejar a la persona a solas', dont2: 'meterla en agua fría ni hacerla caminar', dont3: 'dar café, agua con sal u otras drogas', country: 'Ayuda en', US: 'Estados Unidos', GB: 'Reino Unido', naloxone: 'Cómo usar la naloxona',
  },
});
