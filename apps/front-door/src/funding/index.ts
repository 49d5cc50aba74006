export * from './cost.tsx';
