import type { Caller } from '../caller.ts';

/** What the audit trail keeps of one thing that was done or looked at. Who, when and by which request it adds itself. */
export type AuditEvent = {
  /** What was done, object and past participle in the field's words: `agreement signed`, `records imported`, `record seen`. */
  action: string;
  /** What it was done to: its kind and id, such as `agreement` and `stafford-2014-15`. */
  about: { kind: string; id: string };
  /** The provider whom it concerns; undefined for what concerns none or all. */
  providerId?: string | undefined;
  /** Instead, where there may be several: of one it is that provider's, several stand in `after` as `providers`. */
  providerIds?: readonly string[] | undefined;
  before?: unknown;
  after?: object | null | undefined;
};

/** Who does something, as an action hands it on. */
export type Acting = { caller: Caller; now: () => Date };
