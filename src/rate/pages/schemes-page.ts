import { z } from 'zod';
import { printPeriod } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';
import { findSubject, getSubject, isSimulated, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { latestOfMany } from '../../measure/index.ts';
import { type Page, page } from '../../web/index.ts';
import { kindsOf, listRatable, nationOfSubject, regionOf } from '../rating/settle-question.ts';
import {
  cardAddress,
  comparisonAddress,
  definitionAddress,
  ratingsAddress,
  schemeAddress,
  whatIfAddress,
} from './addresses.ts';
import { nounsOf } from './rating-words.ts';

const schemesQuery = z.object({
  region: z.string().optional(),
  provider: z.string().optional(),
});

/** Every scheme of rating, with whom it rates and when, and the latest period that it can rate; of a provider its cards. */
export function schemesPage(): Page {
  return page({
    needs: 'see performance',
    path: ratingsAddress,
    query: schemesQuery,
    show: async ({ hub, query }) => {
      const about = aboutOf(hub, query);
      const those = latestVersions(hub).filter((scheme) => canRate(scheme, about));
      const schemes = await Promise.all(those.map((one) => schemeItem(hub, one, about)));
      return {
        view: 'rate/views/schemes.njk',
        title: about ? `Ratings: ${about.name}` : 'Ratings',
        breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ratings' }],
        data: {
          ...{ schemes, about: about?.officialName, simulated: about && isSimulated(about.id) },
          compareHref: comparisonAddress({ region: query.region }),
        },
      };
    },
  });
}

/** The provider or region asked about; undefined is everyone. Throws ESTATE_UNKNOWN. */
function aboutOf(
  hub: Hub,
  { region, provider }: z.output<typeof schemesQuery>,
): Subject | undefined {
  if (provider !== undefined) {
    return findSubject(hub.estate, provider) ?? getSubject(hub.estate, provider);
  }
  return region === undefined ? undefined : regionOf(hub, region);
}

function isTerritory({ kind }: Subject): boolean {
  return kind === 'region' || kind === 'nation';
}

/** A group may be of any kind; everyone in a region is rated by something. */
function canRate({ rated }: Scheme, about: Subject | undefined): boolean {
  return (
    !about ||
    isTerritory(about) ||
    about.kind === 'group' ||
    rated.kinds.some((kind) => kind === about.kind)
  );
}

/** Of each code its highest version, by title. */
export function latestVersions({ catalogue }: Pick<Hub, 'catalogue'>): Scheme[] {
  const latest = new Map<string, Scheme>();
  for (const scheme of catalogue.schemes) {
    const other = latest.get(scheme.code);
    if (!other || scheme.version > other.version) latest.set(scheme.code, scheme);
  }
  return [...latest.values()].sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

async function schemeItem(hub: Hub, scheme: Scheme, about: Subject | undefined) {
  const { code, title, usedIn } = scheme;
  const nation = about ? nationOfSubject(hub, about) : hub.estate.nation;
  const latest = latestOfMany(await listRatable(hub, scheme, nation));
  const period = latest && printPeriod(latest);
  const held = period
    ? `The latest that it can rate is ${period}.`
    : 'No figures are held that it can rate.';
  return {
    ...{ title, definition: definitionAddress(code) },
    ...addressesOf(code, about),
    sentence: `Rates ${nounsOf(scheme).many} by ${kindsOf(scheme)}. Used ${usedWords(usedIn)}. ${held}`,
  };
}

/** `in 2007-08`, `from 2022-23`. */
function usedWords(usedIn: string): string {
  return /^(from|since|until|up to) /.test(usedIn) ? usedIn : `in ${usedIn}`;
}

function addressesOf(code: string, about: Subject | undefined) {
  if (about && !isTerritory(about)) {
    const whatIf = whatIfAddress(code, { provider1: about.name });
    return { href: cardAddress(code, about.id), whatIf };
  }
  const region = about?.id;
  return { href: schemeAddress(code, { region }), whatIf: whatIfAddress(code, { region }) };
}
