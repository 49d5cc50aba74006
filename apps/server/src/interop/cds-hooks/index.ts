export { cdsClientRoutes, cdsServiceRoutes } from './cds-routes.ts';
export { systemOfToken } from './client-token.ts';
