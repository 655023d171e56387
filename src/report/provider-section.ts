import type { Block, Cell, Section, Table } from './document.ts';
import { say } from './document.ts';
import type { Sentence } from './figure.ts';
import { type Material, nameMetric, type ProviderYear } from './material.ts';
import { byPercent, type Measured, withStanding } from './measured.ts';
import { otherFiguresTable } from './other-figures.ts';
import { positionBlocks } from './position-of-provider.ts';
import { profileTable } from './profile.ts';
import { ratingBlocks } from './ratings.ts';
import { joinSentences } from './sentence.ts';
import { tableOfProvider } from './tally.ts';
import { tallySentence } from './tally-sentence.ts';

/** How many of the exceeded levels are told; the table holds all. */
const told = 5;

/** The section of one provider: profile, what was exceeded, met, missed or not known, and where it stands. */
export function providerSection(material: Material, year: ProviderYear): Section {
  const profile = profileTable(year);
  const other = otherFiguresTable(material, year.subject);
  const blocks: Block[] = [
    ...(profile ? [{ kind: 'table', table: profile } as const] : []),
    ...ratingBlocks(material, year),
    ...positionBlocks(material, year),
    ...(year.measured.length > 0 ? outturnBlocks(year) : []),
    ...(other ? [{ kind: 'table', table: other } as const] : []),
  ];
  return { id: sectionOf(year), title: year.subject.officialName, blocks, sections: [] };
}

/** The id of a provider's section. */
export function sectionOf(year: Pick<ProviderYear, 'subject'>): string {
  return `provider-${year.subject.id}`;
}

function outturnBlocks(year: ProviderYear): Block[] {
  const { measured } = year;
  const exceeded = withStanding(measured, 'exceeded').toSorted(byPercent);
  const missed = withStanding(measured, 'missed').toSorted(byPercent).toReversed();
  const exact = withStanding(measured, 'met exactly');
  const blocks: Block[] = [summary(year)];
  if (exceeded.length > 0) {
    const lead =
      exceeded.length > told ? 'Exceeded by the most, in percent of the level:' : 'Exceeded:';
    blocks.push({ kind: 'list', lead: [lead], items: exceeded.slice(0, told).map(gapItem) });
  }
  if (missed.length > 0)
    blocks.push({ kind: 'list', lead: ['Missed:'], items: missed.map(gapItem) });
  if (exact.length > 0) blocks.push(namesOf('Exactly on the level: ', exact));
  blocks.push(...withoutJudgement(measured));
  blocks.push({ kind: 'table', table: outturnTable(year) });
  return blocks;
}

function summary(year: ProviderYear): Block {
  return say(
    ...tallySentence(year.measured, {
      who: year.subject.name,
      they: 'it',
      table: tableOfProvider(year),
    }),
  );
}

/** 'Unpaid work requirements completed (P09): 1028 against 861, better by 167 (19% of the level)'. */
function gapItem({ metric, outturn, level, gap }: Measured): Sentence {
  if (!gap) return [`${nameMetric(metric)}: `, outturn, ' against ', level];
  const percent: Sentence = gap.wholePercent ? [' (', gap.wholePercent, ' of the level)'] : [];
  return [
    `${nameMetric(metric)}: `,
    outturn,
    ' against ',
    level,
    `, ${gap.better ? 'better' : 'worse'} by `,
    gap.size,
    ...percent,
  ];
}

function namesOf(lead: string, measured: readonly Measured[]): Block {
  return say(lead, ...joinSentences(measured.map(({ metric }) => [nameMetric(metric)])), '.');
}

/** Metrics with an outturn and no level, and those without an outturn by their kind of nothing. */
function withoutJudgement(measured: readonly Measured[]): Block[] {
  const blocks: Block[] = [];
  const unjudged = withStanding(measured, 'no level');
  if (unjudged.length > 0) {
    const items = unjudged.map(
      ({ metric, outturn }): Sentence => [`${nameMetric(metric)}, outturn `, outturn],
    );
    blocks.push(say('No level to judge by: ', ...joinSentences(items), '.'));
  }
  const lacking = withStanding(measured, 'no outturn');
  for (const nothing of new Set(lacking.map(({ outturn }) => outturn.nothing))) {
    const names = lacking.filter(({ outturn }) => outturn.nothing === nothing);
    blocks.push(namesOf(`Outturn ${nothing ?? 'not known'}: `, names));
  }
  return blocks;
}

function outturnTable(year: ProviderYear): Table {
  return {
    id: tableOfProvider(year),
    caption: `Outturn against level, ${year.subject.officialName}`,
    notes: ['Differences are positive when the outturn is better than the level.'],
    columns: [
      { heading: 'Metric', details: 'Code' },
      { heading: 'Outturn', numeric: true },
      { heading: 'Level', numeric: true },
      { heading: 'Difference', numeric: true },
      { heading: '% of level', numeric: true },
      { heading: 'Status' },
    ],
    rows: year.measured.map(outturnRow),
  };
}

function outturnRow({ row, metric, outturn, level, gap }: Measured): Cell[] {
  return [
    { text: metric.title, detail: metric.code },
    { figure: outturn },
    { figure: level },
    gap ? { figure: gap.signed } : { text: '' },
    gap?.percent ? { figure: gap.percent } : { text: '' },
    { status: row.status },
  ];
}
