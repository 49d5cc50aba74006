/** Words of calling people, of whom the check-in screen did not know, and of how long people take. */
import { catalogue } from '@fairlead/ui';

export const callMessages = catalogue({
  en: {
    callNext: 'Call the next', nobodyToCall: 'Nobody else waits', toWindow: 'window', call: 'Call', callNamed: 'Call {name}', called: 'called to {window}', numberOf: 'No. {number}', screens: 'Screens',
    unknown: 'Came by the screen, not known', typedAs: 'typed {initials}, born {day}', strangeCard: 'showed a card that is not known here', thisIs: 'This is {name}', drop: 'Settled', dropNamed: 'Number {number} is settled', chooseWho: 'Ask who has this number, then choose the person in the list of those not here yet.',
    takes: 'A person takes', seconds: '{seconds} s', dayTitle: 'How the window works', daySays: { one: '{count} person today; half took no longer than {seconds} s.', other: '{count} people today; half took no longer than {seconds} s.' }, dayFew: { one: '{count} person measured today. A median needs five.', other: '{count} people measured today. A median needs five.' }, dayTarget: 'Aim: {seconds} s.', dayEarlier: 'Earlier days', dayDay: 'Day', dayPeople: 'People', dayMedian: 'Median', dayNobody: 'From opening a person to the dose being given. Kept without anybody’s name.',
  },
  es: {
    callNext: 'Llamar al siguiente', nobodyToCall: 'Nadie más espera', toWindow: 'ventanilla', call: 'Llamar', callNamed: 'Llamar a {name}', called: 'llamada a la {window}', numberOf: 'N.º {number}', screens: 'Pantallas',
    unknown: 'Llegó por la pantalla, sin reconocer', typedAs: 'escribió {initials}, nació el {day}', strangeCard: 'mostró una tarjeta que aquí no se conoce', thisIs: 'Es {name}', drop: 'Resuelto', dropNamed: 'El número {number} está resuelto', chooseWho: 'Pregunte quién tiene este número y elija a la persona en la lista de quienes aún no han llegado.',
    takes: 'Una persona tarda', seconds: '{seconds} s', dayTitle: 'Cómo va la ventanilla', daySays: { one: '{count} persona hoy; la mitad no tardó más de {seconds} s.', other: '{count} personas hoy; la mitad no tardó más de {seconds} s.' }, dayFew: { one: '{count} persona medida hoy. La mediana necesita cinco.', other: '{count} personas medidas hoy. La mediana necesita cinco.' }, dayTarget: 'Meta: {seconds} s.', dayEarlier: 'Días anteriores', dayDay: 'Día', dayPeople: 'Personas', dayMedian: 'Mediana', dayNobody: 'Desde abrir a una persona hasta dar la dosis. Se guarda sin el nombre de nadie.',
  },
});
