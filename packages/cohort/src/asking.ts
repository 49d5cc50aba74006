/** From asking for help to acceptance: enquiry, contacts, triage, consents, the first kit. */
import { addDays, type Day } from '@fairlead/clinical';
import type { Consent } from './events.ts';
import { note, type Life } from './life.ts';
import { events as rates } from './rates.ts';
import { askingWords, askingWordsSpanish, caringWords, goalWords, goalWordsSpanish } from './words.ts';

export function triageReasons(life: Life): readonly string[] {
  const { traits, plan } = life;
  return [
    ...(plan.pregnantAfterDays === 0 ? ['pregnant'] : []), ...(plan.releasedFromPrison ? ['released_or_left_detox'] : []),
    ...(traits.injects ? ['injecting'] : []), ...(traits.fentanyl ? ['fentanyl_daily'] : []), ...(traits.homeless ? ['no_home'] : []), ...(traits.hasChildren ? ['children_at_home'] : []),
  ];
}

/** The enquiry and what followed it up to the day of acceptance; the enquiry may be closed before. */
export function ask(life: Life): void {
  const { random, plan, newId } = life;
  const day = plan.enquiryOn;
  if (plan.releasedFromPrison) note(life, { id: newId(day, 480), day, minute: 480, kind: 'prison-release' });
  const forSomeone = plan.source === 'front_door' && !plan.releasedFromPrison && random.chance(0.12);
  const minute = plan.source === 'front_door' ? random.between(0, 1430) : random.between(500, 1000);
  const words = forSomeone ? random.pick(caringWords) : random.pick(life.language === 'es' ? askingWordsSpanish : askingWords);
  note(life, {
    id: newId(day, minute), day, minute, kind: 'enquiry', source: plan.source, about: forSomeone ? 'someone_else' : 'self', words, callMe: forSomeone ? random.pick(['Nan', 'Pat', 'Robin', 'Sunny']) : life.callMe,
    relation: forSomeone ? random.pick(['mother', 'father', 'sister', 'partner']) : null, contact: random.chance(0.7) ? 'phone' : 'text', needsToday: random.chance(0.2),
  });
  life.stage = 'asking';
  contact(life, day, minute);
}

function contact(life: Life, askedOn: Day, askedAt: number): void {
  const { random, plan, newId } = life;
  const late = askedAt > 900;
  let day = late ? addDays(askedOn, 1) : askedOn;
  let minute = late ? random.between(510, 700) : Math.min(1020, Math.max(520, askedAt + random.between(20, 120)));
  const tries = plan.closes && random.chance(0.5) ? 3 : random.chance(0.25) ? 2 : 1;
  for (let i = 1; i <= tries; i += 1) {
    const spoke = i === tries && !(plan.closes && tries === 3);
    note(life, { id: newId(day, minute), day, minute, kind: 'contact', how: random.chance(0.8) ? 'call' : 'text', outcome: spoke ? 'spoke' : random.chance(0.5) ? 'left_message' : 'no_answer' });
    if (spoke && day <= life.until) {
      note(life, { id: newId(day, minute + 6), day, minute: minute + 6, kind: 'triage', reasons: triageReasons(life) });
      life.stage = 'waiting';
    }
    day = addDays(day, 1);
    minute = random.between(540, 900);
  }
  if (!plan.closes) return;
  const closedOn = addDays(askedOn, random.between(4, 18));
  if (closedOn > life.until) return;
  note(life, { id: newId(closedOn, 960), day: closedOn, minute: 960, kind: 'enquiry-closed', reason: tries === 3 ? 'not_reached' : random.chance(0.6) ? 'not_now' : 'helped_elsewhere' });
  life.stage = 'closed';
}

/** Acceptance with its consents, goals and naloxone. */
export function accept(life: Life, day: Day, again: boolean): void {
  const { random, newId } = life;
  const minute = random.between(520, 640);
  const episodeId = newId(day, minute);
  life.episodeId = episodeId;
  life.treatedSince = day;
  note(life, { id: newId(day, minute), day, minute, kind: 'accepted', episodeId, again });
  life.stage = 'assessment';
  sign(life, day, minute + 10);
  const goals = life.language === 'es' ? goalWordsSpanish : goalWords;
  note(life, { id: newId(day, minute + 14), day, minute: minute + 14, kind: 'goal', words: random.pick(goals).words });
  if (random.chance(0.3)) note(life, { id: newId(day, minute + 15), day, minute: minute + 15, kind: 'goal', words: random.pick(goals).words });
  if (!random.chance(rates.kitAccepted.value)) return;
  giveKit(life, day, minute + 25, null);
  if (random.chance(0.25)) note(life, { id: newId(day, minute + 26), day, minute: minute + 26, kind: 'kit', kitId: newId(day, minute + 26), product: kitProduct(life), devices: 2, holder: random.pick(['sister', 'mother', 'partner', 'friend']) });
}

const kitProduct = (life: Life): 'nasal_4mg' | 'nyxoid' | 'prenoxad' => (life.site.country === 'US' ? 'nasal_4mg' : life.random.chance(0.6) ? 'nyxoid' : 'prenoxad');

export function giveKit(life: Life, day: Day, minute: number, holder: string | null): void {
  const kitId = life.newId(day, minute);
  life.kitId = kitId;
  note(life, { id: life.newId(day, minute), day, minute, kind: 'kit', kitId, product: kitProduct(life), devices: 2, holder });
}

function sign(life: Life, day: Day, minute: number): void {
  const { random, newId } = life;
  const consent = (at: number, what: Omit<Consent, 'id' | 'day' | 'minute' | 'kind'>): void => note(life, { id: newId(day, at), day, minute: at, kind: 'consent', ...what });
  consent(minute, { consent: 'treatment' });
  if (random.chance(0.8)) consent(minute + 1, { consent: 'reporting' });
  if (random.chance(0.35)) {
    consent(minute + 2, { consent: 'sharing', recipient: life.site.country === 'US' ? 'My primary care doctor' : 'My GP', purpose: 'My general health', what: 'Medicines and doses, test results, appointments' });
  }
}
