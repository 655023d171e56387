import { endsOn, type IsoDate, printPeriod } from '../calendar/index.ts';
import type { Stated } from '../catalogue/index.ts';
import type { StatedFigure } from '../commission/index.ts';
import type { Problem } from '../errors.ts';
import { type Estate, findProvider, findSubject, nearestNames, openIn } from '../estate/index.ts';
import type { Workbook } from '../spreadsheet/index.ts';
import type { Bulletin, BulletinColumn, BulletinRow } from './bulletin.ts';
import { checkBulletin } from './bulletin-check.ts';
import type { BulletinFinding } from './bulletin-finding.ts';
import { readBulletin } from './bulletin-reading.ts';
import { printCount } from './bulletin-sum.ts';
import type { Proposal, QualityFinding } from './proposal.ts';
import { refuse, refuseAny } from './refuse.ts';

/** The metric that each column of a bulletin states. */
const metricOf: Record<BulletinColumn, string> = {
  baselineCna: 'B01',
  inUseCna: 'B02',
  operationalCapacity: 'B03',
  population: 'B04',
  populationPercent: 'B05',
  availablePercent: 'B06',
};
const columns: readonly BulletinColumn[] = [
  'baselineCna',
  'inUseCna',
  'operationalCapacity',
  'population',
  'populationPercent',
  'availablePercent',
];

/** The figure that a finding's rule is about, where it is of one establishment. */
const percentOfRule: Readonly<Record<string, BulletinColumn>> = {
  'population percentage': 'populationPercent',
  'available percentage': 'availablePercent',
};

type Named = { row: BulletinRow; providerId: string };

/**
 * What a monthly population bulletin would store: its figures by establishment, its national totals, and a
 * finding for each printed figure that its own figures contradict. Throws IMPORT_REFUSED, for instance with
 * the nearest names of an establishment that the estate does not know.
 */
export function proposeBulletin(
  workbook: Workbook,
  fileName: string,
  known: { estate: Estate; today: IsoDate },
): Omit<Proposal, 'fileName' | 'contentHash'> {
  const read = readBulletin(workbook);
  if ('problems' in read) return refuse(fileName, inFile(fileName, read.problems));
  const { bulletin } = read;
  const { named, problems } = nameRows(bulletin, known);
  refuseAny(fileName, inFile(fileName, problems));
  const published = [
    ...named.flatMap((one) => figuresOf(one, bulletin)),
    ...nationalFigures(bulletin, known.estate),
  ];
  const idOf = new Map(named.map(({ row, providerId }) => [row.name, providerId]));
  const findings = checkBulletin(bulletin).map((finding) =>
    findingOf(finding, bulletin, idOf.get(finding.subject ?? '') ?? known.estate.nation.id),
  );
  return { layout: 'bulletin', levels: [], published, findings, notices: [...workbook.notices] };
}

function inFile(file: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, place: { file, ...problem.place } }));
}

function nameRows(
  bulletin: Bulletin,
  { estate, today }: { estate: Estate; today: IsoDate },
): { named: Named[]; problems: Problem[] } {
  const on = bulletin.reportDate ?? endsOn(bulletin.month);
  const named: Named[] = [];
  const problems: Problem[] = on > today ? [futureProblem(on, today)] : [];
  for (const row of bulletin.rows) {
    const subject =
      findSubject(estate, row.name, { kind: 'establishment', on }) ??
      findSubject(estate, row.name, { kind: 'establishment' });
    const provider = subject && findProvider(estate, subject.id);
    const standing = provider ? openIn(provider, bulletin.month) : 'unknown';
    const earlier = named.find(({ providerId }) => providerId === provider?.id);
    if (earlier) problems.push(twiceProblem(row, earlier.row));
    else if (provider && standing === 'open') named.push({ row, providerId: provider.id });
    else problems.push(nameProblem(row, standing, estate));
  }
  return { named, problems };
}

function futureProblem(on: IsoDate, today: IsoDate): Problem {
  return {
    message: 'The bulletin is of a month that has not come.',
    found: on,
    expected: `by ${today}`,
  };
}

function twiceProblem(row: BulletinRow, earlier: BulletinRow): Problem {
  return {
    message: 'The establishment stands in the bulletin twice.',
    place: row.place,
    found: row.name,
    expected: `one row; the other is row ${earlier.place.row}: ${earlier.name}`,
  };
}

function nameProblem(row: BulletinRow, standing: string, estate: Estate): Problem {
  if (standing !== 'unknown') {
    const message = `${row.name} was ${standing} in this month.`;
    return { message, place: row.place, found: row.name, expected: 'an establishment then open' };
  }
  return {
    message: 'No establishment has this name.',
    place: row.place,
    found: row.name,
    expected: `a name of the estate, such as ${nearestNames(estate, row.name).join(', ')}`,
  };
}

function figuresOf({ row, providerId }: Named, { month }: Bulletin): StatedFigure[] {
  return columns.flatMap((column) => {
    const stated = statedOf(row, column);
    if (!stated) return [];
    const place = {
      sheet: row.place.sheet ?? null,
      row: row.place.row ?? 0,
      column: row.columns[column] ?? '',
    };
    const metric = metricOf[column];
    return [{ providerId, metric, period: month, mentionedIn: '', stated, place, note: null }];
  });
}

function statedOf(row: BulletinRow, column: BulletinColumn): Stated | undefined {
  if (column === 'populationPercent') return percentStated(row.printedPopulationPercent);
  if (column === 'availablePercent') return percentStated(row.printedAvailablePercent);
  return countStated(row[column]);
}

function percentStated(percent: number | undefined): Stated | undefined {
  if (percent === undefined) return undefined;
  return { value: percent, text: `${percent}%`, decimals: 0, nothing: null };
}

function countStated(count: number | null): Stated {
  const nothing = count === null ? 'not supplied' : null;
  return { value: count, text: count === null ? '' : printCount(count), decimals: 0, nothing };
}

/** The printed totals of all rows, kept beside the sum that follows from the establishments. */
function nationalFigures(bulletin: Bulletin, estate: Estate): StatedFigure[] {
  const whole = bulletin.totals.filter(({ from, to }) => from === 0 && to === bulletin.rows.length);
  return columns.flatMap((column) => {
    const total = whole.findLast(({ of }) => of === column);
    if (!total) return [];
    const { row = 0, column: letter = '', sheet = null } = total.place;
    return [
      {
        providerId: estate.nation.id,
        metric: metricOf[column],
        period: bulletin.month,
        mentionedIn: '',
        stated: { value: total.stated, text: total.text, decimals: 0, nothing: null },
        place: { sheet, row, column: letter },
        note: total.label,
      },
    ];
  });
}

function findingOf(
  finding: BulletinFinding,
  bulletin: Bulletin,
  providerId: string,
): QualityFinding {
  const { sheet = null, row = null, column = null } = finding.place;
  const { rule, stated, computed, difference, explanation } = finding;
  const period = printPeriod(bulletin.month);
  const place = { sheet, row, column };
  const percent = percentOfRule[rule];
  return {
    rule,
    providerId,
    metric: percent ? metricOf[percent] : null,
    period,
    place,
    stated,
    computed,
    difference,
    explanation,
  };
}
