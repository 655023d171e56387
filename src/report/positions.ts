import { parsePeriod } from '../calendar/index.ts';
import type { Block, Cell, ChartSpec, Section, Table } from './document.ts';
import { say } from './document.ts';
import type { Sentence } from './figure.ts';
import type { Material } from './material.ts';
import { listMoved, type Moved } from './moved.ts';
import { netBlocks } from './net-change.ts';
import { joinNames, joinSentences } from './sentence.ts';

/** The change of scorecard position over the year; undefined where no provider has a position in both years. */
export function positionSection(material: Material): Section | undefined {
  const moved = listMoved(material);
  if (moved.length === 0) return undefined;
  const blocks: Block[] = [
    ...movers(moved),
    ...netBlocks(material, moved),
    ...remarks(material, moved),
    { kind: 'table', table: changeTable(material, moved) },
    { kind: 'chart', chart: changeChart(material, moved) },
  ];
  return { id: 'positions', title: 'Weighted Scorecard positions', blocks, sections: [] };
}

/** The three that rose and fell most. */
function movers(moved: readonly Moved[]): Block[] {
  const sorted = moved.toSorted((one, other) => other.row.change - one.row.change);
  const rose = sorted.filter(({ row }) => row.change > 0).slice(0, 3);
  const fell = sorted
    .filter(({ row }) => row.change < 0)
    .toReversed()
    .slice(0, 3);
  const tell = (some: readonly Moved[]) =>
    joinSentences(some.map(({ row, change }): Sentence => [`${row.provider} (`, change, ')']));
  const blocks: Block[] = [];
  if (rose.length > 0) blocks.push(say('Rose by the most places: ', ...tell(rose), '.'));
  if (fell.length > 0) blocks.push(say('Fell by the most places: ', ...tell(fell), '.'));
  return blocks;
}

/** Who shares a place, and who has none. */
function remarks({ providers, positions }: Material, moved: readonly Moved[]): Block[] {
  const groups = [...new Set(moved.flatMap(({ row }) => row.group ?? []))];
  const blocks = groups.map((group) =>
    say(
      `${group} share one place in ${positions.to}: each change is from its own earlier place to the shared one.`,
    ),
  );
  const without = providers
    .filter(({ subject }) => subject.kind === 'establishment')
    .filter(({ subject }) => !moved.some(({ row }) => row.providerId === subject.id))
    .map(({ subject }) => subject.name);
  if (without.length > 0)
    blocks.push(say(`Without a place in both quarters: ${joinNames(without)}.`));
  return blocks;
}

function changeTable({ positions, stated }: Material, moved: readonly Moved[]): Table {
  const printed = moved.map(({ row }) =>
    stated.find(row.providerId, 'W02', parsePeriod(positions.to)),
  );
  return {
    id: 'position-change',
    caption: `Change of Weighted Scorecard position, ${positions.from} to ${positions.to}`,
    notes: ['Position 1 is the best. A change is positive when the prison rose.'],
    columns: [
      { heading: 'Prison' },
      { heading: positions.from, numeric: true },
      { heading: positions.to, numeric: true },
      { heading: 'Change', numeric: true },
      { heading: 'Change as printed', numeric: true },
      { heading: 'Reported as' },
    ],
    rows: moved.map(({ row, from, to, change }, index): Cell[] => {
      const stated = printed[index];
      return [
        { text: row.provider },
        { figure: from },
        { figure: to },
        { figure: change },
        stated ? { figure: stated } : { text: '' },
        { text: row.group ?? 'itself' },
      ];
    }),
    sheet: 'Positions',
  };
}

function changeChart({ positions }: Material, moved: readonly Moved[]): ChartSpec {
  return {
    id: 'position-chart',
    title: `Places gained and lost on the Weighted Scorecard, ${positions.from} to ${positions.to}`,
    from: positions.from,
    to: positions.to,
    changes: moved.map(({ row, from, to, change }) => ({
      name: row.provider,
      change: row.change,
      changeText: change.text,
      fromText: from.text,
      toText: to.text,
    })),
  };
}
