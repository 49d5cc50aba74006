export { frontDoorOf } from './front-door.ts';
export { recognitionRoutes } from './recognition-routes.ts';
