export * from './help-now.tsx';
