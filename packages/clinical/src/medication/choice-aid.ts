/**
 * Choosing a medicine together: what matters to the person and what is so, beside what speaks for and against each medicine
 * for them. Nothing is scored and nothing ranked; the order of the options is always the same. Words are meant for a reader
 * of nine to eleven years.
 */
import type { Decision, Finding } from '../decision.ts';
import type { Cite, Sentence } from '../rule.ts';
import { decideDepot } from './buprenorphine-decisions.ts';
import { decideMethadone } from './methadone.ts';
import { decideNaltrexone } from './naltrexone-decisions.ts';

export const choiceOptions = ['methadone', 'buprenorphine', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot', 'none'] as const;
export type ChoiceOption = (typeof choiceOptions)[number];

/** What only the person can say. */
export const choiceWishes = [
  'comingDailyHard', 'private', 'travels', 'noNeedles', 'noOpioid', 'stopAll', 'fearsStart', 'fearsSideEffects', 'lastingPain', 'homeNotSafe', 'methadoneHelped', 'methadoneFailed', 'buprenorphineHelped', 'buprenorphineFailed',
] as const;
export type ChoiceWish = (typeof choiceWishes)[number];

/** What the record or the prescriber knows. */
export const choiceFacts = ['pregnant', 'alcoholOrSedatives', 'fentanyl', 'needsOpioidPainkiller', 'leftDetoxOrPrison'] as const;
export type ChoiceFact = (typeof choiceFacts)[number];

export type ChoiceAnswers = Readonly<Partial<Record<ChoiceWish | ChoiceFact, boolean | null>>> & {
  readonly qtcMs?: number | null;
  readonly childPugh?: 'A' | 'B' | 'C' | null;
  readonly altTimesUln?: number | null;
  readonly lastOpioid?: string | null;
  readonly daysOpioidFree?: number | null;
};

const wish = (en: string, es: string): Sentence => ({ en, es });
export const choiceWords: Readonly<Record<ChoiceWish | ChoiceFact, Sentence>> = {
  comingDailyHard: wish('Coming every day is hard for me', 'Venir todos los días me cuesta'),
  private: wish('Nobody should notice', 'Nadie debe notarlo'),
  travels: wish('I travel, or work far away', 'Viajo o trabajo lejos'),
  noNeedles: wish('I do not want injections', 'No quiero inyecciones'),
  noOpioid: wish('I want a medicine that is not an opioid', 'Quiero una medicina que no sea un opioide'),
  stopAll: wish('I want to stop all medicines soon', 'Quiero dejar pronto toda medicina'),
  fearsStart: wish('I am afraid of getting sick at the start', 'Me da miedo ponerme mal al empezar'),
  fearsSideEffects: wish('Side effects worry me', 'Me preocupan los efectos secundarios'),
  lastingPain: wish('I live with pain', 'Vivo con dolor'),
  homeNotSafe: wish('Bottles are not safe where I live', 'Donde vivo los frascos no están seguros'),
  methadoneHelped: wish('Methadone helped me before', 'La metadona me ayudó antes'),
  methadoneFailed: wish('Methadone did not help me', 'La metadona no me ayudó'),
  buprenorphineHelped: wish('Buprenorphine helped me before', 'La buprenorfina me ayudó antes'),
  buprenorphineFailed: wish('Buprenorphine did not help me', 'La buprenorfina no me ayudó'),
  pregnant: wish('Pregnant, or may be', 'Embarazo, o puede haberlo'),
  alcoholOrSedatives: wish('Drinks, or takes sedatives', 'Bebe o toma sedantes'),
  fentanyl: wish('Uses fentanyl', 'Consume fentanilo'),
  needsOpioidPainkiller: wish('Needs opioid painkillers, or an operation soon', 'Necesita analgésicos opioides o una operación pronto'),
  leftDetoxOrPrison: wish('Left detox, prison or treatment in the last 28 days', 'Salió de desintoxicación, prisión o tratamiento en los últimos 28 días'),
};

export type PointSide = 'for' | 'against' | 'know';
export interface ChoicePoint {
  readonly id: string;
  readonly option: ChoiceOption;
  readonly side: PointSide;
  readonly says: Sentence;
  readonly cite: Cite;
  /** The answer that brings it up; null where it is so for everybody. */
  readonly because: ChoiceWish | ChoiceFact | null;
}

const sordo: Cite = { source: 'Sordo 2017, BMJ', section: 'deaths in and out of treatment', mark: 'primary' };
const cousins: Cite = { source: 'Cousins 2016', section: 'weeks after leaving', mark: 'primary' };
const ways: Cite = { source: 'How the medicine is given here', mark: 'product' };
const labels: Cite = { source: 'US labels, naltrexone', section: 'warnings', mark: 'secondary' };
const pregnancy: Cite = { source: 'ASAM 2020; ACOG 711; Orange Book 2017; WHO 2014', section: 'pregnancy', mark: 'unchecked' };
const bup: Cite = { source: 'ASAM 2020; US labels, buprenorphine', section: 'start and sedatives', mark: 'unchecked' };
const park: Cite = { source: 'Park 2015', section: 'benzodiazepine with an opioid', mark: 'unchecked' };
const law: Cite = { source: '42 CFR 8.12(i)', section: 'doses at home, unsafe storage', mark: 'unchecked' };

const point = (id: string, option: ChoiceOption, side: PointSide, because: ChoicePoint['because'], en: string, es: string, cite: Cite = ways): ChoicePoint => ({ id, option, side, because, says: { en, es }, cite });

export const choicePoints: readonly ChoicePoint[] = [
  point('methadone-deaths', 'methadone', 'for', null, 'People on methadone die less often: about 11 of 1,000 a year in treatment, 36 out of it.', 'Con metadona se muere menos: unas 11 de 1.000 personas al año en tratamiento, 36 fuera de él.', sordo),
  point('methadone-first-weeks', 'methadone', 'know', null, 'The first four weeks are the most dangerous. The dose goes up slowly.', 'Las cuatro primeras semanas son las más peligrosas. La dosis sube despacio.', sordo),
  point('methadone-no-wait', 'methadone', 'for', 'fearsStart', 'You need not be in withdrawal to start.', 'No hace falta tener abstinencia para empezar.'),
  point('methadone-daily', 'methadone', 'against', 'comingDailyHard', 'At the start you come every day.', 'Al principio hay que venir todos los días.'),
  point('methadone-travel', 'methadone', 'against', 'travels', 'Trips need bottles or another clinic, agreed before.', 'Los viajes piden frascos u otro centro, acordado antes.'),
  point('methadone-private', 'methadone', 'against', 'private', 'People may see you come to the window.', 'Pueden verle venir a la ventanilla.'),
  point('methadone-home', 'methadone', 'against', 'homeNotSafe', 'Bottles at home can kill a child. Without a safe place you take each dose here.', 'Los frascos en casa pueden matar a un niño. Sin lugar seguro, cada dosis se toma aquí.', law),
  point('methadone-sedatives', 'methadone', 'against', 'alcoholOrSedatives', 'With drink or sedatives it slows breathing more. You can still have treatment, with care.', 'Con alcohol o sedantes frena más la respiración. El tratamiento sigue siendo posible, con cuidado.', park),
  point('methadone-pregnant', 'methadone', 'for', 'pregnant', 'It is safe to take in pregnancy. Stopping is not.', 'Se puede tomar en el embarazo. Dejarlo no es seguro.', pregnancy),
  point('methadone-opioid', 'methadone', 'against', 'noOpioid', 'It is an opioid.', 'Es un opioide.'),
  point('methadone-side', 'methadone', 'know', 'fearsSideEffects', 'Sweating, constipation and sleepiness are common. The heart is checked with an ECG.', 'Sudor, estreñimiento y sueño son frecuentes. El corazón se mira con un ECG.', { source: 'US labels, methadone; Krantz 2009', section: 'side effects; ECG', mark: 'unchecked' }),
  point('methadone-helped', 'methadone', 'for', 'methadoneHelped', 'It helped you before.', 'Antes le ayudó.'),
  point('methadone-failed', 'methadone', 'against', 'methadoneFailed', 'It did not help you. Talk about why: the dose may have been too low.', 'No le ayudó. Hablen de por qué: quizá la dosis era baja.'),
  point('methadone-after-bup', 'methadone', 'for', 'buprenorphineFailed', 'It can help where buprenorphine did not.', 'Puede ayudar donde la buprenorfina no ayudó.', { source: 'NIDA', section: 'choice of medicine', mark: 'unchecked' }),
  point('buprenorphine-deaths', 'buprenorphine', 'for', null, 'People on buprenorphine die less often: about 4 of 1,000 a year in treatment, 10 out of it.', 'Con buprenorfina se muere menos: unas 4 de 1.000 personas al año en tratamiento, 10 fuera de él.', sordo),
  point('buprenorphine-wait', 'buprenorphine', 'know', null, 'You wait until withdrawal begins, or start with very small doses. Too early makes you sick.', 'Se espera a que empiece la abstinencia, o se empieza con dosis muy pequeñas. Demasiado pronto sienta mal.', bup),
  point('buprenorphine-fentanyl', 'buprenorphine', 'against', 'fentanyl', 'After fentanyl the start is harder. There are ways: a small-dose start, or a higher dose.', 'Tras el fentanilo el inicio cuesta más. Hay maneras: inicio con dosis pequeñas o una dosis mayor.', bup),
  point('buprenorphine-fear', 'buprenorphine', 'against', 'fearsStart', 'If it is taken too early you get sick fast.', 'Si se toma demasiado pronto, sienta mal enseguida.', bup),
  point('buprenorphine-home', 'buprenorphine', 'for', 'comingDailyHard', 'It can often be taken at home.', 'Muchas veces se toma en casa.'),
  point('buprenorphine-storage', 'buprenorphine', 'against', 'homeNotSafe', 'Tablets at home need a locked place.', 'Las tabletas en casa piden un lugar con llave.', law),
  point('buprenorphine-travel', 'buprenorphine', 'for', 'travels', 'Tablets are easy to take along.', 'Las tabletas se llevan con facilidad.'),
  point('buprenorphine-sedatives', 'buprenorphine', 'know', 'alcoholOrSedatives', 'With drink or sedatives it can still slow breathing.', 'Con alcohol o sedantes también puede frenar la respiración.', bup),
  point('buprenorphine-pregnant', 'buprenorphine', 'for', 'pregnant', 'It is safe to take in pregnancy.', 'Se puede tomar en el embarazo.', pregnancy),
  point('buprenorphine-opioid', 'buprenorphine', 'against', 'noOpioid', 'It is an opioid, in part.', 'Es un opioide, en parte.'),
  point('buprenorphine-pain', 'buprenorphine', 'for', 'lastingPain', 'Taken in several parts a day it also eases pain.', 'Repartida en varias tomas también alivia el dolor.', bup),
  point('buprenorphine-side', 'buprenorphine', 'know', 'fearsSideEffects', 'Headache and constipation are common. Rinse your mouth after it: teeth can suffer.', 'Dolor de cabeza y estreñimiento son frecuentes. Enjuáguese después: los dientes pueden dañarse.', bup),
  point('buprenorphine-helped', 'buprenorphine', 'for', 'buprenorphineHelped', 'It helped you before.', 'Antes le ayudó.'),
  point('buprenorphine-failed', 'buprenorphine', 'against', 'buprenorphineFailed', 'It did not help you. Talk about why: the dose may have been too low.', 'No le ayudó. Hablen de por qué: quizá la dosis era baja.'),
  point('depot-deaths', 'buprenorphine-depot', 'know', null, 'It is the same medicine as the tablets. The death figures were counted with tablets.', 'Es la misma medicina que las tabletas. Las cifras de muertes se contaron con tabletas.', sordo),
  point('depot-rare', 'buprenorphine-depot', 'for', 'comingDailyHard', 'One injection a week or a month. No daily visit.', 'Una inyección a la semana o al mes. Sin visita diaria.'),
  point('depot-private', 'buprenorphine-depot', 'for', 'private', 'Nothing to carry, nothing to be seen.', 'Nada que llevar, nada que se vea.'),
  point('depot-travel', 'buprenorphine-depot', 'for', 'travels', 'It works on while you travel.', 'Sigue actuando mientras viaja.'),
  point('depot-home', 'buprenorphine-depot', 'for', 'homeNotSafe', 'Nothing has to be kept at home.', 'No hay que guardar nada en casa.'),
  point('depot-needles', 'buprenorphine-depot', 'against', 'noNeedles', 'It is an injection under the skin.', 'Es una inyección bajo la piel.'),
  point('depot-opioid', 'buprenorphine-depot', 'against', 'noOpioid', 'It is an opioid, in part.', 'Es un opioide, en parte.'),
  point('depot-stop', 'buprenorphine-depot', 'know', 'fearsSideEffects', 'It cannot be taken out again: side effects stay for weeks. It wears off slowly.', 'No se puede sacar: los efectos duran semanas. Se va despacio.', bup),
  point('depot-helped', 'buprenorphine-depot', 'for', 'buprenorphineHelped', 'Buprenorphine helped you before.', 'La buprenorfina le ayudó antes.'),
  point('naltrexone-block', 'naltrexone', 'know', null, 'It blocks opioids. Tolerance is gone: if you stop and use, the old amount can kill.', 'Bloquea los opioides. Ya no hay tolerancia: si la deja y consume, la cantidad de antes puede matar.', labels),
  point('naltrexone-free', 'naltrexone', 'against', null, 'You need 7 to 10 days without any opioid first, up to 14 after methadone or buprenorphine.', 'Antes hacen falta de 7 a 10 días sin opioides, hasta 14 tras metadona o buprenorfina.', labels),
  point('naltrexone-none-opioid', 'naltrexone', 'for', 'noOpioid', 'It is not an opioid.', 'No es un opioide.', labels),
  point('naltrexone-miss', 'naltrexone', 'against', 'comingDailyHard', 'A tablet a day works only if it is taken. Missing it leaves you without protection.', 'La tableta diaria solo sirve si se toma. Si falta, no hay protección.', labels),
  point('naltrexone-pain', 'naltrexone', 'against', 'needsOpioidPainkiller', 'Opioid painkillers do not work with it, and starting it now would make you sick.', 'Con ella no sirven los analgésicos opioides, y empezar ahora le sentaría mal.', labels),
  point('naltrexone-pregnant', 'naltrexone', 'against', 'pregnant', 'It is not started in pregnancy. Methadone or buprenorphine is.', 'No se empieza en el embarazo. Metadona o buprenorfina, sí.', pregnancy),
  point('xr-block', 'naltrexone-depot', 'know', null, 'It blocks opioids for about four weeks. At the end the block fades and tolerance is gone.', 'Bloquea los opioides unas cuatro semanas. Al final el bloqueo cede y no hay tolerancia.', labels),
  point('xr-free', 'naltrexone-depot', 'against', null, 'You need 7 to 10 days without any opioid first, up to 14 after methadone or buprenorphine.', 'Antes hacen falta de 7 a 10 días sin opioides, hasta 14 tras metadona o buprenorfina.', labels),
  point('xr-rare', 'naltrexone-depot', 'for', 'comingDailyHard', 'One injection a month.', 'Una inyección al mes.', labels),
  point('xr-none-opioid', 'naltrexone-depot', 'for', 'noOpioid', 'It is not an opioid.', 'No es un opioide.', labels),
  point('xr-needles', 'naltrexone-depot', 'against', 'noNeedles', 'It is an injection deep into the buttock.', 'Es una inyección profunda en la nalga.', labels),
  point('xr-pain', 'naltrexone-depot', 'against', 'needsOpioidPainkiller', 'Opioid painkillers do not work for weeks. Before an operation it has to wear off.', 'Los analgésicos opioides no sirven durante semanas. Antes de una operación debe pasarse.', labels),
  point('xr-pregnant', 'naltrexone-depot', 'against', 'pregnant', 'It is not started in pregnancy. Methadone or buprenorphine is.', 'No se empieza en el embarazo. Metadona o buprenorfina, sí.', pregnancy),
  point('none-deaths', 'none', 'against', null, 'Out of treatment people die two to three times as often as in it.', 'Fuera del tratamiento se muere de dos a tres veces más que dentro.', sordo),
  point('none-open', 'none', 'know', null, 'You may decide later. Talking, naloxone and visits go on without any medicine.', 'Puede decidir más tarde. Las charlas, la naloxona y las visitas siguen sin medicina.'),
  point('none-left', 'none', 'against', 'leftDetoxOrPrison', 'These weeks are the most dangerous: tolerance is gone and the old amount can kill.', 'Estas semanas son las más peligrosas: no hay tolerancia y la cantidad de antes puede matar.', cousins),
  point('none-stop', 'none', 'for', 'stopAll', 'You take no medicine.', 'No toma ninguna medicina.'),
  point('none-detox', 'none', 'against', 'stopAll', 'Stopping alone seldom lasts. A medicine can be stopped later, slowly and together.', 'Dejarlo sin más rara vez dura. La medicina se puede dejar más tarde, despacio y en compañía.', sordo),
  point('none-pregnant', 'none', 'against', 'pregnant', 'Withdrawal in pregnancy is not advised. Methadone or buprenorphine is.', 'La abstinencia en el embarazo no se aconseja. Metadona o buprenorfina, sí.', pregnancy),
];

export interface OptionShown {
  readonly option: ChoiceOption;
  readonly for: readonly ChoicePoint[];
  readonly against: readonly ChoicePoint[];
  readonly know: readonly ChoicePoint[];
  /** What the rules say of starting it as things stand: warnings and refusals, each with its source. */
  readonly gates: readonly Finding[];
  /** What the rules would ask and nobody knows yet. */
  readonly missing: readonly string[];
}

const gate = (decision: Decision): Pick<OptionShown, 'gates' | 'missing'> => ({ gates: decision.findings.filter((each) => each.decision !== 'allow'), missing: decision.missing });
const open: Pick<OptionShown, 'gates' | 'missing'> = { gates: [], missing: [] };

/** Whether somebody is pregnant is named where nobody knows; the aid takes it neither for yes nor for no. */
function naltrexoneGate(form: 'oral' | 'XR', { pregnant = null, altTimesUln = null, lastOpioid = null, daysOpioidFree = null, needsOpioidPainkiller }: ChoiceAnswers): Pick<OptionShown, 'gates' | 'missing'> {
  const found = gate(decideNaltrexone({ form, altTimesUln, lastOpioid, daysOpioidFree, ...(pregnant === null ? {} : { pregnant }), ...(needsOpioidPainkiller === true ? { currentOpioidAnalgesic: 'needed' } : {}) }));
  return pregnant === null ? { ...found, missing: [...found.missing, 'pregnant'] } : found;
}

function gatesOf(option: ChoiceOption, answers: ChoiceAnswers, ecgProfile: string | undefined): Pick<OptionShown, 'gates' | 'missing'> {
  switch (option) {
    case 'methadone': return gate(decideMethadone({ qtcMs: answers.qtcMs ?? null }, ecgProfile));
    case 'buprenorphine-depot': return gate(decideDepot({ product: 'Brixadi', childPugh: answers.childPugh ?? null }));
    case 'naltrexone': return naltrexoneGate('oral', answers);
    case 'naltrexone-depot': return naltrexoneGate('XR', answers);
    case 'buprenorphine': case 'none': return open;
  }
}

/** Each option with what speaks for and against it for this person. Only what was answered yes brings up a point of its own. */
export function compareMedicines(answers: ChoiceAnswers, ecgProfile?: string): readonly OptionShown[] {
  const shown = choicePoints.filter(({ because }) => because === null || answers[because] === true);
  return choiceOptions.map((option) => {
    const of = (side: PointSide): readonly ChoicePoint[] => shown.filter((each) => each.option === option && each.side === side);
    return { option, for: of('for'), against: of('against'), know: of('know'), ...gatesOf(option, answers, ecgProfile) };
  });
}
