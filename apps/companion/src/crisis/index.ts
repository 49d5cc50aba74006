export * from './help.tsx';
