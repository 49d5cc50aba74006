/** Photos for the window, drawn and not taken. A few people want none, and a few were not asked yet. */
import type { CohortPerson } from '@fairlead/cohort';
import { photoRow, readPhoto } from '../people/index.ts';
import type { Tx } from '../platform/scoped.ts';
import { makeBulk, type Row } from './bulk-store.ts';
import { drawFace } from './draw-face.ts';
import type { Filling } from './filling.ts';

/** Drawing takes time, and a transaction that says nothing for long is ended. */
const atOnce = 12;

function rowOf(filling: Filling, person: CohortPerson, index: number): Row | null {
  const asked = filling.episodes(person).at(-1);
  if (asked === undefined || (person.persona === null && index % 9 === 7)) return null;
  const ageYears = Math.floor((filling.today - person.bornOn) / 365.25);
  const photo = person.persona === null && index % 11 === 5 ? 'declined' : readPhoto(drawFace(person.id, { sex: person.sex, ageYears }));
  if (photo !== 'declined' && typeof photo === 'string') throw new Error(`A drawn face is ${photo}.`);
  return photoRow(person.id, photo, filling.teamOf(person).desk, filling.at(person, asked.from, 615));
}

/** For whoever has a medicine now. */
export async function fillPhotos(filling: Filling, tx: Tx): Promise<void> {
  const people = filling.people.filter(({ course }) => course !== null);
  for (let from = 0; from < people.length; from += atOnce) {
    const bulk = makeBulk();
    people.slice(from, from + atOnce).forEach((person, at) => {
      const row = rowOf(filling, person, from + at);
      if (row !== null) bulk.add('person_photos', row);
    });
    await bulk.write(tx);
  }
}
