export * from './route.ts';
export * from './shapes.ts';
