export { noticeSimulated, showSimulated } from './show-simulated.ts';
