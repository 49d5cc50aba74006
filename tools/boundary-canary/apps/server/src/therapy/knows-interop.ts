export { bundle } from '../interop/bundle.ts';
