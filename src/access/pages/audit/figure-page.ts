import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { actionWords, whenWords } from '../../audit/entry-words.ts';
import type { FigureAsked, FigureOrigin } from '../../audit/figure-origin.ts';
import { trailOfThings } from '../../audit/read-trail.ts';
import { entryAddress, figureAddress, trailAddress } from './addresses.ts';

/** Tells how a figure came to be: the room that measures knows. */
export type OriginOf = (hub: Hub, asked: FigureAsked) => Promise<FigureOrigin>;

const words = z.string().max(200, 'write at most 200 characters').optional();
const query = z.object({ provider: words, metric: words, period: words });
type Query = z.output<typeof query>;

/** How a figure came to be: what it was made from, and everything that was done to that, in order. */
export function figurePage(originOf: OriginOf): Page {
  return page({
    needs: 'see audit',
    path: figureAddress,
    query,
    // That somebody asks is itself an entry of the trail.
    cached: false,
    show: async ({ hub, query: asked }) => {
      const { provider, metric, period } = asked;
      if (provider === undefined || metric === undefined || period === undefined)
        return frameOf(asked);
      try {
        return await originView(hub, await originOf(hub, { provider, metric, period }));
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        const { status, message: problemSummary, problems } = error;
        return { ...frameOf(asked), status, problemSummary, problems };
      }
    },
  });
}

async function originView(hub: Hub, origin: FigureOrigin): Promise<View> {
  const { providerId, metric, period, madeFrom } = origin;
  const entries = await trailOfThings(hub, madeFrom, {
    about: { kind: 'figure', id: `${metric}/${providerId}/${period}` },
    providerId,
  });
  const known = new Set(
    entries.map((entry) => keyOf({ kind: entry.aboutKind, id: entry.aboutId })),
  );
  const view = frameOf({ provider: providerId, metric, period });
  return {
    ...view,
    data: {
      ...view.data,
      origin,
      steps: stepsTable(origin, entries),
      unaudited: madeFrom.filter((thing) => !known.has(keyOf(thing))),
    },
  };
}

function frameOf({ provider, metric, period }: Query): View {
  const field = (name: string, label: string, value: string | undefined, hint?: string) => ({
    ...{ kind: 'text', name, label, value, hint },
  });
  return {
    view: 'access/views/audit/figure.njk',
    title: 'How a figure came to be',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Audit trail', href: trailAddress },
      { text: 'How a figure came to be' },
    ],
    data: {
      form: {
        ...{ action: figureAddress, label: 'Choose a figure', submit: 'Show' },
        fields: [
          field('provider', 'Provider', provider),
          field('metric', 'Metric', metric, 'Its code, such as K05'),
          field('period', 'Period', period, 'Such as 2007-08 or Mar 2008'),
        ],
      },
    },
  };
}

function stepsTable({ madeFrom }: FigureOrigin, entries: readonly AuditEntry[]) {
  if (entries.length === 0) return undefined;
  const titles = new Map(madeFrom.map((thing) => [keyOf(thing), thing]));
  return {
    ...{ id: 'steps', caption: 'What was done, in order' },
    head: [{ text: 'When' }, { text: 'What was done' }, { text: 'To what' }, { text: 'Who' }],
    rows: entries.map((entry) => {
      const thing = titles.get(keyOf({ kind: entry.aboutKind, id: entry.aboutId }));
      return [
        { text: whenWords(entry) },
        { text: actionWords(entry), href: entryAddress(entry.number) },
        { text: thing?.title ?? entry.aboutId, ...(thing && { href: thing.href }) },
        { text: entry.name, detail: entry.roles },
      ];
    }),
  };
}

function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind}:${id}`;
}
