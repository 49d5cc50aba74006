export * from './passport-page.tsx';
