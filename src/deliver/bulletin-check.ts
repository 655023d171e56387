import { monthOf, printPeriod, samePeriod } from '../calendar/index.ts';
import type { Place } from '../errors.ts';
import type { Bulletin, BulletinColumn, BulletinPercent, BulletinRow } from './bulletin.ts';
import { checkTotals } from './bulletin-check-totals.ts';
import type { BulletinFinding } from './bulletin-finding.ts';
import { percentOf, printCount } from './bulletin-sum.ts';

/** Works out again whatever a bulletin derives from its own figures; one finding for each disagreement. */
export function checkBulletin(bulletin: Bulletin): BulletinFinding[] {
  return [
    ...bulletin.rows.flatMap((row) => checkPercentages(row)),
    ...checkTotals(bulletin),
    ...checkMargins(bulletin),
    ...checkReportDate(bulletin),
  ];
}

type Share = { part: number | null; whole: number | null; words: readonly [string, string] };

function checkPercentages(row: BulletinRow): BulletinFinding[] {
  const { baselineCna, inUseCna, population } = row;
  return [
    ...checkPercent(row, 'populationPercent', row.printedPopulationPercent, {
      part: population,
      whole: inUseCna,
      words: ['population', 'in-use CNA'],
    }),
    ...checkPercent(row, 'availablePercent', row.printedAvailablePercent, {
      part: inUseCna,
      whole: baselineCna,
      words: ['in-use CNA', 'baseline CNA'],
    }),
  ];
}

function checkPercent(
  row: BulletinRow,
  column: BulletinPercent,
  stated: number | undefined,
  { part, whole, words }: Share,
): BulletinFinding[] {
  const computed = percentOf(part, whole);
  if (stated === undefined || stated === computed) return [];
  const printed = computed === null ? 'none' : `${computed}%`;
  return [
    {
      rule: column === 'populationPercent' ? 'population percentage' : 'available percentage',
      place: { ...row.place, ...columnPlace(row, column) },
      subject: row.name,
      stated: `${stated}%`,
      computed: printed,
      difference: computed === null ? null : stated - computed,
      explanation:
        `${row.name}: as a percentage, a ${words[0]} of ${printCount(part)} out of ${words[1]} of ` +
        `${printCount(whole)} is ${printed}, but ${stated}% is printed.`,
    },
  ];
}

function columnPlace(row: BulletinRow, column: BulletinColumn): Place {
  const letter = row.columns[column];
  return letter === undefined ? {} : { column: letter };
}

function checkMargins({ operatingMargin, statedMargins }: Bulletin): BulletinFinding[] {
  return statedMargins
    .filter((margin) => operatingMargin !== undefined && margin.places !== operatingMargin)
    .map(({ places, place }) => ({
      rule: 'operating margin',
      place,
      subject: null,
      stated: printCount(places),
      computed: printCount(operatingMargin ?? null),
      difference: places - (operatingMargin ?? places),
      explanation: `The operating margin is stated as ${printCount(operatingMargin ?? null)} places first, and as ${printCount(places)} here.`,
    }));
}

function checkReportDate({ month, reportDate }: Bulletin): BulletinFinding[] {
  if (reportDate === undefined || samePeriod(monthOf(reportDate), month)) return [];
  const [stated, computed] = [printPeriod(month), printPeriod(monthOf(reportDate))];
  return [
    {
      rule: 'report date',
      place: {},
      subject: null,
      stated,
      computed,
      difference: null,
      explanation: `The title says ${stated}, but the report date, ${reportDate}, lies in ${computed}.`,
    },
  ];
}
