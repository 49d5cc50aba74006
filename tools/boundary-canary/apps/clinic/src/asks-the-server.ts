export { server } from '../../server/src/index.ts';
