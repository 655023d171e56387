export { audit, auditView, wasAudited } from './audit/audit.ts';
export type { AuditEvent } from './audit/event.ts';
export {
  type Caller,
  type HeldRole,
  keyOf,
  mayDo,
  mayDoFor,
  publicCaller,
  reachOf,
  requirePermission,
  requireReach,
  systemCaller,
} from './caller.ts';
export { type Permission, permissions } from './permission.ts';
export type { Role } from './role.ts';
export { confirmAddress, signInAddress } from './sign-in/local-path.ts';
export { hasSteppedUp, requireStepUp } from './sign-in/step-up.ts';
