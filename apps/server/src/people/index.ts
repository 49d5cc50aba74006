export { peopleRoutes, personReply, episodeReply } from './people-routes.ts';
export * from './people-store.ts';
