import { z } from 'zod';
import { type ApiRoute, choiceField, getRoute, idField } from '../api/index.ts';
import { printPeriod } from '../calendar/index.ts';
import { nothings } from '../catalogue/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import { GatehouseError } from '../errors.ts';
import { type Estate, nameOf } from '../estate/index.ts';
import { publishedFigures } from './store.ts';

const figureKinds = ['level', 'published'] as const;

/** A level, or a figure that was published. */
export type FigureKind = (typeof figureKinds)[number];

/** One revision of a stated figure as the API gives it. */
export const figureSchema = z
  .object({
    kind: z.enum(figureKinds).describe('level: what was agreed; published: what was printed.'),
    revisionId: z.number(),
    provider: z.string(),
    providerId: z.string(),
    metric: z.string(),
    period: z.string(),
    mentionedIn: z
      .string()
      .nullable()
      .describe('Where the same source states the figure once more; null for the figure itself.'),
    value: z.number().nullable(),
    text: z.string().describe('As printed.'),
    decimals: z.number().describe('How many decimals were printed.'),
    nothing: z.enum(nothings).nullable(),
    choice: z.string().nullable().describe('The word of a rating.'),
    file: z.string(),
    sheet: z.string().nullable(),
    row: z.number(),
    column: z.string(),
    note: z.string().nullable(),
    batchId: z.number().describe('The import that brought it.'),
    recordedBy: z.string(),
    recordedAt: z.string(),
  })
  .meta({ id: 'Figure', description: 'One revision of a figure, and where it came from.' });

/** The figure with the names that stand on it in the API. */
export function shownFigure(
  estate: Estate,
  kind: FigureKind,
  figure: KeptFigure,
): z.output<typeof figureSchema> {
  const { providerId, mentionedIn, stated, place, fileName, period, ...same } = figure;
  const { choice = null, ...value } = stated;
  return {
    ...{ kind, provider: nameOf(estate, providerId), providerId, ...same },
    ...{ period: printPeriod(period), mentionedIn: mentionedIn === '' ? null : mentionedIn },
    ...{ ...value, choice, file: fileName, ...place },
  };
}

const figure = getRoute({
  needs: 'see published',
  path: '/api/figures/:kind/:revisionId',
  name: 'getFigure',
  room: 'deliver',
  summary: 'One figure, where it came from, and its revisions',
  description:
    'A figure is never overwritten: a file that states it otherwise adds a revision. The answer is the revision ' +
    'asked for and every revision of the same figure, the latest first.',
  params: {
    kind: choiceField(figureKinds, { description: 'Which kind of figure.', example: 'published' }),
    revisionId: idField({ description: 'The number of the revision.', example: '1' }),
  },
  answer: z.object({ figure: figureSchema, revisions: z.array(figureSchema) }),
  refusals: { 404: 'There is no such revision.' },
  show: async ({ database, estate }, { params: { kind, revisionId } }) => {
    const table = kind === 'level' ? levels : publishedFigures;
    const kept = await table.listRevisions(database, revisionId);
    const revisions = kept.map((one) => shownFigure(estate, kind, one));
    const asked = revisions.find((one) => one.revisionId === revisionId);
    if (asked) return { figure: asked, revisions };
    throw new GatehouseError(
      'DELIVER_UNKNOWN_FIGURE',
      `There is no ${kind} figure with the revision number ${revisionId}. Take the number from a source or from the page of a figure.`,
      { status: 404 },
    );
  },
});

/** `/api/figures`. */
export const figureApi: readonly ApiRoute[] = [figure];
