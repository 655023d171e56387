export { Random } from './random.ts';
export { noticeSimulated, showSimulated } from './show-simulated.ts';
