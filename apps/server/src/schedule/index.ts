export { appointmentReply, scheduleRoutes } from './schedule-routes.ts';
export * from './schedule-store.ts';
export { bankHolidays, isBankHoliday } from './bank-holidays.ts';
export { siteCalendar } from './calendar-store.ts';
export { federalHolidays } from './federal-holidays.ts';
export { closedAfter, closedBetween, closedOn, holidayOn, lastOpenBefore, type SiteCalendar } from './site-calendar.ts';
