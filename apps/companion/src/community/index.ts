export * from './meetings.tsx';
export * from './supporter-home.tsx';
