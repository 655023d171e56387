import { printValue } from '../catalogue/index.ts';
import type { Subject } from '../estate/index.ts';
import type { Block, Cell, Section, Table } from './document.ts';
import { say } from './document.ts';
import { computedFigure, type Figure, sourcesOf } from './figure.ts';
import type { Material } from './material.ts';
import { quotient } from './quotient.ts';

/** One contracted prison: what was spent, over how many places and prisoners, and what that comes to. */
export type Cost = {
  subject: Subject;
  places: Figure | undefined;
  population: Figure | undefined;
  spent: Figure;
  perPlace: Figure | undefined;
  perPrisoner: Figure | undefined;
  printedPerPlace: Figure | undefined;
  printedPerPrisoner: Figure | undefined;
};

const pounds = { unit: 'money', unitText: '£', decimals: 0 } as const;

/** The costs of every prison whose expenditure is known. */
export function listCosts({ providers, stated, period }: Material): Cost[] {
  return providers.flatMap(({ subject }) => {
    const find = (metric: string) => stated.find(subject.id, metric, period);
    const spent = find('F03');
    if (!spent) return [];
    const [places, population] = [find('F01'), find('F02')];
    return [
      {
        subject,
        places,
        population,
        spent,
        perPlace: divide(subject, 'cost of a place', spent, places),
        perPrisoner: divide(subject, 'cost of a prisoner', spent, population),
        printedPerPlace: find('F04'),
        printedPerPrisoner: find('F05'),
      },
    ];
  });
}

function divide(
  subject: Subject,
  what: string,
  spent: Figure,
  among: Figure | undefined,
): Figure | undefined {
  if (!among || spent.number === null || !among.number) return undefined;
  const value = quotient(spent.number, among.number, pounds.decimals);
  return computedFigure(value, printValue(value, pounds), {
    kind: 'computed',
    what: `${subject.name}: ${what}`,
    how: `${spent.text} divided by ${among.text}, in whole pounds.`,
    from: [spent, among].flatMap(sourcesOf),
  });
}

/** Appendix A: what a place and a prisoner cost, worked out, beside what was printed. */
export function costSection(material: Material): Section | undefined {
  const costs = listCosts(material);
  if (costs.length === 0) return undefined;
  const blocks: Block[] = [
    say(
      'Cost of a place: expenditure divided by the places in use. Cost of a prisoner: expenditure divided by the average population.',
    ),
    { kind: 'table', table: costTable(costs) },
    ...costs.flatMap((cost) => findings(material, cost)),
  ];
  return { id: 'costs', title: 'Appendix A: costs of contracted places', blocks, sections: [] };
}

/** Where a cost is stated twice and differently. */
function findings({ stated }: Material, cost: Cost): Block[] {
  const costs: ReadonlyArray<{
    code: string;
    first: Figure | undefined;
    computed: Figure | undefined;
  }> = [
    { code: 'F04', first: cost.printedPerPlace, computed: cost.perPlace },
    { code: 'F05', first: cost.printedPerPrisoner, computed: cost.perPrisoner },
  ];
  return stated.listMentions().flatMap(({ subjectId, metric, figure, note }): Block[] => {
    const known = costs.find(({ code }) => code === metric.code);
    if (subjectId !== cost.subject.id || !known?.first) return [];
    if (known.first.number === figure.number) return [];
    const sentence = [
      `${metric.shortTitle} at ${cost.subject.name} is stated as `,
      known.first,
      ' and again as ',
      figure,
      note ? ` (${note}).` : '.',
      ...(known.computed ? [' Worked out, it is ', known.computed, '.'] : []),
    ];
    return [{ kind: 'sentence', sentence, role: 'finding' }];
  });
}

function costTable(costs: readonly Cost[]): Table {
  const cell = (figure: Figure | undefined): Cell => (figure ? { figure } : { text: '' });
  return {
    id: 'costs-table',
    caption: 'Cost of a place and of a prisoner for the year',
    notes: ['Expenditure before audit. Computed figures are rounded to whole pounds.'],
    columns: [
      { heading: 'Prison' },
      { heading: 'Places in use', numeric: true },
      { heading: 'Average population', numeric: true },
      { heading: 'Expenditure', numeric: true },
      { heading: 'Per place, computed', numeric: true },
      { heading: 'Per place, printed', numeric: true },
      { heading: 'Per prisoner, computed', numeric: true },
      { heading: 'Per prisoner, printed', numeric: true },
    ],
    rows: costs.map((cost): Cell[] => [
      { text: cost.subject.name },
      cell(cost.places),
      cell(cost.population),
      { figure: cost.spent },
      cell(cost.perPlace),
      cell(cost.printedPerPlace),
      cell(cost.perPrisoner),
      cell(cost.printedPerPrisoner),
    ]),
    sheet: 'Costs',
  };
}
