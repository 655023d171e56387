export type { Permission } from '../catalogue/index.ts';
export { audit, auditView } from './audit/audit.ts';
export type { FigureAsked, FigureOrigin, MadeFrom } from './audit/figure-origin.ts';
export { trailMistakes } from './audit/verify-trail.ts';
export {
  type Caller,
  type HeldRole,
  keyOf,
  mayDo,
  mayDoFor,
  operatorCaller,
  publicCaller,
  reachOf,
  requirePermission,
  requireReach,
  systemCaller,
} from './caller.ts';
export { callerOf, publicCallerOf } from './caller-of.ts';
export { hubOf } from './hub-of.ts';
export { listPeopleWho, type PersonWho } from './people/index.ts';
export type { SignInGround } from './sign-in/ground.ts';
export { confirmAddress, signInAddress } from './sign-in/local-path.ts';
export { openSignIn } from './sign-in/open.ts';
export { readSignInSettings, type SignInSettings } from './sign-in/settings.ts';
export { startNotes } from './sign-in/start-notes.ts';
export { requireStepUp } from './sign-in/step-up.ts';
export { findTokenCaller } from './token/index.ts';
