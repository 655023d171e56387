import { z } from 'zod';
import { type ApiRoute, dateField, getRoute, idField, textField } from '../api/index.ts';
import { getSubject } from '../estate/index.ts';
import { changeSchema } from './agreement/change.ts';
import { diffContent } from './agreement/diff-content.ts';
import { viewAgreement, type Wanted } from './agreement/get-agreement.ts';
import { listAgreements } from './agreement/list-agreements.ts';
import { stateNamed } from './agreement/state-named.ts';
import { agreementSchema, checkSchema, wholeSchema } from './agreement-schemas.ts';
import { shownSummary, shownWhole } from './shown-agreement.ts';

export const agreementField = textField({
  description: 'The id of the agreement.',
  example: 'stafford-2014-15',
});
export const notThere = { 404: 'There is no such agreement.' };

const list = getRoute({
  needs: 'see agreements',
  path: '/api/agreements',
  name: 'listAgreements',
  room: 'commission',
  summary: 'Agreements as they stand',
  description: 'By provider, the latest first.',
  query: {
    provider: textField({ description: 'Any name of a provider.', example: 'Stafford' }).optional(),
  },
  answer: z.array(agreementSchema),
  table: (rows) => ({
    fileName: 'agreements.csv',
    columns: Object.keys(agreementSchema.shape),
    rows: rows.map((row) => ({ ...row, signedBy: row.signedBy.join(' and ') })),
  }),
  show: async (hub, { query: { provider } }) => {
    const providerId = provider && getSubject(hub.estate, provider).id;
    const summaries = await listAgreements(hub, { providerId });
    return summaries.map((summary) => shownSummary(hub, summary));
  },
});

/** Which state of an agreement: a version, a day, an instant of knowing. */
export const stateQuery = {
  version: idField({ description: 'A version by its number.', example: '1' }).optional(),
  on: dateField({
    description: 'As it stood in the month of this day.',
    example: '2014-11-30',
  }).optional(),
  'as-at': textField({
    description: 'As it was known at this day or instant.',
    example: '2026-11-30',
  }).optional(),
};
type StateQuery = {
  version?: number | undefined;
  on?: string | undefined;
  'as-at'?: string | undefined;
};

export function wantedState({ version, on, 'as-at': asAt }: StateQuery): Wanted {
  return { version, on, asAt };
}

const one = getRoute({
  needs: 'see agreements',
  path: '/api/agreements/:id',
  name: 'getAgreement',
  room: 'commission',
  summary: 'One agreement with all that it says',
  description:
    'In force it is given as it stands in the month of today, or of the day asked for; else its latest version.',
  params: { id: agreementField },
  query: stateQuery,
  answer: wholeSchema,
  refusals: notThere,
  show: async (hub, { params: { id }, query }) =>
    shownWhole(hub, await viewAgreement(hub, id, wantedState(query))),
});

const check = getRoute({
  needs: 'see agreements',
  path: '/api/agreements/:id/check',
  name: 'checkAgreement',
  room: 'commission',
  summary: 'Every sum and cross-reference of an agreement, worked out again',
  description:
    'What disagrees, with both figures and the likely cause; what agrees; what cannot be checked, and why.',
  params: { id: agreementField },
  query: stateQuery,
  answer: z.array(checkSchema),
  refusals: notThere,
  table: (rows) => ({ fileName: 'check.csv', columns: Object.keys(checkSchema.shape), rows }),
  show: async (hub, { params: { id }, query }) => [
    ...(await viewAgreement(hub, id, wantedState(query))).results,
  ],
});

const difference = getRoute({
  needs: 'see agreements',
  path: '/api/agreements/:id/diff',
  name: 'compareAgreement',
  room: 'commission',
  summary: 'What differs between two states of an agreement',
  description: 'Each state is a version number, or a day on which it was in force.',
  params: { id: agreementField },
  query: {
    from: textField({ description: 'A version or a day.', example: '1' }),
    to: textField({ description: 'A version or a day; the present state without it.' }).optional(),
  },
  answer: z.object({
    from: z.string().describe('The hash of the earlier content.'),
    to: z.string().describe('The hash of the later content.'),
    changes: z.array(changeSchema),
  }),
  refusals: notThere,
  show: async (hub, { params: { id }, query: { from, to } }) => {
    const before = await viewAgreement(hub, id, stateNamed(from));
    const after = await viewAgreement(hub, id, to === undefined ? {} : stateNamed(to));
    const changes = diffContent(after.template, before.content, after.content);
    return { from: before.contentHash, to: after.contentHash, changes };
  },
});

/** `/api/agreements`: what there is. */
export const agreementListApi: readonly ApiRoute[] = [list];

/** `/api/agreements/{id}…`: what can be read of one. */
export const agreementApi: readonly ApiRoute[] = [one, check, difference];
