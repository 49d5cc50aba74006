export * from './sharing.tsx';
export * from './looked.tsx';
export * from './record.tsx';
