export { appointmentReply, scheduleRoutes } from './schedule-routes.ts';
export * from './schedule-store.ts';
