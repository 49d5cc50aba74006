export * from './services.tsx';
