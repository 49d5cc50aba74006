export * from './people-messages.ts';
export * from './sign-in.tsx';
export * from './pin.tsx';
