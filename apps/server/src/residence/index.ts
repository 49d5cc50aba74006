/** Beds with real holds, leave, the day's timetable, the house log. */
export { bedsOfPeople, freePlaces, insertBed, insertLeave, insertSpan, type NewSpan, type PlaceCount, type SpanRow } from './beds-store.ts';
export { leaveBedOf } from './keep-bed.ts';
export { insertAttendance, insertItem, staffAt, type NewItem } from './timetable-store.ts';
export { residenceRoutes } from './residence-routes.ts';
export { sweepBeds } from './due-beds.ts';
