import { printPeriod } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { latestOfMany } from '../../measure/index.ts';
import { type Page, page } from '../../web/index.ts';
import { listRatable } from '../settle-question.ts';
import { compareAddress, definitionAddress, schemeAddress, whatIfAddress } from './addresses.ts';
import { listWords, nounsOf } from './rating-words.ts';

const plurals = { month: 'months', quarter: 'quarters', year: 'years', 'to date': 'years to date' };

/** Every scheme of rating, with whom it rates and when, and the latest period that it can rate. */
export function schemesPage(hub: Hub): Page {
  return page({
    path: '/ratings',
    show: async () => {
      const schemes = await Promise.all(latestVersions(hub).map((one) => schemeItem(hub, one)));
      return {
        view: 'rate/views/schemes.njk',
        title: 'Ratings',
        breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ratings' }],
        data: { schemes, compareHref: compareAddress },
      };
    },
  });
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

async function schemeItem(hub: Hub, scheme: Scheme) {
  const { code, title, usedIn } = scheme;
  const latest = latestOfMany(await listRatable(hub, scheme, hub.estate.nation));
  const period = latest && printPeriod(latest);
  const kinds = listWords(scheme.periods.map((kind) => plurals[kind]));
  const held = period
    ? `The latest that it can rate is ${period}.`
    : 'No figures are held that it can rate.';
  return {
    ...{ title, href: schemeAddress(code), whatIf: whatIfAddress(code) },
    definition: definitionAddress(code),
    sentence: `Rates ${nounsOf(scheme).many} by ${kinds}. Used ${usedWords(usedIn)}. ${held}`,
  };
}

/** `in 2007-08`, `from 2022-23`. */
function usedWords(usedIn: string): string {
  return /^(from|since|until|up to) /.test(usedIn) ? usedIn : `in ${usedIn}`;
}
