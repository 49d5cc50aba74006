export * from './today.tsx';
