export { cardsOf, CARD_TOPICS, concernsOpioids, OVERRIDE_REASONS, type Card, type CardQuestion } from './cards.ts';
export { chartOf, prefetchTemplates, type Chart, type ChartQuestion, type ChartRead } from './chart-facts.ts';
