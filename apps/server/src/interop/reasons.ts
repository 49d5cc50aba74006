/** Why an entry was not kept, in the words of whoever reads it. */
import type { ImportReason } from '@fairlead/contract/interop';

interface Words {
  readonly en: string;
  readonly es: string;
}

const said = {
  'no-resource': { en: 'There is no resource in this entry.', es: 'No hay ningún recurso en esta entrada.' },
  'no-type': { en: 'It does not say what sort of resource it is.', es: 'No dice qué tipo de recurso es.' },
  'bad-id': { en: 'Its id is none that FHIR allows (letters, digits, dots and hyphens, 64 at most).', es: 'Su identificador no es de los que admite FHIR (letras, cifras, puntos y guiones, 64 como máximo).' },
  'nested-bundle': { en: 'A bundle inside a bundle is not opened. Import it by itself.', es: 'Un paquete dentro de otro no se abre. Impórtelo por separado.' },
  'no-person': { en: 'It does not say whose record it belongs to.', es: 'No dice a qué historia pertenece.' },
  'unknown-person': { en: 'It names a person who is neither in this file nor known from this source: {what}.', es: 'Nombra a una persona que no está en este archivo ni se conoce de este origen: {what}.' },
  'two-people': { en: 'It would tie the records of two people together ({what}), so it was left out.', es: 'Uniría las historias de dos personas ({what}), por eso se dejó fuera.' },
  'other-person-before': { en: 'The same id of this source stood in another person’s record before. Nothing was changed.', es: 'El mismo identificador de este origen estaba antes en la historia de otra persona. No se cambió nada.' },
  'another-human': { en: 'This source sent somebody else under this id before: neither name nor date of birth agrees. Nothing was changed.', es: 'Este origen envió antes a otra persona con este identificador: no coinciden ni el nombre ni la fecha de nacimiento. No se cambió nada.' },
  'unreadable': { en: '{what} cannot be read.', es: 'No se puede leer {what}.' },
  'answers': { en: 'An answer is none that the instrument has ({what}).', es: 'Una respuesta no es de las que tiene el instrumento ({what}).' },
  'dose-there': { en: 'The record has another dose on {what}. Look at it there; an import never changes a dose.', es: 'La historia tiene otra dosis el {what}. Revísela allí; una importación nunca cambia una dosis.' },
  'open-episode': { en: 'This person is in an open episode here already.', es: 'Esta persona ya está en un episodio abierto aquí.' },
  'no-clinician': { en: 'This site has nobody who can be the responsible clinician.', es: 'Este centro no tiene a nadie que pueda ser el profesional responsable.' },
  'changed': { en: 'It is here already and says something else now. Change it in the record; an import does not.', es: 'Ya está aquí y ahora dice otra cosa. Cámbielo en la historia; una importación no lo hace.' },
  'row-of-ours': { en: 'It claims to be a row of this record and is none, or differs from it.', es: 'Dice ser una fila de esta historia y no lo es, o difiere de ella.' },
  'database': { en: 'The record cannot hold it ({what}).', es: 'La historia no lo puede guardar ({what}).' },
  'bad-row': { en: 'This row cannot be read: {what}.', es: 'No se puede leer esta fila: {what}.' },
  'no-medicine': { en: 'No arm of the trial says which medicine this was.', es: 'Ningún grupo del ensayo dice qué medicamento era.' },
  'twice': { en: 'The same row stands in the table twice.', es: 'La misma fila está dos veces en la tabla.' },
  'alike': { en: 'Somebody with this name and date of birth is here already ({what}). Look whether they are one person.', es: 'Ya hay alguien con este nombre y fecha de nacimiento ({what}). Compruebe si son la misma persona.' },
  'not-in-force': { en: 'Kept to read; a consent is in force here only when it is signed here.', es: 'Guardado para leer; un consentimiento solo rige aquí cuando se firma aquí.' },
} as const satisfies Record<string, Words>;

export type ReasonCode = keyof typeof said;

/** A reason with its sentence in both languages. `what` is cut, since it comes from the file. */
export function reason(code: ReasonCode, what = ''): ImportReason {
  const words = said[code];
  const shown = what.slice(0, 120);
  return { code, en: words.en.replace('{what}', shown), es: words.es.replace('{what}', shown) };
}

/** What is wrong with a file as a whole. */
export const faults: Readonly<Record<string, Words>> = {
  'not-a-bundle': { en: 'This is no FHIR bundle: {what}.', es: 'Esto no es un paquete FHIR: {what}.' },
  'bundle-kind': { en: 'Only bundles of type collection, transaction, batch, searchset, document or history can be imported.', es: 'Solo se pueden importar paquetes de tipo collection, transaction, batch, searchset, document o history.' },
  'too-many': { en: 'There are more than 500 entries ({what}). Send them in parts, or use the command npm run import.', es: 'Hay más de 500 entradas ({what}). Envíelas por partes o use el comando npm run import.' },
  'same-id-twice': { en: 'Two entries have one name: {what}. Nobody can say which is meant.', es: 'Dos entradas tienen el mismo nombre: {what}. No se puede saber cuál se quiere decir.' },
  'circle': { en: 'Entries stand under one another in a circle ({what}).', es: 'Las entradas dependen unas de otras en círculo ({what}).' },
  'nested-contained': { en: 'A contained resource holds another ({what}).', es: 'Un recurso contenido contiene otro ({what}).' },
  'empty': { en: 'There is nothing in it.', es: 'No contiene nada.' },
  'not-json': { en: 'This cannot be read as JSON: {what}.', es: 'Esto no se puede leer como JSON: {what}.' },
  'too-deep': { en: 'It nests deeper than 64 levels: {what}.', es: 'Tiene más de 64 niveles: {what}.' },
  'no-table': { en: 'None of the trial tables is here; at least everybody.csv is needed.', es: 'No está ninguna de las tablas del ensayo; hace falta al menos everybody.csv.' },
  'bad-table': { en: 'A table cannot be read: {what}.', es: 'No se puede leer una tabla: {what}.' },
  'mixed': { en: 'Bundles and tables cannot be imported together.', es: 'No se pueden importar juntos paquetes y tablas.' },
  'other-day-zero': { en: 'These people are here already with study day 0 on {what}. Give that day, so that nothing stands twice.', es: 'Estas personas ya están aquí con el día 0 del estudio el {what}. Indique ese día para que nada quede dos veces.' },
};

export function sayFault(fault: string, where: string, language: 'en' | 'es' = 'en'): string {
  return (faults[fault]?.[language] ?? fault).replace('{what}', where.slice(0, 120));
}
