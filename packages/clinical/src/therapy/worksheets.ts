/** Worksheets of therapies as forms: what is asked, in which range, in our own words. Answers keep the form's version. */
import type { Cite, Sentence } from '../rule.ts';

export type WorksheetItem =
  | { readonly id: string; readonly kind: 'text'; readonly label: Sentence }
  | { readonly id: string; readonly kind: 'scale'; readonly label: Sentence; readonly min: number; readonly max: number; readonly ends?: readonly [Sentence, Sentence] }
  | { readonly id: string; readonly kind: 'minutes'; readonly label: Sentence; readonly min: number; readonly max: number }
  | { readonly id: string; readonly kind: 'yes_no'; readonly label: Sentence };

export interface Worksheet {
  readonly id: string;
  readonly version: string;
  readonly names: Sentence;
  readonly says: Sentence;
  readonly items: readonly WorksheetItem[];
  readonly cite: Cite;
}

export type WorksheetAnswer = string | number | boolean;
export type WorksheetAnswers = Readonly<Record<string, WorksheetAnswer>>;

const text = (id: string, en: string, es: string): WorksheetItem => ({ id, kind: 'text', label: { en, es } });
const scale = (id: string, max: number, en: string, es: string): WorksheetItem => ({ id, kind: 'scale', min: 0, max, label: { en, es } });
const cite = (source: string): Cite => ({ source, mark: 'unchecked' });
const version = '2026.1';

export const worksheets: readonly Worksheet[] = [
  {
    id: 'chain', version, cite: cite('CBT functional analysis: trigger, thought, feeling, behaviour, consequences'),
    names: { en: 'The chain of one situation', es: 'La cadena de una situación' }, says: { en: 'One time you used, or nearly did, link by link.', es: 'Una vez que consumió, o casi, eslabón por eslabón.' },
    items: [
      text('trigger', 'What came before: where, when, with whom', 'Qué pasó antes: dónde, cuándo, con quién'), text('thought', 'What went through my mind', 'Qué pensé'), text('feeling', 'What I felt', 'Qué sentí'), scale('intensity', 100, 'How strong it was, 0 to 100', 'Qué tan fuerte fue, de 0 a 100'),
      text('behaviour', 'What I did', 'Qué hice'), text('good', 'What was good about it', 'Qué tuvo de bueno'), text('bad', 'What was not', 'Qué no tuvo de bueno'), text('coping', 'What helped, or could help next time', 'Qué ayudó o podría ayudar la próxima vez'),
    ],
  },
  {
    id: 'thought_record', version, cite: cite('CBT thought record, seven columns'),
    names: { en: 'Thought record', es: 'Registro de pensamientos' }, says: { en: 'Weigh one thought that hurts.', es: 'Sopesar un pensamiento que duele.' },
    items: [
      text('situation', 'Situation', 'Situación'), scale('mood', 100, 'How strong the feeling was, 0 to 100', 'Intensidad de la emoción, de 0 a 100'), text('thought', 'The thought that came by itself', 'El pensamiento que vino solo'), text('for', 'What speaks for it', 'Qué lo apoya'),
      text('against', 'What speaks against it', 'Qué lo contradice'), text('balanced', 'A fairer thought', 'Un pensamiento más justo'), scale('mood_after', 100, 'How strong the feeling is now, 0 to 100', 'Intensidad ahora, de 0 a 100'),
    ],
  },
  {
    id: 'diary_card', version, cite: cite('DBT diary card: urges 0-5, use, self-harm urge, emotions, skills 0-7'),
    names: { en: 'Diary card of one day', es: 'Tarjeta diaria' }, says: { en: 'One line a day; zeros are answers too.', es: 'Una línea al día; los ceros también son respuestas.' },
    items: [
      scale('urge_use', 5, 'Urge to use, 0 to 5', 'Ganas de consumir, de 0 a 5'), { id: 'used', kind: 'yes_no', label: { en: 'Used today', es: 'Consumió hoy' } }, scale('urge_self_harm', 5, 'Urge to hurt myself, 0 to 5', 'Ganas de hacerme daño, de 0 a 5'),
      scale('sadness', 5, 'Sadness, 0 to 5', 'Tristeza, de 0 a 5'), scale('anger', 5, 'Anger, 0 to 5', 'Enfado, de 0 a 5'), scale('fear', 5, 'Fear, 0 to 5', 'Miedo, de 0 a 5'), scale('shame', 5, 'Shame, 0 to 5', 'Vergüenza, de 0 a 5'), scale('joy', 5, 'Joy, 0 to 5', 'Alegría, de 0 a 5'),
      scale('skills', 7, 'Skills used, 0 (not thought of) to 7 (used, and helped without trying)', 'Habilidades usadas, de 0 (ni las pensé) a 7 (las usé sin esfuerzo y ayudaron)'), text('note', 'Anything else', 'Algo más'),
    ],
  },
  {
    id: 'rulers', version, cite: cite('Motivational interviewing: importance and confidence rulers 0-10'),
    names: { en: 'Readiness rulers', es: 'Reglas de disposición' }, says: { en: 'Two rulers and the question: why not lower?', es: 'Dos reglas y la pregunta: ¿por qué no menos?' },
    items: [
      text('change', 'The change we speak of', 'El cambio del que hablamos'), scale('importance', 10, 'How important it is, 0 to 10', 'Qué tan importante es, de 0 a 10'), text('importance_why', 'Why not lower', 'Por qué no menos'), scale('confidence', 10, 'How sure I am that I can, 0 to 10', 'Qué tan capaz me siento, de 0 a 10'),
      text('confidence_why', 'Why not lower, and what would make it one more', 'Por qué no menos y qué lo subiría uno'), text('change_talk', 'Their own words for change', 'Sus propias palabras de cambio'),
    ],
  },
  {
    id: 'urge_surfing', version, cite: cite('Urge surfing: 0-10 each minute, a usual wave lasts 15-30 minutes'),
    names: { en: 'Riding out an urge', es: 'Dejar pasar una ola de ganas' }, says: { en: 'A wave rises, stands and falls. Most last 15 to 30 minutes.', es: 'La ola sube, se mantiene y baja. La mayoría dura de 15 a 30 minutos.' },
    items: [scale('start', 10, 'At the start, 0 to 10', 'Al empezar, de 0 a 10'), scale('peak', 10, 'At its highest, 0 to 10', 'En lo más alto, de 0 a 10'), scale('end', 10, 'At the end, 0 to 10', 'Al final, de 0 a 10'), { id: 'minutes', kind: 'minutes', min: 0, max: 240, label: { en: 'How many minutes it lasted', es: 'Cuántos minutos duró' } }, text('body', 'Where I felt it', 'Dónde la sentí'), text('helped', 'What helped', 'Qué ayudó')],
  },
];

/** One worksheet by its id. */
export function worksheetById(id: string): Worksheet | undefined {
  return worksheets.find((each) => each.id === id);
}

export interface AnswerProblem { readonly item: string; readonly problem: 'unknown_item' | 'wrong_kind' | 'out_of_range' }

/** What is wrong with a filled-in sheet; empty where nothing is. A missing answer is allowed: nobody has to fill in everything. Out of range is rejected, never clamped. */
export function worksheetProblems(sheet: Worksheet, answers: WorksheetAnswers): readonly AnswerProblem[] {
  return Object.entries(answers).flatMap(([id, value]): AnswerProblem[] => {
    const item = sheet.items.find((each) => each.id === id);
    if (item === undefined) return [{ item: id, problem: 'unknown_item' }];
    if (item.kind === 'text') return typeof value === 'string' ? [] : [{ item: id, problem: 'wrong_kind' }];
    if (item.kind === 'yes_no') return typeof value === 'boolean' ? [] : [{ item: id, problem: 'wrong_kind' }];
    if (typeof value !== 'number') return [{ item: id, problem: 'wrong_kind' }];
    return Number.isInteger(value) && value >= item.min && value <= item.max ? [] : [{ item: id, problem: 'out_of_range' }];
  });
}
