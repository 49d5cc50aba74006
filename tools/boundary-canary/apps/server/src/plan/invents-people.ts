export { people } from '../../../../packages/cohort/src/index.ts';
