import { mayDoFor } from '../../access/index.ts';
import type { Hub } from '../../hub.ts';
import type { AgreementView } from '../agreement/get-agreement.ts';

/** Whether whoever looks at an agreement may draft it, comment on it and propose notices of change to it. */
export function mayWrite(
  { caller }: Pick<Hub, 'caller'>,
  { file }: Pick<AgreementView, 'file'>,
): boolean {
  return mayDoFor(caller, 'write agreements', file.agreement.providerId);
}
