export { audit } from './audit/audit.ts';
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
