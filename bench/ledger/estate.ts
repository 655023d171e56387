import { yearPeriod } from '../../src/calendar/index.ts';
import { type Estate, type Provider, providersIn } from '../../src/estate/index.ts';

/** Probation areas of England and Wales in 2007-08; the shipped estate has one region's. */
const areasOfTheNation = 42;

/** The years of the history, each by its first calendar year. */
const years = [2006, 2007];

/** The shipped estate with as many probation areas as the nation had: the others are copies of those it has. */
export function nationalEstate(estate: Estate): Estate {
  const areas = openAreas(estate);
  const copies: Provider[] = [];
  for (let round = 2; areas.length + copies.length < areasOfTheNation; round += 1) {
    const wanted = areasOfTheNation - areas.length - copies.length;
    copies.push(...areas.slice(0, wanted).map((area) => copyOf(area, round)));
  }
  return { ...estate, providers: [...estate.providers, ...copies] };
}

/** The probation areas that were open all the time. */
export function openAreas(estate: Estate): Provider[] {
  return years
    .map((year) => providersIn(estate, estate.nation.id, yearPeriod(year)))
    .reduce((open, also) => open.filter((one) => also.includes(one)))
    .filter(({ kind }) => kind === 'area');
}

function copyOf(area: Provider, round: number): Provider {
  const { id, name, officialName } = area;
  return {
    ...area,
    ...{ id: `${id}-${round}`, name: `${name} ${round}`, officialName: `${officialName} ${round}` },
    ...{ codes: {}, aliases: [] },
  };
}
