export * from './route.ts';
export * from './shapes.ts';
export * from './platform/index.ts';
