import type { Hub } from '../hub.ts';
import { findContradictions } from './contradictions.ts';
import type { FiledFinding } from './proposal.ts';
import { listFindings, publishedFigures } from './store.ts';

/** Everything that the hub's sources say that does not agree with itself: what imports found, and figures stated twice and differently. */
export async function listQualityFindings(hub: Pick<Hub, 'database'>): Promise<FiledFinding[]> {
  const [found, mentions] = await Promise.all([
    listFindings(hub.database),
    publishedFigures.listCurrent(hub.database, { onlyMentions: true }),
  ]);
  const outturns =
    mentions.length === 0
      ? []
      : await publishedFigures.listCurrent(hub.database, {
          providerIds: [...new Set(mentions.map(({ providerId }) => providerId))],
          metrics: [...new Set(mentions.map(({ metric }) => metric))],
        });
  const stated = outturns.filter(({ mentionedIn }) => mentionedIn === '');
  return [...findContradictions(mentions, stated), ...found];
}
