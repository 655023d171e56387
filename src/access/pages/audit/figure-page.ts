import { z } from 'zod';
import { parsePeriod } from '../../../calendar/index.ts';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import { actionWords, whenWords } from '../../audit/entry-words.ts';
import type { OriginOf } from '../../audit/figure-origin.ts';
import { type FigureTrail, readFigureTrail, thingBehind } from '../../audit/figure-trail.ts';
import { entryAddress, figureAddress, trailAddress } from './addresses.ts';

const words = z.string().max(200, 'write at most 200 characters').optional();
const query = z.object({ provider: words, metric: words, period: words });
type Query = z.output<typeof query>;

/** How a figure came to be: what it was made from, and everything that was done to that, in order. */
export function figurePage(originOf: OriginOf<Hub>): Page {
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
        const figure = { provider, metric, period: parsePeriod(period) };
        return trailView(await readFigureTrail(hub, originOf, figure));
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        const { status, message: problemSummary, problems } = error;
        return { ...frameOf(asked), status, problemSummary, problems };
      }
    },
  });
}

function trailView(trail: FigureTrail): View {
  const { providerId: provider, metric, period, unaudited } = trail;
  const view = frameOf({ provider, metric, period });
  return { ...view, data: { ...view.data, origin: trail, steps: stepsTable(trail), unaudited } };
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
          field('provider', 'Provider', provider, 'Its name or id, such as Stafford'),
          field('metric', 'Metric', metric, 'Its code, such as K05'),
          field('period', 'Period', period, 'Such as 2007-08 or Mar 2008'),
        ],
      },
    },
  };
}

function stepsTable(trail: FigureTrail) {
  if (trail.entries.length === 0) return undefined;
  return {
    ...{ id: 'steps', caption: 'What was done, in order' },
    head: [{ text: 'When' }, { text: 'What was done' }, { text: 'To what' }, { text: 'Who' }],
    rows: trail.entries.map((entry) => {
      const thing = thingBehind(trail, entry);
      return [
        { text: whenWords(entry) },
        { text: actionWords(entry), href: entryAddress(entry.number) },
        { text: thing?.title ?? entry.aboutId, ...(thing && { href: thing.href }) },
        { text: entry.name, detail: entry.roles },
      ];
    }),
  };
}
