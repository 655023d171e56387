import { z } from 'zod';
import {
  type ApiRoute,
  choiceField,
  fileRoute,
  getRoute,
  jsonRoute,
  periodField,
  textField,
  yesNoField,
} from '../api/index.ts';
import { owedStates } from './returns/find-owed.ts';
import type { ReturnReadings } from './returns/readings.ts';
import {
  editsMade,
  findOwed,
  readReturn,
  readReturnFile,
  saveCells,
  timelinessOf,
} from './returns/return-actions.ts';
import { returnKey } from './returns/return-key.ts';
import {
  owedSchema,
  returnSchema,
  savedSchema,
  shownOwed,
  shownReturn,
  shownSaved,
} from './returns-schemas.ts';
import { returnFields, returnRefusals, returnStepsApi } from './returns-steps-api.ts';

const room = 'deliver';
const at = '/api/returns/:template/:provider/:month';

const owed = getRoute({
  ...{ needs: 'see returns', room, path: '/api/returns', name: 'listReturns' },
  summary: 'Who owes what',
  description:
    'Every return that is owed of some months, by its due day, with how far it has come; and how timely they are together.',
  query: {
    period: periodField({ description: 'The months.', example: 'Mar 2008' }),
    template: returnFields.template.optional(),
    region: textField({ description: 'Any name of a region.' }).optional(),
    provider: textField({ description: 'Any name of a provider.' }).optional(),
    state: choiceField(owedStates, { description: 'Only those that stand so.' }).optional(),
  },
  answer: z.object({
    timeliness: z.object({
      due: z.number().describe('Submitted, or past their due day.'),
      inTime: z.number(),
      late: z.number(),
      missing: z.number(),
      revised: z.number(),
      percentInTime: z.number().nullable(),
    }),
    returns: z.array(owedSchema),
  }),
  refusals: { 404: 'There is no such provider, region or return.' },
  // A saved draft does not count the revision up.
  cached: false,
  table: ({ returns }) => ({
    fileName: 'returns.csv',
    columns: Object.keys(owedSchema.shape),
    rows: returns.map(({ missing, ...one }) => ({ ...one, missing: missing ? 'yes' : 'no' })),
  }),
  show: async (hub, { query }) => {
    const found = await findOwed(hub, query);
    return { timeliness: timelinessOf(found), returns: found.map(shownOwed) };
  },
});

const cells = z
  .array(
    z.strictObject({
      cell: z.string().describe('The address of a cell.'),
      text: z.string().max(10_000),
      seen: z.int().min(0).default(0).describe('The version that you have seen; 0 for none.'),
    }),
  )
  .min(1, 'Send at least one cell.')
  .max(5_000, 'Send at most 5,000 cells at once.');

const saving = jsonRoute({
  ...{ needs: 'fill returns', room, path: `${at}/cells`, name: 'saveReturnCells' },
  summary: 'Save cells of a draft',
  description:
    'Each cell stands by itself: one that somebody else has saved since the version you name is a conflict with both texts, the others are kept.',
  params: returnFields,
  body: z.strictObject({ cells }),
  answer: savedSchema,
  refusals: {
    ...returnRefusals,
    409: 'The return is not open; the message says who did what when.',
    422: 'There is no such cell, or a text cannot be kept. None was.',
  },
  receive: async (hub, { params }, { cells: sent }) => {
    const edits = sent.map(({ cell, ...edit }) => ({ address: cell, ...edit }));
    return shownSaved(await saveCells(hub, returnKey(hub, params), edits));
  },
});

const uploading = fileRoute({
  ...{ needs: 'fill returns', room, path: `${at}/upload`, name: 'uploadReturn' },
  summary: 'Save a filled-in template to the draft',
  description:
    'The template as ODS, XLSX or CSV is the body. Only cells that say something else than the version in the file are saved. Nothing is, unless all of the file can be read.',
  params: returnFields,
  query: {
    fileName: textField({ description: 'What the file is called.', example: 'return.csv' }),
    dryRun: yesNoField({ description: 'true to check it and save nothing.' }).optional(),
  },
  answer: z.object({
    dryRun: z.boolean(),
    edits: z.array(z.object({ cell: z.string(), text: z.string(), seen: z.number() })),
    result: savedSchema.nullable().describe('Null on a dry run.'),
  }),
  refusals: {
    ...returnRefusals,
    409: 'The return is not open; the message says who did what when.',
    413: 'The file is larger than 50 MB.',
    415: 'The body is not sent as a file.',
    422: 'The file holds mistakes: every problem with its place.',
  },
  receive: async (hub, { params, query: { fileName: name, dryRun = false } }, bytes) => {
    const key = returnKey(hub, params);
    const edits = await editsMade(hub, key, await readReturnFile(hub, key, { name, bytes }));
    const saved =
      dryRun || edits.length === 0
        ? { saved: [], conflicts: [] }
        : await saveCells(hub, key, edits);
    return {
      dryRun,
      edits: edits.map(({ address: cell, text, seen }) => ({ cell, text, seen })),
      result: dryRun ? null : shownSaved(saved),
    };
  },
});

/** `/api/returns` and what stands below it. */
export function returnsApi(readings: ReturnReadings): ApiRoute[] {
  const one = getRoute({
    ...{ needs: 'see returns', room, path: at, name: 'getReturn' },
    summary: 'One return',
    description:
      'Its cells with their versions, what the checks say, its questions, events and submitted versions, and what you may do now.',
    params: returnFields,
    answer: returnSchema,
    refusals: returnRefusals,
    cached: false,
    show: async (hub, { params }) =>
      shownReturn(await readReturn(hub, readings, returnKey(hub, params))),
  });
  return [owed, one, saving, uploading, ...returnStepsApi(readings)];
}
