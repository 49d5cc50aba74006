/** Words of the photo that a face at the window is compared with. */
import { catalogue } from '@fairlead/ui';

export const photoMessages = catalogue({
  en: {
    photo: 'Photo', photoOf: 'Photo of {name}', take: 'Take a photo', takeNew: 'Take a new photo', noneYet: 'No photo yet.', none: 'No photo, by choice', noneSub: 'Use other identifiers.', notedBy: '{name}, {day}', earlier: { one: 'One earlier note is kept.', other: '{count} earlier notes are kept.' },
    title: 'Photo for the window', ask: 'Ask first. The photo shows the care team who stands at the window. {name} may say no, now or later, and is dosed all the same.', agrees: '{name} agrees to a photo', wantsNone: '{name} wants no photo', takeBack: '{name} takes the consent back', backSub: 'The photo is not shown again. That it was there stays in the record.',
    shoot: 'Take it', again: 'Again', keep: 'Keep this photo', file: 'Or choose a picture', noCamera: 'No camera could be opened here.', noCameraSub: 'Choose a picture instead, or let the browser use the camera.', starting: 'The camera is being opened.', notRead: 'This picture cannot be read.', notReadSub: 'Choose a JPEG, PNG or WebP picture.', preview: 'The photo as it will be kept', viewfinder: 'What the camera sees', close: 'Close', first: 'Ask and tick that they agree', askedNone: 'Asked and wanted none', tookBack: 'Took consent back', taken: 'Taken',
  },
  es: {
    photo: 'Foto', photoOf: 'Foto de {name}', take: 'Tomar una foto', takeNew: 'Tomar otra foto', noneYet: 'Aún sin foto.', none: 'Sin foto, por elección', noneSub: 'Use otros identificadores.', notedBy: '{name}, {day}', earlier: { one: 'Se conserva una nota anterior.', other: 'Se conservan {count} notas anteriores.' },
    title: 'Foto para la ventanilla', ask: 'Pregunte primero. La foto muestra al equipo quién está en la ventanilla. {name} puede decir que no, ahora o después, y recibe su dosis igual.', agrees: '{name} acepta una foto', wantsNone: '{name} no quiere foto', takeBack: '{name} retira el consentimiento', backSub: 'La foto no se vuelve a mostrar. Que existió queda en el expediente.',
    shoot: 'Tomarla', again: 'Otra vez', keep: 'Guardar esta foto', file: 'O elija una imagen', noCamera: 'Aquí no se pudo abrir ninguna cámara.', noCameraSub: 'Elija una imagen o permita la cámara en el navegador.', starting: 'Se está abriendo la cámara.', notRead: 'Esta imagen no se puede leer.', notReadSub: 'Elija una imagen JPEG, PNG o WebP.', preview: 'La foto como se guardará', viewfinder: 'Lo que ve la cámara', close: 'Cerrar', first: 'Pregunte y marque que acepta', askedNone: 'Se preguntó y no quiso', tookBack: 'Retiró el consentimiento', taken: 'Tomada',
  },
});
