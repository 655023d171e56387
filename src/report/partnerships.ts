import type { Block, Cell, Section, Table } from './document.ts';
import { say } from './document.ts';
import { computedFigure, type Figure, type Sentence, sourcesOf } from './figure.ts';
import { type Material, nameMetric } from './material.ts';
import { pairUp, statedTable } from './other-figures.ts';
import { percentOf } from './quotient.ts';
import { saferCommunities } from './sums.ts';

/** What was done with partners: drug treatment, local area agreements, bail accommodation. */
export function partnershipSection(material: Material): Section | undefined {
  const sections = [drugTreatment(material), agreements(material), bail(material)].filter(
    (section) => section !== undefined,
  );
  if (sections.length === 0) return undefined;
  return { id: 'partnerships', title: 'Partnerships', blocks: [], sections };
}

function drugTreatment(material: Material): Section | undefined {
  const { stated, region, nation, period } = material;
  const pairs = [region, nation].flatMap(({ id }) =>
    pairUp(stated.listOf(id).filter(({ metric }) => metric.domain === 'drug-treatment')),
  );
  if (pairs.length === 0) return undefined;
  const [outturn, level] = [
    stated.find(region.id, 'D01', period),
    stated.findLevel(region.id, 'D01', period),
  ];
  const blocks: Block[] = [
    ...(outturn && level ? [say(...against(region.name, outturn, level))] : []),
    {
      kind: 'table',
      table: statedTable(pairs, {
        id: 'drug-treatment-table',
        caption: 'Offenders taken into drug treatment',
        notes: ['The aim for a week is national.'],
        sheet: 'Drug treatment',
      }),
    },
  ];
  return { id: 'drug-treatment', title: 'Drug treatment', blocks, sections: [] };
}

function against(name: string, outturn: Figure, level: Figure): Sentence {
  if (outturn.number === null || !level.number) return [];
  const more = outturn.number - level.number;
  const working = {
    kind: 'computed',
    what: `${name} region, D01: outturn against level`,
    how: `${outturn.text} against ${level.text}, more is better.`,
    from: [outturn, level].flatMap(sourcesOf),
  } as const;
  const percent = percentOf(Math.abs(more), level.number, 0);
  return [
    `In the ${name} region `,
    outturn,
    ' offenders were taken into treatment against a level of ',
    level,
    `, ${more >= 0 ? 'better' : 'worse'} by `,
    computedFigure(Math.abs(more), Math.abs(more).toLocaleString('en-GB'), working),
    ' (',
    computedFigure(percent, `${percent}%`, working),
    ' of the level).',
  ];
}

function agreements(material: Material): Section | undefined {
  const { stated, region, period } = material;
  const [safer, all] = [
    stated.find(region.id, 'L01', period),
    stated.find(region.id, 'L02', period),
  ];
  const themes = themeTable(material);
  const partnerships = partnershipTable(material);
  if (!safer && themes.rows.length === 0) return undefined;
  const blocks: Block[] = [];
  if (safer && all) blocks.push(say(...shareOf(safer, all)));
  if (themes.rows.length > 0) blocks.push({ kind: 'table', table: themes });
  if (partnerships.rows.length > 0) blocks.push({ kind: 'table', table: partnerships });
  return {
    id: 'agreements',
    title: 'Safer Communities in local area agreements',
    blocks,
    sections: [],
  };
}

function shareOf(safer: Figure, all: Figure): Sentence {
  const start: Sentence = [
    'Of ',
    all,
    ' priority indicators, ',
    safer,
    ' belong to Safer Communities',
  ];
  if (safer.number === null || !all.number) return [...start, '.'];
  const percent = percentOf(safer.number, all.number, 0);
  const share = computedFigure(percent, `${percent}%`, {
    kind: 'computed',
    what: 'Share of priority indicators that belong to Safer Communities',
    how: `${safer.text} of ${all.text}.`,
    from: [safer, all].flatMap(sourcesOf),
  });
  return [...start, ' (', share, ').'];
}

function themeTable({ stated, region, period, catalogue }: Material): Table {
  const title = (code: string) =>
    catalogue.metrics.find((metric) => metric.code === code)?.shortTitle ?? code;
  const row = (theme: string, part: string, code: string): Cell[][] => {
    const figure = stated.find(region.id, code, period);
    return figure ? [[{ text: theme }, { text: part }, { figure }]] : [];
  };
  return {
    id: 'safer-communities-table',
    caption: 'Safer Community priority indicators by theme',
    notes: ['The row "all" of a theme counts its parts together.'],
    columns: [{ heading: 'Theme' }, { heading: 'Part' }, { heading: 'Indicators', numeric: true }],
    rows: saferCommunities.flatMap(({ total, parts }) => [
      ...row(title(total), 'all', total),
      ...parts.flatMap((part) => row(title(total), title(part), part)),
    ]),
    rowHeader: 1,
    sheet: 'Safer Communities',
  };
}

function partnershipTable({ stated, partnerships, period }: Material): Table {
  const rows = partnerships
    .flatMap((subject) => {
      const figure = stated.find(subject.id, 'L01', period);
      return figure ? [{ subject, figure }] : [];
    })
    .toSorted((one, other) => (other.figure.number ?? 0) - (one.figure.number ?? 0));
  return {
    id: 'partnerships-table',
    caption: 'Safer Community priority indicators by partnership',
    notes: [],
    columns: [{ heading: 'Partnership' }, { heading: 'Indicators', numeric: true }],
    rows: rows.map(({ subject, figure }): Cell[] => [{ text: subject.name }, { figure }]),
    sheet: 'Partnerships',
  };
}

function bail({ stated, region }: Material): Section | undefined {
  const all = stated
    .listOf(region.id)
    .filter(({ metric }) => metric.domain === 'bail-accommodation');
  if (all.length === 0) return undefined;
  const table = statedTable(pairUp(all), {
    id: 'bail-table',
    caption: 'Bail accommodation and support',
    notes: ['Figures of a month are those at its end. Aims are as the source states them.'],
    sheet: 'Bail accommodation',
  });
  const first = all.find(({ metric, what }) => metric.code === 'A01' && what === 'outturn');
  const blocks: Block[] = [
    ...(first ? [say(`${nameMetric(first.metric)}: `, first.figure, ' in all.')] : []),
    { kind: 'table', table },
  ];
  return { id: 'bail', title: 'Bail accommodation and support', blocks, sections: [] };
}
