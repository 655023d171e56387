import type { Bulletin, BulletinRow, BulletinTotal } from './bulletin.ts';
import type { BulletinFinding } from './bulletin-finding.ts';
import { percentOf, printCount, sumOf } from './bulletin-sum.ts';

/** Works out every printed total from the rows that it sums. */
export function checkTotals({ rows, totals, operatingMargin }: Bulletin): BulletinFinding[] {
  return totals.flatMap((total) => {
    const summed = rows.slice(total.from, total.to);
    const { computed, how } = workOut(total, summed, operatingMargin);
    if (computed === total.stated) return [];
    const isPercent = total.of === 'populationPercent' || total.of === 'availablePercent';
    const print = (value: number | null): string =>
      isPercent && value !== null ? `${value}%` : printCount(value);
    return [
      {
        rule: ruleOf(total),
        place: total.place,
        subject: null,
        stated: print(total.stated),
        computed: print(computed),
        difference: computed === null ? null : total.stated - computed,
        explanation: `"${total.label}": ${how} ${print(computed)}, but ${total.text} is printed.`,
      },
    ];
  });
}

function workOut(
  total: BulletinTotal,
  rows: readonly BulletinRow[],
  margin: number | undefined,
): { computed: number | null; how: string } {
  const baseline = sumOf(rows, 'baselineCna');
  const inUse = sumOf(rows, 'inUseCna');
  switch (total.of) {
    case 'populationPercent':
      return {
        computed: percentOf(sumOf(rows, 'population'), inUse),
        how: `a population of ${printCount(sumOf(rows, 'population'))} in an in-use CNA of ${printCount(inUse)} makes`,
      };
    case 'availablePercent':
      return {
        computed: percentOf(inUse, baseline),
        how: `an in-use CNA of ${printCount(inUse)} out of a baseline CNA of ${printCount(baseline)} makes`,
      };
    case 'outOfUse':
      return {
        computed: baseline - inUse,
        how: `a baseline CNA of ${printCount(baseline)} less an in-use CNA of ${printCount(inUse)} leaves`,
      };
    case 'useableOperationalCapacity':
      return workOutUseable(rows, margin);
    default:
      return {
        computed: sumOf(rows, total.of),
        how: `the ${rows.length} establishments add up to`,
      };
  }
}

function workOutUseable(
  rows: readonly BulletinRow[],
  margin: number | undefined,
): { computed: number; how: string } {
  const sum = sumOf(rows, 'operationalCapacity');
  const lessMargin =
    margin === undefined
      ? ', no operating margin being stated, make'
      : `, ${printCount(sum)}, less the stated operating margin of ${printCount(margin)} leave`;
  return {
    computed: sum - (margin ?? 0),
    how: `the operational capacities of ${rows.length} establishments${lessMargin}`,
  };
}

function ruleOf({ of, label }: BulletinTotal): BulletinFinding['rule'] {
  if (of === 'populationPercent' || of === 'availablePercent') return 'total percentage';
  if (of === 'outOfUse') return 'out of use';
  if (of === 'useableOperationalCapacity') return 'useable operational capacity';
  return /^sub/i.test(label) ? 'sub total' : 'total';
}
