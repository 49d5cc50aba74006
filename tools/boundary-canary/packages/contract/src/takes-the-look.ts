export { look } from '../../ui/src/index.ts';
