import { describePeriod, type Period } from '../calendar/index.ts';
import { positionMetric } from '../measure/index.ts';
import type { Block } from './document.ts';
import { say } from './document.ts';
import type { Sentence } from './figure.ts';
import type { Material, ProviderYear } from './material.ts';
import { listMoved, type Moved } from './moved.ts';
import { joinSentences, plural } from './sentence.ts';

/** Where one provider stood: at the end of the year, a year before, and at the end of each quarter known. */
export function positionBlocks(material: Material, year: ProviderYear): Block[] {
  const moved = listMoved(material).find(({ row }) => row.providerId === year.subject.id);
  const inGroup = year.group && material.groups.includes(year.group) ? year.group : undefined;
  const quarters = quartersOf(material.period).flatMap((quarter): Sentence[] => {
    const { stated } = material;
    const figure =
      stated.find(year.subject.id, positionMetric, quarter) ??
      (inGroup && stated.find(inGroup.id, positionMetric, quarter));
    return figure ? [[`${describePeriod(quarter)} `, figure]] : [];
  });
  const blocks: Block[] = [];
  if (moved) blocks.push(say(...standing(moved)));
  if (quarters.length > 1) {
    blocks.push(
      say('Positions at the end of the quarters known: ', ...joinSentences(quarters), '.'),
    );
  }
  blocks.push(...spanBlock(material, year.subject.id, inGroup?.id));
  if (inGroup && blocks.length > 0) {
    blocks.push(say(`On the scorecard it is reported as a part of ${inGroup.name}.`));
  }
  return blocks;
}

function standing({ row, from, to, change }: Moved): Sentence {
  if (row.change === 0) return ['Weighted Scorecard: position ', to, ', as a year before.'];
  const places = Math.abs(row.change);
  const size = { ...change, text: String(places), number: places };
  const way = row.change > 0 ? 'up' : 'down';
  return [
    'Weighted Scorecard: position ',
    to,
    ' at the end of the year, ',
    size,
    ` ${plural(places, 'place')} ${way} from `,
    from,
    ' a year before.',
  ];
}

function spanBlock({ stated, period }: Material, ...ids: readonly (string | undefined)[]): Block[] {
  const find = (metric: string) =>
    ids.flatMap((id) => (id ? (stated.find(id, metric, period) ?? []) : []))[0];
  const [best, worst] = [find('W05'), find('W06')];
  const parts: Sentence[] = [];
  if (best) parts.push(['best ', best]);
  if (worst) parts.push(['worst ', worst]);
  return parts.length === 0
    ? []
    : [say('Over the year, as stated: ', ...joinSentences(parts), '.')];
}

function quartersOf(year: Period): Period[] {
  return [0, 3, 6, 9].map((months) => ({ kind: 'quarter', first: year.first + months, months: 3 }));
}
