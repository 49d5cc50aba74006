export * from './waiting-order.ts';
