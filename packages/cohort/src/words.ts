/** What made-up people say, in their own words, and what the sessions are called. */
import type { PlannedGoal } from './events.ts';

type Lines = readonly [string, ...string[]];

export const askingWords: Lines = [
  'I want to stop but I get sick after half a day.', 'It has been heroin for six years and mostly fentanyl now. I am tired.', 'I tried on my own twice. I need the medicine this time.',
  'I lost my job last month and I am using every day.', 'My partner does not know I am writing this.', 'I was on buprenorphine before and it helped. I stopped going.', 'I do not want to be dead by summer.',
  'I started with pills after my back operation.', 'I have kids. Please tell me what happens with them if I come.', 'I can come any morning.',
];
export const askingWordsSpanish: Lines = ['Quiero dejarlo pero me enfermo a medio día.', 'Llevo cuatro años con heroína. Necesito ayuda.', 'Trabajo de noche, puedo ir por la mañana.'];
export const caringWords: Lines = ['My son stays in his room and I found foil. I do not know what to say to him.', 'My sister overdosed on Friday. She says she wants help.', 'I think my husband is using again.'];

export const goalWords: readonly [PlannedGoal, ...PlannedGoal[]] = [
  { words: 'Not wake up sick', area: 'use', step: 'Take my dose every day this month' },
  { words: 'Be there when my daughter comes out of school', area: 'family', step: 'Collect her on Tuesdays' },
  { words: 'Get my license back', area: 'work', step: 'Ask what the court still wants' },
  { words: 'A room with a door I can lock', area: 'home', step: 'Hand in the housing form with Marcus' },
  { words: 'Sleep through a night', area: 'health', step: 'No coffee after lunch, lights out at eleven' },
  { words: 'Go back to roofing before the winter', area: 'work', step: 'Call Ed about half days' },
  { words: 'Talk to my brother again', area: 'family', step: 'Write the letter, not send it yet' },
  { words: 'Stop injecting', area: 'use', step: 'Sort out the abscess, then talk about the dose' },
  { words: 'Get the hepatitis treated', area: 'health', step: 'Blood test at the next visit' },
  { words: 'Pay back my mother', area: 'money', step: 'Ten a week, in the envelope' },
  { words: 'Run again', area: 'health', step: 'Round the harbor once, slowly' },
  { words: 'Finish my course', area: 'work', step: 'Find out when the next intake is' },
  { words: 'One person I can ring at night', area: 'people', step: 'Go to the Thursday group twice' },
];
export const goalWordsSpanish: readonly [PlannedGoal, ...PlannedGoal[]] = [
  { words: 'No despertar enfermo', area: 'use', step: 'Tomar mi dosis cada día de este mes' },
  { words: 'Volver a ver a mis hijos los domingos', area: 'family', step: 'Llamar a su mamá el viernes' },
  { words: 'Trabajar sin esconderme', area: 'work', step: 'Hablar con el encargado sobre el turno' },
];

export const groupTitles: Lines = ['Relapse prevention', 'Morning group', 'Seeking safety', 'Sleep and stress', 'Women together', 'Urge surfing'];
export const triggers: Lines = ['argument', 'payday', 'alone in the evening', 'pain', 'saw somebody I used with', 'bored', 'bad news', 'could not sleep'];
export const copings: Lines = ['walked round the harbor', 'rode it out', 'called my sister', 'went to a group', 'cold water', 'breathing', 'texted Marcus', 'slept'];
export const lapseWords: Lines = ['One bag, on Friday. I told Rosa on Monday.', 'After the phone call. Smoked it, did not inject.', 'Two days, then I came back to the window.', 'It did nothing much, with the dose in me.', 'I was angry. I do not want to lose the month.'];
export const personMessages: Lines = ['Running ten minutes late for the window.', 'Can we move Thursday?', 'The bottle lid is stiff, is that one childproof?', 'I have a job interview on Monday morning, can I dose early?', 'Thank you for yesterday.'];
export const staffMessages: Lines = ['No problem, the window is open until eleven.', 'Yes. Friday at ten suits me. Does it suit you?', 'It is. Press and turn. Keep it in the box all the same.', 'Come at six, I will tell Ana.', 'Good to see you. See you on Thursday.'];
