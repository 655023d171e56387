import { audit } from '../../access/index.ts';
import type { Session } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import type { Agreement } from './agreement.ts';

type Told = {
  action: string;
  agreement: Pick<Agreement, 'id' | 'providerId'>;
  before?: unknown;
  after?: object | undefined;
};

/** Tells the audit trail what was done to an agreement, under its provider. */
export async function auditAgreement(
  session: Session,
  hub: Pick<Hub, 'caller' | 'now'>,
  { action, agreement: { id, providerId }, before, after }: Told,
): Promise<void> {
  const about = { kind: 'agreement', id };
  await audit(session, hub, { action, about, providerId, before, after });
}
