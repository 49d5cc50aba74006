export * from './sessions.tsx';
