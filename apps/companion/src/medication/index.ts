export * from './comfort-card.tsx';
export * from './dose-card.tsx';
