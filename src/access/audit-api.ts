import { z } from 'zod';
import {
  type ApiRoute,
  countField,
  dateField,
  getRoute,
  idField,
  textField,
} from '../api/index.ts';
import type { Hub } from '../hub.ts';
import type { OriginOf } from './audit/figure-origin.ts';
import { getTrailEntry, searchTrail } from './audit/read-trail.ts';
import { settleTrail } from './audit/trail-question.ts';
import { verifyTrail } from './audit/verify-trail.ts';
import { figureTrailRoute } from './audit-figure-api.ts';
import { entrySchema, verificationSchema } from './audit-schemas.ts';

const most = 1_000;
const portion = 100;

const trail = getRoute({
  needs: 'see audit',
  path: '/api/audit',
  name: 'searchAuditTrail',
  room: 'access',
  summary: 'Who did what',
  description:
    'Entries of the audit trail that fit, the latest first; to go on, ask for those `before` the last number. Whoever ' +
    'may see some providers gets their entries alone. The search is itself an entry.',
  query: {
    who: textField({ description: 'Part of a name, or the id of a person.' }).optional(),
    action: textField({ description: 'Part of what was done.', example: 'signed' }).optional(),
    about: textField({
      description: 'A kind of thing, or a kind and an id.',
      example: 'agreement:stafford-2014-15',
    }).optional(),
    provider: textField({ description: 'The name or id of a provider.' }).optional(),
    from: dateField({ description: 'The first day, in England.' }).optional(),
    to: dateField({ description: 'The last day, in England.' }).optional(),
    request: textField({ description: 'The id of one request.' }).optional(),
    before: idField({ description: 'Only entries with a lower number.' }).optional(),
    limit: countField(
      { description: `How many to give, at most ${most}; ${portion} when left out.` },
      { least: 1, most },
    ).optional(),
  },
  answer: z.object({ entries: z.array(entrySchema), more: z.boolean() }),
  cached: false,
  show: async (hub, { query: { before, limit = portion, ...asked } }) => {
    const query = { ...settleTrail(hub.estate, asked), before };
    const { entries, olderThan } = await searchTrail(hub, query, limit);
    return { entries, more: olderThan !== undefined };
  },
  table: ({ entries }) => ({
    fileName: 'audit-trail.csv',
    columns: [
      ...['number', 'at', 'personId', 'name', 'roles', 'door', 'requestId', 'action', 'aboutKind'],
      ...['aboutId', 'providerId', 'before', 'after', 'previousHash', 'hash'],
    ],
    rows: entries.map(({ before, after, ...entry }) => ({
      ...entry,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    })),
  }),
});

const one = getRoute({
  needs: 'see audit',
  path: '/api/audit/:number',
  name: 'getAuditEntry',
  room: 'access',
  summary: 'One entry of the audit trail',
  description: 'Who did what when, and what stood before and after.',
  params: { number: idField({ description: 'Its place in the chain.', example: '1' }) },
  answer: entrySchema,
  refusals: { 404: 'There is no such entry that the caller may see.' },
  cached: false,
  show: (hub, { params }) => getTrailEntry(hub, params.number),
});

const verify = getRoute({
  needs: 'see audit',
  path: '/api/audit/verify',
  name: 'verifyAuditTrail',
  room: 'access',
  summary: 'Whether the audit trail holds',
  description:
    'Recomputes the whole chain and compares it with its head and its anchors. Needs the right to see the trail of ' +
    'every provider. Anchors that were kept elsewhere are compared by the command line.',
  answer: verificationSchema,
  cached: false,
  show: (hub) => verifyTrail(hub),
});

/** `/api/audit`; how a figure came to be a later room tells. */
export function auditApi({ originOf }: { originOf: OriginOf<Hub> }): ApiRoute[] {
  return [trail, figureTrailRoute(originOf), verify, one];
}
