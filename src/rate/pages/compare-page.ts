import { z } from 'zod';
import { findPeriod, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { getScheme, type Scheme } from '../../catalogue/index.ts';
import { isSimulated, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page } from '../../web/index.ts';
import { compareRatings } from '../actions.ts';
import { listRatable, nationOfSubject, regionOf } from '../rating/settle-question.ts';
import { compareAddress, comparisonAddress, ratingsAddress, schemeAddress } from './addresses.ts';
import { comparisonView } from './compare-view.ts';
import { isNoRating, placeFields, placeQuery, select } from './scheme-question.ts';
import { latestVersions } from './schemes-page.ts';

const compareQuery = z.object({
  one: z.string().optional(),
  other: z.string().optional(),
  ...placeQuery,
});

type Asked = {
  schemes: readonly [Scheme, Scheme] | undefined;
  region: Subject;
  period: string | undefined;
  /** The periods that both schemes can rate, the last first. */
  ratable: readonly string[];
};

/** Two schemes over the same providers: who moves, and why. */
export function comparePage(): Page {
  return page({
    needs: 'see performance',
    path: compareAddress,
    query: compareQuery,
    show: async ({ hub, query }) => {
      const asked = await askComparison(hub, query);
      const frame = frameOf(hub, asked, query);
      const { schemes, region, period } = asked;
      const [one, other] = [query.one, query.other];
      if (!schemes || one === undefined || other === undefined) return frame;
      if (one === other) {
        return { ...frame, data: { ...frame.data, refusal: 'Choose two different schemes.' } };
      }
      try {
        const compared = await compareRatings(hub, {
          ...{ schemes: [one, other], region: region.id },
          period: period === undefined ? undefined : findPeriod(period),
        });
        const view = comparisonView(compared, [one, other]);
        return { ...frame, data: { ...frame.data, ...view } };
      } catch (error) {
        if (!isNoRating(error)) throw error;
        const ways = asked.ratable.slice(0, 12).map((text) => ({
          ...{ text, href: comparisonAddress({ one, other, region: region.id, period: text }) },
        }));
        return {
          ...frame,
          status: error.status,
          data: { ...frame.data, refusal: error.message, ways },
        };
      }
    },
  });
}

async function askComparison(hub: Hub, query: z.output<typeof compareQuery>): Promise<Asked> {
  const { one, other } = query;
  const region = query.region === undefined ? hub.estate.nation : regionOf(hub, query.region);
  const period = query.period === undefined ? undefined : printPeriod(parsePeriod(query.period));
  const found = [one, other].flatMap((name) => (name ? getScheme(hub.catalogue, name) : []));
  const [first, second] = found;
  const schemes = first && second ? ([first, second] as const) : undefined;
  const nation = nationOfSubject(hub, region);
  const held = await Promise.all(found.map((scheme) => listRatable(hub, scheme, nation)));
  const [these = [], ...those] = held.map((list) => list.map((at) => printPeriod(at.period)));
  const ratable = these.filter((text) => those.every((list) => list.includes(text)));
  return { schemes, region, period, ratable };
}

function frameOf(hub: Hub, asked: Asked, query: z.output<typeof compareQuery>) {
  const { region, schemes } = asked;
  const options = (chosen: string | undefined) => {
    const known = latestVersions(hub).map(({ code, title }) => ({
      ...{ value: code, text: title, selected: code === chosen },
    }));
    const isOther = chosen !== undefined && !known.some(({ selected }) => selected);
    const nothing = { value: '', text: 'Choose a scheme', selected: chosen === undefined };
    return [
      nothing,
      ...known,
      ...(isOther ? [{ value: chosen, text: chosen, selected: true }] : []),
    ];
  };
  const [period, place] = placeFields(hub, asked);
  const anyPeriod = { value: '', text: 'The latest of both', selected: asked.period === undefined };
  return {
    view: 'rate/views/compare.njk',
    title: schemes
      ? `${schemes[0].shortTitle} and ${schemes[1].shortTitle}`
      : 'Compare two schemes',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Ratings', href: ratingsAddress },
      { text: 'Compare two schemes' },
    ],
    data: {
      territory: region.officialName,
      simulated: isSimulated(region.id),
      filters: {
        ...{ action: compareAddress, label: 'Choose two schemes', submit: 'Compare' },
        fields: [
          select('one', 'One scheme', options(query.one)),
          select('other', 'The other', options(query.other)),
          period && { ...period, options: [anyPeriod, ...period.options] },
          place,
        ],
      },
      links:
        schemes &&
        [...new Set(schemes)].map(({ title, code }) => ({
          text: title,
          href: schemeAddress(code),
        })),
    },
  };
}
