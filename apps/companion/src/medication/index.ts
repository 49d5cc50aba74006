export * from './collect-card.tsx';
export * from './comfort-card.tsx';
export * from './dose-card.tsx';
export * from './maintenance-card.tsx';
