export { findTokenCaller } from './find-token-caller.ts';
export { type ApiToken, type NewToken, type TokenStanding, tokenStanding } from './token.ts';
export { createToken, listTokens, revokeToken } from './token-actions.ts';
