import { z } from 'zod';
import { type ApiRoute, getRoute } from '../api/index.ts';
import { type Estate, nameOf } from '../estate/index.ts';
import type { FiledFinding } from './proposal.ts';
import { listQualityFindings } from './quality.ts';

/** A quality finding as the API gives it. */
export const findingSchema = z
  .object({
    rule: z.string().describe('Which check it failed.'),
    provider: z.string(),
    providerId: z.string(),
    metric: z.string().nullable(),
    period: z.string(),
    stated: z.string().describe('What the source says.'),
    computed: z.string().describe('What its own figures give.'),
    difference: z.number().nullable(),
    explanation: z.string(),
    file: z.string(),
    sheet: z.string().nullable(),
    row: z.number().nullable(),
    column: z.string().nullable(),
    batchId: z.number().describe('The import that brought it.'),
    revisionId: z.number().nullable().describe('The published figure that it is about, if any.'),
  })
  .meta({ id: 'Finding', description: 'Something in a source that does not agree with itself.' });

/** The finding with the names that stand on it in the API. */
export function shownFinding(
  estate: Estate,
  finding: FiledFinding,
): z.output<typeof findingSchema> {
  const { place, fileName, ...same } = finding;
  return { provider: nameOf(estate, finding.providerId), ...same, ...place, file: fileName };
}

const quality = getRoute({
  needs: 'see published',
  path: '/api/quality',
  name: 'listFindings',
  room: 'deliver',
  summary: 'What the sources say that does not agree with itself',
  description:
    'Printed totals and percentages that their own figures contradict, and figures that one source states twice and ' +
    'differently. Both figures are given; neither is corrected.',
  answer: z.array(findingSchema),
  show: async (hub) => {
    const findings = await listQualityFindings(hub);
    return findings.map((finding) => shownFinding(hub.estate, finding));
  },
});

/** `/api/quality`. */
export const findingApi: readonly ApiRoute[] = [quality];
