import { describePeriod, printPeriod } from '../calendar/index.ts';
import { figuresAppendix, nationalAppendix, tidyFigures } from './appendices.ts';
import { costSection } from './costs.ts';
import { dataQualitySection, tidyChecks } from './data-quality.ts';
import { type AnnualReport, type Section, say } from './document.ts';
import { sourcesOf } from './figure.ts';
import { figuresIn } from './figures-in.ts';
import { headlineSection } from './headlines.ts';
import type { Material, ProviderYear } from './material.ts';
import { methodSection } from './method.ts';
import { otherFiguresTable, tidyOtherFigures } from './other-figures.ts';
import { partnershipSection } from './partnerships.ts';
import { allOf, type Peers } from './peers.ts';
import { positionSection } from './positions.ts';
import { tidyProfiles } from './profile.ts';
import { providerSection } from './provider-section.ts';
import { ratingSection } from './ratings.ts';
import { totalsBlocks } from './region-totals.ts';
import { inWords, joinNames, plural } from './sentence.ts';

/** Builds the annual report of a region: what it says follows from the material alone. */
export function buildAnnualReport(material: Material): AnnualReport {
  const { region, period } = material;
  const areas = peersOf(material, 'areas', 'area', ({ subject }) => subject.kind === 'area');
  const prisons = peersOf(material, 'prisons', 'prison', ({ subject }) => subject.kind !== 'area');
  const sections = [
    aboutSection(material, areas, prisons),
    areaSection(material, areas),
    prisonSection(material, prisons),
    contractedSection(material, prisons),
    partnershipSection(material),
    furtherSection(material),
    dataQualitySection(material),
    costSection(material),
    areas.years.length > 0 ? figuresAppendix(areas, 'B') : undefined,
    prisons.years.length > 0 ? figuresAppendix(prisons, 'C') : undefined,
    nationalAppendix(material),
    methodSection(material.suppression),
  ].filter((section) => section !== undefined);
  return {
    title: `Annual report ${printPeriod(period)}: ${region.name}`,
    region: { id: region.id, name: region.name },
    period: printPeriod(period),
    periodWords: describePeriod(period),
    madeOn: material.madeOn,
    recordedAt: lastRecorded(sections),
    sections,
    suppression: material.suppression,
    measured: [
      ...material.providers.flatMap(({ measured }) => measured),
      ...material.regional,
      ...material.national,
    ],
    tidyTables: [
      tidyProfiles(material.providers),
      tidyOtherFigures(material),
      tidyChecks(material),
      areas.years.length > 0 ? tidyFigures(areas, 'B') : undefined,
      prisons.years.length > 0 ? tidyFigures(prisons, 'C') : undefined,
    ].filter((table) => table !== undefined),
  };
}

function peersOf(
  { providers }: Material,
  id: string,
  one: string,
  belongs: (year: ProviderYear) => boolean,
): Peers {
  return { id, one, many: `${one}s`, years: providers.filter(belongs) };
}

function lastRecorded(sections: readonly Section[]): string {
  const instants = sections
    .flatMap(figuresIn)
    .flatMap(sourcesOf)
    .map(({ ref }) => ref.recordedAt);
  return instants.toSorted().at(-1) ?? '';
}

function aboutSection(material: Material, areas: Peers, prisons: Peers): Section {
  const { region, period } = material;
  const whom = [areas, prisons].filter(({ years }) => years.length > 0).map(countPeers);
  const contracted = prisons.years.filter((year) => year.contracted);
  const names = joinNames(contracted.map(({ subject }) => subject.officialName));
  return {
    id: 'about',
    title: 'About this report',
    blocks: [
      say(
        `What probation and prisons in the ${region.name} region delivered from ${describePeriod(period).replace(' to ', ' to the end of ')}, against what was agreed. It covers ${joinNames(whom)}.`,
      ),
      ...(contracted.length > 0
        ? [
            say(
              `${names} ${plural(contracted.length, 'is', 'are')} run under contract and told apart from the public prisons.`,
            ),
          ]
        : []),
      say(
        'Every figure is a link to where it came from: the file, the row, the column and the revision.',
      ),
    ],
    sections: [],
  };
}

function countPeers({ years, one, many }: Peers): string {
  return `${inWords(years.length)} ${plural(years.length, one, many)}`;
}

function areaSection(material: Material, areas: Peers): Section | undefined {
  if (areas.years.length === 0) return undefined;
  const headlines = headlineSection(areas, `Headlines: ${allOf(areas)}`);
  const ratings = ratingSection(material);
  return {
    id: 'probation',
    title: 'Probation',
    blocks: [],
    sections: [
      { ...headlines, blocks: [...headlines.blocks, ...totalsBlocks(material, areas)] },
      ...(ratings ? [ratings] : []),
      ...areas.years.map((year) => providerSection(material, year)),
    ],
  };
}

function prisonSection(material: Material, prisons: Peers): Section | undefined {
  if (prisons.years.length === 0) return undefined;
  const headlines = headlineSection(prisons, `Headlines: ${allOf(prisons)}`);
  const positions = positionSection(material);
  return {
    id: 'custody',
    title: 'Prisons',
    blocks: [],
    sections: [
      { ...headlines, blocks: [...headlines.blocks, ...totalsBlocks(material, prisons)] },
      ...(positions ? [positions] : []),
      ...prisons.years
        .filter((year) => !year.contracted)
        .map((year) => providerSection(material, year)),
    ],
  };
}

function contractedSection(material: Material, prisons: Peers): Section | undefined {
  const contracted = prisons.years.filter((year) => year.contracted);
  if (contracted.length === 0) return undefined;
  return {
    id: 'contracted',
    title: 'Contracted prisons',
    blocks: [],
    sections: contracted.map((year) => providerSection(material, year)),
  };
}

function furtherSection(material: Material): Section | undefined {
  const table = otherFiguresTable(material, material.region);
  if (!table) return undefined;
  return {
    id: 'further',
    title: 'Further figures of the region',
    blocks: [{ kind: 'table', table }],
    sections: [],
  };
}
