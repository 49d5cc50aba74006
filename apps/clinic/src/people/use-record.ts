/** What the frame of a record shows: the person, their course, naloxone, what is next. */
import { listKits } from '@fairlead/contract/crisis';
import { getPerson } from '@fairlead/contract/people';
import { worklist } from '@fairlead/contract/schedule';
import { useFormats, useNow, useWords } from '@fairlead/ui';
import { useMemo } from 'react';
import type { PersonShown } from '../platform/index.ts';
import { useRead, useSession } from '../platform/index.ts';
import { useRisk } from '../crisis/index.tsx';
import { useMedicineName } from './course-card.tsx';
import { courseMessages } from './course-messages.ts';
import type { OpenRecord } from './person-context.ts';
import { nameOf } from './person-context.ts';
import { useCourse } from './use-course.ts';
import { usePhoto } from './use-photo.ts';

const careRoles = ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] as const;

/** Auditors and administrators see records, and no care lists. */
export function useGivesCare(): boolean {
  return useSession().has(...careRoles);
}

export function useRecordRead(personId: string) {
  const read = useRead(getPerson, { params: { id: personId } }, { topics: ['people', 'episodes', 'enquiries', 'aftercare'] });
  const reply = read.data?.reply;
  const record = useMemo<OpenRecord | undefined>(() => (reply === undefined ? undefined : { person: reply.person, name: nameOf(reply.person), episodes: reply.episodes, episode: reply.episodes.find(({ state }) => state === 'open') }), [reply]);
  return { read, record };
}

/** Kits in hand and how long the last of them is good; null: never asked. */
function useNaloxone(personId: string): PersonShown['naloxone'] {
  const { data } = useRead(listKits, { params: { id: personId } }, { enabled: useGivesCare(), topics: ['people'] });
  const { dayOf } = useFormats();
  const today = dayOf(new Date(useNow()).toISOString());
  if (data === undefined) return null;
  const good = data.reply.items.filter(({ ended, expiresOn }) => ended === null && (expiresOn === null || expiresOn >= today));
  const days = good.flatMap(({ expiresOn }) => (expiresOn === null ? [] : [expiresOn])).toSorted();
  if (good.length === 0 && data.reply.lastOffer === null) return null;
  if (good.length === 0 && data.reply.lastOffer?.answer === 'has_one') return { packs: 1 };
  return { packs: good.reduce((sum, { devices }) => sum + devices, 0), ...(days.at(-1) === undefined ? {} : { goodUntil: days.at(-1) }) };
}

/** The order in force today in words, or null. */
function useMedicine(personId: string): string | null {
  const words = useWords(courseMessages);
  const { mg } = useFormats();
  const name = useMedicineName();
  const medicine = useCourse(personId, 'episode').data?.reply.medicine ?? null;
  if (medicine === null) return null;
  return words(medicine.state === 'held' ? 'medicineHeld' : 'medicineNow', { medicine: name(medicine.medicine), dose: medicine.doseUg === null ? '' : mg(medicine.doseUg) }).trim();
}

/** Factors that are present; null while none is known and not all were asked. */
function useRiskFactors(personId: string): number | null {
  const risk = useRisk(personId, useGivesCare()).data?.reply;
  return risk === undefined || (!risk.complete && risk.present.length === 0) ? null : risk.present.length;
}

/** The person as the bar shows them. */
export function usePersonShown(record: OpenRecord): PersonShown {
  const { dayOf } = useFormats();
  const naloxone = useNaloxone(record.person.id);
  const medicine = useMedicine(record.person.id);
  const riskFactors = useRiskFactors(record.person.id);
  const photoUrl = usePhoto(record.person.id, useGivesCare()).url;
  const today = dayOf(new Date(useNow()).toISOString());
  const treatmentDay = record.episode === undefined ? undefined : Math.round((Date.parse(today) - Date.parse(record.episode.startedOn)) / 86_400_000) + 1;
  return { name: record.name, bornOn: record.person.bornOn, number: record.person.number, medicine, ...(treatmentDay === undefined ? {} : { treatmentDay }), riskFactors, naloxone, ...(photoUrl === undefined ? {} : { photoUrl }) };
}

/** Open work about this person, what cannot wait first. */
export function usePersonTasks(personId: string, siteId: string) {
  return useRead(worklist, { params: { id: siteId }, query: { personId } }, { enabled: useGivesCare(), topics: ['tasks', 'people'] });
}
