import { z } from 'zod';
import { findPeriod, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { getScheme } from '../../catalogue/index.ts';
import { isSimulated } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance } from '../../measure/index.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { rateOne } from '../actions.ts';
import { listModerations, moderate, withdrawModeration } from '../moderation/moderate.ts';
import type { RatingCard } from '../rating/rating-report.ts';
import { listRatable, nationOfSubject } from '../rating/settle-question.ts';
import {
  cardAddress,
  definitionAddress,
  providerAddress,
  ratingsAddress,
  schemeAddress,
  whatIfAddress,
} from './addresses.ts';
import {
  cardDomains,
  cardFacts,
  cardLead,
  cardPublished,
  cardScale,
  gateWords,
} from './card-view.ts';
import { liftView } from './lift-words.ts';
import { moderationView } from './moderation-view.ts';
import { schemeQuery, usualSureness } from './scheme-question.ts';
import { rollUpRule, workingBars } from './working-bars.ts';
import { type FiguresOf, workingParts, workingTable } from './working-tables.ts';

const cardParams = z.object({ scheme: z.string(), provider: z.string() });
const { region: _, ...cardFields } = schemeQuery.shape;
const cardQuery = z.object({ ...cardFields, done: z.enum(['moderated', 'withdrawn']).optional() });
const cardBody = z.object({
  action: z.enum(['moderate', 'withdraw']).default('moderate'),
  band: z.string().default(''),
  reason: z.string().default(''),
  by: z.string().default(''),
  role: z.string().default(''),
});

type Asked = { params: z.output<typeof cardParams>; query: z.output<typeof cardQuery> };

/** A provider's rating with its working, what would lift it, and moderation beside it. */
export function cardPage(): Page {
  return page({
    needs: 'see performance',
    submitNeeds: 'moderate ratings',
    path: '/ratings/:scheme/:provider',
    params: cardParams,
    query: cardQuery,
    body: cardBody,
    show: async ({ hub, ...asked }) => showCard(hub, await cardOf(hub, asked), asked),
    submit: async ({ hub, params, query, body }) => {
      const { report, row } = await cardOf(hub, { params, query });
      const { scheme, provider } = params;
      const rating = { scheme, provider, period: parsePeriod(report.period) };
      const { action, band, ...who } = body;
      if (action === 'withdraw') await withdrawModeration(hub, rating, who);
      else await moderate(hub, rating, { ...who, band });
      const done = action === 'withdraw' ? 'withdrawn' : 'moderated';
      return { redirect: `${cardAddress(scheme, row.id, report.period)}&done=${done}#moderation` };
    },
  });
}

async function cardOf(hub: Hub, { params, query }: Asked): Promise<RatingCard> {
  const { draws, seed, period } = query;
  const { scheme, provider } = params;
  return rateOne(hub, {
    ...{ scheme, provider, period: period === undefined ? undefined : parsePeriod(period) },
    sureness: usualSureness({ draws, seed }),
  });
}

async function showCard(hub: Hub, card: RatingCard, { params, query }: Asked): Promise<View> {
  const { report, row } = card;
  const { scheme, period } = report;
  const code = params.scheme;
  const when = findPeriod(period);
  const [figures, moderations, periods] = await Promise.all([
    figuresOf(hub, card),
    listModerations(hub, { scheme: code, provider: row.id, period: when }),
    otherPeriods(hub, card, code),
  ]);
  const working = { scheme, row, period, figures };
  return {
    view: 'rate/views/card.njk',
    title: `${row.name}, ${scheme.shortTitle}, ${period}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Ratings', href: ratingsAddress },
      { text: scheme.shortTitle, href: schemeAddress(code, { period }) },
      { text: row.name },
    ],
    data: {
      ...{ name: row.name, scheme: scheme.title, period, periods, done: query.done },
      simulated: isSimulated(row.id),
      lead: cardLead(report, row),
      ...{ facts: cardFacts(report, row), scale: cardScale(report, row) },
      ...{ domains: cardDomains(report, row), gates: gateWords(report, row) },
      ...{ lift: liftView(hub, card), published: cardPublished(row) },
      working: workingParts(working).map((part) => ({
        ...{ title: part.title, code: part.code, table: workingTable(working, part) },
        bars: workingBars(scheme, part),
        rule: rollUpRule(scheme, part.code),
      })),
      moderation: moderationView(card, moderations),
      action: cardAddress(code, row.id, period),
      links: {
        ...{ ratings: schemeAddress(code, { period }), definition: definitionAddress(code) },
        provider: providerAddress(row.id, period),
        whatIf: whatIfAddress(code, { period, provider1: row.name }),
      },
    },
  };
}

/** Where the figures of the card came from; a group has none of its own. */
async function figuresOf(hub: Hub, { row, report }: RatingCard): Promise<FiguresOf> {
  const metrics = [...new Set(row.inputs.map(({ metric }) => metric))];
  if (row.kind === 'group' || metrics.length === 0) return new Map();
  const period = parsePeriod(report.period);
  const rows = await listPerformance(hub, { provider: row.id, metrics, period });
  return new Map(rows.map((one) => [one.metric, one]));
}

async function otherPeriods(hub: Hub, { row, report }: RatingCard, code: string) {
  const scheme = getScheme(hub.catalogue, code);
  const held = await listRatable(hub, scheme, nationOfSubject(hub, row));
  return held
    .map(({ period }) => printPeriod(period))
    .filter((period) => period !== report.period)
    .slice(0, 12)
    .map((period) => ({ text: period, href: cardAddress(code, row.id, period) }));
}
