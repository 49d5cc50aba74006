export * from './dose-card.tsx';
