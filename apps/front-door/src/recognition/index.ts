export * from './home.tsx';
export * from './signs.tsx';
export * from './ask.tsx';
export * from './learn.tsx';
