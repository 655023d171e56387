import type { IsoDate } from '../../calendar/index.ts';

/** Which entries to look for; what is left out does not narrow. */
export type TrailQuery = {
  /** Part of a name, or the id of a person. */
  who?: string | undefined;
  /** Part of what was done. */
  action?: string | undefined;
  aboutKind?: string | undefined;
  /** Taken only together with a kind. */
  aboutId?: string | undefined;
  providerId?: string | undefined;
  /** Days in England, both included. */
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  requestId?: string | undefined;
  /** Only entries with a number below, or above. */
  before?: number | undefined;
  after?: number | undefined;
};
