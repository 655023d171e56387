export { findTokenCaller } from './find-token-caller.ts';
export { createToken } from './token-actions.ts';
