import { listAgreementRows } from '../../commission/index.ts';
import type { Hub } from '../../hub.ts';

/** The agreements of a provider or of a region as one, the latest first, each with the way to its page. */
export async function agreementsOf(
  { database }: Pick<Hub, 'database'>,
  providerId: string,
): Promise<Array<{ text: string; href: string }>> {
  const agreements = await listAgreementRows(database);
  return agreements
    .filter((agreement) => agreement.providerId === providerId)
    .map(({ id, title }) => ({ text: title, href: `/agreements/${encodeURIComponent(id)}` }));
}
