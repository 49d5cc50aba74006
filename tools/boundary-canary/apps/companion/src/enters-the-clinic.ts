export { door } from '../../clinic/src/index.ts';
