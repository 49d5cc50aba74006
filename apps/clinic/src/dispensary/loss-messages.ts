/** Words of the form about a theft or loss: its questions, and what is still empty. */
import { catalogue } from '@fairlead/ui';

export const lossMessages = catalogue({
  en: {
    fillIn: 'Fill in the form', fillInHint: 'What is empty may be added later. Every change is kept with who made it. Nothing is sent from here: print it, or copy it into the authority’s own form.', keep: 'Keep the answers', yes: 'Yes', no: 'No', noNumber: 'Write a number.', paper: 'Form as PDF',
    complete: 'Every field of the form is filled in.', missing: { one: '{count} field of the form is empty', other: '{count} fields of the form are empty' }, ofLine: '{field} (line {line})', whereMissing: 'Address and registration stand under Staff and sites; code, trade name and price on the product’s card.',
    address: 'address', phone: 'telephone', number: 'registration number', county: 'county', officer: 'accountable officer', liaison: 'police liaison officer', ndc: 'NDC', tradeName: 'trade name', value: 'purchase value',
    happenedOn: 'Day it happened', policeTold: 'Were the police told?', policeDepartment: 'Police department', policePhone: 'Telephone of the police', policeReference: 'Police report number', marks: 'Marks by which the containers can be known', orderFormsTaken: 'Were order forms (222) taken?', orderFormNumbers: 'Numbers of the order forms',
    otherGoodsTaken: 'Was anything else taken?', otherGoodsMinor: 'Worth of what else was taken', anybodyHurt: 'Was anybody killed or injured?', kindInWords: 'What kind of theft or loss', carrier: 'Carrier', consignee: 'Consignee', consigneeNumber: 'DEA number of the consignee', cartonCame: 'Did the carton arrive?', cartonTampered: 'Did it look tampered with?',
    earlierWithCarrier: 'Earlier losses with this carrier', signer: 'Who signs: name and title', worth: 'Purchase value', alsoGone: 'Another container of the same loss', addContainer: 'Add a container',
  },
  es: {
    fillIn: 'Completar el formulario', fillInHint: 'Lo que falte puede añadirse después. Cada cambio se guarda con quien lo hizo. Desde aquí no se envía nada: imprímalo o cópielo en el formulario oficial.', keep: 'Guardar las respuestas', yes: 'Sí', no: 'No', noNumber: 'Escriba un número.', paper: 'Formulario en PDF',
    complete: 'Todos los campos del formulario están completos.', missing: { one: 'Falta {count} campo del formulario', other: 'Faltan {count} campos del formulario' }, ofLine: '{field} (línea {line})', whereMissing: 'La dirección y el registro están en Personal y sedes; el código, el nombre comercial y el precio, en la ficha del producto.',
    address: 'dirección', phone: 'teléfono', number: 'número de registro', county: 'condado', officer: 'responsable de controlados', liaison: 'enlace policial', ndc: 'NDC', tradeName: 'nombre comercial', value: 'valor de compra',
    happenedOn: 'Día en que ocurrió', policeTold: '¿Se avisó a la policía?', policeDepartment: 'Comisaría', policePhone: 'Teléfono de la policía', policeReference: 'Número de la denuncia', marks: 'Marcas por las que se reconocen los envases', orderFormsTaken: '¿Se llevaron formularios de pedido (222)?', orderFormNumbers: 'Números de los formularios',
    otherGoodsTaken: '¿Se llevaron algo más?', otherGoodsMinor: 'Valor de lo demás', anybodyHurt: '¿Hubo muertos o heridos?', kindInWords: 'Qué tipo de hurto o pérdida', carrier: 'Transportista', consignee: 'Destinatario', consigneeNumber: 'Número DEA del destinatario', cartonCame: '¿Llegó el bulto?', cartonTampered: '¿Parecía manipulado?',
    earlierWithCarrier: 'Pérdidas anteriores con este transportista', signer: 'Quién firma: nombre y cargo', worth: 'Valor de compra', alsoGone: 'Otro envase de la misma pérdida', addContainer: 'Añadir un envase',
  },
});
