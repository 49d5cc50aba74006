export * from './plan.tsx';
export * from './goals.tsx';
