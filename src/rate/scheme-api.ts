import { z } from 'zod';
import { type ApiRoute, getRoute } from '../api/index.ts';
import { explainScheme, getScheme } from '../catalogue/index.ts';
import { schemeField } from './rating-api.ts';
import { told } from './shown/rating-schemas.ts';
import { schemeDefinition, schemeRow } from './shown/scheme-schemas.ts';
import { listSchemeVersions, schemeHash } from './versions/keep-schemes.ts';

const list = getRoute({
  needs: 'see published',
  path: '/api/schemes',
  name: 'listSchemes',
  room: 'rate',
  summary: 'Schemes of rating',
  description: 'Every scheme in every version that this hub can rate by.',
  answer: z.array(schemeRow),
  show: ({ catalogue }) => [...catalogue.schemes],
});

const explained = schemeDefinition
  .extend({
    hash: z.string().describe('The SHA-256 of all that ratings hang on.'),
    explanation: z
      .array(z.object({ term: z.string(), text: z.string() }))
      .describe('For those who are rated by it, in words.'),
    versions: z
      .array(
        z.object({
          version: told('The number that it bore.'),
          hash: z.string(),
          recordedAt: z.string().describe('An instant.'),
          ratesNow: z.boolean(),
          changedUnderItsNumber: z
            .boolean()
            .describe('Whether another definition bore the same number.'),
        }),
      )
      .describe('Every definition by which this hub ever rated, the latest first.'),
  })
  .meta({ id: 'ExplainedScheme', description: 'A scheme with its definition in words.' });

const one = getRoute({
  needs: 'see published',
  path: '/api/schemes/:code',
  name: 'getScheme',
  room: 'rate',
  summary: 'One scheme, explained',
  description: 'Its inputs, weights, bands and gates; the same in words; and its versions.',
  params: { code: schemeField },
  answer: explained,
  refusals: { 404: 'There is no such scheme; the message names the nearest.' },
  show: async (hub, { params }) => {
    const scheme = getScheme(hub.catalogue, params.code);
    return {
      ...scheme,
      hash: schemeHash(scheme),
      explanation: explainScheme(scheme, hub.catalogue),
      versions: await listSchemeVersions(hub, scheme.code),
    };
  },
});

/** `/api/schemes` and `/api/schemes/{code}`. */
export const schemeApi: readonly ApiRoute[] = [list, one];
