import { z } from 'zod';
import { type ApiRoute, fileRoute, periodField, textField, yesNoField } from '../api/index.ts';
import { printPeriod } from '../calendar/index.ts';
import { importProposal, previewImport } from './actions.ts';
import { type ImportReport, reportImport } from './import-report.ts';
import { readProposal } from './read-proposal.ts';

const change = z
  .object({
    kind: z.enum(['level', 'figure']),
    provider: z.string(),
    providerId: z.string(),
    metric: z.string(),
    period: z.string(),
    before: z.string().nullable().describe('As it was stated before; null when it is new.'),
    after: z.string(),
  })
  .meta({ id: 'Change', description: 'One figure that an import changes.' });

const finding = z.object({
  rule: z.string(),
  providerId: z.string(),
  metric: z.string().nullable(),
  period: z.string(),
  place: z.object({
    sheet: z.string().nullable(),
    row: z.number().nullable(),
    column: z.string().nullable(),
  }),
  stated: z.string(),
  computed: z.string(),
  difference: z.number().nullable(),
  explanation: z.string(),
});

const report = z
  .object({
    file: z.string(),
    layout: z.enum(['long', 'wide', 'bulletin']),
    dryRun: z.boolean(),
    batchId: z.number().nullable().describe('The import; null when nothing was stored.'),
    added: z.number(),
    revised: z.number(),
    unchanged: z.number(),
    changes: z.array(change).describe('The first 200 levels and 200 figures that change.'),
    findings: z.array(finding).describe('What the file says that does not agree with itself.'),
    notices: z.array(z.string()).describe('What the reader of the file took for granted.'),
  })
  .meta({
    id: 'ImportReport',
    description: 'What an import did or, on a dry run, would do.',
  }) satisfies z.ZodType<ImportReport>;

const fileName = textField({
  description: 'What the file is called, for those who ask where a figure came from.',
  example: 'figures.csv',
}).refine(
  (name) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/u.test(name),
  'Write the name alone: no folder, no line break, no hidden character.',
);

const importFile = fileRoute({
  needs: 'import figures',
  path: '/api/import',
  name: 'importFile',
  room: 'deliver',
  summary: 'Import a file of figures',
  description:
    'The file itself is the body: CSV, TSV, XLSX or ODS, long or wide, or a monthly population bulletin. ' +
    'Nothing is stored unless all of it is right; a file that changes nothing leaves no trace. ' +
    'A figure that is stated otherwise than before becomes a new revision.',
  query: {
    fileName,
    period: periodField({ description: 'The period of figures that state none.' }).optional(),
    dryRun: yesNoField({
      description: 'true to see what would change and store nothing.',
      example: 'true',
    }).optional(),
  },
  answer: report,
  refusals: {
    409: 'Another import is running.',
    413: 'The file is larger than 50 MB, or unpacks to more than can be read.',
    415: 'The body is not sent as a file.',
    422: 'The file holds mistakes: every problem with its place, and nothing was stored.',
  },
  receive: async (hub, { query }, bytes) => {
    const { dryRun = false } = query;
    const period = query.period && printPeriod(query.period);
    const proposal = await readProposal({ name: query.fileName, bytes, period }, hub);
    const stored = dryRun ? null : await importProposal(hub, proposal, 'API');
    const compared = stored?.compared ?? (await previewImport(hub, proposal));
    return reportImport(hub, proposal, compared, { dryRun, batchId: stored?.batchId ?? null });
  },
});

/** `/api/import`. */
export const importApi: readonly ApiRoute[] = [importFile];
