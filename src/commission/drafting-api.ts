import { z } from 'zod';
import { type ApiRoute, choiceField, fileRoute, jsonRoute } from '../api/index.ts';
import { parties } from '../catalogue/index.ts';
import type { Hub } from '../hub.ts';
import { changeSchema, changesSchema } from './agreement/change.ts';
import { addRemark, createDraft, type Saved, saveDraft } from './agreement/draft-actions.ts';
import { getFile, viewAgreement } from './agreement/get-agreement.ts';
import { importTables } from './agreement/import-tables.ts';
import { acceptFindings, agree, end, giveBack, offer, sign } from './agreement/signing-actions.ts';
import { agreementField, notThere } from './agreement-api.ts';
import { actingSchema, savedSchema, wholeSchema } from './agreement-schemas.ts';
import { shownWhole } from './shown-agreement.ts';
import { templateRoute } from './template-api.ts';

const day = z.iso.date();
const seen = {
  version: z.number().int(),
  contentHash: z.string().describe('The hash of the version that was read.'),
};
const refusals = {
  ...notThere,
  409: 'It is not the time for that, or for the other party, or a newer version is there.',
  422: 'The problems say why.',
};

async function shown(hub: Hub, id: string) {
  return shownWhole(hub, await viewAgreement(hub, id));
}

/** What saving came to, as an answer. */
export function shownSaved(saved: Saved): z.output<typeof savedSchema> {
  if (saved.kind === 'conflict') {
    return {
      saved: false,
      version: saved.latest,
      contentHash: null,
      mergedWith: null,
      conflicts: [...saved.conflicts],
    };
  }
  const { version, mergedWith } = saved;
  return {
    saved: true,
    version: version.number,
    contentHash: version.contentHash,
    mergedWith,
    conflicts: [],
  };
}

const begin = jsonRoute({
  needs: 'write agreements',
  path: '/api/agreements',
  name: 'createAgreement',
  room: 'commission',
  summary: 'Begin an agreement as a draft',
  description: 'Blank, or with the words of another agreement of the same form.',
  body: z.strictObject({
    id: z.string(),
    template: z.string(),
    title: z.string(),
    provider: z.string(),
    commissioner: z.string(),
    parent: z.string().nullable().default(null),
    startsOn: day,
    endsOn: day,
    like: z.string().nullable().default(null),
    by: actingSchema,
  }),
  answer: wholeSchema,
  refusals: {
    404: 'There is no such form, provider or agreement.',
    409: 'The id is taken.',
    422: 'The problems say why.',
  },
  receive: async (hub, _asked, { by, ...wish }) => {
    await createDraft(hub, wish, by);
    return shown(hub, wish.id);
  },
});

const save = jsonRoute({
  needs: 'write agreements',
  path: '/api/agreements/:id/versions',
  name: 'saveDraft',
  room: 'commission',
  summary: 'Save changes of a draft',
  description:
    'Changes are made on a version. What others saved meanwhile is kept; where both wrote in the same place nothing is stored and the conflicts come back.',
  params: { id: agreementField },
  body: z.strictObject({
    base: z.number().int(),
    changes: changesSchema,
    note: z.string().nullable().default(null),
    by: actingSchema,
  }),
  answer: savedSchema,
  refusals,
  receive: async (hub, { params: { id } }, { by, ...saving }) =>
    shownSaved(await saveDraft(hub, id, saving, by)),
});

const importing = fileRoute({
  needs: 'write agreements',
  path: '/api/agreements/:id/import',
  name: 'importAgreementTables',
  room: 'commission',
  summary: 'Save the tables of a filled spreadsheet as a version of the draft',
  description:
    'The file as it was exported, filled in. With dry-run=true only the differences come back.',
  params: { id: agreementField },
  query: {
    'dry-run': choiceField(['true', 'false'], { description: 'true to store nothing.' }).optional(),
    party: choiceField(parties, {
      description: 'For whom; needed by those who may act for both.',
    }).optional(),
  },
  answer: z.object({ changes: z.array(changeSchema).readonly(), saved: savedSchema.nullable() }),
  refusals,
  receive: async (hub, { params: { id }, query }, bytes) => {
    const file = { bytes, fileName: 'tables.ods' };
    const dryRun = query['dry-run'] === 'true';
    const said = query.party === undefined ? {} : { party: query.party };
    const { changes, saved } = await importTables(hub, id, { file, dryRun }, said);
    return { changes, saved: saved && shownSaved(saved) };
  },
});

/** Steps that bind a party. */
const binding = ['agree', 'sign'];

type Step = (hub: Hub, id: string, body: z.output<typeof stepBody>) => Promise<unknown>;
const stepBody = z.strictObject({
  ...seen,
  reason: z.string().default('').describe('Needed to give an offer back.'),
  by: actingSchema,
});

function stepRoute(path: string, name: string, summary: string, step: Step): ApiRoute {
  return jsonRoute({
    needs: binding.includes(path) ? 'sign agreements' : 'write agreements',
    path: `/api/agreements/:id/${path}`,
    name,
    room: 'commission',
    summary,
    description:
      'Names the version by its number and hash, so that nobody agrees to other words than those read.',
    params: { id: agreementField },
    body: stepBody,
    answer: wholeSchema,
    refusals,
    receive: async (hub, { params: { id } }, body) => {
      await step(hub, id, body);
      return shown(hub, id);
    },
  });
}

const steps = [
  stepRoute(
    'offer',
    'offerAgreement',
    'Offer the draft to the other party',
    (hub, id, { by, ...at }) => offer(hub, id, at, by),
  ),
  stepRoute(
    'return',
    'returnAgreement',
    'Give an offer back to be worked on',
    (hub, id, { by, ...at }) => giveBack(hub, id, at, by),
  ),
  stepRoute(
    'agree',
    'agreeAgreement',
    'Agree to what the other party offers',
    (hub, id, { by, ...at }) => agree(hub, id, at, by),
  ),
  stepRoute('sign', 'signAgreement', 'Sign exactly one version', (hub, id, { by, ...at }) =>
    sign(hub, id, at, by),
  ),
];

const accepting = jsonRoute({
  needs: 'write agreements',
  path: '/api/agreements/:id/accept',
  name: 'acceptFindings',
  room: 'commission',
  summary: 'Accept findings as they stand',
  description:
    'Each by its key, or all that the party has not accepted yet. With the version that was read, those of that version only.',
  params: { id: agreementField },
  body: z.strictObject({
    findings: z.union([z.literal('all'), z.array(z.string())]),
    reason: z.string(),
    seen: z.strictObject(seen).optional(),
    by: actingSchema,
  }),
  answer: z.object({ accepted: z.number() }),
  refusals,
  receive: async (hub, { params: { id } }, { findings: keys, reason, seen, by }) => ({
    accepted: await acceptFindings(hub, id, { keys, reason, seen }, by),
  }),
});

const ending = jsonRoute({
  needs: 'sign agreements',
  path: '/api/agreements/:id/end',
  name: 'endAgreement',
  room: 'commission',
  summary: 'End an agreement before its term',
  description: 'Or say which other agreement takes its place.',
  params: { id: agreementField },
  body: z.strictObject({
    on: day.describe('The last day.'),
    reason: z.string(),
    supersededBy: z.string().nullable().default(null),
    by: actingSchema,
  }),
  answer: wholeSchema,
  refusals,
  receive: async (hub, { params: { id } }, { by, supersededBy, ...body }) => {
    await end(hub, id, { ...body, by: supersededBy }, by);
    return shown(hub, id);
  },
});

const commenting = jsonRoute({
  needs: 'write agreements',
  path: '/api/agreements/:id/comments',
  name: 'commentAgreement',
  room: 'commission',
  summary: 'Comment on a table, a row or a cell',
  description: 'Both parties may, at any time.',
  params: { id: agreementField },
  body: z.strictObject({
    about: z.string().describe('table, table/row or table/row/column'),
    text: z.string(),
    by: actingSchema,
  }),
  answer: z.object({ comments: z.number() }),
  refusals,
  receive: async (hub, { params: { id } }, { by, ...remark }) => {
    await addRemark(hub, id, remark, by);
    return { comments: (await getFile(hub.database, id)).comments.length };
  },
});

/** `/api/agreements`: what begins one. */
export const beginningApi: readonly ApiRoute[] = [begin];

/** `/api/agreements/{id}…`: what drafts, signs and ends. */
export const draftingApi: readonly ApiRoute[] = [
  save,
  importing,
  ...steps,
  accepting,
  ending,
  commenting,
  templateRoute,
];
