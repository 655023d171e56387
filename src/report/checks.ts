import { parsePeriod } from '../calendar/index.ts';
import { printValue, roundHalfAway } from '../catalogue/index.ts';
import { listCosts } from './costs.ts';
import type { Cell, Table } from './document.ts';
import { computedFigure, type Figure, sourcesOf } from './figure.ts';
import type { Material } from './material.ts';
import { printName } from './material.ts';
import { listMoved } from './moved.ts';
import { listNets } from './net-change.ts';
import { percentOf } from './quotient.ts';
import { statedPercents, statedSums } from './sums.ts';

/** A printed figure that can be worked out from others, beside what that gives. */
export type Check = { subject: string; what: string; printed: Figure; computed: Figure };

/** Whether the printed figure is the computed one, at the places printed. */
export function holds({ printed, computed }: Check): boolean {
  if (printed.number === null || computed.number === null) return false;
  return roundHalfAway(computed.number, printed.decimals) === printed.number;
}

/** Every printed total, change, percentage and unit cost that can be recomputed. */
export function listChecks(material: Material): Check[] {
  return [
    ...percentChecks(material),
    ...positionChecks(material),
    ...costChecks(material),
    ...sumChecks(material),
    ...partnershipCheck(material),
  ];
}

function percentChecks({ providers, stated, period, catalogue }: Material): Check[] {
  return providers.flatMap(({ subject, measured }) =>
    statedPercents.flatMap(({ stated: code, of, as }): Check[] => {
      const printed = stated.find(subject.id, code, period);
      const one = measured.find(({ row }) => row.metric === of);
      if (!printed || !one?.gap || one.row.outturn === null || !one.row.level) return [];
      const part = as === 'over' ? (one.gap.signed.number ?? 0) : one.row.outturn;
      const value = percentOf(part, one.row.level, printed.decimals);
      const computed = computedFigure(
        value,
        printValue(value, { unit: 'percent', unitText: '%', decimals: printed.decimals }),
        {
          kind: 'computed',
          what: `${subject.name}, ${of}: percent of the level`,
          how: `${one.row.outturnText} against ${one.row.levelText}.`,
          from: [one.outturn, one.level].flatMap(sourcesOf),
        },
      );
      const what = catalogue.metrics.find((metric) => metric.code === code)?.title ?? code;
      return [{ subject: subject.name, what, printed, computed }];
    }),
  );
}

function positionChecks(material: Material): Check[] {
  const { positions, stated, region } = material;
  const moved = listMoved(material);
  if (moved.length === 0) return [];
  const to = parsePeriod(positions.to);
  const changes = moved.flatMap(({ row, change }): Check[] => {
    const printed = stated.find(row.providerId, 'W02', to);
    const what = 'Places gained on the Weighted Scorecard';
    return printed ? [{ subject: row.provider, what, printed, computed: change }] : [];
  });
  const nets = listNets(material, moved).flatMap(({ what, computed, printed }): Check[] =>
    printed ? [{ subject: printName(region), what, printed, computed }] : [],
  );
  return [...changes, ...nets];
}

function costChecks(material: Material): Check[] {
  return listCosts(material).flatMap((cost): Check[] => {
    const pair = (what: string, printed: Figure | undefined, computed: Figure | undefined) =>
      printed && computed ? [{ subject: cost.subject.name, what, printed, computed }] : [];
    const again = material.stated
      .listMentions()
      .filter(({ subjectId }) => subjectId === cost.subject.id);
    const mention = (code: string) => again.find(({ metric }) => metric.code === code)?.figure;
    return [
      ...pair('Cost of a place', cost.printedPerPlace, cost.perPlace),
      ...pair('Cost of a place, stated again', mention('F04'), cost.perPlace),
      ...pair('Cost of a prisoner', cost.printedPerPrisoner, cost.perPrisoner),
      ...pair('Cost of a prisoner, stated again', mention('F05'), cost.perPrisoner),
    ];
  });
}

function sumChecks({ providers, region, nation, stated, period, catalogue }: Material): Check[] {
  const subjects = [...providers.map(({ subject }) => subject), region, nation];
  return subjects.flatMap((subject) =>
    statedSums.flatMap(({ total, parts }): Check[] => {
      const printed = stated.find(subject.id, total, period);
      const figures = parts.flatMap((code) => stated.find(subject.id, code, period) ?? []);
      if (!printed || figures.length < parts.length) return [];
      const name = catalogue.metrics.find(({ code }) => code === total)?.title ?? total;
      const what = `${name}: sum of its parts`;
      return [{ subject: printName(subject), what, printed, computed: add(what, figures) }];
    }),
  );
}

function partnershipCheck({ partnerships, region, stated, period }: Material): Check[] {
  const printed = stated.find(region.id, 'L01', period);
  const figures = partnerships.flatMap(({ id }) => stated.find(id, 'L01', period) ?? []);
  if (!printed || figures.length === 0) return [];
  const what = 'Safer Community indicators: sum over the partnerships';
  return [{ subject: printName(region), what, printed, computed: add(what, figures) }];
}

function add(what: string, figures: readonly Figure[]): Figure {
  const sum = figures.reduce((total, { number }) => total + (number ?? 0), 0);
  return computedFigure(sum, printValue(sum, { unit: 'count', unitText: '', decimals: 0 }), {
    kind: 'computed',
    what,
    how: `${figures.map(({ text }) => text).join(' + ')}.`,
    from: figures.flatMap(sourcesOf),
  });
}

/** The checks as a table; those that fail stand in the report, all of them in the workbook. */
export function checkTable(
  checks: readonly Check[],
  about: Pick<Table, 'id' | 'caption' | 'sheet'>,
): Table {
  return {
    ...about,
    notes: ['Agreement is judged at the decimals that were printed.'],
    columns: [
      { heading: 'Subject' },
      { heading: 'What' },
      { heading: 'Printed', numeric: true },
      { heading: 'Computed', numeric: true },
      { heading: 'Agrees' },
    ],
    rows: checks.map((check): Cell[] => [
      { text: check.subject },
      { text: check.what },
      { figure: check.printed },
      { figure: check.computed },
      { text: holds(check) ? 'yes' : 'no' },
    ]),
    rowHeader: 1,
  };
}
