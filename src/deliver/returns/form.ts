import {
  type Breakdown,
  breakdownField,
  type Catalogue,
  figuresIn,
  type RecordValues,
  type ReturnFigure,
  type ReturnLine,
  type ReturnTemplate,
} from '../../catalogue/index.ts';

/** A group of a breakdown, as a cell is about it. */
export type CellGroup = { breakdown: string; code: string; title: string };

/** A cell for a figure: the whole, or one combination of groups. */
export type FigureCell = {
  address: string;
  line: ReturnLine;
  figure: ReturnFigure;
  groups: readonly CellGroup[];
  /** Such as “Staff in post: Female, 18 to 20”. */
  title: string;
};

/** Who does not say a group is counted under this code, which no breakdown has. */
export const notStated = { code: 'not-stated', title: 'Not stated' };

/** Every figure cell of a template: of each figure the whole, then its groups. */
export function figureCells(
  template: Pick<ReturnTemplate, 'lines'>,
  { breakdowns }: Pick<Catalogue, 'breakdowns'>,
): FigureCell[] {
  return figuresIn(template).flatMap(({ line, figure }) => {
    const whole = { address: figure.tally, line, figure, groups: [], title: figure.title };
    const combinations = figure.by.length === 0 ? [] : combined(figure.by, breakdowns);
    return [whole, ...combinations.map((groups) => groupCell(line, figure, groups))];
  });
}

function groupCell(
  line: ReturnLine,
  figure: ReturnFigure,
  groups: readonly CellGroup[],
): FigureCell {
  return {
    ...{ line, figure, groups },
    address: [figure.tally, ...groups.map(({ code }) => code)].join('.'),
    title: `${figure.title}: ${groups.map(({ title }) => title).join(', ')}`,
  };
}

/** Every combination of one group of each breakdown, who does not say among them. */
function combined(codes: readonly string[], breakdowns: readonly Breakdown[]): CellGroup[][] {
  return codes.reduce<CellGroup[][]>(
    (all, breakdown) => {
      const groups = breakdowns.find(({ code }) => code === breakdown)?.groups ?? [];
      return all.flatMap((before) =>
        [...groups, notStated].map(({ code, title }) => [...before, { breakdown, code, title }]),
      );
    },
    [[]],
  );
}

/** The two texts that belong to a line. */
export const wordKinds = ['explanation', 'recovery'] as const;
export type WordKind = (typeof wordKinds)[number];

/** The address of a line's explanation or recovery step. */
export function wordsAddress(line: string, kind: WordKind): string {
  return `${line}:${kind}`;
}

/** Every address that a template has, figures first. */
export function addressesOf(
  template: Pick<ReturnTemplate, 'lines'>,
  catalogue: Pick<Catalogue, 'breakdowns'>,
): string[] {
  return [
    ...figureCells(template, catalogue).map(({ address }) => address),
    ...template.lines.flatMap(({ code }) => wordKinds.map((kind) => wordsAddress(code, kind))),
  ];
}

/** The fields of a ledger record that say which groups a cell is about; who does not say has none. */
export function groupFields(groups: readonly CellGroup[]): RecordValues {
  return Object.fromEntries(
    groups
      .filter(({ code }) => code !== notStated.code)
      .map(({ breakdown, code }) => [breakdownField(breakdown), code]),
  );
}
