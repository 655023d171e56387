import type { Metric } from '../catalogue/index.ts';
import type { Subject } from '../estate/index.ts';
import type { Block, Cell, Section, Table } from './document.ts';
import { say } from './document.ts';
import { computedFigure, type Figure, type Sentence, sourcesOf } from './figure.ts';
import type { Material, ProviderYear } from './material.ts';
import { capital, joinNames, joinSentences, lowerFirst } from './sentence.ts';

/** The ratings by domain, and the overall one. */
const domainRatings: readonly string[] = ['R01', 'R02', 'R03', 'R04'];
const overallRating = 'R05';
/** How many regions had each word overall, and how many there are. */
const distribution: readonly string[] = ['R06', 'R07', 'R08', 'R09', 'R11'];

type Rated = {
  subject: Subject;
  ratings: ReadonlyArray<{ metric: Metric; figure: Figure | undefined }>;
};

/** Ratings of the areas and the region by domain, and how the nation's regions were rated. */
export function ratingSection(material: Material): Section | undefined {
  const areas = ratedAreas(material);
  if (areas.length === 0) return undefined;
  const region = ratedAs(material, material.region);
  const blocks: Block[] = [
    ...regionBlock(region),
    ...domainList(areas),
    { kind: 'table', table: ratingTable([...areas, region]) },
    ...distributionBlocks(material),
  ];
  return { id: 'ratings', title: 'Ratings of the probation areas', blocks, sections: [] };
}

function ratedAreas(material: Material): Rated[] {
  return material.providers
    .filter(({ subject }) => subject.kind === 'area')
    .map(({ subject }) => ratedAs(material, subject))
    .filter(isRated);
}

function ratedAs({ catalogue, stated, period }: Material, subject: Subject): Rated {
  const metrics = catalogue.metrics.filter(({ code }) =>
    [...domainRatings, overallRating].includes(code),
  );
  const ratings = metrics.map((metric) => ({
    metric,
    figure: stated.find(subject.id, metric.code, period),
  }));
  return { subject, ratings };
}

function isRated({ ratings }: Rated): boolean {
  return ratings.some(({ figure }) => figure !== undefined);
}

/** 'offender management' from the short title of its rating. */
function domainOf({ shortTitle }: Metric): string {
  return lowerFirst(shortTitle.replace(/ rating$/, ''));
}

function sentenceOf({ ratings }: Rated): Sentence {
  const overall = ratings.find(({ metric }) => metric.code === overallRating)?.figure;
  const parts = ratings
    .filter(({ metric }) => metric.code !== overallRating)
    .flatMap(({ metric, figure }): Sentence[] =>
      figure ? [[figure, ` for ${domainOf(metric)}`]] : [],
    );
  if (!overall) return joinSentences(parts);
  return ['rated ', overall, ' overall: ', ...joinSentences(parts)];
}

/** How one area was rated, and how a contracted prison was assessed. */
export function ratingBlocks(material: Material, { subject }: ProviderYear): Block[] {
  const rated = ratedAs(material, subject);
  if (isRated(rated)) return [say('The area was ', ...sentenceOf(rated), '.')];
  const level = material.stated.find(subject.id, 'R10', material.period);
  if (!level) return [];
  const before = material.stated.find(subject.id, 'R12', material.period);
  const from: Sentence = before ? [', changed in the year from level ', before] : [];
  return [say('Assessed at performance level ', level, ' of 4', ...from, '.')];
}

function regionBlock(region: Rated): Block[] {
  if (!isRated(region)) return [];
  return [say(`The ${region.subject.name} region was `, ...sentenceOf(region), '.')];
}

/** For each domain, how many areas had which word, best first. */
function domainList(areas: readonly Rated[]): Block[] {
  const metrics = areas[0]?.ratings.map(({ metric }) => metric) ?? [];
  const items = metrics.map((metric): Sentence => {
    const words = (metric.choices ?? []).toReversed().flatMap((word): Sentence[] => {
      const having = areas.flatMap(({ subject, ratings }) =>
        ratings
          .filter((one) => one.metric === metric && one.figure?.text === word)
          .flatMap(({ figure }) => (figure ? [{ subject, figure }] : [])),
      );
      return having.length === 0 ? [] : [havingWord(metric, word, having, areas.length)];
    });
    return [`${capital(domainOf(metric))}: `, ...joinSentences(words)];
  });
  return [{ kind: 'list', lead: ['How the areas were rated:'], items }];
}

function havingWord(
  metric: Metric,
  word: string,
  having: ReadonlyArray<{ subject: Subject; figure: Figure }>,
  all: number,
): Sentence {
  const everyone = having.length === all;
  const text = everyone && all > 1 ? `all ${all}` : String(having.length);
  const count = computedFigure(having.length, text, {
    kind: 'computed',
    what: `Areas rated ${word}: ${metric.shortTitle.toLowerCase()}`,
    how: 'Counted.',
    from: having.flatMap(({ figure }) => sourcesOf(figure)),
    table: 'ratings-table',
  });
  const names = joinNames(having.map(({ subject }) => subject.name));
  return [count, everyone ? ` ${word}` : ` of ${all} ${word} (${names})`];
}

function ratingTable(rated: readonly Rated[]): Table {
  const metrics = rated[0]?.ratings.map(({ metric }) => metric) ?? [];
  return {
    id: 'ratings-table',
    caption: 'Ratings on the Integrated Probation Performance Framework',
    notes: ['From worst to best: Poor, Passable, Good, Outstanding.'],
    columns: [
      { heading: 'Area' },
      ...metrics.map((metric) => ({ heading: capital(domainOf(metric)) })),
    ],
    rows: rated.map(({ subject, ratings }): Cell[] => [
      { text: subject.kind === 'region' ? `${subject.name} region` : subject.name },
      ...ratings.map(({ figure }): Cell => (figure ? { figure } : { text: '' })),
    ]),
    sheet: 'Ratings',
  };
}

function distributionBlocks({ catalogue, stated, nation, period }: Material): Block[] {
  const rows = catalogue.metrics
    .filter(({ code }) => distribution.includes(code))
    .flatMap(({ code, shortTitle }): Cell[][] => {
      const figure = stated.find(nation.id, code, period);
      return figure ? [[{ text: shortTitle }, { figure }]] : [];
    });
  if (rows.length === 0) return [];
  const table: Table = {
    id: 'ratings-nation',
    caption: 'Regions of England and Wales by overall rating',
    notes: [],
    columns: [{ heading: 'What' }, { heading: 'Regions', numeric: true }],
    rows,
    sheet: 'Ratings nation',
  };
  return [{ kind: 'table', table }];
}
