export * from './part2-facts.ts';
export * from './part2-messages.ts';
export * from './part2-rules.ts';
export * from './part2.ts';
